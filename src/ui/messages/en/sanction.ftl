# Sanctions
sanction-written-apology = written apology
sanction-reprimand = reprimand
sanction-minor-demerit = minor demerit
sanction-major-demerit = major demerit
sanction-none = none
sanction-follow-record = on record, nothing more
sanction-follow-dismissal-advised = dismissal is advised
sanction-follow-damages = damages are repaid, up to the loss

# How a sanction is found
sanction-step-band = a share of { $share } falls in the band up to { $up_to }
sanction-step-band-open = a share of { $share } falls in the highest band
sanction-step = proposed: { $sanction } × { $times }
sanction-step-or-more = proposed: { $sanction } × { $times } or more
sanction-step-points = and { $amount } taken from the points
sanction-step-supervisor = the supervisor jointly: { $sanction } × { $times }, { $grades ->
    [0] as gravely
    [1] one grade lower
   *[other] { $grades } grades lower
} (our choice: a lower sanction, not a loss of rank)
sanction-step-no-supervisor = the text gives no joint sanction of the supervisor here: kept as written
sanction-step-fine = fine from { $total }: { $times } × { $each }
sanction-step-fine-per-base = fine from { $total } for each base: { $times } × { $each }
sanction-step-bonus = the whole month's bonus is taken
sanction-none-for = no sanction for { $amount }
sanction-none-in-policy = { $policy } proposes no sanctions by a share of the loss
sanction-none-in-policy-help = { $command } shows what it states
sanction-no-deductions = { $policy } states no deductions from the bonus

# Deductions
sanction-deduction = deduction { $amount } ({ $source })
sanction-deduction-no-bonus = the bonus allows nothing to be deducted: the schedule would never end
sanction-deduction-too-long = the schedule would run for more than 100 years
sanction-points-above-unit = { $points } points are more than the unit's { $unit }
sanction-month = Month
sanction-cap = At most
sanction-taken = Deducted
sanction-left = Left

# Objections
sanction-objection-empty = an objection needs its reasons
sanction-objected = objection { $n } stands against any sanction until decided: { $command }
sanction-objection-unknown = there is no objection { $n } ({ $count ->
    [0] none was made
    [one] there is one
   *[other] there are { $count }
})
sanction-objection-decided = objection { $n } is decided already
sanction-objection-own = { $name } made objection { $n } and may not decide it
sanction-objection-before = objection { $n } was made later than that
sanction-objection-upheld = objection { $n } upheld; put the liability right: { $command }
sanction-objection-dismissed = objection { $n } dismissed

# Filing and deciding
-sanction-reason = say why with `--reason TEXT`
sanction-objected-to = objection { $n } of { $by } is not decided; until then nobody is sanctioned
    .help = next: complaint object { $number } --decide { $n } --upheld|--dismissed --reason TEXT
sanction-ground-unknown = the policy lists no ground `{ $ground }`
    .help = its grounds: { $grounds }
sanction-nobody-liable = no person is named in the liability of { $number }
    .help = name one with `complaint consolidate { $number } --liable UNIT/PERSON=SHARE`, or whom you mean with `--person`
sanction-kind-unknown = the policy knows no sanction `{ $kind }`
    .help = its sanctions: { $kinds }
sanction-no-damages = this sanction asks for no damages
    .help = leave `--amount` out, or name one that does with `--sanction KIND`
sanction-damages-once = damages are one amount above zero
sanction-no-loss = { $number } has no loss to repay, or it cannot be told yet
sanction-above-loss = { $amount } is more than what is left of the loss: { $left } of { $loss }
    .help = state at most that with `--amount`
sanction-no-proposal = the policy proposes nothing for { $name }: no share of the loss is known
    .help = name the sanction with `--sanction KIND --reason TEXT`, or `--none --reason TEXT`
sanction-differs = the policy proposes { $sanction } × { $times } for { $name }
    .help = { -sanction-reason }
sanction-unproposed = the policy proposes nothing for { $name }
    .help = { -sanction-reason }
sanction-filed-before = a sanction of { $name } is filed already
    .help = { -sanction-reason }
sanction-no-superior = the policy gives a joint sanction of { $name }'s superior, and the staff file names none
    .help = name one with `--superior PERSON`, or decline it with `--without-superior REASON`
sanction-not-joint = nothing that is filed brings a joint sanction of a superior
sanction-recorded = { $name }: { $sanction } × { $times }
sanction-recorded-repays = { $name }: { $sanction }, { $amount }
sanction-recorded-joint = jointly, as the superior: { $what } (our choice: a lower sanction, not a loss of rank)
sanction-recorded-none = { $name }: no sanction
sanction-awaits = filed; to be decided with { $command }
sanction-nothing-filed = no sanction of { $number } waits for a decision
sanction-decided-before-filed = the sanction was filed later than that
sanction-nothing-to-publish = no sanction of { $number } is decided and not published
sanction-published-before-decided = the sanction was decided later than that
sanction-published = { $count ->
    [one] 1 sanction published
   *[other] { $count } sanctions published
}
sanction-approved = { $count ->
    [one] 1 sanction decided
   *[other] { $count } sanctions decided
}

