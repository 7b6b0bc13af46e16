# A regulation read back as prose: `policy explain`. `prose-say-<table or setting>` is a sentence,
# without its end, with each value as `$key` in words and `$key-is` as the file has it (`absent`
# where it has none); `prose-clause-<key>` is added for a value the sentence does not speak of;
# `prose-group-<table>` tells entries together; `prose-lead-<table>` stands above them.

prose-page = { $title } ({ $policy })
prose-page-from = Read back from { $file }, to be checked against the regulation on paper. What stands in brackets at the end is the regulation's own number of the rule.
prose-sentence = { $text }. [{ $rule }]
prose-sentence-bare = { $text }.
prose-ruled = { $text } [{ $rule }]
prose-between = {"; "}
prose-nothing = Nothing is laid down.
prose-own = Notes of your own:
prose-setting-any = { $label }: { $value }
prose-clause-any = {"; "}{ $label }: { $value }
prose-and = {", and "}
prose-or = {" or "}
prose-condition = { $asked } is { $words }
prose-stage = the stage { $title }
prose-stages = every stage

prose-chapter-authority = Who may settle
prose-chapter-closing = Duties at closing
prose-chapter-deductions = Deductions from the bonus
prose-chapter-forms = Forms and their copies
prose-chapter-further = Further rules
prose-chapter-intake = Taking a complaint in
prose-chapter-limits = Who does what in which time
prose-chapter-loss = Loss, and who bears it
prose-chapter-periodic = Periodic duties and reminders
prose-chapter-purpose = Purpose and force
prose-chapter-record = Numbers and records
prose-chapter-returns = Goods that come back
prose-chapter-rights = Who may do what
prose-chapter-route = The way of a case
prose-chapter-sanctions = Sanctions
prose-chapter-tiers = Tiers, and what comes again
prose-chapter-vocabulary = Classes, categories and grades

## Conditions

prose-asked-category = the category
prose-asked-channel = the channel
prose-asked-class = the class
prose-asked-grade = the grade
prose-asked-nature = the sort
prose-asked-origin = the customer
prose-asked-outcome = the outcome
prose-asked-remedy = the remedy
prose-asked-round = the round
prose-word-round-first = before any refusal
prose-word-round-after-refusal = after a refusal
prose-clause-when = {" "}(where { $when })

## Limits

prose-limits = { $home } at home and { $abroad } abroad
prose-limit-d =
    { $n ->
        [one] one day
       *[other] { $n } days
    }
prose-limit-d-half = half a day
prose-limit-d-and-half =
    { $n ->
        [one] one and a half days
       *[other] { $n } and a half days
    }
prose-limit-mo =
    { $n ->
        [one] one month
       *[other] { $n } months
    }
prose-limit-h =
    { $n ->
        [one] one hour
       *[other] { $n } hours
    }
prose-limit-m =
    { $n ->
        [one] one minute
       *[other] { $n } minutes
    }
prose-limit-s =
    { $n ->
        [one] one second
       *[other] { $n } seconds
    }
prose-counted =
    { $limits-in ->
        [hours]
            { $counting-is ->
                [working] counted in business hours
               *[other] counted round the clock
            }{ $roll-is ->
                [false] {", never moved"}
               *[other] {""}
            }
       *[days]
            { $counting-is ->
                [working]
                    { $roll-is ->
                        [false] counted in working days, never moved
                       *[other] counted in working days
                    }
               *[other]
                    { $roll-is ->
                        [false] counted in calendar days, rest days included, the last day staying where it falls
                       *[other] counted in calendar days, a last day off work moving to the next working day
                    }
            }
    }

prose-word-counting-working = working days and business hours
prose-word-counting-calendar = calendar days and hours

## Settings

prose-say-title = This is the regulation “{ $title }”; cases name it “{ $id }”
prose-say-version = It is edition { $version }
prose-say-approved-by = It was put in force by { $approved_by }
prose-say-effective-from = It governs complaints received from { $effective_from } on
prose-say-currency = Amounts are in { $currency }
prose-say-calendar = Working days and business hours are those of the calendar “{ $calendar }”
prose-say-counting =
    Where a limit does not say how it is counted, it is counted in { $counting-is ->
        [working] working days and business hours
       *[other] calendar days, and hours round the clock
    }
