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
help-value-called = { $word } ({ $name })
help-listed-by = [see `{ $command }`]
help-topics = Topics, with `complaint help TOPIC`:

help-complaint = Customer complaints as files, the company's regulation as data, the history in git
help-help = Print the help of a command, or a page about a topic
help-help-subcommand = The command to print help for
help-help-words = A command, or a topic: time, policy, money, git, ci

help-global-root = The case repository (default: found upwards from here)
help-global-as-of = Judge as of this date or time instead of now
help-global-lang = The language of messages (default: from the locale)
help-global-color = When to use colour
help-global-no-input = Never ask questions
help-global-no-pager = Never show long output in a pager (COMPLAINT_PAGER or PAGER, else less)

help-arg-by = Who acts: an e-mail address or a name (default: git's user.email)
help-arg-commit = Commit the touched files
help-arg-dry-run = Show the change and write nothing
help-arg-at = When it happened (default: now; never in the future)
help-arg-paper = The scan of the paper it was decided on, kept as evidence; for what is entered in another's name
help-arg-format = The form of the output
help-arg-item = Which item of the complaint, from 1
help-arg-reason = Why
help-arg-id = A case: its number, the beginning or end of it, or a path
help-arg-policy = The policy
help-arg-help = Print help
help-arg-version = Print the version

## The steps of a case

help-arg-via = By which channel
help-arg-text = The words; @FILE reads them from a file, - from standard input, @@ begins them with an @
help-global-by = Who acts: an e-mail address or a name (default: git's user.email)

# ---- Taking complaints down

help-heading-filing = How it is filed
help-heading-customer = The customer
help-heading-goods = The goods
help-heading-matter = The complaint

help-new = Take a complaint down; prints its number and due dates
    .long = Without flags it asks, on a terminal, in the order the story is told: everything may be skipped with Enter, ↑ and Esc go back, and what is typed is kept until it is recorded (`--resume`). What the policy needs and is not known yet is named; `register` refuses without it.
    .also = create, add, open, intake, enter
help-new-policy = The policy it falls under (default: the organisation's)
help-new-received = When the complaint reached us (default: now)
help-new-set = A field of the company's own, or any by the name of its flag: `line=3`; repeat for each
help-new-resume = Go on with the complaint that was begun last and not recorded
help-new-item = One of several matters; repeat for each
help-new-like = Take customer, goods and filing from another case; on a terminal the rest is asked
help-new-from = Read YAML or JSON with the keys of a case file, or an e-mail (.eml); flags win over it
    .long = Of an e-mail: sender, date, subject, text, and what is enclosed, which is kept as evidence. `-` reads standard input.

help-check = Check every record and every clock, as CI does
    .long = Exit status 1 when something is found at or above --fail-on, 0 otherwise.
    .also = validate, problems
help-check-ids = Cases to check (default: all)
help-check-warn-within = Also report clocks due within this time, like 2d or 12h (default: the organisation's warn_within)
help-check-rules = Only this rule; may be repeated
help-check-severity = Show only findings of at least this severity
help-check-fail-on = Fail from this severity on
help-check-kind = Only the record (data) or only the work (duty)
help-check-format = The form of the output
help-check-base = Fail only on what this branch makes worse since it left REV
help-check-staged = Judge what is staged for a commit instead of the files, without looking at other cases; with --base, all that the branch will hold
help-check-no-index = Judge every file anew, whatever the index beside git’s own files knows
help-check-against = Only compare a table (CSV) with the cases: a shop’s log, the suggestion book; rows that no case has are the findings

help-diff = What changed, case by case, and what follows from it
    .long = What changed, case by case, and what follows from it: dates that moved and why, whose signature is needed, loss, new and cured findings. A RANGE is A..B, A...B (from where they parted) or REV (to the working tree); without one: from where the main branch parted to the working tree. Policies count too: the open cases they move are listed. First come at most ten lines of what weighs most.
help-diff-what = A range, then cases; without cases all that differ
help-diff-format = The form of the output; markdown is made for a comment on a pull request
help-diff-textconv = Print a case or regulation as readable lines, for git's textconv
help-diff-driver = Be git's external diff driver: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
help-rule = List the checks, or explain one
help-rule-id = The rule to explain

help-policy = Ask the policy, no case needed
    .also = regulation, rulebook
help-policy-list = Every edition of every policy, and which is in force
help-policy-show = One regulation as a page, each figure with its rule and place
help-policy-show-policy = The policy (default: the organisation's)
help-policy-explain = One regulation read back as prose, to be checked against the paper
    .long = Everything the file lays down is told, in the order of a regulation on paper, each sentence with the regulation's own number of its rule. Units and roles are called by their titles in staff.toml.
help-policy-explain-policy = The policy, or a policy's file (default: the organisation's policy)
help-policy-explain-format = The form of the output: lines of at most 80 columns, or Markdown
help-policy-new = A blank policy: every key with what it means, and values to begin with
    .long = The file lints clean, and a case can be handled under it at once: its unit and role are those of the organisation's own policy. Lines that begin with # and no blank are keys that do not hold yet. Nothing is overwritten.
help-policy-new-id = The identifier of the policy, and the name of its file
help-policy-lint = Find what is wrong with the regulations; exit 1 on errors
help-policy-lint-files = Only these files (default: everything under policies/)
help-policy-lint-fail-on = Exit 1 from this level on
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
help-policy-authority-grade = The grade
help-policy-authority-channel = The channel
help-policy-authority-category = The category
help-policy-authority-class = The class
help-policy-authority-round = Whether the customer has refused a proposal
help-policy-authority-format = The form of the output (default: table on a terminal, else JSON)
help-policy-clock = When a limit is due, how much time passed, or whether a date is a working day
help-policy-clock-calendar = A calendar file, or the name of one of the repository's (default: the organisation's)
help-policy-clock-start = When the clock starts; a date means its opening
help-policy-clock-limit = How long: 3d, 0.5d, 1mo, 48h, 90m or 90s
help-policy-clock-until = Count the time passed until then instead
help-policy-clock-is-workday = Ask only whether this date is a working day
help-policy-clock-counting = In which time
help-policy-clock-no-roll = A last day that is no working day stays the last
help-policy-clock-pause = A stretch that does not count, from/to; may be repeated
help-policy-clock-format = The form of the output (default: table on a terminal, else JSON)

help-schema = Print the JSON Schema of a file, for editors
help-schema-file = The sort of file
help-schema-format = The JSON Schema, or the keys as a page in Markdown

help-completions = Print what a shell runs at its start to complete command lines
help-completions-shell = The shell
    .long = Bash: `source <(complaint completions bash)` in ~/.bashrc. Zsh: the same with zsh in ~/.zshrc, after compinit. Fish: `complaint completions fish | source` in ~/.config/fish/config.fish. Cases, people, units, policies and words are completed from the repository.
help-man = Write the manual pages of every command into a directory
    .long = In the language of --lang. `man -M DIR` finds them where DIR/man1 is what is named here.
help-man-dir = The directory; it is made where it is not there

help-merge-driver = Merge a case file by meaning, as git's merge driver
    .after = Git runs it: merge.complaint.driver = complaint merge-driver %O %A %B %L %P
help-merge-driver-ancestor = The common ancestor (%O)
help-merge-driver-ours = Our version, which receives the result (%A)
help-merge-driver-theirs = Their version (%B)
help-merge-driver-size = How many signs a conflict marker has (%L)
help-merge-driver-path = The path of the file from the top of the work tree (%P)
help-merge-driver-our-label = What our side is called at a conflict (%X)
help-merge-driver-their-label = What their side is called at a conflict (%Y)
help-edit = Open a case in the editor; what is wrong with it is said before it is saved
    .long = Open a case in the editor; what is wrong with it is said before it is saved. For the text as a whole; one recorded fact is mended with `complaint correct`. Not taken over: the status, which follows from the facts, and another number or uid. What was recorded and reads otherwise is kept as a correction, with the reason, and what was not known and is filled in as one without; who did something and when, what was signed and whole steps are not changed.
    .also = modify, editor, open-file
help-edit-reason = Why what was recorded is changed; asked for on a terminal
help-init = Make a case repository here
    .long = Nothing that is there is overwritten. In a case repository it adds what is lacking besides regulations.
help-init-dir = Where (default: here)
help-init-policy = Bring this regulation alone with the people it needs; new cases that name none fall under it
help-init-ci = Also write the configuration of a CI that checks every push
help-init-hooks = Also write a git hook that checks cases before they are committed
help-init-codeowners = Also write CODEOWNERS from the roles, or renew our part of it
help-init-dry-run = Show what would be written

# Lists, one case, explanation, reports
help-today = Today: what is late or due, what waits for your signature, what you promised, and your next steps
    .long = Today: what is late or due, what waits for your signature, what you promised, and your next steps – each with the command that does it. The same as `complaint` alone.
    .also = now, day, status, agenda, dashboard
help-ready = What you may do now, each as a command
    .long = What you may do now, each as a command: on every case what brings it on, or everything that may be done with one.
    .also = next, can
help-ready-id = Everything you may do with this case
help-ready-mine = Only where it is your turn
help-promises = What was promised to customers and is not kept yet, your own promises first
    .also = commitments
help-promises-mine = Only your own
help-calendar = What is due, as a file that calendars read (.ics)
    .long = What is due, as a file that calendars read (RFC 5545): open limits of cases, promises, corrective actions and periodic duties, each an event at its due, with an alarm where the organisation has warn_within. Without a flag, everybody's. An entry stays the same one however often the file is written, so that calendars can subscribe to what CI writes every morning.
    .also = ics, ical, icalendar, schedule, appointments, deadlines
help-calendar-unit = Only what this unit, the units within it and their people owe
help-calendar-person = Only what this person owes: by name, in their unit, or in a role of theirs
help-calendar-mine = Only what you owe: by name, in your unit, or in a role of yours
help-calendar-owner = Only what is owed by this very unit, person or role, by name or title
help-notice = What is to be written about what is late: a reminder to who holds an open case, an inquiry after a closed one
    .long = What the policy's [[reminder]] has written about what is late, a page for each department: a reminder of the limits of open cases that have passed, an inquiry into the stages of closed cases that were not done in time. It prints and sends nothing: send it yourself, then record with --record that it was sent.
    .also = notices, reminder, reminders, dun, inquiry
help-notice-unit = Only notices about what this unit, the units within it and their people owe
help-notice-since = Of ended cases only those that ended on this day or later (default: the first day of last month)
help-notice-ids = Only about these cases
help-notice-unrecorded = Only what no case has on record as sent
help-notice-format = The form of the output: markdown, html, json; eml: messages to the people; wecom, dingtalk, slack: bodies for a web hook, one a line
help-notice-record = Print nothing, but record in each case what was sent about it, once for each lateness
help-notice-at = When it was sent (default: now)
help-notice-commit = Commit what is recorded, case by case
help-notice-dry-run = Show what would be recorded and write nothing
help-notice-digest = What a person or a unit has before them today: late, due today and tomorrow, to sign, promised
    .long = What a person or a unit has before them today, to be sent to them: what is late, what is due today and tomorrow, what waits for a signature, what was promised – each with the command that does it. Without a flag, yours. It prints and sends nothing.
help-notice-digest-unit = Of the people of this unit and of the units within it, together
help-notice-digest-person = Of this person
help-notice-digest-format = The form of the output: markdown, html, json; eml: a message to the people; wecom, dingtalk, slack: bodies for a web hook, one a line
help-undo = Take your own last command back, while nothing has followed it
    .long = Take your own last command back, while nothing has followed it: what is not committed, or the last commit where it is not pushed and no merge. No other file is touched. Later, mend with `complaint correct` or begin anew with `complaint reopen`.
    .also = revert, rollback, back, unmake
help-list = Find cases, most urgent first
    .also = find, search, cases
help-list-open = Only cases that are not ended (the default, unless --all, --overdue, --due or --status is given)
help-list-all = Ended cases too
help-list-mine = Only cases where it is your turn: by name, of your unit, or in a role of yours
help-list-to-sign = Only cases whose settlement waits for your signature
help-list-due = Only cases with a limit that ends then: today, tomorrow, or week (the seven days from today)
help-list-view = A list the organisation has named: [[view]] in policies/organization.toml, a name and flags of this command
help-list-closed = Only cases that are ended
help-list-overdue = Only cases with a limit that is past and still open
help-list-policy = Only cases of this policy
help-list-owner = Only cases where it is the turn of this unit, person or role, by name or title
help-list-customer = Only customers whose name contains this
help-list-status = Only these statuses, separated by commas
help-list-since = Only cases received on this day or later
help-list-until = Only cases received on this day or before
help-list-text = Only cases in which this is written
help-list-sort = What to sort by
help-list-no-index = Look at every file, whatever the index beside git’s own files knows
help-list-limit = Show at most so many
help-show = Show one case
    .long = On a terminal a case is shown on one screen, with --full (or into a file or pipe) in full. With --as-of a past moment, facts recorded later are left out. A field that was corrected later shows its present value.
    .also = view, display, print, cat, get
help-letter = Write the letter to the customer
    .long = The words come from a template: policies/letters/<kind>.<language>.md, else the shipped one. Its language is that of --lang, else the organisation's. A letter shows what is fit for the customer and nothing internal; a decision is told only after the approval it needs. Nothing is recorded: when it is sent, `complaint reply ID --from-letter` does that.
    .also = mail
help-letter-kind = What it is; a decision tells what was decided on every item
help-letter-item = Only this item; may be given more than once
help-letter-template = Show the shipped template, to begin one of your own with
help-letter-text = What you add in your own words; @FILE reads it from a file, - from standard input
help-form = Write the papers of a case or a month, and list which there are
    .long = Without a form it lists those of the regulations, with who gets which copy; with a case (`complaint form ID`) which of them fit it, and when. `complaint form KIND ID` writes one, every copy on a sheet of its own, in the form's language or that of --lang; without ID it is empty, to be filled in by hand, or, where the form is a list, holds the cases of a month. Who signs is named by the policy and by the amount. Templates of one's own stand in policies/forms. Nothing is recorded.
    .also = paper, papers, forms, sheet, certificate
help-form-kind = The form, by its id in the policy; a case by itself lists the forms that fit it
help-form-id = The case
help-form-policy = Of this policy: its forms, or one of them without a case
help-form-month = The month of a list (default: the present month, of closed cases the last)
help-form-copy = Only this copy
help-form-format = Of a form html, markdown or typ (default: html); of the list table or json
help-form-out = Write it to this file; one that is there is replaced
help-form-template = Show the shipped template, to begin one of your own with
help-explain = Say why each date, level and share is what it is
    .also = why, prove
help-explain-clock = Only this clock: overall, stage.proposal, promise.1
help-log = The story of a case from git, newest first
    .long = The case is followed by its identity, over renames and renumbering, and found by a number it once had; its sanctions file too. Levels of authority are those of the regulations as each commit had them. --limit takes the newest, with --reverse too. --as-of leaves nothing out.
    .also = history, story
help-log-patch = Show what changed in the file, line by line
help-log-limit = Show at most so many of the newest
help-log-reverse = Begin with the oldest, as a story is read
help-report = Statistics and lists for management
    .long = Punctuality divides by all cases that fell due in the period, open ones included. What cannot be known is shown as –.
    .also = stats, statistics, figures, kpi
help-report-month = With `returns`, `sanctions`, `crosswalk` (default: the last complete one), `survey` (default: the last complete year) or `deductions` (default: this one): the month

help-report-standard = With `crosswalk`: the standard whose elements are shown beside the fields, commands and checks that hold them
help-report-post = Post a month that is over: it is kept under `posted/` and never reckoned anew; statistics with their page, `reports/2026-11.md`
help-report-commit = Commit what is posted
help-report-dry-run = Show what would be posted and write nothing
help-report-period = monthly, half-year or year (the last complete one), or 2026-11, 2026-Q4, 2026-H2, 2026, FROM..TO; or a list: returns, deductions, sanctions, survey, crosswalk
help-report-no-index = Read every case anew, whatever the index beside git’s own files knows
help-report-policy = Only cases under this policy
help-report-explain = How an indicator is reckoned, and which cases count in it
help-report-excel = With `--format csv`: for Excel, with a byte order mark (BOM) and heads in your language
help-report-out = Write it to a file
help-report-group-by = Group by these, separated by commas, or by a key of your own (`x-line`)
help-export = Write cases as tables for other programs: csv, jsonl, xlsx or parquet
    .long = Tables: cases (a row a case), facts (everything that was done), clocks (running limits), remedies, liabilities, promises. Every row begins with plant, schema_version, uid and number. In jsonl the table cases is each case file whole, keys of your own with it. Open and ended cases are exported unless --open or --closed says otherwise. With --redact people and customers are pseudonyms, the same in every table and every export with the same key, and what is said in words is left out. docs/export.md tells the columns.
    .also = dump, extract, csv, parquet, bi
help-export-format = The form: csv, jsonl, xlsx, or parquet (zstd, a directory of files by year; where the tool was built with it)
help-export-table = Only these tables, separated by commas (default: all, where they go into a directory or a workbook, else cases)
help-export-out = Where to: a file (`cases.csv`), or a directory with a file for each table; it must be empty or hold tables exported before
help-export-redact = People and customers as pseudonyms, without what is said in words
help-export-key = The secret the pseudonyms are made with, of 16 bytes or more (default: one of this export alone)
help-export-keep-text = With --redact: keep what is said in words, with the known names replaced in it
help-export-open = Only cases that are not ended
help-export-closed = Only cases that are ended
help-export-mine = Only cases where it is your turn: by name, of your unit, or in a role of yours
help-export-to-sign = Only cases whose settlement waits for your signature
help-export-due = Only cases with a limit that ends then: today, tomorrow, or week (the seven days from today)
help-export-overdue = Only cases with a limit that is past and still open
help-export-policy = Only cases of this policy
help-export-owner = Only cases where it is the turn of this unit, person or role, by name or title
help-export-customer = Only customers whose name contains this
help-export-status = Only these statuses, separated by commas
help-export-since = Only cases received on this day or later
help-export-until = Only cases received on this day or before
help-export-text = Only cases in which this is written
help-import = Bring in the cases of another register: csv, tsv, xlsx, json, jsonl, YAML documents
    .long = Each row becomes a case. What the columns mean is said by a mapping (TOML); without one it is suggested by what they are called and what stands in them, and shown. Columns without a place are kept under keys of your own. What happened before `taken_over_until` of the organisation comes in as history, with its own number and end: without clocks, duties and deductions. All rows are taken or none, unless --partial. A second run changes nothing. docs/import.md tells more.
    .also = load, takeover, migrate-register, csv, excel, bulk
help-import-files = The registers; `-` is standard input
help-import-mapping = What the columns mean (TOML)
help-import-suggest = Write the mapping that suggests itself, and nothing else
help-import-policy = The policy of cases that name none (default: the organisation's)
help-import-sheet = The sheet of a workbook (default: the first that is not empty)
help-import-encoding = The encoding of a text, where it cannot be told: GB18030, windows-1252 …
help-import-dates = The order of days, months and years, where the column does not show it
help-import-duplicates = What is done with a row whose case is there and says something else
help-import-partial = Take the rows that can be taken
help-import-rejects = Write the rows that are not taken, with column and reason (CSV)
help-site = Write static pages: an overview, a report for each period, a page for each case
    .long = Writes pages that are complete by themselves, without scripts and without a network: the overview, a report for each of the last 12 months, for this year and for every posted month, and a page for each case with what happened and why its dates and levels are what they are. They are in the language of --lang. The directory must be empty or hold pages written before; those that are no longer needed are removed.
    .also = html, pages, website, publish
help-site-dir = The directory they are written into
help-site-redact = Leave out who people are: what is declared personal in cases, and the names and addresses of staff

# Actions, links, precedents
help-show-full = Everything, as into a file or a pipe
help-show-brief = What fits a screen, as on a terminal
help-show-view = Another view: 8d, the eight disciplines
help-show-similar = Earlier closed cases like this one, and how they were settled
help-show-limit = At most so many of them
help-board = The open cases on the whole screen (feature `board`)

# Loss and returned goods
help-policy-loss = What remedies cost us
    .long = Each line is rounded to the fen; the lines add up to the total.
help-policy-loss-policy = The policy (default: the organisation's)
help-policy-loss-remedy = KIND:key=value,… such as return:quantity=420,price=12.50, or resale:quantity,a_price,resale_price; may be given more than once
help-policy-loss-format = The form of the output (default: table on a terminal, else JSON)

# Objections, sanctions, deductions
help-policy-sanction = The sanction a share of the loss leads to, and what it costs
help-policy-sanction-policy = The policy (default: the organisation's)
help-policy-sanction-amount = The person's share of the loss: digits with at most two decimals
help-policy-sanction-format = The form of the output (default: table on a terminal, else JSON)
help-policy-deduct = A person's part of a unit's loss, and the months that take it from the bonus
help-policy-deduct-policy = The policy (default: the organisation's)
help-policy-deduct-loss = The unit's share of the loss
help-policy-deduct-unit-points = Base points of the whole unit
help-policy-deduct-points = Base points of the person
help-policy-deduct-bonus = The efficiency bonus of each month; the last one repeats
help-policy-deduct-format = The form of the output (default: table on a terminal, else JSON)

help-audit = Prove from the history that each step was legal when made and was left alone since
    .long = Exit status 1 when something is found at or above --fail-on, 0 otherwise. Of a range A..B what stood in A is taken as given. `complaint rule` lists what is looked for.
help-audit-range = The commits, as git log takes them
help-audit-require-signed = Every commit that records something must bear a good signature
help-audit-tolerance = By how much a record may differ from the time of its commit, like 1d or 12h (default: the organisation's, else 1d)
help-audit-rules = Only this rule; may be repeated
help-audit-severity = Show only findings of at least this severity
help-audit-fail-on = Fail from this severity on
help-audit-format = The form of the output

# ---- Numbers

help-migrate = Bring older files up to what new ones are written like: the headings they lack, dates in the staff file
help-renumber = Give the newer of two cases of one number the next free one
    .long = Settles add/add conflicts of a merge, rebase or cherry-pick, numbers that two files share, and files that stand where their number does not belong. The older record keeps the number.
help-renumber-ids = Only these: a number or a file (default: all)

# ---- People

help-duty = What comes again – statistics, summaries, reviews – and that it was done
    .long = Each duty of the regulations' [[periodic]] with what it is about, when it is due, whose it is and whether it was done. Done ones stand in duties/YYYY.yaml, one line each. `check` finds what is not done, from the first recorded duty of a policy on. Without a command it lists.
help-duty-period = Only what is about this period or a part of it: 2026-11, 2026-H2 or 2026 (default: the last turn of each duty, the next, and what was never done)
help-duty-policy = Only the duties of this policy
help-duty-list = The periodic duties, what they are about, when they are due and whether they were done
help-duty-list-period = Only what is about this period or a part of it: 2026-11, 2026-H2 or 2026 (default: the last turn of each duty, the next, and what was never done)
help-duty-list-policy = Only the duties of this policy
help-duty-done = A periodic duty was done
    .long = Whoever is in the unit that owes the duty records it, once for each period that has begun.
help-duty-done-name = The duty's name in the policy, like monthly-statistics
help-duty-done-period = What it was done about: 2026-11, 2026-H2 or 2026
help-duty-done-policy = The policy that lays it down, where several have a duty of that name
help-duty-done-missing = How many complaints were found that no record had
help-staff = Who is who on a day, and dated changes of it
    .long = Nothing before the day of a change reads otherwise: whoever moves or leaves stays in the staff file. Without a command it lists.
    .also = people, users, person, employees
help-staff-at = The day (default: today)
help-staff-all = With the units that ended and whoever is not there
help-staff-list = Units, people and roles of a day
help-staff-list-at = The day (default: today)
help-staff-list-all = With the units that ended and whoever is not there
help-staff-join = Somebody comes, or comes back after having left
help-staff-join-id = The person's id, by which postings and roles name them
help-staff-join-name = The name; needed for who was never there
help-staff-join-email = The e-mail address, as in git; needed for who was never there
help-staff-join-unit = The unit
help-staff-join-from = The first day
help-staff-join-points = Base points
help-staff-move = Somebody is in another unit from a day on
help-staff-move-person = Who: an e-mail address, id or name
help-staff-move-to = The unit
help-staff-move-from = The first day there
help-staff-move-points = Base points there (default: as before)
help-staff-leave = Somebody's last day: posting, roles and delegations end with it
help-staff-leave-person = Who: an e-mail address, id or name
help-staff-leave-until = The last day
help-staff-rename = Another address or name; what was recorded under the old address stays theirs
help-staff-rename-person = Who: an e-mail address, id or name
help-staff-rename-email = The new e-mail address
help-staff-rename-name = The new name
help-staff-role = Somebody holds a role from a day on, or up to one
help-staff-role-person = Who: an e-mail address, id or name
help-staff-role-role = The role's id
help-staff-role-from = The first day
help-staff-role-until = The last day (default: none)
help-staff-role-end = The last day of a role they hold
