# What may be done with a case, and what must be done before it is closed.

moves-ended = case { $number } has ended: { $status }
moves-abnormality = { $number } is an abnormality note, not a complaint: it has no steps
moves-step-unused = policy { $policy } has no step `{ $step }`
moves-step-lacking = step `{ $step }` needs `{ $lacking }` first
moves-step-done = step `{ $step }` is done
moves-decided = the settlement is decided: `{ $step }` comes before the approval
moves-settled = step `{ $step }` is done: the settlement stands, no new one is proposed
moves-turned-down = the settlement was turned down; a new one must be proposed
moves-refused-new-case = the customer refused: the policy asks for a new, linked case
moves-refused-new-round = the customer refused: the policy asks for a new proposal in this case
moves-dismiss-late = only a case without an investigation is dismissed
moves-superseded = case { $by } has taken the place of { $number }
moves-not-ended = case { $number } is still open
moves-no-holds = policy { $policy } lets no clock stand still
moves-held = case { $number } is on hold already
moves-not-held = case { $number } is not on hold

moves-next-of = next, { $who }: { $command }
moves-next-of-several = next, { $who }:
moves-turn = { $unit } ({ $people })
moves-next = next: { $commands }
moves-nothing = nothing can be done next on { $number }; see `complaint show { $number }`
moves-reopen = to take it up again: complaint reopen { $number } --reason TEXT
moves-make-complaint = to make it a complaint: complaint correct { $number } nature=complaint --reason TEXT

moves-duty-investigated = there is no investigation
moves-duty-resolved = no settlement is proposed
moves-duty-approved = the settlement is not approved
moves-duty-accepted = the customer has not accepted
moves-duty-carried-out = the remedies are not carried out
moves-duty-items-answered = items not answered: { $items }
moves-duty-answered = the customer has had no answer
moves-duty-written-notice = the customer has had no written notice
moves-duty-liability-of-item = the liable shares of item { $n } add up to { $total } %, not 100 %
moves-duty-liability = the liable shares add up to { $total } %, not 100 %
moves-duty-liability-unwritten = { $what }; write them under { $place }, as [{"{"}unit: UNIT, share: 100{"}"}]
moves-duty-liability-confirmed = who is liable is not confirmed
moves-duty-promise = promise { $n } is not kept
moves-duty-consolidated-again = the office's opinion after the customer's answer is missing
moves-duty-option = the customer has not chosen of the options: { $options }
moves-duty-option-of-item = the customer has not chosen of the options for item { $n }: { $options }
moves-duty-loss = a quantity is still open: the loss cannot be told
moves-duty-returns-approved = goods came back before the settlement was approved
moves-duty-returns-decided = more came back than tolerated: an instruction is missing
moves-duty-informed = not informed: { $roles }
moves-duty-satisfaction = the customer's satisfaction is not recorded, nor why it is not known
moves-duty-summary = there is no summary
moves-duty-proofs = nothing proves the return or allowance; one of: { $proofs }

moves-no-tiers = policy { $policy } has no tiers to move up

moves-step-received = received
moves-step-registered = registered
moves-step-assigned = assigned
moves-step-investigated = investigated
moves-step-resolved = resolved
moves-step-consolidated = consolidated
moves-step-approved = approved
moves-step-agreed = agreed
moves-step-carried-out = carried-out
moves-step-closed = closed
moves-eased-due = it moves `{ $clock }` from { $from } to { $to }
moves-eased-clock = it ends `{ $clock }`, due { $from }
moves-excused = it makes `{ $clock }`, due { $from }, kept after all
moves-eased-level = it lowers who must sign from { $from } to { $to }
