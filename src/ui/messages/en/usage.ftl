# What is wrong with a command line.

usage-unknown-argument = unknown argument `{ $argument }`
usage-unknown-command = unknown command `{ $command }`
usage-invalid-value = `{ $value }` is not a value of `{ $argument }`
usage-invalid-value-because = `{ $value }` is not a value of `{ $argument }`: { $reason }
usage-value-refused = `{ $argument }`: { $reason }
usage-value-missing = `{ $argument }` needs a value
usage-missing-arguments = missing: { $arguments }
usage-missing-command = `{ $command }` needs a command
usage-given-twice = `{ $argument }` is given more than once
usage-conflict = `{ $argument }` cannot be used with { $others }
usage-no-equals = `{ $argument }` takes its value after `=`
usage-too-many-values = `{ $value }` is one value too many for `{ $argument }`
usage-too-few-values = `{ $argument }` needs at least { $expected } values, not { $actual }
usage-wrong-number = `{ $argument }` needs { $expected } values, not { $actual }
usage-not-utf8 = the command line is not valid UTF-8
usage-other = { $text }

usage-help-similar = did you mean { $names }?
usage-help-possible = possible values: { $values }
usage-help-commands = commands: { $names }
usage-help-commands-listed = `--help` lists the commands
usage-help-flags = a value stands after its flag: { $flags }
usage-help-as-value = to pass it as a value, write `-- { $argument }`
usage-help-usage = usage: { $usage }
