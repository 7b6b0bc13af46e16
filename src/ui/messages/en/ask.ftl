# Asking the policy: `policy list`, `show`, `lint`, `due`, `authority`, `clock`.

ask-authority = { $amount }: { $role } ({ $source })
ask-authority-none = nobody has authority over { $amount } by { $policy }
ask-authority-none-help = end the levels with one without up_to
ask-bands = Authority
ask-by-day = By day
ask-capped = * ends with the overall limit
ask-clock = Clock
ask-clock-due = { $limit } from { $start }: due { $due }
ask-command = Command
ask-conversions = Sanctions in money
ask-counted = Counted
ask-counting = Counting
ask-deadlines = Deadlines
ask-deductions = Deductions
ask-due = Due
ask-due-head = { $policy }, received { $received } ({ $file })
ask-duties = Duties at closing
ask-duty = Duty
ask-effective-from = From
ask-elapsed = { $seconds } s ({ $clock })
ask-every = Every
ask-fields = Fields
ask-file = File
ask-fine-from = Fine from
ask-formula = Formula
ask-from = From
ask-id = ID
ask-in-force = in force
ask-later = later
ask-limit = Limit
ask-limits = Home / abroad
ask-lint-clean =
    nothing found ({ $files ->
        [one] one file
       *[other] { $files } files
    })
ask-lint-found =
    { $errors ->
        [0] no errors
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] one warning
       *[other] { $warnings } warnings
    } ({ $files ->
        [one] one file
       *[other] { $files } files
    })
ask-loss = Loss
ask-need = Needed
ask-no-clocks = { $policy } sets no limits for such a complaint
ask-no-policies = no policies
ask-no-roll = not rolled
ask-not-in-force = { $policy } is not in force on { $date }, only from { $from }
ask-page-edition = { $file }, edition { $version }, in force from { $from }
ask-page-title = { $title } ({ $policy })
ask-pause-malformed = { $value } is not a pause; write its beginning and end as TIME/TIME
ask-pause-reversed = the pause { $value } ends before it begins
ask-per-base = Per base
ask-percent = Percent
ask-periodic = Periodic duties
ask-permissions = Who may
ask-points-money = From points
ask-provisional = provisional: it touches a year without official holidays
ask-provisional-mark = ~ provisional
ask-remedy = Remedy
ask-replaced = replaced
ask-required = Required for registration
ask-returns = Returned goods
ask-role = Role
ask-roles = Roles
ask-routes = Routing
ask-sanction = Sanction
ask-sanctions = Sanctions
ask-setting = Setting
ask-settings = Handling
ask-source = Rule
ask-span = From → until
ask-stage = Stage
ask-stages = Stages
ask-standing = State
ask-supervisor = Supervisor too
ask-title = Title
ask-to = To
ask-unit = Unit
ask-units = Units
ask-unknown-policy = no policy { $word }; known: { $known }
ask-unlimited = no limit
ask-up-to = Up to
ask-value = Value
ask-version = Edition
ask-when = When
ask-whole-bonus = Whole bonus
ask-why = Why
ask-workday-no = { $date } is no working day: { $why }
ask-workday-yes = { $date } is a working day: { $why }
ask-loss-total = Total: { $amount }
ask-loss-no-rule = policy { $policy } has no rule for the loss of { $kind }
ask-loss-no-rule-help = add a [[loss]] entry for { $kind } whose formula fits it

ask-channels = What each channel asks
ask-channel = Channel
ask-asks = On record
ask-severity = Severity
ask-grade = Grade
ask-claimed-from = Claimed from
ask-tiers = Tiers
ask-tier = Tier
ask-after = After
ask-costs = Who bears the cost
ask-cause = Cause
ask-bearer = Borne by
ask-exchange = Exchange
ask-patience = Hand-overs and silence
