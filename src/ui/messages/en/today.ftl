# The day's work: what is late, due, to be signed, promised, and the next steps
today-of = { $date } · { $name }
today-late = Late
today-due = Due today and tomorrow
today-to-sign = Waiting for your signature
today-promised = Promised by you
today-steps = Your next steps
today-own = Yours
today-others = Others
today-by = by { $due }, { $left }
today-more = … and { $count } more: { $command }
today-nothing = nothing is due, and nothing waits for you
today-nothing-ready = there is nothing you may do now
today-no-promises = no promise to a customer is open
today-nobody = to see what is yours, say who you are: --by NAME, or git's user.email as policies/staff.toml has it
