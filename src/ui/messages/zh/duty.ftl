# 定期事项：统计、汇总、核对。

duty-head-duty = 事项
duty-head-period = 期间
duty-head-due = 期限
duty-head-unit = 部门
duty-head-state = 状况
duty-titled = { $title }（{ $name }）
duty-of-policy = { $title }（{ $policy }）
duty-none = 没有应办的定期事项

duty-state-done = 已办
duty-state-late = 逾期办理
duty-state-open = 待办
duty-state-overdue = 逾期未办
duty-state-unrecorded = 无记录
duty-by = { $state }，{ $on } { $by }

duty-said-done = { $duty } { $period }：{ $state }（期限 { $due }），记于 { $file }
duty-brief = { $period } { $duty }

# 为什么不予记录

duty-unknown = { $policy } 没有定期事项 `{ $duty }`
duty-unknown-anywhere = 没有任何办法规定定期事项 `{ $duty }`
duty-of-several = 有几个办法都规定了 `{ $duty }`：{ $policies }
duty-of-several-help = 请用 --policy 指明办法
duty-not-owed = `{ $duty }` 没有 { $period } 这一期
duty-periods = 应办的期间如：{ $periods }
duty-not-begun = { $period } 尚未开始：首日为 { $begins }
duty-not-begun-help = 须待其开始；`complaint duty list` 列出目前应办的事项
duty-done-before = `{ $duty }` { $period } 已于 { $on } 由 { $by } 办理
duty-done-before-help = 无须再办；已办事项见 `complaint duty list`
duty-not-permitted = { $by } 不能办理 `{ $duty }`：该事项由部门 { $unit } 负责
duty-nobody-there-help = { $unit } 目前无人：complaint staff move WHO --to { $unit } --from DATE

# 文件

duty-file-newer = 格式 { $format } 比本工具所知的新
duty-file-stray = { $file } 不是定期事项的记录文件

# 检查

duty-check-not-done = { $duty }（`{ $name }`）{ $period } 未办：{ $unit } 应于 { $due } 前完成
duty-check-misrecorded-help = 请手工改正该行；记录文件为 duties/YYYY.yaml，由 `complaint duty done` 写入
