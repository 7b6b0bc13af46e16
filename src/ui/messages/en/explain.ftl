# Clocks
explain-policy = { $title }, in force since { $since }: { $file }
explain-limit = limit { $limit }, { $counting } [{ $source }]
explain-promise = promised to the customer: the day promised, to its end [{ $source }]
explain-action = decided for the action: its day, to its end [{ $source }]
explain-counting-working = in working time
explain-counting-calendar = in calendar time
explain-counting-rolled = in calendar time, moved off rest days
explain-nth = { $what } { $n }
explain-start = started { $time } by { $field } ({ $place })
explain-start-by = started { $time } by { $field }, { $by } ({ $place })
explain-start-projected = projected from receipt, { $time }: the step that starts it has not been made
explain-hold = hold { $from } to { $until }
explain-hold-open = hold since { $from }
explain-held = { $hold }: stopped the clock
explain-held-nothing = { $hold }: leaves the due where it is; of a limit in days only whole days are given back
explain-held-not-allowed = { $hold }: no hold stops this clock [{ $source }]
explain-held-late = { $hold }: began after the due, changes nothing
explain-held-outside = { $hold }: outside the life of this clock
explain-due = due { $time }, the last moment in time
explain-due-provisional = due { $time }, provisional: the holidays of that year are not published
explain-moved-waited = not moved: only office hours are counted, from the next opening on, { $time }, since the start lay outside of them
explain-moved-working = not moved: only working time is counted
explain-moved-off = moved: by the calendar it fell on { $date } ({ $day })
explain-moved-workday = not moved: the last day is a working day
explain-moved-rest-day = left as counted: this limit is not moved off a closed day ({ $day })
explain-moved-open = not moved: this limit runs round the clock, and ends in office hours
explain-moved-closed = left as counted: this limit runs round the clock, and ends outside office hours ({ $day })
explain-running = running, { $left }
explain-paused = paused
explain-overdue = overdue, { $late }
explain-met = done { $time }, in time
explain-late = done { $time }, { $late }
explain-missed = never done: it ended { $time } without
explain-breached = overdue by what was known: due { $due } until a correction moved it; the breach stays
explain-void = void: not to be done any more since { $time }
explain-when = When
explain-counted = Counted
explain-why = Why

# Authority
explain-heading-authority = Authority
explain-remedy = { $kind }: { $how }
explain-dearest = the customer may choose: option { $option } is the dearest, { $amount }
explain-dearest-of-item = item { $n }, the customer may choose: option { $option } is the dearest, { $amount }
explain-committed = committed to the customer: { $amount }
explain-committed-open = a quantity is open: the amount cannot be said, the highest level signs
explain-band-up-to = up to { $amount }
explain-band-unlimited = without limit
explain-band-amount = Amount
explain-band-role = Role
explain-band-rule = Rule
explain-band-at = { $rule }, line { $line }
explain-band-at-line = line { $line }
explain-band = to be signed by: { $role } [{ $source }]
explain-band-none = no level may sign this amount
explain-not-signed = not approved yet
explain-own-authority = within the proposer's own authority: no approval needed
explain-signer = { $by }, { $time }
explain-signer-as = { $by }, { $time }, as { $role } ({ $limit })
explain-signer-for = { $by }, { $time }, as { $role } ({ $limit }) for { $lender }
explain-signed = approved by { $by }: sufficient
explain-signed-changed = approved by { $by }: void, the settlement was changed afterwards
explain-signed-beyond = approved by { $by }: beyond the signer's authority
explain-signed-unknown = approved by { $by }: the signer is not in the staff file
explain-signed-own = approved by { $by }: nobody approves an own proposal
explain-signed-refused = approved by { $by }, who proposed what the customer refused: somebody else looks at it anew

# Liability
explain-heading-liability = Liability
explain-share = { $who }: { $share } % [{ $source }]
explain-share-outside = { $who }: { $share } %, recoverable [{ $source }]

# What comes next
explain-heading-next = Next
explain-next = { $command }
explain-next-by = { $command } ({ $who })
explain-clock-unknown = the case has no clock { $clock }
explain-clocks = its clocks: { $clocks }

# Loss and returned goods
explain-heading-loss = Loss
explain-heading-returns = Returned goods
explain-loss-line = { $kind }: { $how } [{ $source }]
explain-loss-unknown = { $kind }: { $why }
explain-loss-range = loss: from { $least } to { $most }, by the option the customer takes
explain-loss-option = option { $option }: { $amount }
explain-loss-customer = { $kind }: the customer bears the cost, no loss of ours [{ $source }]
explain-not-deducted = { $who }: nothing is deducted from bonuses; deductions fall on { $units } only [{ $source }]
explain-loss-open = the loss cannot be told yet
explain-loss-total = loss: { $amount }, the sum of the lines, each rounded to the fen
explain-recovered = recovered from { $from }: { $amount }
explain-loss-net = net loss: { $amount }
explain-resale-until = returned goods may be sold again until { $until }; what is sold counts at what it brings [{ $source }]
explain-resale-over = the month to sell returned goods ended { $until } [{ $source }]
explain-share-amount = { $who }: { $share } % = { $amount } [{ $source }]
explain-share-outside-amount = { $who }: { $share } % = { $amount }, recoverable [{ $source }]
explain-return = approved { $approved }, came back { $received }
explain-return-open = quantity left open, came back { $received }
explain-return-tolerance = tolerance { $percent } %, the company's
explain-return-tolerance-customer = tolerance { $percent } %, the customer's
explain-return-nothing = nothing came back yet
explain-return-at-most = not more than approved: posted as counted
explain-return-within = within the tolerance: posted as counted
explain-return-instructed = above the tolerance: posted as counted after an instruction
explain-return-unapproved = held: they came before the settlement was approved
explain-return-blocked = held: posting waits for an instruction
explain-return-standing = { $what } [{ $source }]

explain-heading-cost = Who bears the cost
explain-of-item = item { $n }: { $what }
explain-cost = { $cause }: { $bearer } ({ $source })
explain-test-ours = the test, { $amount }, is paid by { $bearer }: it is in the loss [{ $source }]
explain-test-theirs = the test, { $amount }, is paid by { $bearer }: no loss of ours [{ $source }]
explain-cost-doubt = no cause recorded, so as in doubt ({ $cause }): { $bearer } ({ $source })
