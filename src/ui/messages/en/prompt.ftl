# Questions on a terminal.

prompt-cancelled = cancelled
prompt-required = an answer is needed
prompt-invalid = not a valid answer
prompt-optional = may be left empty
prompt-choice-help = ↑↓ to move, Enter to select, type to filter
prompt-yes-or-no = answer y or n
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-lines-help = several lines; an empty line ends
prompt-date-help = like 2026-11-05
prompt-not-a-date = `{ $value }` is not a date like 2026-11-05
