# What the checks find, and what to do about it.

check-overdue = `{ $clock }` ({ $owner }) was due { $due }
check-due-soon = `{ $clock }` ({ $owner }) is due { $due }
check-late = `{ $clock }` ({ $owner }) was done after its due, { $due }
check-missed = `{ $clock }` ({ $owner }) was never done; it was due { $due }
check-breached = `{ $clock }` ({ $owner }) was overdue by what was known, due { $due }; a correction moved it later
check-provisional-due = `{ $clock }` is due { $due } as far as is known: the holidays of that year are not published
check-provisional-due-help = add the year to the calendar file once it is published
check-unkept-promise = promise { $n } ({ $owner }) was to be kept by { $due }
check-uncounted-clock = a limit cannot be counted: { $why }

check-newer-format = the file is in format { $format }; this version knows { $known }
check-newer-format-help = install a newer version of complaint
check-required-field = `{ $field }` is needed before the case is accepted ({ $rule })
check-policy-missing = there is no policy `{ $policy }`
check-policy-missing-help = `complaint policy list` shows the policies
check-policy-later = no edition of policy `{ $policy }` was in force on { $date }
check-policy-later-help = correct `received`, or add the edition that was in force

check-recorded-after-end = `{ $act }` recorded { $recorded }, when the case had ended ({ $end })
check-recorded-after-end-help = withdraw it, or take the case up again with `complaint reopen`; if it did happen, waive this with the reason
check-opinion-on-another-settlement = the opinion is on another settlement than the one it stands with
check-opinion-on-another-settlement-help = propose the settlement once more with `complaint resolve` and have the office give its opinion
check-changed-after-approval = the settlement is not the one that was approved
check-changed-after-approval-help = restore what was approved (git log shows it), or propose the change with `complaint resolve` and have it approved
check-answered-before-approval = { $kind } before the approval of what it tells
check-answered-before-approval-help = approve, then answer; if it only told how things stand, its kind is interim
check-proposal-unchanged = the customer has refused exactly this before, and no reason is given
check-proposal-unchanged-help = say why it is proposed again: settlement.reason
check-self-approval = { $by } approved their own proposal
check-self-approval-help = have somebody else approve it
check-approval-refused = { $by } proposed what the customer refused, and approved what came after it
check-over-authority = { $by } approved { $amount }, which needs { $role }
check-over-authority-open = { $by } approved an open quantity, which needs { $role }
check-approved-by-unknown = { $by }, who approved the settlement, is not in the staff file
check-over-authority-help = have { $role } approve it
check-unapproved-settlement = the settlement was never approved
check-shares-not-100-of-item = the liable shares of item { $n } add up to { $total } %, not 100 %
check-shares-not-100 = the liable shares add up to { $total } %, not 100 %
check-whole-shares = nothing was recorded: give shares that add up to 100 % in this one command
check-unanswered-item = item { $n } has no answer: { $text }
check-open-duty = closed, but { $what } ({ $rule })

check-duplicate-number = number { $number } is taken by { $file }
check-duplicate-number-help = `complaint renumber` gives the newer one another number
check-duplicate-uid = the uid is that of { $file }
check-duplicate-uid-help = if the file was copied, give the copy a uid of its own
check-dangling-link = there is no case { $number }
check-dangling-link-help = correct the number, or remove the link
check-number-not-file = the number is { $number }, the file is named { $file }
check-number-not-month = number { $number } belongs to { $month }, but stands in { $directory }
check-number-not-file-help = the file must be cases/YYYY/MM/NUMBER.yaml of its own number; `complaint renumber` puts it there

check-status-mismatch = the status says { $written }, the facts say { $derived }
check-status-mismatch-help = set `status: { $derived }`; only the steps move it
check-dated-after-record = dated { $at }, but recorded before that, { $recorded }
check-rate-of-later = the rate is said to be of { $date }, but the settlement was recorded on { $recorded }
check-rate-of-later-help = take the rate of a day that has come: `rate_date=DATE`
check-dated-before = `{ $step }` is dated { $at }, before `{ $before }` at { $time }
check-dated-before-received = dated before the complaint was received, { $received }
check-recorded-in-future = recorded { $recorded }, which is in the future
check-another-time = nothing was recorded: give another time in this command (`--at TIME`, or the value that is corrected)
check-late-recording = happened { $at }, recorded { $recorded }: more than { $tolerance } later ({ $rule })
check-step-order = step `{ $step }` is made, but `{ $lacking }` before it is not
check-step-unused = step `{ $step }` is made, but policy `{ $policy }` has no such step
check-step-abnormality = step `{ $step }` is made, but an abnormality note has no steps
check-step-order-help = record the step that is lacking, or take back the later one

