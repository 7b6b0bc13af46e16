# One case, for people.

# Clocks
show-clock = Clock
show-due = Due
show-state = Standing
show-owner = Owner
show-met = met
show-done-late = done { $late }
show-missed = never done
show-void = void
show-paused = paused
show-provisional = {" "}(provisional)
show-projected = {" "}(projected)
show-breached = {" "}(was overdue: due { $due } before a correction)

# The vocabulary
show-status-received = received
show-status-registered = registered
show-status-assigned = assigned
show-status-investigated = investigated
show-status-resolved = proposed
show-status-consolidated = consolidated
show-status-rejected = turned down
show-status-approved = approved
show-status-agreed = agreed
show-status-refused = refused
show-status-carried-out = carried out
show-status-closed = closed
show-status-dismissed = dismissed
show-status-superseded = superseded
show-outcome-upheld = established
show-outcome-partly = established in part
show-outcome-rejected = not established
show-outcome-goodwill = goodwill
show-channel-phone = phone
show-channel-letter = letter
show-channel-email = e-mail
show-channel-visit = visit
show-channel-web = web
show-channel-social = social media
show-channel-counter = counter
show-channel-other = other
show-origin-domestic = domestic
show-origin-foreign = foreign
show-nature-complaint = complaint
show-nature-abnormality = abnormality note
show-reply-acknowledgement = acknowledgement
show-reply-interim = interim reply
show-reply-answer = answer
show-reply-written-notice = written notice
show-reply-inform = informed inside
show-remedy-compensation = compensation
show-remedy-allowance = allowance
show-remedy-return = return
show-remedy-replacement = replacement
show-remedy-rework = rework
show-remedy-repair = repair
show-remedy-exchange = exchange
show-remedy-refund = refund
show-remedy-apology = apology
show-outside = { $name } (outside)

# One case
show-kind = Kind
show-received = Received
show-holder = Owner
show-supersedes = Follows
show-superseded-by = Followed by
show-related = Related
show-answered = answered { $time }
show-unanswered = not answered
show-heading-own = Own fields
show-heading-items = Items
show-heading-timeline = What happened
show-heading-settlement = Settlement
show-heading-liability = Liability
show-heading-clocks = Clocks
show-heading-next = Next
show-follow-up = the customer is to be asked again by { $due }
show-before = before { $step }: { $what }
show-committed = Committed
show-signs = Signed by
show-signed = Approved
show-not-signed = not yet
show-needs-none = not needed: within the proposer's own authority
show-liable-item = Item
show-liable = Liable
show-share = Share

# What happened
show-event-line = { $by }: { $what }

# Amounts
show-amount-open = open
show-amount-none = no amount
show-amount-stated = { $amount }
show-pieces = { $n } pcs
show-quantity = { $n }
show-amount-pieces = { $pieces } × { $price } = { $amount }
show-amount-uncredited = { $pieces } × { $price }, not credited = 0.00
show-amount-open-uncredited = quantity open, not credited = 0.00
show-amount-open-at = quantity open, at { $price } each
show-amount-rework = labour { $labour } + handling { $handling } + wastage { $wastage } = { $amount }
show-amount-converted = { $own } { $currency } × { $rate } ({ $date }) = { $amount }
show-remedy-of-item = { $kind }, item { $n }
show-remedy-of-option = { $kind }, option { $option }
show-remedy-of-item-option = { $kind }, item { $n }, option { $option }

# Loss and returned goods
show-heading-loss = Loss
show-borne = Bears
show-loss-test = test
show-loss-resale = sold again
show-loss-range = from { $least } to { $most }, by the option taken
show-loss-total = Total
show-loss-recovered = Recovered
show-loss-net = Net
show-loss-unknown = Not known
show-loss-open = a quantity is still open
show-loss-no-rule = the regulation has no rule for this kind of remedy
show-loss-no-figure = the regulation's formula does not fit this kind of remedy
show-loss-too-large = beyond any sensible amount
show-loss-stated = { $amount }
show-loss-part = { $pieces } × { $price } × { $percent } %
show-loss-pieces = { $pieces } × { $price }
show-loss-work = labour { $labour } + handling { $handling } + wastage { $wastage }
show-loss-resold = { $pieces } × ({ $a_price } − { $price })
show-loss-equals = { $own } = { $amount }
show-loss-converted = { $own } { $currency } × { $rate } ({ $date }) = { $amount }

show-standing = Standing remedy
show-markdown-8d = Markdown is there for the view 8d
show-advance = Paid in advance
show-advance-state = to be recovered: { $amount }; recovered { $recovered }; open { $open }
show-advance-unknown = to be recovered; how much cannot be told yet
show-full = everything: { $command }
