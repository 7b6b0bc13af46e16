# What changed between two states of the repository, and what follows.

diff-plain = { $what }
diff-dotted = { $title } · { $part }
diff-ruled = { $what } ({ $rule })

# The range
diff-no-git = there is no git repository here, so there is nothing to compare with
diff-no-git-help = `git init` makes one; without it the files work, but without history
diff-no-commits = nothing has been committed yet
diff-no-commits-help = commit first: git add --all && git commit
diff-no-base-help = name two states to compare: complaint diff A..B
diff-no-main = there is no branch `{ $branch }`
diff-no-main-help = name what to compare with: complaint diff REV, or set main_branch in policies/organization.toml
diff-unknown = `{ $id }` is neither a revision nor a case that differs

# The headline
diff-nothing = no case and no policy changed
diff-head-changed = { $count ->
    [one] 1 case changed
   *[other] { $count } cases changed
}
diff-head-new = { $count } new
diff-head-removed = { $count } REMOVED
diff-head-replaced = { $count } REPLACED by another case
diff-head-renumbered = { $count } renumbered
diff-head-unreadable = { $count } unreadable
diff-head-waiting = { $count } to be signed by { $role }
diff-head-dues = { $count ->
    [one] 1 due date moved
   *[other] { $count } due dates moved
}
diff-head-errors = { $count ->
    [one] 1 new error
   *[other] { $count } new errors
}
diff-head-warnings = { $count ->
    [one] 1 new warning
   *[other] { $count } new warnings
}
diff-head-cured = { $count } cured
diff-head-policies = { $count ->
    [one] 1 regulation file changed
   *[other] { $count } regulation files changed
}
diff-head-evidence = { $count ->
        [one] ONE PIECE OF EVIDENCE REPLACED OR REMOVED
       *[other] { $count } PIECES OF EVIDENCE REPLACED OR REMOVED
    }
diff-head-breaches = { $count ->
    [one] 1 POLICY IN FORCE CHANGED
   *[other] { $count } POLICIES IN FORCE CHANGED
}
diff-head-recounts = { $count ->
    [one] 1 CALENDAR IN FORCE CHANGED
   *[other] { $count } CALENDARS IN FORCE CHANGED
}
diff-head-ended = { $count ->
    [one] 1 ended case re-dated by the regulations
   *[other] { $count } ended cases re-dated by the regulations
}
diff-head-moved = { $count ->
    [one] 1 open case moved by the regulations
   *[other] { $count } open cases moved by the regulations
}

# A case
diff-new = new
diff-removed = removed
diff-replaced = another case
diff-renumbered = was { $number }
diff-moved-file = moved from { $file }
diff-status = { $old } → { $new }
diff-case-gone = the file is gone: what it recorded is in the history only
diff-case-replaced = another case stood in this file before, and is nowhere now
diff-unreadable = cannot be read as a case: { $why }
diff-was-unreadable = could not be read as a case before: { $why }
diff-layout-only = only comments and layout
diff-no-fact = no recorded fact changed: only comments, layout or the status line

# What follows
diff-committed = committed amount { $old } → { $new }
diff-signer = to be signed by { $new } instead of { $old }
diff-no-longer-signed = the signature that is there does not cover it
diff-loss = loss { $new }
diff-loss-moved = loss { $old } → { $new }
diff-loss-gone = the loss of { $old } can no longer be told
diff-sanction = { $sanction } × { $times } proposed for { $person }, who bears { $share }
diff-sanction-gone = { $sanction } no longer proposed for { $person }
diff-due-starts = `{ $clock }` runs, due { $new }
diff-due-again = `{ $clock }` runs again, due { $new }
diff-due-met = `{ $clock }` met (due { $new })
diff-due-late = `{ $clock }` done { $late } (due { $new })
diff-due-missed = `{ $clock }` was never done (due { $new })
diff-due-void = `{ $clock }` is void
diff-due-paused = `{ $clock }` stands still (due { $new } if it went on now)
diff-due-resumed = `{ $clock }` goes on, due { $new }
diff-due-gone = `{ $clock }` no longer runs (was due { $old })
diff-due-state = `{ $clock }` was: { $old }; is: { $new }
diff-due-breached = `{ $clock }` was overdue by the facts known then (due { $old }), and stays so
diff-due-moved = `{ $clock }` due { $old } → { $new }: { $reasons }
diff-why-limit = limit { $old } → { $new }
diff-why-counting = counted by { $new } instead of { $old } days
diff-why-roll = moved off rest days
diff-why-no-roll = no longer moved off rest days
diff-why-start = starts with `{ $fact }`: { $old } → { $new }
diff-why-hold = a hold
diff-why-fact = { $field } { $old } → { $new }
diff-why-edition = judged by { $new } instead of { $old }
diff-why-date = another date was named
diff-why-calendar = the calendar's working days or hours
diff-next = next: { $steps }
diff-next-by = { $command } ({ $who })
diff-unmet = before closing: { $what }
diff-finding = { $level } { $rule }: { $what }
diff-cured = cured { $rule }: { $what }

