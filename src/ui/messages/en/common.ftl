# Words every area uses.

# Whether identifiers are shown as they are written: yes or no.
common-reads-ids = yes
common-yes = yes
common-no = no
common-list-separator = {", "}

common-level-error = error
common-level-warning = warning
common-level-note = note
common-level-help = help

common-money = { $amount } { $currency }

common-duration-seconds = { $seconds } s
common-duration-minutes = { $minutes } min
common-duration-hours = { $hours } h
common-duration-hours-minutes = { $hours } h { $minutes } min
common-duration-days = { $days } d
common-duration-days-hours = { $days } d { $hours } h
common-late = { $duration } late
common-left = { $duration } left