check-unknown-term = `{ $field }`: unknown word `{ $word }`
check-gone-help = name who was there on that day ({ $place } says so), or mend the date there
check-unknown-person = { $name } is not in the staff file, but in { $count ->
    [one] case
   *[other] { $count } cases:
} { $cases }
check-unknown-person-help = keep whoever was there in policies/staff.toml: who has left stays in it (`complaint staff leave`), an old address is one of former_emails (`complaint staff rename`)
check-did-you-mean = did you mean `{ $word }`?
check-known-words = known: { $words }
check-own-key = keys of your own begin with x-

check-run = run: { $command }
check-mend-by-hand = mend the file by hand; `git log -p` shows what it was
check-mend-field = mend it with `complaint edit`, or by hand
check-finish-merge = finish the merge: keep what is right and remove the marks; two cases of one number are settled by `complaint renumber`
check-quote = write it in quotes
check-evidence-missing = the evidence { $file } is not there
check-evidence-not-a-file = the evidence { $file } is no file
check-evidence-missing-help = take it back from git, or attach it again from the original
check-evidence-outside = the evidence { $file } is said to be outside attachments/, or is reached through a link; it was not looked at
check-evidence-outside-help = attach the file itself: complaint attach ID FILE
check-evidence-changed = the evidence { $file } is not what was recorded: its content has another SHA-256
check-evidence-changed-help = take back what was recorded from git; what is new is attached beside it
check-evidence-not-here = { $count ->
        [one] one piece of evidence is not here: its content was not looked at
       *[other] { $count } pieces of evidence are not here: their content was not looked at
    }
check-evidence-not-here-help = git lfs pull, git sparse-checkout add attachments or a whole clone brings them
check-stray-help = move or remove it; a case is cases/YYYY/MM/NUMBER.yaml
check-lint-policies = `complaint policy lint` shows everything wrong with the policies

# The command.

check-head-severity = SEVERITY
check-head-rule = RULE
check-head-case = CASE
check-head-line = LINE
check-head-message = MESSAGE
check-head-kind = KIND
check-head-title = TITLE
check-late-by = { $what } ({ $late })
check-nothing =
    { $cases ->
        [one] 1 case checked, nothing found
       *[other] { $cases } cases checked, nothing found
    }
check-left-out = { $all }; not shown here: { $left }
check-whole-list = all findings
check-summary =
    { $cases ->
        [one] { $counts } in 1 case
       *[other] { $counts } in { $cases } cases
    }