prose-say-roll =
    Where a limit in calendar days does not say otherwise, a last day off work { $roll-is ->
        [true] moves to the next working day
       *[other] stays the last day
    }
prose-say-intake-unit = Complaints are taken in by { $intake_unit }, which owns a case that nobody has been assigned to
prose-say-steps = A case goes through these steps, in this order: receipt, { $steps }
prose-say-optional-steps = Of these it may go on without: { $optional_steps }
prose-say-on-refusal =
    Where the customer refuses, { $on_refusal-is ->
        [new-case] a new case is opened, linked to the old one
        [new-round] a new settlement is proposed in the same case
       *[other] this follows: { $on_refusal }
    }
prose-say-approval =
    { $approval-is ->
        [always] Every settlement is approved
        [by-authority] A settlement is approved where it exceeds the authority of whoever proposes it
       *[other] Approval: { $approval }
    }
prose-say-self-approval =
    { $self_approval-is ->
        [never] Nobody approves a settlement of their own
        [within_limit] Whoever proposes a settlement may approve it within their own limit
       *[other] Approval of one's own: { $self_approval }
    }

prose-say-answer-at-once =
    { $answer_at_once-is ->
        [true] Whoever is asked may answer the customer on the spot, before anything is proposed
       *[other] Nobody answers the customer before what is proposed is decided, where it needs a decision
    }
prose-say-reassessment =
    After the customer's refusal the next proposal is signed by { $reassessment-is ->
        [anyone] whoever may sign otherwise
        [another] another than who proposed what was refused
       *[other] this: { $reassessment }
    }
prose-say-decide-again =
    After the customer's answer a settlement is decided on again { $decide_again-is ->
        [when-changed] where what was agreed is not what was approved
        [always] always
       *[other] as follows: { $decide_again }
    }

## Numbers and records

prose-say-numbering =
    A case gets its number { $assign-is ->
        [at-intake] as soon as it is taken down
        [at-registration] when it is registered; until then it is a draft
       *[other] at: { $assign }
    }; the number has the shape { $pattern }, such as { $example } for the first of May 2026
prose-say-pause =
    { $clocks-is ->
        [absent] No hold stops a clock
       *[other] A hold stops these clocks, and no other: { $clocks }
    }
prose-say-recording = A fact recorded more than { $tolerance } after it happened is found as recorded late
prose-say-abnormality =
    An abnormality note is recorded, and { $clocks-is ->
        [true] limits run for it as for a complaint
       *[other] no limits run for it
    }

## Vocabulary

prose-group-class = A complaint belongs to one of these classes: { $items }
prose-say-class = { $title } ({ $id })
prose-group-category = A complaint has one of these categories: { $items }
prose-say-category = { $title } ({ $id })
prose-group-grade = A complaint has one of these grades, the least first: { $items }
prose-say-grade = { $title } ({ $id })
prose-group-defect = A defect is recorded as one of these: { $items }
prose-group-field = Cases also have these fields: { $items }
prose-say-field =
    { $title } ({ $id }{ $kind-is ->
        [text] {""}
       *[other] , { $kind }
    }{ $values-is ->
        [absent] {""}
       *[other] {": "}{ $values }
    }{ $required-is ->
        [true] , required
       *[other] {""}
    }{ $searchable-is ->
        [false] , not searched
       *[other] {""}
    }{ $section-is ->
       *[other] {""}
    })
prose-say-defect = { $title } ({ $id })
prose-lead-severity = The grade is proposed by the first of these that fits:
prose-say-severity =
    { $when-is ->
        [absent] Any case
       *[other] A case where { $when }
    }{ $claimed_from-is ->
        [absent] {""}
       *[other] {", with at least "}{ $claimed_from }{" claimed,"}
    } gets the grade “{ $grade }”

## Intake and route

prose-group-required =
    { $when-is ->
        [absent] Before a complaint is accepted, this must be known: { $items }
       *[other] Before a complaint where { $when } is accepted, this must be known as well: { $items }
    }
prose-say-required = { $fields }
prose-say-channel =
    For a complaint that comes by { $id }{ $requires-is ->
        [absent] {""}
       *[other] , this must be on record: { $requires }
    }{ $asks-is ->
        [absent] {""}
       *[other] {" and does not tell it, the customer is asked for: "}{ $asks }
    }
