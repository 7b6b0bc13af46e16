# What every command may say.

command-failed = failed: { $why }
command-no-directory = the working directory cannot be read
command-no-calendar = there is no calendar in policies/
command-calendar-missing = there is no calendar `{ $calendar }` in policies/
command-policy-missing = no policy `{ $policy }` is in force on { $date }
command-policy-missing-help = see `complaint policy list`, and `policy` and `received` of the case
command-case-unreadable = the case cannot be read
command-case-later = case { $number } was recorded later than the moment asked for
command-format-newer = the file is in format { $format }, which this version does not know
command-file-full = { $file } is { $percent } % full; beyond 1 MiB or 200,000 values a file is not read, and nothing more can be recorded in it
command-file-full-help = attach long texts instead (`complaint attach { $number }`), or go on in a linked case (`complaint link { $number }`)
command-input-large = more than { $limit } on standard input
command-text-file-help = `@` names a file to read; a text that begins with `@` is written `@{ $text }`
command-input-not-text = standard input is not UTF-8
command-actor-none = nobody says who acts
command-actor-none-help = give --by EMAIL, or set git's user.email
command-actor-unknown = { $name } is not in the staff file
command-actor-unknown-help = use an e-mail address from policies/staff.toml, or enter yourself: complaint staff join --id ID --name NAME --email ADDRESS --unit UNIT --from DATE
command-actor-ambiguous = several persons are called { $name }
command-actor-one-of = give one of: { $names }
command-not-permitted = { $name } may not run `{ $command }`; the policy reserves it for: { $who }
command-not-permitted-help = ask { $people }
command-not-permitted-nobody = nobody in policies/staff.toml may: appoint or delegate somebody there
command-item-none = there is no item { $n }: the complaint is not divided into items
command-correct-absent = the case has no `{ $section }` yet
command-text-blank = `{ $text }` says nothing: expected some words
command-text-empty = expected some words
command-field-refused = `{ $field }`: { $why }
command-at-future = { $at } is in the future; now is { $now }
command-at-before-received = { $at } is before the complaint was received, { $received }
command-migrated = { $count ->
    [one] 1 file has the headings it lacked
   *[other] { $count } files have the headings they lacked
}
command-nothing-changed = Nothing changed.
command-written = { $number }: { $status }

