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

# Lists, one case, explanation, reports
help-list = Find cases, most urgent first
help-list-open = Only cases that are not ended
help-list-closed = Only cases that are ended
help-list-overdue = Only cases with a limit that is past and still open
help-list-policy = Only cases of this policy
help-list-owner = Only cases this unit or person holds
help-list-customer = Only customers whose name contains this
help-list-status = Only these statuses, separated by commas
help-list-since = Only cases received on this day or later
help-list-until = Only cases received on this day or before
help-list-text = Only cases in which this is written
help-list-sort = What to sort by: urgency, number, received, due, customer, status
help-list-limit = Show at most so many
help-show = Show one case
    .long = With --as-of a past moment, facts recorded later are left out. A field that was corrected later shows its present value.
help-explain = Say why each date, level and share is what it is
help-explain-clock = Only this clock: overall, stage.proposal, promise.1
help-report = Statistics and lists for management
    .long = Punctuality divides by all cases that fell due in the period, open ones included. What cannot be known is shown as –.
help-report-period = monthly, half-year or year (the last complete one), or 2026-11, 2026-Q4, 2026-H2, 2026, FROM..TO
help-report-group-by = Group by class, unit, owner, customer, category, grade, origin or channel