prose-lead-route = A complaint goes where the first of these that fits sends it:
prose-say-route =
    { $when-is ->
        [absent]
            { $position-is ->
                [first] A complaint
               *[later] Every other complaint
            }
       *[other] A complaint where { $when }
    } goes to { $unit }
prose-say-handover =
    After the first assignment a case is handed over at most { $most ->
        [one] once
       *[other] { $most } times
    }
prose-say-urgent = Where a complaint cannot wait, { $call } are called at once and go to the customer together, before anything is filled in
prose-say-silence = On an open case something is recorded at least every { $limit }

## Limits of clocks and stages

prose-lead-deadline = Where several lines speak of one clock, the first that fits a case holds.
prose-say-deadline =
    { $when-is ->
        [absent] {""}
       *[other] Where { $when }:{" "}
    }{ $clock } has { $limits }, from { $from } to { $until }, { prose-counted }
prose-lead-stage = Where several units share a stage, the first named is the one reminded. Where several lines speak of one stage, the first that fits a case holds.
prose-say-stage =
    { $title } ({ $name }){ $when-is ->
        [absent] {""}
       *[other] {", where "}{ $when }
    }: { $unit } – { $limits }, from { $from } to { $until }, { prose-counted }
prose-clause-stage-within = ; it is part of the stage “{ $within }”, whose limit holds as well
prose-word-self-approval-within_limit = within their own limit
prose-word-self-approval-never = never
prose-word-clock-overall = the whole handling
prose-word-clock-acknowledge = the acknowledgement to the customer
prose-word-clock-answer = the answer to the customer

prose-word-received = receipt
prose-word-registered = registration
prose-word-assigned = assignment
prose-word-investigated = the investigation's report
prose-word-resolved = the proposal
prose-word-consolidated = the office's opinion
prose-word-approved = approval
prose-word-agreed = the customer's agreement
prose-word-carried-out = carrying out
prose-word-closed = closing
prose-word-from-agreed = the customer's answer
prose-word-until-agreed = the customer's answer
prose-word-investigation-done = the end of the investigation
prose-word-acknowledged = the acknowledgement
prose-word-answered = the answer
prose-word-noticed = the written notice

## Authority

prose-lead-authority = Bands include their upper end. Of those for certain cases, the ones whose condition fits first hold alone.
prose-say-authority =
    { $when-is ->
        [absent] {""}
       *[other] Where { $when }:{" "}
    }{ $begin-is ->
        [absent]
            { $up_to-is ->
                [absent] whatever the amount
               *[other] up to { $up_to }
            }
       *[other]
            { $up_to-is ->
                [absent] above { $begin }, without limit
               *[other] above { $begin } and up to { $up_to }
            }
    }, { $role } may settle
prose-clause-above = {""}
prose-say-standing =
    { $when-is ->
        [absent] Every complaint
       *[other] A complaint where { $when }
    } gets this at once: { $remedy }
prose-say-splitting = Settlements of one customer within { $window } are added up
prose-say-precedents =
    A settlement that departs from those before it by more than { $deviation } % of the claim is found, once there { $least ->
        [one] is one precedent
       *[other] are { $least } precedents
    }

prose-lead-permissions = What is not listed here is open to every known person.
prose-group-permissions =
    { $roles-is ->
        [absent]
            { $units-is ->
                [absent] Nobody
               *[other] Only members of { $units }
            }
       *[other]
            { $units-is ->
                [absent] Only { $roles }
               *[other] Only { $roles } and members of { $units }
            }
    } may: { $items }
