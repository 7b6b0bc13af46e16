# 案件各版本之间发生的事：供查看经过与审阅。

story-recorded = 录入 { $number }：{ $parts }
story-recorded-title = { $title }
story-recorded-customer = 客户 { $name }
story-recorded-part = { $part }
story-recorded-received = { $time } 收到
story-recorded-claimed = 索赔 { $amount }
story-recorded-due = { $clock } 期限 { $due }
story-numbered = 编号为 { $number }
story-renumbered = 重新编号：{ $old } 改为 { $new }
story-supersedes = 取代原案 { $number }
story-linked = 与 { $number } 相关

story-item = 第 { $n } 项
story-item-decided = 第 { $n } 项已认定
story-item-answered = 第 { $n } 项于 { $time } 答复
story-item-accepted = 第 { $n } 项：客户同意
story-item-refused = 第 { $n } 项：客户拒绝

story-liable = { $who } { $share }%
story-investigated-liable = { $what }；责任：{ $liable }

story-proposed = 拟定处理意见 { $amount }（{ $remedies }）
story-proposed-bare = 拟定处理意见 { $amount }
story-remedy = { $title } { $how }
story-remedy-of = { $title }：{ $how }
story-and = { $before }；{ $next }
story-more = 另 { $n } 项
story-advance = { $what }，先行垫付
story-needs = { $what } → 须{ $role }核准
story-needs-rule = { $what } → 须{ $role }核准（{ $rule }）
story-needs-nobody = { $what } → 在本人权限之内
story-approved = { $by }核准 { $amount }
story-approved-as = { $by }以{ $role }身份核准 { $amount }
story-on-behalf = { $what }，代理{ $other }
story-turned-down = { $by }不予核准
story-option = { $what }，方案 { $option }

story-promised = 承诺 { $n }：{ $what }，{ $date } 前
story-action = 改善措施 { $n }：{ $what }，由{ $owner }于 { $date } 前完成
story-corrected = 更正{ $field }：{ $old } → { $new }

story-text = { $what }：{ $text }
story-reason = { $what }（{ $reason }）
story-by = { $what }（{ $by }）
story-entered = { $what }（{ $entered }代录）
story-by-entered = { $what }（{ $by }，{ $entered }代录）

# 录入内容的补充与改动
story-told = { $field }：{ $new }
story-mended = { $field }：{ $old } → { $new }
story-dropped = 删去{ $field }：{ $old }

# 不应发生之事，必须醒目
story-changed = 【无更正记录】{ $field } 由 { $old } 改为 { $new }
story-set = 【无更正记录】{ $field } 填为 { $new }
story-emptied = 【无更正记录】{ $field } 被删：{ $old }
story-removed = 【被删除】{ $date } { $by }的{ $what }
story-removed-undated = 【被删除】{ $what }（{ $path }）

# 没有自己标题的栏目
story-field-received-by = 受理人
story-field-nature = 性质
story-field-policy = 规章
story-field-number = 编号
story-field-read-back = 已复述
story-field-recording = 录音
story-field-email = 邮箱
story-field-address = 地址
story-field-sample-kept = 留样

# 各类记录
story-noun-intake = 投诉
story-noun-item = 投诉事项
story-noun-item-decided = 事项认定
story-noun-registration = 受理登记
story-noun-assignment = 交办
story-noun-escalation = 上报
story-noun-investigation = 调查结果
story-noun-settlement = 处理意见
story-noun-consolidation = 综合意见
story-noun-approval = 核准
story-noun-agreement = 客户答复
story-noun-carried-out = 执行记录
story-noun-reply = 对客户的答复
story-noun-promise = 对客户的承诺
story-noun-promise-kept = 承诺的履行
story-noun-return = 退货记录
story-noun-resale = 转售记录
story-noun-recovery = 追偿记录
story-noun-action = 改善措施
story-noun-action-done = 措施完成
story-noun-action-verified = 措施验证
story-noun-objection = 异议
story-noun-objection-decided = 异议裁决
story-noun-sanction = 处分
story-noun-sanction-decided = 处分核定
story-noun-hold = 暂停计时
story-noun-resumed = 恢复计时
story-noun-correction = 更正
story-noun-waiver = 认可的检查结果
story-noun-closing = 结案
story-noun-link = 案件关联
story-noun-superseded = 新案取代
story-noun-attachment = 附件
story-noun-note = 备注
