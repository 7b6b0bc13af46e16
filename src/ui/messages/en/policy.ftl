# Reading and linting of policies, staff and the organisation.

policy-approval-no-step = every settlement is to be approved, but there is no step "approved"
policy-approval-own = every settlement is signed by another person where approval = "always": nobody signs an own one
policy-authority-missing = settlements are approved, but nobody has authority
policy-band-after-unlimited = a band after one without limit is never reached
policy-band-gap = gap between bands: the one before ends at { $end }, this one begins above { $start }
policy-band-last = nothing is said about amounts above { $end }
policy-band-last-help = end with a band without up_to
policy-band-order = the band ends at { $end }, not above the one before ({ $before })
policy-band-overlap = bands overlap: the one before ends at { $end }, this one begins above { $start }
policy-band-zero = a band up to 0 covers nothing
policy-cap-zero = a cap of 0 % never lets anything be deducted
policy-clock-backward = the clock would end at { $until }, before it starts at { $from }
policy-clock-empty = the clock starts and ends at the same step: { $step }
policy-closed-not-last = the last step must be closed
policy-sanction-nothing = nothing follows { $sanction }: neither money nor a word on record
policy-sanction-nothing-help = say what follows with `follows = ["record"]`, or give it a `[[conversion]]`
policy-deduction-too-long = at the latest bonuses known, a share above { $most } already takes more than { $months } months of { $persons }: less than the { $band } of the lowest band (a projection)
policy-deduction-too-long-help = raise `cap_percent` or `warn_months`, or see to their bonuses; what a case comes to, `explain` and `report deductions` tell
policy-conversion-empty = { $sanction } costs neither money nor the bonus
policy-bonus-cells = a row has two cells, person and amount: here are { $count }
policy-bonus-header = the first row must be `person,amount`, with a comma between
policy-bonus-name = { $name } is not named by a month: `2026-09.csv`
policy-bonus-nobody = the row names nobody
policy-bonus-not-csv = not a table: { $detail }
policy-bonus-twice = { $person } has two bonuses for { $month }: { $amount }, and { $other } at { $there }
policy-bonus-unknown = a bonus of nobody in the staff file: { $persons }
policy-bonus-undated = a bonus without a month counts for no month: { $persons }
policy-bonus-undated-help = write `[[bonus]]` with month, person, amount, or `policies/bonus/2026-09.csv` with `person,amount`
policy-periodic-months = `{ $duty }` needs { $periods ->
        [1] one month, for each year: December for the one now ending
       *[other] two months, one for each half year: June and December for those now ending
    }
policy-dates-reversed = it begins on { $from }, after its end on { $until }
policy-delegation-empty = { $person } never holds the role { $role } and cannot lend it
policy-delegation-self = { $person } cannot lend a role to themselves
policy-did-you-mean = did you mean { $word }?
policy-duplicate-id = { $id } is already defined in line { $line }
policy-edition-twice = { $id } takes effect on { $date } in { $file } as well
policy-email-malformed = not an e-mail address: { $value }
policy-entry-shadowed = never used: the entry for { $name } in line { $line } always fits first
policy-known-words = known: { $words }
policy-level-order = { $otherwise } is smaller than { $smallest }
policy-optional-step-unlisted = optional step { $step } is not among the steps
policy-origin-domestic = domestic
policy-origin-foreign = foreign
policy-out-of-range = { $value } is not between { $least } and { $most }
policy-pause-acknowledge = an acknowledgement can always be sent: its clock never stops
policy-percent-above = { $value } % is more than 100 %
policy-percent-missing = the formula { $formula } needs a percent
policy-percent-unused = the formula { $formula } takes no percent
policy-permission-nobody = nobody may { $command }: name roles or units
policy-role-vacant = nobody ever holds the role { $role }
policy-rule-missing = the figure names no rule
policy-rule-missing-help = add rule = "…" with the regulation's own number
policy-rule-of-nothing = a rule is named for { $setting }, which is not set
policy-sanction-lighter = a larger share brings a lighter sanction than the band before
policy-sanction-times = a sanction applies at least once
policy-shares-total = shares must add up to 100 %, not { $total } %
policy-stage-longer = stage { $stage } is longer than { $outer }, which it is part of
policy-stage-sum = { $origin }: the stages need { $sum }, the overall limit is { $limit }
policy-stage-sum-help = late stages are capped at the overall limit
policy-step-twice = { $step } is listed twice
policy-step-received = received always comes first and is not listed
policy-duty-never = `{ $need }` cannot be done before the step { $step }
policy-step-unused = the policy has no step { $step }
policy-tier-nobody = tier { $tier } names neither a unit nor a role
policy-unit-circle = { $unit } belongs to itself
policy-unknown-bearer = nobody called { $word } can bear a cost
policy-unknown-calendar = no calendar { $word }
policy-unknown-category = unknown category { $word }
policy-unknown-channel = unknown channel { $word }
policy-unknown-class = unknown class { $word }
policy-unknown-clock = unknown clock { $word }
policy-unknown-command = no command { $word }
policy-unknown-field = unknown field { $word }
policy-unknown-grade = unknown grade { $word }
policy-unknown-language = unknown language { $word }
policy-unknown-person = unknown person { $word }
policy-unknown-policy = no policy { $word }
policy-unknown-sanction = the policy knows no sanction { $word }
policy-unknown-remedy = unknown remedy { $word }
policy-unknown-role = unknown role { $word }
policy-unknown-stage = no other stage { $word }
policy-unknown-unit = unknown unit { $word }
policy-unknown-word = unknown word { $word }

# Days of the staff file
policy-appointment-after-leaving = { $person } is appointed { $role }, but leaves after { $until }
policy-merged-circle = { $unit } would merge into itself
policy-merged-without-end = { $unit } merges into another, but has no last day: say `until`
policy-posting-overlap = { $person } is posted on the same days in line { $line } as well
policy-posting-unit-ended = { $person } is posted to { $unit }, which ended on { $until }

policy-organization-missing = policies/organization.toml is missing
policy-organization-missing-help = `complaint init` writes one and leaves the other files as they are
policy-severity-circle = grade { $grade } depends on the grade it decides

# Practice: actions, windows, precedents
policy-recurrence-same = nothing says what must be the same
policy-deviation = a deviation of { $value } %: it must be above 0
policy-window-zero = a time of nothing
policy-money-nobody = remedies cost money, but nobody has authority over any
policy-money-nobody-help = add `[[authority]]` entries: who answers up to which amount
policy-never-numbered = numbers are given at registration, but the step `registered` is missing or optional
policy-not-a-version = `{ $value }` is not a version like 0.1.0

# Fields of the company's own.

policy-field-built-in = every case has `{ $field }`; a field of your own needs another id than `{ $id }`
policy-field-section = a case has no section `{ $section }` that is told
policy-field-values = `{ $id }`: a choice has values, and nothing else has
policy-field-choice = `{ $value }` is not one of: { $values }