prose-say-permissions = { $command }
prose-word-command-register = register a complaint
prose-word-command-assign = assign a case
prose-word-command-investigate = report an investigation
prose-word-command-resolve = propose a settlement
prose-word-command-consolidate = write the office's opinion
prose-word-command-approve = approve a settlement, or turn it down
prose-word-command-agree = record the customer's answer
prose-word-command-carry-out = record that remedies are done
prose-word-command-close = close a case
prose-word-command-dismiss = dismiss a complaint as not established
prose-word-command-reopen = open a linked case anew
prose-word-command-promise = promise the customer something
prose-word-command-escalate = move a case up a tier
prose-word-command-hold = put a case on hold
prose-word-command-resume = end a hold
prose-word-command-reply = reply to the customer
prose-word-command-instruct = say what becomes of goods that came back
prose-word-command-keep = record that a promise is kept
prose-word-command-action = decide an action, or record it done
prose-word-command-verify = check an action
prose-word-command-link = link two cases
prose-word-command-confirm = confirm who is liable
prose-word-command-correct = correct a recorded fact
prose-word-command-waive = accept a finding
prose-word-command-countersign = confirm what others entered
prose-word-command-forget = take out who the customer is
prose-word-command-receive = record goods that came back
prose-word-command-resell = record a resale
prose-word-command-recover = record what an outside party paid back
prose-word-command-note = add a remark
prose-word-command-notice = record that notices of lateness were sent
prose-word-command-attach = attach evidence
prose-word-command-object = object
prose-word-command-sanction = file or decide a sanction
prose-word-command-new = take a complaint down
prose-word-command-close-unresolved = close a case that the customer never accepted
prose-word-command-object-decide = decide an objection
prose-word-command-sanction-approve = approve a sanction
prose-word-command-sanction-publish = publish a sanction
prose-word-command-edit = change a case file by hand
prose-word-command-correct-due = move a due later, or lower who must sign, by a correction
prose-word-command-renumber = give a case another number

## Closing

prose-group-duty =
    { $when-is ->
        [absent] Before any case is closed there must be: { $items }
       *[other] Before a case where { $when } is closed there must be as well: { $items }
    }
prose-say-duty = { $need }
prose-clause-duty-before = {" "}(already before the step { $before })
prose-clause-duty-kinds = {" "}(one each: { $kinds })
prose-word-need-investigated = an investigation with an outcome
prose-word-need-resolved = a proposed settlement
prose-word-need-approved = the approval of the settlement as it stands
prose-word-need-accepted = the customer's acceptance
prose-word-need-carried-out = the remedies carried out
prose-word-need-items-answered = an answer to every item of the complaint
prose-word-need-answered = an answer to the customer
prose-word-need-written-notice = a written notice to the customer
prose-word-need-liability = liable units whose shares add up to 100 %
prose-word-need-promises-kept = every promise kept, or overdue and explained
prose-word-need-action = an action
prose-word-need-action-verified = every action checked, the last of them found working
prose-word-need-consolidated-again = the office's second opinion, after the customer's answer
prose-word-need-liability-confirmed = the shares confirmed by whoever decides on liability
prose-word-need-loss = a loss that can be told, no quantity left open
prose-word-need-returns-decided = a decision on all goods that came back
prose-word-need-proofs = a document that proves each return and allowance
prose-word-kinds-containment = containment
prose-word-kinds-corrective = corrective
prose-word-kinds-plan = planned
prose-word-kinds-preventive = preventive
prose-say-actions =
    { $self_verify-is ->
        [allowed] An action may be checked by anybody, its owner included
       *[other] An action is checked by neither its owner nor anybody of the unit that owns it
    }
prose-clause-actions-verify-within = ; where it does not say, it is checked within { $verify_within } of its due

## Money

prose-say-loss = Our loss by { $remedy } is { $formula }
prose-clause-loss-percent = {" × "}{ $percent } %
prose-word-remedy-resale = goods sold again
prose-word-formula-amount = the amount paid or allowed
prose-word-formula-quantity-price-percent = quantity × actual price
prose-word-formula-quantity-a-price = quantity × A-grade price
prose-word-formula-labour-handling-wastage = labour + handling + wastage
prose-word-formula-resale-difference = (A-grade price − resale price) × quantity
prose-say-resale = Goods that came back have { $limit } to be sold again, from the decision on the sanction; the time is { prose-counted }
prose-say-sharing = The shares of a joint fault add up to { $total } %
prose-say-cost =
    { $title } ({ $cause }): { $bearer } bears the cost{ $exchange-is ->
        [absent] {""}
        [always] , and goods are exchanged
        [on-request] , and goods are exchanged if the customer asks
        [possible] , and goods may be exchanged
        [never] , and goods are not exchanged
       *[other] {"; exchange: "}{ $exchange }
    }{ $doubt-is ->
        [true] {"; this holds as long as nobody knows the cause"}
       *[other] {""}
    }
