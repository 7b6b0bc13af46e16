# The command line's help.
#
# A command's help is `help-<command>` (`help-policy-due`), its arguments' `help-<command>-<argument>`,
# the root's `help-complaint`. An argument without its own words takes `help-global-<argument>` when it is
# global, else `help-arg-<argument>`. The attribute `.long` holds what only `--help` shows, `.after` what
# follows the arguments.

help-usage = Usage:
help-options-placeholder = [OPTIONS]
help-command-placeholder = COMMAND
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-global = Global options
help-default = [default: { $values }]
help-possible = [possible values: { $values }]
help-env = [env: { $name }]

help-complaint = Customer complaints as files, the company's regulation as data, the history in git
help-help = Print this message or the help of a command
help-help-subcommand = The command to print help for

help-global-root = The case repository (default: found upwards from here)
help-global-as-of = Judge as of this date or time instead of now
help-global-lang = The language of messages (default: from the locale)
help-global-color = When to use colour
help-global-no-input = Never ask questions

help-arg-by = Who acts: an e-mail address or a name (default: git's user.email)
help-arg-commit = Commit the touched files
help-arg-dry-run = Show the change and write nothing
help-arg-at = When it happened (default: now; never in the future)
help-arg-format = The form of the output
help-arg-item = Which item of the complaint, from 1
help-arg-reason = Why
help-arg-id = A case: its number, the beginning of it, or a path
help-arg-policy = The policy
help-arg-help = Print help
help-arg-version = Print the version

# ---- Taking complaints down

help-heading-filing = How it is filed
help-heading-customer = The customer
help-heading-goods = The goods
help-heading-matter = The complaint

help-new = Take a complaint down; prints its number and due dates
    .long = Without flags it asks, on a terminal, in the order the story is told. What the policy needs and is not known yet is named; `register` refuses without it.
help-new-policy = The policy it falls under (default: the organisation's)
help-new-received = When the complaint reached us (default: now)
help-new-channel = How it came
help-new-origin = Home or abroad
help-new-nature = A complaint, or an abnormality note without loss and without clocks
help-new-class = Class, from the policy's list
help-new-category = Category, from the policy's list
help-new-grade = Grade of severity, from the policy's list
help-new-title = A short title (default: the beginning of the complaint)
help-new-customer = The company or person who complains
help-new-contact = Whom to talk to
help-new-phone = Telephone
help-new-email = E-mail
help-new-address = Postal address
help-new-product = The product's name
help-new-part = Part number
help-new-order = Order number
help-new-shipped = Ship date
help-new-quantity = Pieces complained about; `open` while the customer does not know yet
help-new-defective = Defective pieces
help-new-sample-kept = The sample came with the complaint
help-new-complaint = The complaint in words; `@FILE` reads a file, `-` standard input
help-new-item = One of several matters; repeat for each
help-new-demand = What the customer asks for
help-new-claimed = What the customer claims, in money
help-new-like = Take customer, goods and filing from another case
help-new-from = Read YAML or JSON with the keys of a case file; flags win over it

help-note = Add a remark to a case
help-note-text = The remark; `@FILE` reads a file, `-` standard input
help-attach = Keep a file as evidence with a case
    .long = The file is copied to attachments/ under the case's identity, and its SHA-256 is recorded. The same file again changes nothing.
help-attach-file = The file, at most 25 MiB
help-attach-title = What it shows
help-completions = Print a shell's completion script
help-completions-shell = The shell
help-edit = Open a case in the editor; what is wrong with it is said before it is saved
help-init = Make a case repository here
    .long = Nothing that is there is overwritten. In a case repository it adds what is lacking besides regulations.
help-init-dir = Where (default: here)
help-init-policy = The policy of new cases that name none
help-init-ci = Also write the configuration of a CI that checks every push
help-init-hooks = Also write a git hook that checks cases before they are committed
help-init-dry-run = Show what would be written
