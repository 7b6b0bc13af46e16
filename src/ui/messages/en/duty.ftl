# Duties that come again: statistics, summaries, reviews.

duty-head-duty = Duty
duty-head-period = About
duty-head-due = Due
duty-head-unit = Unit
duty-head-state = Standing
duty-titled = { $title } ({ $name })
duty-of-policy = { $title } ({ $policy })
duty-none = no periodic duty is owed

duty-state-done = done
duty-state-late = done late
duty-state-open = open
duty-state-overdue = overdue
duty-state-unrecorded = not recorded
duty-by = { $state } { $on }, { $by }

duty-said-done = { $duty } about { $period }: { $state } (due { $due }), recorded in { $file }
duty-brief = { $duty } of { $period }

# Why it is not recorded

duty-unknown = { $policy } has no periodic duty `{ $duty }`
duty-unknown-anywhere = no policy has a periodic duty `{ $duty }`
duty-of-several = `{ $duty }` is a duty of several policies: { $policies }
duty-of-several-help = name one with --policy
duty-not-owed = `{ $duty }` is not owed about { $period }
duty-periods = it is owed about periods like these: { $periods }
duty-not-begun = { $period } has not begun: its first day is { $begins }
duty-not-begun-help = once it has begun; `complaint duty list` shows what is owed now
duty-done-before = `{ $duty }` about { $period } was done before, on { $on } by { $by }
duty-done-before-help = nothing is to be done; `complaint duty list` shows what is
duty-not-permitted = { $by } may not do `{ $duty }`: it is owed by the unit { $unit }
duty-nobody-there-help = nobody is in { $unit } today: complaint staff move WHO --to { $unit } --from DATE

# The files

duty-file-newer = format { $format } is newer than this tool knows
duty-file-stray = { $file } is no file of duties done

# What the checks say

duty-check-not-done = { $duty } (`{ $name }`) about { $period } is not done: { $unit } owed it by { $due }
duty-check-misrecorded-help = mend the line by hand; a duties file is duties/YYYY.yaml, and `complaint duty done` writes it