command-fields-lacking = not accepted yet, lacking: { $fields }
command-fields-lacking-help = add them: { $command } --reason TEXT
command-unit-unknown = there is no unit `{ $unit }`
command-unit-unknown-help = units: { $units }
command-person-unknown = { $name } is neither a unit nor a person of the staff file
command-person-is-unit = { $name } is a unit ({ $unit }), and no person
command-person-is-unit-help = its people: { $people }; where a role may be named: { $roles }
command-person-unknown-help = use a person's e-mail address or name, where a unit may be named its id; `complaint staff list` shows them
command-no-route = nobody is named, and the policy has no route for this case
command-no-route-help = give --to UNIT or PERSON
command-routed = to { $unit }, as the policy routes it ({ $rule })
command-hand-overs = { $count ->
    [0] first assignment
    [one] handed over { $count } time
   *[other] handed over { $count } times
}
command-item-unknown = there is no item { $n }; the items are: { $items }
command-item-decided = item { $n } has its outcome already
command-item-decided-help = mend it with `{ $command }`
command-item-answered = the customer has answered to item { $n } already
command-items-undecided = other items have no outcome yet
command-items-unanswered = the customer has not answered to every item yet
command-investigate-which-item = the complaint has several items, each with its own outcome
command-investigate-which-item-help = give --item N
command-reply-which-item = the complaint has several items; an answer must say which it answers. Open: { $items }
command-reply-which-item-help = give --item N, more than once if one answer covers several
command-action-form = not an action: `{ $text }`; write WHAT|OWNER|YYYY-MM-DD
command-committed-nobody = commits us to { $amount }; the policy names nobody who answers for it
command-committed = commits us to { $amount }; to be signed by: { $role } ({ $rule })
command-committed-own = commits us to { $amount }; within the proposer's own authority, no approval needed
command-quantity-open = an amount still open (quantity open)
command-option-needed = the proposal has options; say which one the customer takes: { $options }
command-option-unknown = the settlement has no option `{ $option }`; options: { $options }
command-option-none = the settlement has no options; leave `--option { $option }` out
command-nothing-to-approve = there is no settlement to approve
command-signed-as = signed as { $role } for { $amount }
command-turned-down-as = { $amount } turned down as { $role }; nothing is signed
command-may-sign-nobody = the policy names nobody with authority over money
command-may-sign-none = for another { $role }, or let somebody else propose it: nobody who may sign it holds that role now
command-may-sign = { $role } or above: { $people }
command-self-approval = { $name } proposed this settlement and may not approve it
command-signs-anew = { $name } proposed what the customer refused; somebody else looks at it anew and signs
command-proposal-unchanged = the customer has refused exactly this
command-proposal-unchanged-help = propose something else, or say why it is proposed again with --reason TEXT
command-confirm-nobody = nobody is liable yet
command-confirm-nobody-help = the investigation says who is: --liable UNIT=SHARE
command-notice-spoken = what is said on the telephone is not in writing
command-notice-spoken-help = write to the customer: `{ $command }`; a call that tells the decision is `--kind answer`
command-item-left-out = nothing is proposed for item { $n } any more; to propose it again: { $command }
command-dismissed-untold = the customer has not been told: { $command }
command-reply-unapproved = what is decided in { $number } is not approved yet: no answer goes out before
command-reply-unapproved-help = tell the customer how it stands with --kind interim; the answer follows the approval
command-self-approval-help = ask { $who }
command-beyond-authority = { $name } may not commit { $amount }
command-beyond-now-help = the role counts on { $date }, but has ended by today, when it is recorded; somebody who holds one now signs
command-beyond-help = ask { $who }
command-act-for-another = { $typist } may not { $command } in the name of { $name }: there is no delegation
command-act-for-another-help = let { $name } do it, or record the delegation in policies/staff.toml
command-act-for-another-no-paper = this policy takes no decisions on paper (`[recording] evidence`), or you are not among those who enter them: let { $name } do it
command-act-for-another-paper = name the scan of what was decided on paper with --paper FILE
command-enter-for-another = { $typist } may not enter what others did; these may: { $who }
command-enter-for-another-help = whoever did it records it, or one of these
command-countersigned = confirmed: { $facts }
command-unresolved-nobody = policy { $policy } lets nobody close a case the customer does not accept
command-duplicate-ended = { $number } has ended already
command-duplicate-of-duplicate = { $number } is a duplicate itself, of { $of }: name that one
command-unresolved-not-refused = { $number } is not refused by the customer
command-unresolved-not-refused-help = record the refusal with `complaint agree --refused`, or close it in the ordinary way
command-correct-form = not a correction: `{ $text }`; write FIELD=VALUE, such as defective=430; `complaint correct ID` lists the fields
command-correct-fixed = `{ $field }` is never corrected
command-correct-fixed-help = it tells what was done, and stays; `{ $command }` shows how it came to be
command-correct-anew = what decides or identifies is recorded anew: { $command }
command-correct-status = the status follows from the steps that are made: { $command } shows what is next
command-correct-policy = a case is judged by the policy it was taken in under: take it in anew with { $new }, and end this one with { $end }
command-mendable-name = Name
command-mendable-field = Field
command-mendable-value = Now
command-mendable-how = { $command } mends one; the old value is kept. The text as a whole is edited with `complaint edit`
command-corrected = { $field }: { $old } → { $new }
command-hold-nothing = no clock that may stand still is running in time; the policy allows: { $clocks }
command-hold-nothing-help = a hold must begin before the due; after it, only the work helps
command-held = standing still: { $clocks }
command-resume-before-hold = that is before the hold began, { $held }
command-reply-to = `--to` names who of ours was told
command-reply-to-help = it goes with `--kind inform`; what the customer is told has no `--to`
command-promise-past = { $date } is past
command-keep-before-promise = that is before the promise was given, { $given }
command-promised = promise { $n }; when it is kept: { $command }
command-promise-unknown = there is no promise { $n } ({ $count ->
    [0] none was given
    [one] there is one
   *[other] there are { $count }
})
command-waive-nothing = nothing found under `{ $rule }`; found on this case: { $found }
command-waive-level = { $name } may not accept `{ $rule }`: it is about a level above
command-waive-level-help = who could have signed the settlement, or decides on sanctions, accepts it
command-waived-finding = { $rule } is accepted in { $file }; it counts once it is committed to the branch that counts
command-waive-finding-unknown = no one finding of the audit has the fingerprint { $finding }
command-waive-finding-unknown-help = `complaint audit` shows fingerprints; name eight digits or more, and with --range what was audited
command-waive-none = nothing is found on this case that could be accepted
command-reopened = case { $number } takes the place of { $old }
command-percentage = { $value } is not a percentage from 0 to 100
command-proof-unknown = policy { $policy } knows no proof `{ $proof }`
command-proof-help = one of: { $proofs }
command-received = came back: { $received } of { $approved } approved
command-received-open = came back: { $received }; the quantity was left open
command-receive-unapproved = recorded, and held: the settlement is not approved yet
command-receipt-unknown = there is no receipt { $n }; there are { $count }
command-receipt-instructed = there is an instruction for receipt { $n }
command-instruct-early = that is before the goods came, { $came }
command-receive-blocked = recorded, but above the tolerance of { $tolerance } %: posting waits for an instruction
command-receive-differs = recorded, but not what the note says: ask for an instruction
command-resold = { $quantity } sold again: loss { $amount }
command-resale-unused = policy { $policy } gives no time to sell returned goods
command-resale-unused-help = what the goods brought is told as a remark: { $command }
command-resale-late = the month to sell returned goods ended { $until }
command-resale-late-help = what was not sold in time is lost as the settlement says
command-resale-more = { $quantity } cannot be sold: { $left } are there
command-resale-more-help = record first what came back: { $command }
command-resale-a-price = the settlement states no single A-grade price; give --a-price
command-recovered = loss { $total }, recovered { $recovered }, net { $net }
command-recover-not-liable = { $from } is not liable for anything here; outside parties that are: { $known }
command-recover-nobody = { $from } is not liable for anything here; no outside party is
command-recovered-too-much = { $amount } is more than was lost: { $open } are left
command-recovered-too-much-help = record at most what is left

