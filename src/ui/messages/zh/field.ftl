# 文件字段的问题。

field-missing = 缺少 `{ $field }`
field-unknown = 没有名为 `{ $field }` 的字段
field-not-a-map = 此处应为键值
field-not-a-list = 此处应为列表
field-not-a-value = 此处应为单个值
field-unquoted-number = `{ $value }` 未加引号，其他程序可能读成数字
field-money-float = `{ $value }` 是浮点数；金额须加引号
field-money-malformed = `{ $value }` 不是金额；应为数字，可带小数点，如 1050.00
field-money-precise = `{ $value }` 的小数超过两位
field-money-large = 金额 `{ $value }` 过大
field-not-a-quantity = `{ $value }` 不是数量；请写 `420`、`1250.5`，有单位时写 `1250.5 kg`
field-units-differ = `{ $value }` 与应退货物 `{ $other }` 的单位不同
field-not-a-decimal = `{ $value }` 不是十进制数；请写数字，带小数点时加引号
field-not-a-count = `{ $value }` 不是整数
field-not-a-flag = `{ $value }` 既不是 true 也不是 false
field-not-a-date = `{ $value }` 不是日期，应如 2026-11-05
field-not-a-month = `{ $value }` 不是月份，应如 2026-12
field-not-a-period = `{ $value }` 不是期间，应如 2026-11、2026-H2 或 2026
field-not-a-time = `{ $value }` 不是时间，应如 2026-11-05T09:20:00+08:00
field-not-a-word = `{ $value }` 不在可选值之中：{ $words }
field-not-within = `{ $value }` 不是 { $least } 至 { $most } 的整数