prose-say-test-fee = A test is paid by whoever bears the cost of what it shows; where the complaint is not established by { $rejected }, where it stays in doubt by { $unclear }
prose-word-company = the company
prose-word-customer = the customer
prose-word-supplier = the supplier
prose-word-liable = whoever is liable
prose-word-bearer-company = the company
prose-word-bearer-customer = the customer
prose-word-bearer-supplier = the supplier
prose-word-bearer-liable = whoever is liable

prose-lead-sanction = By a person's share of the loss; bands include their upper end.
prose-say-sanction =
    { $begin-is ->
        [absent]
            { $up_to-is ->
                [absent] Any share
               *[other] A share up to { $up_to }
            }
       *[other]
            { $up_to-is ->
                [absent] A share above { $begin }
               *[other] A share above { $begin } and up to { $up_to }
            }
    }: { $sanction }, { $times ->
        [one] once
       *[other] { $times } times
    }{ $or_more-is ->
        [true] {" or more"}
       *[other] {""}
    }{ $points_money-is ->
        [absent] {""}
       *[other] , and { $points_money } from the points
    }{ $supervisor_joint-is ->
        [true]
            {"; the supervisor is sanctioned as well, "}{ $supervisor_lower ->
                [0] as gravely
                [one] one grade lower (our choice: a lower sanction, not a loss of rank)
               *[other] { $supervisor_lower } grades lower (our choice: a lower sanction, not a loss of rank)
            }
       *[other]
            { $supervisor_lower ->
                [one] {""}
               *[other] {"; a supervisor's sanction would be lower by grades: "}{ $supervisor_lower }
            }
    }
prose-say-conversion =
    In money, each { $sanction } costs { $fine_from-is ->
        [absent]
            { $whole_month_bonus-is ->
                [true] the whole efficiency bonus of the month
               *[other] nothing
            }
       *[other]
            at least { $fine_from }{ $whole_month_bonus-is ->
                [true] {" and the whole efficiency bonus of the month"}
               *[other] {""}
            }
    }{ $per_base-is ->
        [true] {", for each of the person's bases"}
       *[other] {""}
    }
prose-word-who-liable = each person liable
prose-word-who-head = the head of each liable unit
prose-word-who-delayed = whoever did not keep a limit
prose-say-sanction-for =
    { $when-is ->
        [absent] Within { $limit }
       *[other] Where { $when }, within { $limit }
    } after the closing a sanction of { $who } is decided, or with a reason that there is none
prose-say-sanction-kind =
    A sanction of its own is: { $title } ({ $id }); { $follows-is ->
        [absent] its money apart, nothing follows
       *[other] what follows: { $follows }
    }{ $beside-is ->
        [true] {"; it stands beside another sanction of the same person"}
       *[other] {""}
    }
prose-group-ground = A person may be sanctioned for: { $items }
prose-say-ground = { $title } ({ $id })

prose-say-deduction =
    At most { $cap_percent } % of one month's efficiency bonus is deducted; { $carry_over-is ->
        [true] the rest carries over to the months after
       *[other] the rest is dropped
    }; { $covers_sanctions-is ->
        [true] the money of sanctions counts within that
       *[other] the money of sanctions comes on top
    }
prose-say-deduction-share =
    A unit's loss falls on its people { $by-is ->
        [points] by their base points: the loss divided by the unit's points, times the person's
        [heads] in equal parts
       *[other] by: { $by }
    }
prose-say-deduction-level =
    { $units-is ->
        [absent] In every department
       *[other] In { $units }
    } liability goes to the { $smallest }; where that cannot be found out, to the { $otherwise }
prose-word-shift = shift
prose-word-group = group
prose-word-section = section
prose-word-department = department
prose-word-person = person
prose-word-factory = whole factory

prose-say-returns =
    Where the customer stated no ratio, goods may come back up to { $tolerance } % above what was approved: within that { $within }; above it { $above }; where they differ from the note { $differs }
prose-word-post-actual = they are posted as counted
prose-word-hold = they are held for decision
prose-word-ask-instruction = they are signed for after asking for instruction
prose-word-requires-acknowledged = that its arrival was acknowledged
prose-word-requires-read-back = that what was written down was read back and confirmed
prose-word-requires-recording = where the recording of the call is kept
prose-group-proof = One of these proves “{ $remedy }”: { $items }
prose-say-proof = { $title } ({ $id })

## Forms, duties, tiers

