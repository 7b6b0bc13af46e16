# Questions on a terminal.

prompt-invalid = not a valid answer
prompt-choice-help = ↑↓ to move, Enter to select, type to filter
prompt-yes-or-no = answer y or n
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-hint-text = Enter ends · Esc cancels
prompt-hint-lines = Enter ends · Alt-Enter starts a new line · Esc cancels
prompt-hint-among = Enter goes on · Esc or ↑ back · ? explains · Ctrl-D to the end
prompt-hint-lines-among = Enter goes on · Alt-Enter new line · Esc back · ? explains · Ctrl-D to the end
prompt-hint-choice-among = ↑↓ or a number · type to filter · Esc back · Ctrl-D to the end
prompt-hint-plain = Enter goes on, `<` goes back, `.` goes to the end
prompt-lines-help = several lines; an empty line ends

# Taking a complaint down.
prompt-new-policy = Under which regulation?
prompt-new-unknown = not known yet
prompt-new-review = Is this right?
prompt-new-own = { $title }?
prompt-new-record = Record it
prompt-new-more = Something else …
prompt-new-later = Keep it for later
prompt-new-discard = Discard it
prompt-new-somebody = say who complains, or what happened
prompt-new-similar = This may have been told before. Record it all the same?

prompt-note-text = What is to be noted?

prompt-edit-reason = Why is what was recorded changed?
prompt-edit-wrong = This cannot be saved. What now?
prompt-edit-again = edit again
prompt-edit-discard = discard
