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

help-policy = Ask the policy, no case needed
help-policy-list = Every edition of every policy, and which is in force
help-policy-show = One regulation as a page, each figure with its rule and place
help-policy-show-policy = The policy (default: the organisation's)
help-policy-lint = Find what is wrong with the regulations; exit 1 on errors
help-policy-lint-files = Only these files (default: everything under policies/)
help-policy-lint-fail-on = Exit 1 from this level on: error, warning or note
help-policy-due = What would be due when, each stage using its whole limit
help-policy-due-policy = The policy (default: the organisation's)
help-policy-due-origin = Where the customer is
help-policy-due-received = When the complaint came in; a date means its opening
help-policy-due-grade = The grade
help-policy-due-channel = The channel
help-policy-due-category = The category
help-policy-due-class = The class
help-policy-due-format = The form of the output (default: table on a terminal, else JSON)
help-policy-authority = Whose approval an amount needs
help-policy-authority-policy = The policy (default: the organisation's)
help-policy-authority-amount = The amount: digits with at most two decimals
help-policy-authority-format = The form of the output (default: table on a terminal, else JSON)
help-policy-clock = When a limit is due, how much time passed, or whether a date is a working day
help-policy-clock-calendar = A calendar file, or the name of one of the repository's (default: the organisation's)
help-policy-clock-start = When the clock starts; a date means its opening
help-policy-clock-limit = How long: 3d, 0.5d, 1mo, 48h, 90m or 90s
help-policy-clock-until = Count the time passed until then instead
help-policy-clock-is-workday = Ask only whether this date is a working day
help-policy-clock-counting = In which time: working or calendar
help-policy-clock-no-roll = A last day that is no working day stays the last
help-policy-clock-pause = A stretch that does not count, from/to; may be repeated
help-policy-clock-format = The form of the output (default: table on a terminal, else JSON)
