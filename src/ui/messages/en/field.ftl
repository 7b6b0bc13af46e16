# What is wrong with a field of a file.

field-missing = `{ $field }` is missing
field-unknown = no such field: `{ $field }`
field-not-a-map = expected keys with values
field-not-a-list = expected a list
field-not-a-value = expected a single value
field-unquoted-number = `{ $value }` is not quoted, so other readers may take it for a number
field-money-float = `{ $value }` is a floating-point number; quote amounts of money
field-money-malformed = `{ $value }` is not an amount: digits with an optional decimal point, like 1050.00
field-money-precise = `{ $value }` has more than two decimals
field-money-large = `{ $value }` is too large for an amount
field-not-a-quantity = `{ $value }` is not a quantity; write `420`, `1250.5` or, with a unit, `1250.5 kg`
field-units-differ = `{ $value }` is not counted as what was to come back: `{ $other }`
field-not-a-decimal = `{ $value }` is not a decimal number; write digits, quoted where they have a point
field-not-a-count = `{ $value }` is not a whole number
field-not-a-flag = `{ $value }` is neither true nor false
field-not-a-date = `{ $value }` is not a date like 2026-11-05
field-not-a-month = `{ $value }` is not a month like 2026-12
field-not-a-period = `{ $value }` is not a period like 2026-11, 2026-H2 or 2026
field-not-a-time = `{ $value }` is not a time like 2026-11-05T09:20:00+08:00
field-not-a-word = `{ $value }` is not one of: { $words }
field-not-within = `{ $value }` is not a whole number from { $least } to { $most }
