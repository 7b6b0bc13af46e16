# 案件的事实。

case-liable-form = `{ $text }` 不是责任比例；应写 UNIT=SHARE、UNIT/PERSON=SHARE 或 outside:NAME=SHARE
case-liable-share = 责任比例 { $share }% 超过全部
case-liable-who = 责任方须写 `unit` 或 `outside` 之一
case-remedy-kind = `{ $kind }` 不是处理措施；可用：{ $kinds }
case-remedy-pair = `{ $pair }` 不是 KEY=VALUE
case-remedy-figure = { $kind } 没有 `{ $figure }`；可用：{ $known }
case-remedy-lacks = { $kind } 需要 `{ $figure }`：写作 { $form }
case-remedy-twice = `{ $key }` 给出了两次
case-remedy-value = `{ $value }` 不是 `{ $key }` 的有效值
case-remedy-rate-alone = `rate` 须注明 `currency`
case-remedy-rate = 外币金额须写明 `rate` 和 `rate_date`
