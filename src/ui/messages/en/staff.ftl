# Who is who at a day, and dated changes of it.

# A unit or person on a day

staff-unit-ended = { $unit } was no unit any more: it ended on { $until }
    .help = name a unit there was on that day; `complaint staff list --at DATE` shows them
staff-unit-merged = { $unit } was no unit any more: it ended on { $until } and is part of { $into } since
    .help = name { $into }
staff-has-left = { $person } was not there any more: the last day was { $until }
    .help = name somebody who was there on that day; `complaint staff list --at DATE` shows them
staff-not-yet = { $person } was not there yet: the first day is { $from }
    .help = name somebody who was there on that day; `complaint staff list --at DATE` shows them
