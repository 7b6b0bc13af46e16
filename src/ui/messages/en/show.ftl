# One case, for people.

# Clocks
show-clock = Clock
show-due = Due
show-state = Standing
show-owner = Owner
show-met = met
show-done-late = done { $late }
show-paused = paused
show-provisional = {" "}(provisional)
show-projected = {" "}(projected)

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
