# Lists of cases
list-number = Number
list-status = Status
list-received = Received
list-customer = Customer
list-title = Title
list-owner = Owner
list-due = Next due
list-nothing = no case found
list-more = { $shown } of { $found } cases shown
list-unreadable =
    { $count ->
        [one] a case file cannot be read: { $files }
       *[other] { $count } case files cannot be read: { $files }
    }
list-without-policy =
    { $count ->
        [one] no policy was in force for a case, so it has no clocks: { $cases }
       *[other] no policy was in force for { $count } cases, so they have no clocks: { $cases }
    }
list-run-check = run complaint check
