# 收录投诉，以及附于其上的材料。

intake-recorded = { $number } 已收录：{ $file }
intake-discarded = 未收录。
intake-cancelled = 已取消，未写入任何内容
intake-nothing-told = 没有可收录的内容
intake-nothing-told-help = 至少写明投诉人（`--customer`）或投诉内容（`--complaint`），或指定文件（`--from`）
intake-input-twice = 标准输入只能读取一次：`--from -` 与 `--complaint -` 择一
intake-received-future = 收到时间 { $at } 晚于现在（{ $now }）
intake-unknown-policy = 没有规章 `{ $policy }`
intake-policy-not-in-force = 规章 `{ $policy }` 在 { $date } 尚未生效
intake-unknown-class = 规章 `{ $policy }` 没有分类 `{ $word }`
intake-unknown-category = 规章 `{ $policy }` 没有类别 `{ $word }`
intake-unknown-grade = 规章 `{ $policy }` 没有等级 `{ $word }`
intake-known = 可用：{ $words }
intake-did-you-mean = 是否要用 `{ $word }`？可用：{ $words }
intake-lacking = 尚缺：{ $fields }
intake-lacking-help = 缺少这些，`complaint register { $number }` 将拒绝受理；可用 `complaint edit { $number }` 补填
