# 时限
explain-policy = { $title }，{ $since } 起施行：{ $file }
explain-limit = 限期 { $limit }，{ $counting }［{ $source }］
explain-promise = 对客户的承诺：至所承诺之日结束［{ $source }］
explain-action = 措施所定期限：至所定之日结束［{ $source }］
explain-counting-working = 按工作时间
explain-counting-calendar = 按自然时间
explain-counting-rolled = 按自然时间，遇休息日顺延
explain-nth = { $what } { $n }
explain-start = { $time } 因 { $field } 起算（{ $place }）
explain-start-by = { $time } 因 { $field } 起算，{ $by }（{ $place }）
explain-start-projected = 预计，自收到时 { $time } 起算：起算的步骤尚未办理
explain-hold = 暂停 { $from } 至 { $until }
explain-hold-open = 自 { $from } 暂停
explain-held = { $hold }：停止计时
explain-held-nothing = { $hold }：期限不变；以日计的时限只补回整日
explain-held-not-allowed = { $hold }：此时限不因暂停而停［{ $source }］
explain-held-late = { $hold }：始于期限之后，不影响期限
explain-held-outside = { $hold }：不在此时限期间内
explain-due = 期限 { $time }，此刻之前（含）为按时
explain-due-provisional = 期限 { $time }，暂定：当年节假日尚未公布
explain-moved-waited = 未顺延：只计上班时间；起算时不在上班时间，自下次上班 { $time } 起计
explain-moved-working = 未顺延：只计工作时间
explain-moved-off = 已顺延：按日历应为 { $date }（{ $day }）
explain-moved-workday = 未顺延：末日是工作日
explain-moved-rest-day = 照计不动：此限期遇停业日不顺延（{ $day }）
explain-moved-open = 未顺延：此限期昼夜连续计算，到期在上班时间内
explain-moved-closed = 照计不动：此限期昼夜连续计算，到期在上班时间之外（{ $day }）
explain-running = 计时中，{ $left }
explain-paused = 暂停
explain-overdue = 逾期，{ $late }
explain-met = { $time } 完成，按时
explain-late = { $time } 完成，{ $late }
explain-missed = 始终未完成：{ $time } 结束
explain-breached = 按当时所知已逾期：更正前期限为 { $due }；逾期记录保留
explain-void = 作废：{ $time } 起不再需要
explain-when = 时间
explain-counted = 计入
explain-why = 理由

# 核准权限
explain-heading-authority = 核准权限
explain-remedy = { $kind }：{ $how }
explain-dearest = 客户可选：方案 { $option } 金额最高，{ $amount }
explain-dearest-of-item = 第 { $n } 项，客户可选：方案 { $option } 金额最高，{ $amount }
explain-committed = 对客户承诺：{ $amount }
explain-committed-open = 数量未确定，金额无法计算，由最高一级核准
explain-band-up-to = { $amount }以内
explain-band-unlimited = 不限
explain-band-amount = 金额
explain-band-role = 职务
explain-band-rule = 依据
explain-band-at = { $rule }，第 { $line } 行
explain-band-at-line = 第 { $line } 行
explain-band = 由{ $role }核准［{ $source }］
explain-band-none = 无人有权核准此金额
explain-not-signed = 尚未核准
explain-own-authority = 在提出人权限之内，无须核准
explain-signer = { $by }，{ $time }
explain-signer-as = { $by }，{ $time }，{ $role }（{ $limit }）
explain-signer-for = { $by }，{ $time }，代理{ $lender }任{ $role }（{ $limit }）
explain-signed = 核准人：{ $by }：权限足够
explain-signed-changed = 核准人：{ $by }：处理意见其后已改，核准失效
explain-signed-beyond = 核准人：{ $by }：超出其权限
explain-signed-unknown = 核准人：{ $by }：不在人员名册中
explain-signed-own = 核准人：{ $by }：不得核准自己的提案
explain-signed-refused = 核准人：{ $by }：曾提出客户拒绝的方案，须由他人重新评估

# 责任归属
explain-heading-liability = 责任归属
explain-share = { $who }：{ $share } %［{ $source }］
explain-share-outside = { $who }：{ $share } %，可追偿［{ $source }］

# 下一步
explain-heading-next = 下一步
explain-next = { $command }
explain-next-by = { $command }（{ $who }）
explain-clock-unknown = 案件没有时限 { $clock }
explain-clocks = 现有时限：{ $clocks }

# 损失与退货
explain-heading-loss = 损失
explain-heading-returns = 退货
explain-loss-line = { $kind }：{ $how }［{ $source }］
explain-loss-unknown = { $kind }：{ $why }
explain-loss-range = 损失：{ $least } 至 { $most }，视客户所选而定
explain-loss-option = 选项 { $option }：{ $amount }
explain-loss-customer = { $kind }：费用由客户承担，不计本公司损失［{ $source }］
explain-not-deducted = { $who }：不扣奖金；扣款只落在{ $units }［{ $source }］
explain-loss-open = 损失尚无法核算
explain-loss-total = 损失：{ $amount }，即各项之和，每项取至分
explain-recovered = 向{ $from }追偿：{ $amount }
explain-loss-net = 净损失：{ $amount }
explain-resale-until = 退货可转售至 { $until }，售出的按售价计［{ $source }］
explain-resale-over = 退货转售期已于 { $until } 届满［{ $source }］
explain-share-amount = { $who }：{ $share } % = { $amount }［{ $source }］
explain-share-outside-amount = { $who }：{ $share } % = { $amount }，可追偿［{ $source }］
explain-return = 核准 { $approved }，实退 { $received }
explain-return-open = 核准时数量未定，实退 { $received }
explain-return-tolerance = 容差 { $percent } %，公司规定
explain-return-tolerance-customer = 容差 { $percent } %，客户约定
explain-return-nothing = 尚未退货
explain-return-at-most = 不超过核准数量：按实数入账
explain-return-within = 在容差之内：按实数入账
explain-return-instructed = 超出容差：经指示按实数入账
explain-return-unapproved = 暂存：处理方案核准前到货
explain-return-blocked = 暂挂：待指示后入账
explain-return-standing = { $what }［{ $source }］

explain-heading-cost = 费用承担
explain-of-item = 第 { $n } 项：{ $what }
explain-cost = { $cause }：{ $bearer }（{ $source }）
explain-test-ours = 检测费 { $amount }由{ $bearer }承担，计入损失［{ $source }］
explain-test-theirs = 检测费 { $amount }由{ $bearer }承担，不计入本公司损失［{ $source }］
explain-cost-doubt = 未记原因，按有疑问处理（{ $cause }）：{ $bearer }（{ $source }）