prose-say-form =
    { $title } ({ $id }), written in { $language }{ $when-is ->
        [absent] {""}
       *[other] {", where "}{ $when }
    }{ $copies-is ->
        [absent] {"; no copies are laid down"}
       *[other] {"; its copies go to: "}{ $copies }
    }{ $signatures-is ->
        [absent] {""}
       *[other] {"; it is signed by: "}{ $signatures }
    }{ $customer_stamp-is ->
        [true] {"; the customer stamps it"}
       *[other] {""}
    }
prose-word-language-zh = Chinese
prose-word-language-en = English
prose-word-copies-customer = the customer
prose-word-copies-liable = the liable unit
prose-say-periodic =
    { $title } ({ $name }): owed by { $unit } { $every-is ->
        [month] each month
        [half-year] each half year
        [year] each year
       *[other] every { $every }
    }{ $months-is ->
        [absent] {""}
       *[other] {", in these months: "}{ $months }
    }, by day { $by_day } of the month
prose-say-reminder =
    For { $of-is ->
        [open] an open case
        [closed] a closed case
       *[other] cases that are { $of }
    } that is late, this { $must-is ->
        [true] must
       *[other] may
    } be written: { $title } ({ $kind })
prose-word-kind-text = text
prose-word-kind-number = number
prose-word-kind-date = date
prose-word-kind-quantity = quantity
prose-word-kind-choice = choice
prose-word-kind-reminder = reminder
prose-word-kind-inquiry = inquiry
prose-lead-tier = Tiers, the lowest first.
prose-say-tier =
    { $title } ({ $id }){ $unit-is ->
        [absent] {""}
       *[other] {", held by "}{ $unit }
    }{ $role-is ->
        [absent] {""}
       *[other] {", held by the role "}{ $role }
    }{ $when-is ->
        [absent]
            { $after-is ->
                [absent] {""}
               *[other] {": cases open for longer than "}{ $after }
            }
       *[other]
            {": cases where "}{ $when }{ $after-is ->
                [absent] {""}
               *[other] {", and cases open for longer than "}{ $after }
            }
    }
prose-say-recurrence =
    { $name-is ->
        [repeat] A repeated complaint
        [recurrence] A recurrence
       *[other] “{ $name }”
    }: { $count } or more complaints within { $window } that have the same { $same }
prose-word-need-informed = each role told of the case, unless it acted on it itself
prose-word-need-satisfaction = the customer's satisfaction, or why it is not known
prose-word-need-summary = a summary of the case
prose-word-command-follow-up = ask the customer again after the end
prose-word-recorded = its record
prose-word-decided = the decision on the settlement
prose-word-asked = what the customer has to be asked for
prose-word-informed = the first word to our own people
prose-word-proved = the goods back and the papers in
prose-clause-stage-once =
    { $once-is ->
        [true] {"; it runs once only, from the first of what starts it"}
       *[other] {""}
    }
prose-clause-duty-roles = {" "}({ $roles })
prose-clause-required-any =
    { $any-is ->
        [true] {" (one of them is enough)"}
       *[other] {""}
    }
prose-say-follow-up =
    { $when-is ->
        [absent] Every customer
       *[other] A customer whose case is one where { $when }
    } is asked again within { $limit } after the closing
prose-say-retention =
    Who the customer was is kept for { $personal } after the end{ $when-is ->
        [absent] {""}
       *[other] {" of a case where "}{ $when }
    }
prose-word-on-refusal-new-case = a new, linked case
prose-word-on-refusal-new-round = a new proposal
prose-word-approval-by-authority = beyond one's own authority
prose-word-approval-always = always
prose-word-reassessment-anyone = whoever has the authority
prose-word-reassessment-another = the level above
prose-word-decide-again-when-changed = where it differs from what was approved
prose-word-decide-again-always = always
prose-word-decide-again-never = never
prose-word-assign-at-intake = when it is taken down
prose-word-assign-at-registration = when it is registered
prose-word-self-verify-never = never
prose-word-self-verify-allowed = allowed
prose-word-by-points = by points
prose-word-by-heads = evenly
prose-word-of-open = open cases
prose-word-of-closed = closed cases
prose-word-every-month = each month
prose-word-every-half-year = each half-year
prose-word-every-year = each year
prose-word-exchange-always = always
prose-word-exchange-on-request = when the customer asks
prose-word-exchange-possible = possibly
prose-word-exchange-never = never
