# 一个案件，供人阅读。

# 时限
show-clock = 时限
show-due = 期限
show-state = 状况
show-owner = 承办
show-met = 按时
show-done-late = 完成，{ $late }
show-missed = 未完成
show-void = 作废
show-paused = 暂停
show-provisional = （暂定）
show-projected = （预计）
show-breached = （更正前已逾期：期限 { $due }）

# 词汇
show-status-received = 已收到
show-status-registered = 已受理
show-status-assigned = 已交办
show-status-investigated = 已调查
show-status-resolved = 已拟处理意见
show-status-consolidated = 已综合
show-status-rejected = 未获核准
show-status-approved = 已核准
show-status-agreed = 客户已同意
show-status-refused = 客户已拒绝
show-status-carried-out = 已执行
show-status-closed = 已结案
show-status-dismissed = 不成立结案
show-status-superseded = 已由新案取代
show-outcome-upheld = 成立
show-outcome-partly = 部分成立
show-outcome-rejected = 不成立
show-outcome-goodwill = 善意补偿
show-channel-phone = 电话
show-channel-letter = 信函
show-channel-email = 邮件
show-channel-visit = 来访
show-channel-web = 网页
show-channel-social = 社交媒体
show-channel-counter = 柜台
show-channel-other = 其他
show-origin-domestic = 国内
show-origin-foreign = 国外
show-nature-complaint = 客诉
show-nature-abnormality = 异常处理单
show-reply-acknowledgement = 收到确认
show-reply-interim = 进展答复
show-reply-answer = 答复
show-reply-written-notice = 书面通知
show-reply-inform = 内部告知
show-remedy-compensation = 赔偿
show-remedy-allowance = 折让
show-remedy-return = 退货
show-remedy-replacement = 补送
show-remedy-rework = 重修
show-remedy-repair = 修理
show-remedy-exchange = 换货
show-remedy-refund = 退款
show-remedy-apology = 致歉
show-outside = { $name }（外部）

# 单个案件
show-kind = 类别
show-received = 收到
show-holder = 承办
show-supersedes = 原案
show-superseded-by = 后续案件
show-related = 相关案件
show-answered = { $time } 已答复
show-unanswered = 未答复
show-heading-own = 自有栏位
show-heading-items = 事项
show-heading-timeline = 经过
show-heading-settlement = 处理意见
show-heading-liability = 责任归属
show-heading-clocks = 时限
show-heading-next = 下一步
show-follow-up = 应于 { $due } 前回访客户
show-before = 「{ $step }」之前：{ $what }
show-committed = 承诺金额
show-signs = 核准权限
show-signed = 核准
show-not-signed = 尚未核准
show-needs-none = 无需核准（在提出人自身权限内）
show-liable-item = 项
show-liable = 责任方
show-share = 比例

# 经过
show-event-line = { $by }：{ $what }

# 金额
show-amount-open = 未确定
show-amount-none = 无金额
show-amount-stated = { $amount }
show-pieces = { $n } 件
show-quantity = { $n }
show-amount-pieces = { $pieces } × { $price } = { $amount }
show-amount-uncredited = { $pieces } × { $price }，不入账 = 0.00
show-amount-open-uncredited = 数量未确定，不入账 = 0.00
show-amount-open-at = 数量未确定，单价 { $price }
show-amount-rework = 工时 { $labour } + 搬运 { $handling } + 损耗 { $wastage } = { $amount }
show-amount-converted = { $own } { $currency } × { $rate }（{ $date }）= { $amount }
show-remedy-of-item = { $kind }，第 { $n } 项
show-remedy-of-option = { $kind }，方案 { $option }
show-remedy-of-item-option = { $kind }，第 { $n } 项，方案 { $option }

# 损失与退货
show-heading-loss = 损失
show-borne = 负担
show-loss-test = 检测费
show-loss-resale = 转售
show-loss-range = { $least } 至 { $most }，视客户所选
show-loss-total = 合计
show-loss-recovered = 已追偿
show-loss-net = 净损失
show-loss-unknown = 未定
show-loss-open = 数量未定
show-loss-no-rule = 规章未规定此类处理的损失
show-loss-no-figure = 规章的公式不适用于此类处理
show-loss-too-large = 金额过大
show-loss-stated = { $amount }
show-loss-part = { $pieces } × { $price } × { $percent } %
show-loss-pieces = { $pieces } × { $price }
show-loss-work = 工资 { $labour } + 处理费 { $handling } + 损耗 { $wastage }
show-loss-resold = { $pieces } ×（{ $a_price } − { $price }）
show-loss-equals = { $own } = { $amount }
show-loss-converted = { $own } { $currency } × { $rate }（{ $date }）= { $amount }

show-standing = 固定方式
show-markdown-8d = Markdown 仅用于 8d 视图
show-advance = 先行垫付
show-advance-state = 待追偿：{ $amount }；已追偿 { $recovered }；尚余 { $open }
show-advance-unknown = 待追偿，金额未定
show-full = 全部内容：{ $command }