check-errors =
    { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
check-warnings =
    { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
check-notes =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
check-rule-unknown = there is no rule `{ $rule }`
check-rule-list-help = `complaint rule` lists them
check-rule-holds = Holds: { $rules }
check-recovered-too-much = { $recovered } recovered of a loss of { $total }
check-recovered-too-much-help = correct the amount: complaint correct ID recoveries[N].amount=AMOUNT --reason TEXT
check-return-above-tolerance = { $received } came back, { $approved } approved, tolerance { $tolerance } %: posting waits for an instruction
check-return-unapproved = { $received } came back before the settlement was approved: nothing of it counts yet
check-return-differs = { $received } came back, { $approved } approved: no instruction was asked for
check-return-unproved = nothing proves the { $kind }; one of: { $proofs }

check-channel-acknowledged = came by { $channel }: receipt not acknowledged ({ $rule })
check-channel-read-back = came by { $channel }: not read back and confirmed ({ $rule })
check-channel-recording = came by { $channel }: no reference to the recording ({ $rule })
check-wrong-tier = on tier { $on }, belongs on { $tier } ({ $rule })
check-wrong-tier-time = on tier { $on }, belongs on { $tier } after { $limit } ({ $rule })
check-many-handovers = handed over { $count } times, { $most } at most; { $first } received it and stays accountable ({ $rule })
check-follow-up-missing = the customer was to be asked again by { $due }, { $limit } after the closing ({ $rule })
check-retention-past = it still says who the customer was; that was to be kept until { $until }, { $limit } after the end
check-unrecorded-complaint = no case has this complaint: { $told }
check-unrecorded-complaint-help = take it down: complaint new --received DATE --customer NAME --complaint TEXT; then tell how many there were: complaint duty done NAME --period P --missing N
check-log-not-csv = it is no table of comma-separated values: { $detail }
check-log-columns = none of these columns tells which case a row is: { $columns }
check-log-columns-help = name the columns in the first row, by: { $columns }
check-cause-missing = established, without a cause
check-more-than-delivered = { $said } is more than the { $delivered } delivered
check-counted-otherwise = `{ $said }` is not in the unit of the `{ $delivered }` delivered; a number alone counts pieces
check-nothing-said = { $what } says nothing
check-nth = { $what } { $n }
check-shipped-after-received = shipped on { $shipped }, after the complaint came in on { $received }
check-silent-case = nothing since { $last }, for longer than { $limit } ({ $rule })
check-grade-differs = grade { $grade }, the matrix gives { $proposed } ({ $rule })
check-cost-exchange-due = for { $cause } the goods are always exchanged; the settlement does not ({ $rule })
check-cost-exchange-never = for { $cause } goods are not exchanged; the settlement does ({ $rule })
check-cost-customer = for { $cause } the customer bears the cost; the settlement pays ({ $rule })
check-reason-missing = { $outcome } without a reason

# Actions, recurrence, precedents
check-action-missing = closed, but { $what } ({ $rule })
check-action-failed = action { $n } does not work, and no other follows it
check-action-unverified = action { $n } was to be checked by { $due }
check-action-self-verified = action { $n } was checked by its own owner, { $owner }
check-repeat-complaint = { $customer } complained of the same before: { $cases } ({ $rule })
check-special-cause = { $count } complaints of this in { $month }, where { $usual } are usual: more than chance explains
check-special-cause-run = { $count } complaints of this in { $month }, where { $usual } are usual: eight months in a row above that
check-special-cause-help = look for what changed; `complaint report` shows the limits, a waiver accepts it with a reason
check-recurrence = the same again, { $count } times within the window: { $cases } ({ $rule })
check-recurrence-after-action = action { $n } of { $number } should have stopped this: { $action } ({ $place })
check-abnormality-claimed = a note of an abnormality, but { $amount } is claimed
check-abnormality-settled = a note of an abnormality, but a settlement is proposed
check-split-settlement = { $parts } = { $sum }, above { $limit }, which each stays below: { $role } ({ $rule })
check-split-settlement-help = { $role } decides on the whole, or waive this with a reason
check-not-standing = the standing remedy is { $remedy } ({ $rule }); no reason says why it is another
check-deviating-kinds = other remedies than in { $count ->
    [one] the like case { $number }
   *[other] all { $count } like cases, such as { $number }
  } ({ $rule })
check-deviating-claim = { $given } for each yuan claimed; in like cases ({ $count }) { $usual }, more than { $percent } % off ({ $rule })
check-deviating-piece = { $given } for each defective piece; in like cases ({ $count }) { $usual }, more than { $percent } % off ({ $rule })
check-deviating-help = compare: { $command }; give the reason with the settlement (--text), or waive this

check-advance-unrecovered = paid in advance and closed, { $open } of { $amount } not recovered
check-eased = { $by } may not enter this correction of `{ $field }`: { $what }
check-eased-help = have somebody who may enter it again, or put the old value back: { $people }
check-duty-before-step = step `{ $step }` came before its time: { $what } ({ $rule })
check-duty-before-step-help = do what is lacking and propose anew, or correct the dates if it was done by then
check-channel-asks = `{ $field }` did not come by { $channel } and was not asked for ({ $rule })
check-kind-data = data
check-kind-duty = duty
check-kind-signal = signal
check-kind-history = history
