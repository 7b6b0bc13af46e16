input-not-a-day = 「{ $value }」不是日期或时间：2026-11-05、11-05、11月5日、昨天、+3d
input-ambiguous = 「{ $value }」可以是 { $one }，也可以是 { $other }，请写清楚
input-no-such-day = 没有「{ $value }」这一天
