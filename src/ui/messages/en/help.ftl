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

help-check = Check every record and every clock, as CI does
    .long = Exit status 1 when something is found at or above --fail-on, 0 otherwise.
help-check-ids = Cases to check (default: all)
help-check-warn-within = Also report clocks due within this time, like 2d or 12h (default: the organisation's warn_within)
help-check-rules = Only this rule; may be repeated
help-check-severity = Show only findings of at least this severity: note, warning, error
help-check-fail-on = Fail from this severity on: note, warning, error
help-check-kind = Only the record (data) or only the work (duty)
help-rule = List the checks, or explain one
help-rule-id = The rule to explain
