# 过账后的月份，不再重算。

posted-cause-reopened = 重新受理
posted-cause-decided-again = 重新判定
posted-cause-corrected = 更正
posted-cause-resold = 已转售
posted-cause-returned = 退货数不同
posted-cause-recorded-late = 补记
posted-cause-changed = 文件已改

posted-written = 已过账：{ $file }
posted-nothing = { $month } 无扣减，无需过账
posted-no-cases = 到 { $month } 末没有案件，无需过账
posted-no-month = 只有整月可以过账：`report monthly --post`、`report 2026-10 --post` 或 `report deductions --month 2026-10 --post`
posted-brief = { $kind } { $month }
posted-not-over = { $month } 尚未结束
posted-not-over-help = 月末之后才能过账；不加 `--post` 随时可查看
posted-already = { $month } 已过账
posted-passed = { $last } 已过账，月份须按顺序过账，{ $month } 不能再过账
posted-already-help = 之后的变化在下一个月调整
posted-not-yet = { $first } 在 { $month } 之前，尚未过账
posted-no-git = 过账以已提交的内容为准，而这里没有提交
posted-not-committed = 尚未提交：{ $files }
posted-not-committed-help = 请先提交，以便日后能从 git 查证该月的依据
posted-bonus-unknown = 不知道 { $people } { $month } 的奖金
posted-bonus-unknown-help = 写 `policies/bonus/<月份>.csv`（首行 `person,amount`）或 `[[bonus]]`；奖金从不推测

posted-wrong = { $file } 与过账时不同：{ $why }
posted-wrong-help = 从 git 取回：`git checkout HEAD -- { $file }`；过账的月份在下一个月更正
posted-broken = { $why }
posted-no-record = 不是键值表
posted-newer = 其格式 { $format } 本版本不认识
posted-differs = 摘要与内容不符
posted-misplaced = 内容写的是办法 { $policy }、{ $month }
posted-not-after = 与现存的 { $month } 不相衔接
posted-gap = 缺少之前的 { $month }
