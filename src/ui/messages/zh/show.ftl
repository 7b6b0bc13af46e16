# 一个案件，供人阅读。

# 时限
show-clock = 时限
show-due = 期限
show-state = 状况
show-owner = 承办
show-met = 按时
show-done-late = 完成，{ $late }
show-paused = 暂停
show-provisional = （暂定）
show-projected = （预计）

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
show-remedy-compensation = 索赔
show-remedy-allowance = 折让
show-remedy-return = 退回
show-remedy-replacement = 补送
show-remedy-rework = 重修
show-remedy-repair = 修理
show-remedy-exchange = 换货
show-remedy-refund = 退款
show-remedy-apology = 致歉
show-outside = { $name }（外部）
