# The facts of a case.

case-liable-form = `{ $text }` is not a share; write UNIT=SHARE, UNIT/PERSON=SHARE or outside:NAME=SHARE
case-liable-share = a share of { $share } % is more than the whole
case-liable-who = either `unit` or `outside` says who is liable
case-remedy-kind = `{ $kind }` is no remedy; known: { $kinds }
case-remedy-pair = `{ $pair }` is not KEY=VALUE
case-remedy-figure = { $kind } has no `{ $figure }`; known: { $known }
case-remedy-lacks = { $kind } needs `{ $figure }`: write { $form }
case-remedy-twice = `{ $key }` is given twice
case-remedy-value = `{ $value }` is not a value of `{ $key }`
case-remedy-rate-alone = a `rate` needs its `currency`
case-remedy-rate = an amount in another currency needs `rate` and `rate_date`
