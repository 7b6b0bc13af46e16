# Asking the policy: `policy list`, `show`, `lint`, `due`, `authority`, `clock`.

ask-authority = { $amount }: { $role } ({ $source })
ask-authority-none = nobody has authority over { $amount } by { $policy }
ask-authority-none-help = end the levels with one without up_to
ask-capped = * ends with the overall limit
ask-clock = Clock
ask-clock-due = { $limit } from { $start }: due { $due }
ask-counted = Counted
ask-counting = Counting
ask-due = Due
ask-due-head = { $policy }, received { $received } ({ $file })
ask-effective-from = From
ask-elapsed = { $seconds } s ({ $clock })
ask-file = File
ask-formula = Formula
ask-from = From
ask-id = ID
ask-in-force = in force
ask-later = later
ask-limit = Limit
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
ask-no-clocks = { $policy } sets no limits for such a complaint
ask-no-policies = no policies
ask-no-policy-in = { $file } holds no policy
ask-not-in-force = { $policy } is not in force on { $date }, only from { $from }
ask-page-edition = { $file }, edition { $version }, in force from { $from }
ask-page-title = { $title } ({ $policy })
ask-pause-malformed = { $value } is not a pause; write its beginning and end as TIME/TIME
ask-pause-reversed = the pause { $value } ends before it begins
ask-provisional = provisional: it touches a year without official holidays
ask-provisional-mark = ~ provisional
ask-remedy = Remedy
ask-replaced = replaced
ask-setting = Setting
ask-settings = Handling
ask-source = Rule
ask-standing = State
ask-title = Title
ask-to = To
ask-unknown-policy = no policy { $word }; known: { $known }
ask-value = Value
ask-version = Edition
ask-why = Why
ask-workday-no = { $date } is no working day: { $why }
ask-workday-yes = { $date } is a working day: { $why }
ask-loss-total = Total: { $amount }
ask-loss-no-rule = policy { $policy } has no rule for the loss of { $kind }
ask-loss-no-rule-help = add a [[loss]] entry for { $kind } whose formula fits it
