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

# Changes

staff-role-unknown = there is no role { $role }
    .help = roles: { $roles }
staff-id-taken = { $name } is { $id } already
    .help = give another --id; who comes back after having left keeps theirs
staff-needs-name = nobody is { $id } yet
    .help = give --name and --email as well
staff-in-unit = { $person } is in { $unit } then already
    .help = with --points the move may stay in the unit
staff-later-posting = a posting of { $person } begins later, on { $from }
    .help = change that one first, by hand: what is written for later days is not overwritten
staff-no-unit = { $person } was never in a unit
    .help = write a [[posting]] with the unit and `until`
staff-role-held = { $person } holds the role { $role } then already
staff-role-not-held = { $person } does not hold the role { $role } on { $day }
    .help = `complaint staff list --at { $day }` shows who does
staff-nothing-new = that is the address and the name already
staff-no-such-day = there is no such day
staff-file-missing = { $file } is missing
staff-not-permitted-help = ask somebody with such a role; `complaint staff list` shows them

staff-said-joined = { $person } is in { $unit } from { $from }
staff-said-moved = { $person } is in { $unit } from { $from }
staff-said-left = { $person } leaves after { $until }
staff-said-renamed = { $person } <{ $email }>
staff-said-appointed = { $person } is { $role } from { $from }
staff-said-resigned = { $person } is { $role } until { $until }
staff-said-dated = { $count ->
    [one] 1 person is dated
   *[other] { $count } persons are dated
}

# The list

staff-head-unit = Unit
staff-head-title = Title
staff-head-points = Points
staff-head-people = People
staff-head-id = Id
staff-head-name = Name
staff-head-roles = Roles
staff-head-until = Until
staff-list-merged = ended { $until }, part of { $into }
staff-list-ended = ended { $until }
staff-list-lent = { $role } (for { $person })
staff-points-apart = from { $day } the people of { $unit } have { $known } base points, while the unit states { $stated }
    .help = take `points` out of the unit: then those of its people count, day by day
