# Questions on a terminal.

prompt-cancelled = cancelled
prompt-invalid = not a valid answer
prompt-optional = may be left empty
prompt-choice-help = ↑↓ to move, Enter to select, type to filter
prompt-yes-or-no = answer y or n
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-lines-help = several lines; an empty line ends

# Taking a complaint down.
prompt-new-policy = Under which regulation?
prompt-new-unknown = not known yet
prompt-new-confirm = Record this complaint?
prompt-new-similar = This may have been told before. Record it all the same?

prompt-note-text = What is to be noted?

prompt-edit-wrong = This cannot be saved. What now?
prompt-edit-again = edit again
prompt-edit-discard = discard
