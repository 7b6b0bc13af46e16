# 案件逐项发生的事：案件页面、经过、审阅以及提交主题。`brief` 即提交主题所写：数字与用词，不含自由文字。

story-word = { $word }
story-received = 收到投诉
story-received-by = 收到投诉（{ $channel }）
story-recorded = 录入 { $number }
story-recorded-customer = 客户 { $name }
story-recorded-received = { $time } 收到
story-recorded-claimed = 索赔 { $amount }
story-recorded-due = { $clock } 期限 { $due }
story-numbered = 编号为 { $number }
story-supersedes = 取代原案 { $number }
story-superseded = 由新案 { $number } 取代
story-with = 与 { $number }
story-linked = { $brief } 相关

story-registered = 受理登记
story-to = { $to }
story-assigned = 交办{ $brief }
story-escalated = 升级至{ $brief }
story-investigated = 调查完毕：{ $brief }
story-share = { $who } { $share }%
story-liable = 责任：{ $liable }
story-item = 第 { $n } 项
story-item-outcome = 第 { $n } 项：{ $outcome }
story-item-decided = 第 { $n } 项已认定
story-item-answered = 第 { $n } 项于 { $time } 答复
story-item-answer = 第 { $n } 项：客户{ $answer }
story-item-brief = 第 { $n } 项{ $answer }

story-proposed = 拟定处理意见 { $amount }（{ $remedies }）
story-proposed-bare = 拟定处理意见 { $amount }
story-remedy = { $title } { $how }
story-remedy-of = { $title }：{ $how }
story-remedy-quantity = { $kind } { $quantity }
story-remedy-open = { $kind }，数量未定
story-remedy-amount = { $kind } { $amount }
story-remedy-foreign = { $kind } { $amount } { $currency }
story-settled = { $remedies }，金额 { $amount }
story-settled-loss = { $remedies }，损失 { $loss }
story-settled-open = { $remedies }，金额未定
story-more = 另 { $n } 项
story-negotiated = { $what }（与客户另行商定）
story-advance = { $what }，先行垫付
story-needs = { $what } → 须{ $role }核准
story-needs-rule = { $what } → 须{ $role }核准（{ $rule }）
story-needs-nobody = { $what } → 在本人权限之内
story-consolidated = 综合意见
story-amount = { $amount }
story-amount-open = 金额未定
story-approved = 核准 { $amount }
story-approved-by = { $amount }，{ $role }核准
story-rejected = 不予核准
story-rejected-by = { $amount }，{ $role }不予核准
story-as = 以{ $role }身份{ $what }
story-on-behalf = 代理{ $other }
story-accepted = 接受
story-refused = 拒绝
story-answered = 客户{ $brief }
story-item-option = 第 { $n } 项：{ $option }
story-option = 方案 { $option }
story-liability-confirmed = 责任归属已核定
story-carried-out = 执行完毕

story-replied = 告知客户：{ $brief }
story-told-inside = 内部告知：{ $brief }
story-inside = { $to }
story-note-remark = 备注
story-note-instruction = 批示
story-followed-up = 已回访客户
story-followed-up-as = 已回访客户：{ $brief }
story-satisfied = 满意度 { $n }
story-reply-asks = { $kind }，索取{ $field }
story-reply-item = 第 { $n } 项{ $kind }
story-promise = 承诺 { $n }
story-by-date = { $date } 前
story-promised = 对客户的承诺 { $n }，{ $date }
story-kept = 履行{ $brief }
story-returned = 收到退货 { $brief }
story-proved = 收到凭证：{ $brief }
story-instructed = 退货处理指示
story-at-price = { $quantity }，单价 { $price }
story-resold = 转售 { $what }
story-recovered = 追偿 { $amount }
story-from = 来自{ $from }

story-action = 改善措施 { $n }，由{ $owner }于 { $date } 前完成
story-action-due = 措施 { $n }，期限 { $due }
story-action-done = 措施 { $n } 已完成
story-action-works = 措施 { $n } 有效
story-action-fails = 措施 { $n } 无效
story-checked = 验证：{ $brief }
story-objection = 异议 { $n }
story-objection-of = { $unit }提出{ $what }
story-objection-upheld = 异议 { $n } 成立
story-objection-dismissed = 异议 { $n } 不成立
story-sanctioned = 签报处分
story-unsanctioned = 不予处分
story-sanction-repays = { $name }，{ $sanction }，{ $amount }
story-sanction = { $name }，{ $sanction } × { $times }
story-sanction-decided = 核定处分
story-sanction-published = 公布处分
story-sanction-brief = { $sanction }已核定

story-held = 暂停计时
story-resumed = 恢复计时
story-corrected = 更正{ $field }
story-became = { $old } → { $new }
story-waived = 认可检查结果 { $brief }
story-attached = 附件 { $n }
story-dismissed = 不成立，结案
story-closed = 结案
story-closed-as = 结案：{ $brief }
story-duplicate = 与 { $number } 重复
story-closed-unresolved = 结案，客户未满意
story-unresolved = 未能达成一致
story-satisfaction = { $outcome }，满意度 { $n }

# 所写内容、理由与经办人
story-text = { $what }：{ $text }
story-and = { $before }；{ $next }
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
