# 时刻与时限的写法
time-malformed = { $value } 不是时间；写法如 2026-11-05T09:20:00+08:00、2026-11-05 09:20 或 2026-11-05
time-year-absurd = { $value } 超出 1900 至 2200 年的范围
time-limit-malformed = { $value } 不是时限；写法如 3d、0.5d、1mo、48h、90m、90s
time-limit-negative = 时限 { $value } 为负
time-limit-fraction = 时限 { $value } 的小数无法计算；只有天可以带半天，如 1.5d
time-limit-long = 时限 { $value } 超过十年

# 日历文件
time-zone-unknown = 没有时区 { $value }；请用 IANA 名称，如 Asia/Shanghai
time-hours-malformed = { $value } 不是营业时段；写法如 08:30-12:00
time-hours-empty = 营业时段 { $value } 没有长度；全天写作 00:00-24:00，跨夜班次写作 22:00-06:00
time-hours-overlap = 营业时段 { $first } 与 { $second } 重叠
time-day-twice = { $date } 重复列出
time-holiday-with-hours = 节假日没有营业时段；当天另有时段的请用 kind custom
time-makeup-without-hours = 调休上班日取周一的时段，而周一不营业；请写明 hours
time-workday-closed = 工作日须有营业时段
time-never-opens = 日历没有任何营业时间；至少给一个星期几写上时段
time-edition-never-opens = 这一版营业时间从未营业；至少给一个星期几写上时段
time-edition-twice = { $date } 起的营业时间重复列出
time-edition-since-ever-twice = 没有 effective_from 的营业时间重复列出；只有自始适用的一版可以不写日期
time-published-reversed = 最后公布年份早于最初公布年份

# 时限为何算不出
time-no-opening = { $date } 之后十年内日历没有营业时间
time-out-of-reach = 按此日历，该时限一百年内也到不了期

# 当天是什么日子
time-day-working = 工作日，{ $weekday }
time-day-rest = 休息日，{ $weekday }
time-day-holiday = 节假日：{ $name }
time-day-holiday-unnamed = 节假日
time-day-makeup = 调休上班日：{ $name }
time-day-makeup-unnamed = 调休上班日
time-day-edition = { $day }，按 { $from } 起的时段
time-day-custom = 特定时段：{ $name }
time-day-custom-unnamed = 特定时段
time-weekday-mon = 星期一
time-weekday-tue = 星期二
time-weekday-wed = 星期三
time-weekday-thu = 星期四
time-weekday-fri = 星期五
time-weekday-sat = 星期六
time-weekday-sun = 星期日

# 推算过程，每天一行
time-why-zero = 时限为零：起算时即到期
time-why-zero-opening = 时限为零：下次开始营业时到期
time-why-round-the-clock = 昼夜连续计时
time-why-paused = 暂停
time-why-hours = { $day }，营业 { $hours }
time-why-hours-paused = { $day }，营业 { $hours }，其中暂停 { $paused }
time-why-day-paused = { $day }，暂停
time-why-after-hours = { $day }，已过营业时间
time-why-day-0 = 第 0 天：起算当天（{ $day }）
time-why-working-day = 第 { $number } 个工作日，共 { $of } 个（{ $day }）
time-why-calendar-day = 第 { $number } 天，共 { $of } 天（{ $day }）
time-why-months = { $count } 个月后：{ $date }
time-why-made-up = 补回第 { $number } 个暂停日，共 { $of } 个（{ $day }）
time-why-rolled = 顺延到下一个工作日 { $date }（{ $day }）
time-why-half = 当天营业时间的一半，{ $half }（{ $day }）
time-why-half-calendar =
    { $days ->
        [0] 起算后 12 小时
       *[other] 起算后 { $days } 天又 12 小时
    }
time-why-later = 因暂停顺延 { $days } 天
time-why-half-least =
    { $days ->
        [0] 不早于起算或下次开始营业
       *[other] 不早于整 { $days } 天的到期时刻
    }
time-why-half-most = 不晚于整 { $days } 天的到期时刻

time-clock-promise = 承诺 { $n }
time-clock-action = 改善措施 { $n }
time-limit-days = { $n } 天
time-limit-months = { $n } 个月
time-limit-hours = { $n } 小时
time-limit-minutes = { $n } 分钟
time-limit-seconds = { $n } 秒
