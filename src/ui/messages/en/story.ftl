# What happened to a case, fact by fact: its page, the log, reviews, and the subjects of commits. `brief` is what
# a subject says: figures and words, nothing that people wrote.

story-word = { $word }
story-received = complaint received
story-received-by = complaint received ({ $channel })
story-recorded = { $number } taken down
story-recorded-customer = from { $name }
story-recorded-received = received { $time }
story-recorded-claimed = claims { $amount }
story-recorded-due = { $clock } due { $due }
story-numbered = numbered { $number }
story-supersedes = takes the place of { $number }
story-superseded = superseded by { $number }
story-with = with { $number }
story-linked = belongs { $brief }
story-notice = { $kind } to { $to }: { $clock }, due { $due }
story-notice-sent = sent: { $brief }

story-registered = registered
story-to = to { $to }
story-assigned = assigned { $brief }
story-escalated = moved up { $brief }
story-investigated = investigated: { $brief }
story-share = { $who } { $share } %
story-liable = liable: { $liable }
story-item = item { $n }
story-item-outcome = item { $n }: { $outcome }
story-item-decided = item { $n } decided
story-item-answered = item { $n } answered { $time }
story-item-answer = item { $n }: the customer { $answer }
story-item-brief = item { $n } { $answer }

story-proposed = proposed settlement { $amount } ({ $remedies })
story-proposed-bare = proposed settlement { $amount }
story-remedy = { $title } { $how }
story-remedy-of = { $title }: { $how }
story-remedy-quantity = { $kind } { $quantity }
story-remedy-open = { $kind }, quantity open
story-remedy-amount = { $kind } { $amount }
story-remedy-foreign = { $kind } { $amount } { $currency }
story-settled = { $remedies }, amount { $amount }
story-settled-loss = { $remedies }, loss { $loss }
story-settled-open = { $remedies }, amount open
story-more = { $n } more
story-negotiated = { $what }, as negotiated with the customer
story-advance = { $what }, paid in advance
story-needs = { $what } → needs { $role }
story-needs-rule = { $what } → needs { $role } ({ $rule })
story-needs-nobody = { $what } → within own authority
story-consolidated = opinion of the office
story-amount = { $amount }
story-amount-open = amount open
story-approved = approved { $amount }
story-approved-by = { $amount } by { $role }
story-rejected = turned down
story-rejected-by = { $amount } turned down by { $role }
story-as = { $what } as { $role }
story-on-behalf = for { $other }
story-accepted = accepted
story-refused = refused
story-answered = the customer { $brief }
story-item-option = item { $n }: { $option }
story-option = option { $option }
story-liability-confirmed = liability confirmed
story-carried-out = carried out

story-replied = customer told: { $brief }
story-told-inside = told inside: { $brief }
story-inside = { $to }
story-note-remark = remark
story-note-instruction = instruction
story-followed-up = customer asked again
story-followed-up-as = customer asked again: { $brief }
story-satisfied = satisfaction { $n }
story-reply-asks = { $kind }, asked for { $field }
story-reply-item = { $kind } on item { $n }
story-promise = promise { $n }
story-by-date = by { $date }
story-promised = promise { $n } to the customer, { $date }
story-kept = { $brief } kept
story-returned = came back: { $brief }
story-proved = proof received: { $brief }
story-instructed = instruction about the returned goods
story-at-price = { $quantity } at { $price }
story-resold = sold again: { $what }
story-recovered = recovered { $amount }
story-from = from { $from }

story-action = corrective action { $n } for { $owner }, by { $date }
story-action-due = action { $n }, due { $due }
story-action-done = action { $n } done
story-action-works = action { $n } works
story-action-fails = action { $n } does not work
story-checked = checked: { $brief }
story-objection = objection { $n }
story-objection-of = { $what } of { $unit }
story-objection-upheld = objection { $n } upheld
story-objection-dismissed = objection { $n } dismissed
story-sanctioned = sanction filed
story-unsanctioned = no sanction
story-sanction-repays = { $name }, { $sanction }, { $amount }
story-sanction = { $name }, { $sanction } × { $times }
story-sanction-decided = sanction decided
story-sanction-published = sanction published
story-sanction-brief = { $sanction } decided

story-held = clocks stopped
story-resumed = clocks go on
story-corrected = corrected { $field }
story-became = { $old } → { $new }
story-waived = accepted the finding { $brief }
story-countersigned = confirmed what others entered
story-forgotten = took out who the customer is
story-attached = attachment { $n }
story-dismissed = dismissed as not established
story-closed = closed
story-closed-as = closed: { $brief }
story-duplicate = duplicate of { $number }
story-closed-unresolved = closed, customer not satisfied
story-unresolved = unresolved
story-satisfaction = { $outcome }, satisfaction { $n }

# What people wrote, why, and who did it
story-text = { $what }: { $text }
story-and = { $before }; { $next }
story-reason = { $what } ({ $reason })
story-by = { $what } (by { $by })
story-entered = { $what } (entered by { $entered })
story-by-entered = { $what } (by { $by }, entered by { $entered })

# What was taken down is completed or mended
story-told = { $field }: { $new }
story-mended = { $field }: { $old } → { $new }
story-dropped = { $field } taken out: { $old }

# What nobody may do: it must not be overlooked
story-changed = { $field } changed { $old } → { $new } WITHOUT a correction
story-set = { $field } set to { $new } WITHOUT a correction
story-emptied = { $field } taken out WITHOUT a correction: { $old }
story-removed = REMOVED: { $what } of { $date } by { $by }
story-removed-undated = REMOVED: { $what } ({ $path })
