# 命令行的问题。

usage-unknown-argument = 未知参数 `{ $argument }`
usage-unknown-command = 未知命令 `{ $command }`
usage-invalid-value = `{ $value }` 不是 `{ $argument }` 的有效值
usage-invalid-value-because = `{ $value }` 不是 `{ $argument }` 的有效值：{ $reason }
usage-value-refused = `{ $argument }`：{ $reason }
usage-value-missing = `{ $argument }` 需要一个值
usage-missing-arguments = 缺少：{ $arguments }
usage-missing-command = `{ $command }` 之后需要命令
usage-given-twice = `{ $argument }` 只能给出一次
usage-conflict = `{ $argument }` 不能与 { $others } 同时使用
usage-no-equals = `{ $argument }` 的值须写在 `=` 之后
usage-too-many-values = `{ $argument }` 的值过多，多出 `{ $value }`
usage-too-few-values = `{ $argument }` 至少需要 { $expected } 个值，只给出 { $actual } 个
usage-wrong-number = `{ $argument }` 需要 { $expected } 个值，给出了 { $actual } 个
usage-not-utf8 = 命令行不是有效的 UTF-8
usage-other = { $text }

usage-help-similar = 是否要用 { $names }？
usage-help-possible = 可选值：{ $values }
usage-help-commands = 可用命令：{ $names }
usage-help-commands-listed = 用 `--help` 列出全部命令
usage-help-flags = 值写在其选项之后：{ $flags }
usage-help-as-value = 若要作为值传入，请写 `-- { $argument }`
usage-help-usage = 用法：{ $usage }
