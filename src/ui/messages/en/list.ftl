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
list-nothing-open =
    no open case found; { $count ->
        [one] an ended one is
       *[other] { $count } ended ones are
    } with --all
list-due-today = today
list-due-tomorrow = tomorrow
list-due-week = week
list-view-unknown = the organisation has no view `{ $name }`
list-view-none = `[[view]]` in policies/organization.toml names one: name = "…", flags = ["--overdue"]
list-view-wrong = the view `{ $name }`: { $reason }
list-owner-unknown = nobody is called `{ $name }`: no unit, no person, no role
list-owners = units: { $names } …; `complaint staff list` lists them all
list-did-you-mean = did you mean { $names }?
list-customer-unknown = no case is of a customer whose name contains `{ $name }`
list-customer-help = `complaint list --all --sort customer` lists them
