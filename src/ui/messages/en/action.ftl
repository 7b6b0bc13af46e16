# Corrective actions: commands, duties, timeline, eight disciplines
action-said = action { $n }; when it is done: { $command }
action-said-verify = to be checked by { $due }: { $command }
action-said-failed = it does not work: decide another, { $command }
action-unknown = there is no action { $n } ({ $count ->
    [0] none is decided
    [one] there is { $count }
   *[other] there are { $count }
  })
action-before-decided = that is before the action was decided, { $decided }
action-verify-before-due = it is to be checked on { $date }, before it is due on { $due }
action-verified-already = action { $n } has been checked
action-verified-already-help = a check stands; another action is decided with { $command }
action-own = { $name } may not check an action of { $owner }
action-own-help = somebody who does not own the action checks it
action-nobody-checks = nobody could check an action of { $owner }: whoever may belongs to it
action-nobody-checks-help = name who does it, `--owner PERSON`: somebody else checks it then
action-link-itself = { $number } cannot be linked with itself

action-duty-none = no corrective action is decided
action-duty-kind = no action of kind { $kind } is decided
action-duty-failed = action { $n } does not work and no other follows it
action-duty-unverified = action { $n } has not been checked

action-d0 = Symptom and first measures
action-d1 = Team
action-d2 = Problem
action-d3 = Containment
action-d4 = Root cause
action-d5 = Corrective actions chosen
action-d6 = Done and checked
action-d7 = Prevention
action-d8 = Closing, with thanks to the team
action-label-title = Title
action-label-received = Received
action-label-demand = Demand
action-label-member = Member
action-label-complaint = Complaint
action-label-customer = Customer
action-label-part = Part
action-label-order = Order
action-label-quantity = Quantity
action-label-defective = Defective
action-label-defect = Defect
action-label-cause = Cause
action-label-root_cause = Root cause
action-label-liable = Liable
action-label-action = Action
action-label-done = Done
action-label-works = Works
action-label-fails = Does not work
action-label-unchecked = Not checked
action-label-closed = Closed
action-label-satisfaction = Satisfaction
