# What every command may say.

command-failed = failed: { $why }
command-no-directory = the working directory cannot be read
command-no-git = written, but not committed: this is no git repository
command-no-calendar = there is no calendar in policies/
command-calendar-missing = there is no calendar `{ $calendar }` in policies/
command-policy-missing = no policy `{ $policy }` is in force on { $date }
command-policy-missing-help = see `complaint policy list`, and `policy` and `received` of the case
command-case-unreadable = the case cannot be read
command-case-later = case { $number } was recorded later than the moment asked for
command-format-newer = the file is in format { $format }, which this version does not know
command-input-large = more than 1 MiB on standard input
command-input-not-text = standard input is not UTF-8
command-actor-none = nobody says who acts
command-actor-none-help = give --by EMAIL, or set git's user.email
command-actor-unknown = { $name } is not in the staff file
command-actor-unknown-help = use an e-mail address from policies/staff.toml, or add the person there
command-actor-ambiguous = several persons are called { $name }
command-actor-one-of = give one of: { $names }
command-not-permitted = { $name } may not run `{ $command }`; the policy reserves it for: { $who }
command-not-permitted-help = ask one of them, or have the role delegated in policies/staff.toml
command-at-future = { $at } is in the future; now is { $now }
command-at-before-received = { $at } is before the complaint was received, { $received }
command-nothing-changed = Nothing changed.
command-written = { $number }: { $status }