# In the history of a case

# Checks
sanction-check-objection = objection { $n } of { $by } is not decided
sanction-check-undecided = no sanction of { $name } is decided; it was to be by { $due }
sanction-check-head = { $name } heads { $unit }, which is liable, and no sanction is decided; it was to be by { $due }, or that there is none
sanction-check-delayed = { $name } answers for the limit `{ $clock }` that was not kept, and no sanction is decided; it was to be by { $due }, or that there is none
sanction-check-no-head = { $unit } answers for the case and the staff file names no head (`superior`); a sanction was to be decided by { $due }
sanction-check-unpublished = the sanction of { $name } is decided and not published; it was to be by { $due }
sanction-check-superior = the sanction of { $name } says nothing of the superior's joint one
sanction-check-superior-help = file it again with a reason, for the superior or with `--without-superior REASON`
sanction-check-ground = the sanction of { $name } states no ground
sanction-check-ground-help = add `ground:` with a code of the policy
sanction-check-not-permitted = { $by } may not `{ $act }`
sanction-check-not-permitted-help = somebody the policy names must file or decide it

# Deductions of a month
sanction-deducted-title = Deductions from the bonus, { $month }
sanction-deducted-posted = Deductions from the bonus, { $month }, posted { $day }
sanction-deducted-remark = Remark
sanction-deducted-by = { $cause }: { $other }
sanction-deducted-outstanding = has left, outstanding
sanction-outstanding = { $name } has left and has no bonus: { $amount } is outstanding
sanction-deducted-person = Person
sanction-deducted-case = Case
sanction-deducted-whole = Deduction
sanction-deducted-before = Before
sanction-deducted-now = This month
sanction-deducted-balance = Balance
sanction-deducted-sum = together
sanction-deducted-all = All
sanction-deducted-nothing = nothing is deducted in this month
sanction-deducted-long = { $name }: at this month's bonus, { $bonus }, what is left would take { $months } months, more than { $most } (a projection)
sanction-fined-title = Taken by sanctions (least fines; outside the cap)
sanction-fined-sanction = Sanction
sanction-explain-repays = { $sanction }: { $amount }
sanction-explain-follows = what follows: { $follows } [{ $source }]
sanction-explain-money = takes { $amount } at least, in { $month }, outside the cap of the deductions
sanction-explain-bonus-gone = takes the whole bonus of { $month }; nothing else is deducted in that month
sanction-deducted-stuck = the bonus of { $name } allows nothing to be deducted: the balance never ends
sanction-too-long = { $name }: at the latest bonus known, { $bonus }, it would take { $months } months, more than { $most } (a projection) [{ $source }]
sanction-never-paid = { $name }: at the latest bonus known, { $bonus }, it would never be paid (a projection)
sanction-bonus-unknown = no bonus of { $name } is stated for { $months }: nothing is deducted there, and all is carried over
    .help = state it: `[[bonus]]` of the staff file with month, person, amount, or a row of `policies/bonus/2026-09.csv`
sanction-loss-unknown = loss or shares not known, nothing deducted for: { $cases }
sanction-without-bearer = shares of units or persons who are not in the staff file any more are deducted from nobody: { $cases }

# In the explanation
sanction-heading = Sanctions
sanction-heading-deductions = Deductions from the bonus
sanction-explain-share = { $name } bears { $share } of the loss
sanction-explain-no-share = { $name }: no share of the loss is known
sanction-explain-source = by { $source }
sanction-explain-undecided = not filed yet
sanction-explain-objected = not filed: an objection is undecided
sanction-explain-kind = { $sanction } × { $times }
sanction-explain-none = no sanction
sanction-explain-decided = decided: { $what }, filed by { $by }, decided by { $decider } [{ $source }]
sanction-explain-in-force = decided: { $what }, by { $by } [{ $source }]
sanction-explain-filed = filed: { $what }, by { $by }, not decided [{ $source }]
sanction-explain-loss = { $who } bears { $loss }
sanction-explain-alone = { $name } bears it alone: { $amount }
sanction-explain-points = { $name }, { $points } base points of { $unit }: { $amount } [{ $source }]
sanction-explain-heads = { $name }, one head of { $unit }: { $amount } [{ $source }]
sanction-explain-again = taken up again by { $other }: from that month on that case decides on the loss, and what was taken is paid back [{ $source }]
sanction-explain-months = at most { $cap } % of the month's bonus, were it the only case: { $months } [{ $source }]
sanction-explain-month = { $month } { $amount }
sanction-explain-left = { $left } is left then: the bonus of { $name } is not stated for later months

# Files apart
sanction-file-fault = the file of sanctions { $file }: { $what }
sanction-file-of-another = it belongs to another case
