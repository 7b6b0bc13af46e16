# 各处通用的词语。

# 标识符是否按原文显示：yes 或 no。
common-reads-ids = no
common-yes = 是
common-no = 否
common-list-separator = 、

common-level-error = 错误
common-level-warning = 警告
common-level-note = 说明
common-level-help = 帮助

common-money = { $amount } { $currency ->
    [CNY] 元
   *[other] { $currency }
}

common-duration-seconds = { $seconds } 秒
common-duration-minutes = { $minutes } 分钟
common-duration-hours = { $hours } 小时
common-duration-hours-minutes = { $hours } 小时 { $minutes } 分钟
common-duration-days = { $days } 天
common-duration-days-hours = { $days } 天 { $hours } 小时
common-late = 迟 { $duration }
common-left = 还剩 { $duration }
