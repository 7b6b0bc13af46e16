# 案件的事实。

case-status-received = 已收到
case-status-registered = 已登记
case-status-assigned = 已分派
case-status-investigated = 已调查
case-status-resolved = 已拟方案
case-status-consolidated = 已综合
case-status-rejected = 方案被驳回
case-status-approved = 已核准
case-status-agreed = 客户已接受
case-status-refused = 客户不接受
case-status-carried-out = 已执行
case-status-closed = 已结案
case-status-dismissed = 不成立
case-status-superseded = 已被接替

case-liable-form = `{ $text }` 不是责任比例；应写 UNIT=SHARE、UNIT/PERSON=SHARE 或 outside:NAME=SHARE
case-liable-share = 责任比例 { $share }% 超过全部
case-liable-who = 责任方须写 `unit` 或 `outside` 之一
case-remedy-kind = `{ $kind }` 不是处理措施；可用：{ $kinds }
case-remedy-pair = `{ $pair }` 不是 KEY=VALUE
case-remedy-figure = { $kind } 没有 `{ $figure }`
case-remedy-lacks = { $kind } 需要 `{ $figure }`
case-remedy-twice = `{ $key }` 给出了两次
case-remedy-value = `{ $value }` 不是 `{ $key }` 的有效值
case-remedy-rate-alone = `rate` 须注明 `currency`
case-remedy-rate = 外币金额须写明 `rate` 和 `rate_date`
