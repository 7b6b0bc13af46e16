# What happened to a case, from version to version: the log, and what reviews read.

story-recorded = { $number } taken down: { $parts }
story-recorded-title = { $title }
story-recorded-customer = from { $name }
story-recorded-part = { $part }
story-recorded-received = received { $time }
story-recorded-claimed = claims { $amount }
story-recorded-due = { $clock } due { $due }
story-numbered = numbered { $number }
story-renumbered = renumbered from { $old } to { $new }
story-supersedes = takes the place of { $number }
story-linked = belongs with { $number }

story-item = item { $n }
story-item-decided = item { $n } decided
story-item-answered = item { $n } answered { $time }
story-item-accepted = item { $n }: the customer agreed
story-item-refused = item { $n }: the customer refused

story-liable = { $who } { $share } %
story-investigated-liable = { $what }; liable: { $liable }

story-proposed = proposed settlement { $amount } ({ $remedies })
story-proposed-bare = proposed settlement { $amount }
story-remedy = { $title } { $how }
story-remedy-of = { $title }: { $how }
story-and = { $before }; { $next }
story-more = { $n } more
story-advance = { $what }, paid in advance
story-needs = { $what } → needs { $role }
story-needs-rule = { $what } → needs { $role } ({ $rule })
story-needs-nobody = { $what } → within own authority
story-approved = approved { $amount } by { $by }
story-approved-as = approved { $amount } by { $by } as { $role }
story-on-behalf = { $what } for { $other }
story-turned-down = turned down by { $by }
story-option = { $what }, option { $option }

story-promised = promise { $n }: { $what }, by { $date }
story-action = corrective action { $n }: { $what } – { $owner }, by { $date }
story-corrected = corrected { $field }: { $old } → { $new }

story-text = { $what }: { $text }
story-reason = { $what } ({ $reason })
story-by = { $what } (by { $by })
story-entered = { $what } (entered by { $entered })
story-by-entered = { $what } (by { $by }, entered by { $entered })

# What was taken down is completed or mended
story-told = { $field }: { $new }
story-mended = { $field }: { $old } → { $new }
story-dropped = { $field } taken out: { $old }

# What nobody may do; it must not be overlooked
story-changed = { $field } changed { $old } → { $new } WITHOUT a correction
story-set = { $field } set to { $new } WITHOUT a correction
story-emptied = { $field } taken out WITHOUT a correction: { $old }
story-removed = REMOVED: { $what } of { $date } by { $by }
story-removed-undated = REMOVED: { $what } ({ $path })

# Fields without a heading of their own
story-field-received-by = Received by
story-field-nature = Nature
story-field-policy = Regulation
story-field-number = Number
story-field-read-back = Read back
story-field-recording = Recording
story-field-email = E-mail
story-field-address = Address
story-field-sample-kept = Sample kept

# Kinds of facts
story-noun-intake = complaint
story-noun-item = item
story-noun-item-decided = decision on an item
story-noun-registration = registration
story-noun-assignment = hand-over
story-noun-escalation = move up
story-noun-investigation = investigation
story-noun-settlement = proposed settlement
story-noun-consolidation = opinion of the office
story-noun-approval = approval
story-noun-agreement = answer of the customer
story-noun-carried-out = carrying out
story-noun-reply = reply to the customer
story-noun-promise = promise
story-noun-promise-kept = fulfilment of a promise
story-noun-return = return of goods
story-noun-resale = resale
story-noun-recovery = recovery
story-noun-action = corrective action
story-noun-action-done = completion of an action
story-noun-action-verified = check of an action
story-noun-objection = objection
story-noun-objection-decided = decision on an objection
story-noun-sanction = sanction
story-noun-sanction-decided = decision on a sanction
story-noun-hold = stop of the clocks
story-noun-resumed = resumption of the clocks
story-noun-correction = correction
story-noun-waiver = accepted finding
story-noun-closing = closing
story-noun-link = link
story-noun-superseded = succession by another case
story-noun-attachment = evidence
story-noun-note = note
