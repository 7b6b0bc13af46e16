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
prompt-new-customer = Who complains (company or person)?
prompt-new-contact = Whom do we talk to?
prompt-new-phone = Telephone?
prompt-new-complaint = What happened?
prompt-new-product = Which product?
prompt-new-order = Order number?
prompt-new-part = Part number?
prompt-new-shipped = Shipped on?
prompt-new-quantity = How many pieces are complained about (`open` if not known yet)?
prompt-new-defective = How many are defective?
prompt-new-sample-kept = Is there a sample?
prompt-new-demand = What does the customer ask for?
prompt-new-claimed = How much money is claimed?
prompt-new-channel = How did it come?
prompt-new-origin = From where?
prompt-new-class = Class?
prompt-new-category = Category?
prompt-new-grade = How severe?
prompt-new-unknown = not known yet
prompt-new-confirm = Record this complaint?

prompt-note-text = What is to be noted?

prompt-edit-wrong = This cannot be saved. What now?
prompt-edit-again = edit again
prompt-edit-discard = discard