command-escalated = moved up to tier { $tier } ({ $to }) under { $rule }
command-escalate-top = the case is on the highest tier already
command-escalate-top-help = `complaint assign { $number } --to …` hands it over on the same tier
command-escalate-down = { $to } is on no higher tier than the case is now
command-escalate-down-help = tiers, lowest first: { $tiers }
command-escalate-nobody = nobody holds tier { $tier }
command-escalate-nobody-help = name a unit or a person with --to, or give somebody its role in policies/staff.toml
command-fault-unknown = the policy knows no cause `{ $word }`
command-fault-blameless = { $fault } is nobody's fault: there are no shares
command-fault-blameless-help = leave `--liable` out
command-fault-known = known: { $words }
command-test-fee-unruled = { $policy } does not say who pays for a test
    .help = write the fee as a remedy, or add `[test_fee]` to the policy
command-cost-bearer = cost borne by { $bearer } ({ $rule })
command-grade-proposed = the policy proposes grade { $grade } ({ $rule }): complaint correct { $number } grade={ $grade } --reason TEXT

command-no-standing = no remedy is given, and policy { $policy } has no standing remedy for this complaint
command-no-standing-help = give one: --remedy KIND:key=value,…
command-standing-figures = the standing remedy is { $remedy }; its figures are lacking
command-standing-figures-help = run: { $command }
command-advance = paid in advance, { $what }
command-tool-old = this is complaint { $own }; this repository is written by { $needed } or newer
command-tool-old-help = install complaint { $needed } or newer: this version may not know all that is recorded here
command-eased = { $name } is of those it measures and may not enter this correction: { $what }
command-eased-role = only some may enter this correction, { $name } not among them: { $what }
command-read-as = `{ $text }` is read as { $date }
command-undone = { $action } of { $case } is taken back: { $files }
command-undo-no-git = what a command wrote is kept by git alone, and there is none here
command-undo-nothing = the last commit was made by no command, and nothing else is to be taken back
command-undo-followed = { $action } of { $case } is not taken back: something has followed it
command-undo-anothers = { $action } of { $case } was done by { $who }, and is theirs to take back
command-undo-merge = { $action } of { $case } is not taken back: its commit is a merge, or the first
command-undo-pushed = { $action } of { $case } is not taken back: it is pushed, and others may have it
command-undo-edited = { $file } was changed since
command-undo-forgotten = what stands in { $file } and in no commit may be of an earlier command of yours; of those only the last is remembered
command-undo-forgotten-help = { $command } shows it; git takes it back, or a commit keeps it
command-undo-underway = git is in the middle of something: `{ $command }` first
command-undo-help = what is recorded is mended with `complaint correct`, an ended case is taken up again with `complaint reopen`
