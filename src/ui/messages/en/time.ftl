# Moments and limits as people write them
time-malformed = { $value } is not a time; write 2026-11-05T09:20:00+08:00, 2026-11-05 09:20 or 2026-11-05
time-year-absurd = { $value } is outside the years 1900 to 2200
time-limit-malformed = { $value } is not a limit; write 3d, 0.5d, 1mo, 48h, 90m or 90s
time-limit-negative = the limit { $value } is negative
time-limit-fraction = the limit { $value } has a fraction that cannot be counted; only days have halves, as in 1.5d
time-limit-long = the limit { $value } is longer than ten years

# The calendar file
time-zone-unknown = no time zone { $value }; use an IANA name such as Asia/Shanghai
time-hours-malformed = { $value } is not a stretch of business hours; write 08:30-12:00
time-hours-empty = the business hours { $value } have no length; a whole day is 00:00-24:00, a shift over midnight 22:00-06:00
time-hours-overlap = the business hours { $first } and { $second } overlap
time-day-twice = { $date } is listed twice
time-holiday-with-hours = a holiday has no business hours; use kind custom for a day with hours of its own
time-makeup-without-hours = a make-up day takes Monday's hours, but Monday is closed; give it hours
time-workday-closed = a working day needs business hours
time-never-opens = the calendar is never open; give at least one weekday hours
time-edition-never-opens = these hours hold from a date of their own and never open; give at least one weekday hours
time-edition-twice = hours from { $date } are listed twice
time-edition-since-ever-twice = hours without effective_from are listed twice; only those that held since ever have no date
time-published-reversed = the last published year lies before the first

# Why a limit cannot be counted
time-no-opening = the calendar has no business hours within ten years after { $date }
time-out-of-reach = the limit does not run out within a hundred years of this calendar

# What kind of day it is
time-day-working = working day, { $weekday }
time-day-rest = rest day, { $weekday }
time-day-holiday = holiday: { $name }
time-day-holiday-unnamed = holiday
time-day-makeup = make-up day: { $name }
time-day-makeup-unnamed = make-up day
time-day-edition = { $day }, by the hours since { $from }
time-day-custom = special hours: { $name }
time-day-custom-unnamed = special hours
time-weekday-mon = Monday
time-weekday-tue = Tuesday
time-weekday-wed = Wednesday
time-weekday-thu = Thursday
time-weekday-fri = Friday
time-weekday-sat = Saturday
time-weekday-sun = Sunday

# The reasoning, one line a day
time-why-zero = no time is given: due at the start
time-why-zero-opening = no time is given: due at the next opening
time-why-round-the-clock = round the clock
time-why-paused = paused
time-why-hours = { $day }, open { $hours }
time-why-hours-paused = { $day }, open { $hours }, paused for { $paused }
time-why-day-paused = { $day }, paused
time-why-after-hours = { $day }, after closing
time-why-day-0 = day 0: the start ({ $day })
time-why-working-day = working day { $number } of { $of } ({ $day })
time-why-calendar-day = day { $number } of { $of } ({ $day })
time-why-months =
    { $count ->
        [one] one month on: { $date }
       *[other] { $count } months on: { $date }
    }
time-why-made-up = paused day { $number } of { $of } made up ({ $day })
time-why-rolled = rolled to the next working day, { $date } ({ $day })
time-why-half = half of the day's hours, { $half } ({ $day })
time-why-half-calendar =
    { $days ->
        [0] 12 hours from the start
        [one] one day and 12 hours from the start
       *[other] { $days } days and 12 hours from the start
    }
time-why-later =
    { $days ->
        [one] one paused day later
       *[other] { $days } paused days later
    }
time-why-half-least =
    { $days ->
        [0] no earlier than the start or the next opening
        [one] no earlier than one whole day is due
       *[other] no earlier than { $days } whole days are due
    }
time-why-half-most =
    { $days ->
        [one] no later than one whole day is due
       *[other] no later than { $days } whole days are due
    }

time-clock-promise = promise { $n }
time-clock-action = action { $n }
time-limit-days = { $n }d
time-limit-months = { $n }mo
time-limit-hours = { $n }h
time-limit-minutes = { $n }m
time-limit-seconds = { $n }s