# The regulations
diff-evidence = evidence
diff-evidence-replaced = case { $number }: { $file } has other content
diff-evidence-removed = case { $number }: { $file } was removed
diff-regulations = the regulations as a whole
diff-edition = { $id }, in force from { $from }
diff-follows = a new edition; compared with { $file }
diff-figures = { $count ->
    [one] 1 figure
   *[other] { $count } figures
}
diff-policy-unreadable = one of its versions cannot be read as TOML
diff-figure = { $path } { $old } → { $new }
diff-figure-new = { $path } new: { $new }
diff-figure-gone = { $path } taken out: { $old }
diff-rewritten = { $id } is in force since { $from } and was changed under that date: cases already accepted are judged otherwise; put the change into a new file with its own effective_from
diff-withdrawn = { $id } of { $from } is in force and is gone: keep the file, or the cases it judges have no policy; a new edition takes a new file
diff-back-dated = { $id } of { $from } is new and takes effect in the past: cases already accepted are judged otherwise; let it begin today or later
diff-recounted = days or hours that were counted already are changed ({ $figures }): { $count ->
    [one] dates of 1 case move, or are firm no longer
   *[other] dates of { $count } cases move, or are firm no longer
}; restore them, and put other hours into a further [[hours]] with its own effective_from
diff-calendar-gone = the calendar is gone or cannot be read, by which { $count ->
    [one] 1 case is
   *[other] { $count } cases are
} counted; restore it
diff-moved-ended = { $count ->
    [one] 1 ended case re-dated by the regulations
   *[other] { $count } ended cases re-dated by the regulations
}
diff-moved = { $count ->
    [one] 1 open case moved by the regulations
   *[other] { $count } open cases moved by the regulations
}
diff-of-case = { $number }: { $what }
diff-more-cases = and { $count } more cases

# The lines under the headline
diff-deed-approved = approved
diff-deed-turned-down = turned down
diff-deed-proposed = proposed
diff-deed-paid = paid
diff-deed-carried-out = carried out
diff-deed-refused = refused by the customer
diff-deed-accepted = accepted by the customer
diff-deed-unresolved = closed without the customer's consent
diff-deed-closed = closed
diff-deed-dismissed = dismissed
diff-deed-duplicate = closed as a duplicate
diff-deed-superseded = superseded
diff-deed-investigated = investigated
diff-deed-consolidated = opinion of the office given
diff-deed-registered = registered
diff-deed-assigned = assigned
diff-deed-taken-down = taken down
diff-deed-noted = otherwise noted
diff-top-sum = { $amount } { $what }
diff-top-open = an open amount
diff-top-by = { $what } by { $by }
diff-top-signed = { $what } by { $by } ({ $role })
diff-top-found = { $what }: { $outcome }
diff-top-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
diff-top-days-between = { $least } to { $most } days
diff-top-between = { $least } to { $most }
diff-top-earlier = `{ $clock }` { $by } earlier ({ $reasons })
diff-top-later = `{ $clock }` { $by } later ({ $reasons })
diff-top-more-dates = { $what } and { $count ->
    [one] 1 other date
   *[other] { $count } other dates
}
diff-top-late = `{ $clock }` { $late }
diff-top-more-late = { $what } and { $count } more late
diff-top-errors = error: { $rules }
diff-top-more-facts = { $what }, and { $count } more
diff-top-gone = { $count } cases removed or replaced: { $numbers }
diff-top-identity = { $name }: { $turns }
diff-top-identities = addresses or roles of { $count } people changed: { $names }
diff-turn-address = address { $old } → { $new }
diff-turn-claimed = { $address } counts as theirs
diff-turn-gained = now { $role }
diff-turn-gained-dated = now { $role } ({ $from } – { $until })
diff-turn-lost = no longer { $role }
diff-turn-lent = acts as { $role } for { $from }
diff-turn-joined = new in the staff ({ $address })
diff-turn-gone = taken out of the staff
diff-top-in-force-all = { $count } REGULATIONS IN FORCE CHANGED: { $names }
diff-top-rewritten = CHANGED IN FORCE
diff-top-withdrawn = IN FORCE AND GONE
diff-top-back-dated = NEW, IN FORCE FROM THE PAST
diff-top-recounted = DAYS ALREADY COUNTED CHANGED
diff-top-edition = new, from { $from }
diff-top-figure = `{ $clock }` { $old } → { $new }, { $moves }
diff-top-more-figures = { $count ->
    [one] 1 other figure
   *[other] { $count } other figures
}
diff-top-cases-earlier = { $count ->
    [one] 1 open case { $by } earlier
   *[other] { $count } open cases { $by } earlier
}
diff-top-cases-later = { $count ->
    [one] 1 open case { $by } later
   *[other] { $count } open cases { $by } later
}
diff-top-none-overdue = none becomes overdue
diff-top-overdue = { $count } BECOME OVERDUE
diff-top-signers = { $count ->
    [one] 1 open case to be signed by another role
   *[other] { $count } open cases to be signed by another role
}
diff-top-ended = { $count ->
    [one] 1 ended case re-dated
   *[other] { $count } ended cases re-dated
}
diff-top-counted = { $count } { $what }
diff-top-re-dated = { $count } re-dated
diff-top-left = and { $count } more: { $kinds }

# Cut
diff-cut = { $count ->
    [one] 1 more section is
   *[other] { $count } more sections are
} left out here: run complaint diff
diff-more-lines = and { $count } more

# git's textconv and external diff
diff-unmerged = unmerged
diff-due = due { $clock }: { $due }
diff-signs = to be signed by { $role }
