# 案件可以做什么，结案前必须做什么。

moves-ended = 案件 { $number } 已终结：{ $status }
moves-abnormality = { $number } 是异常处理单，不是投诉，不走处理步骤
moves-step-unused = 规章 { $policy } 没有步骤「{ $step }」
moves-step-lacking = 步骤「{ $step }」之前须先完成「{ $lacking }」
moves-step-done = 步骤「{ $step }」已完成
moves-decided = 处理方案已裁定：「{ $step }」应在核准之前
moves-settled = 步骤「{ $step }」已完成：处理方案已定，不再另拟
moves-turned-down = 处理方案已被驳回，须重新拟定
moves-refused-new-case = 客户不接受：规章要求另立关联案件
moves-refused-new-round = 客户不接受：规章要求在本案内重新拟定方案
moves-dismiss-late = 只有未经调查的案件才能驳回
moves-superseded = 案件 { $number } 已由 { $by } 接替
moves-not-ended = 案件 { $number } 尚未终结
moves-no-holds = 规章 { $policy } 不允许暂停任何时限
moves-held = 案件 { $number } 已在暂停中
moves-not-held = 案件 { $number } 未暂停

moves-next-of = 下一步，{ $who }：{ $command }
moves-next-of-several = 下一步，{ $who }：
moves-turn = { $unit }（{ $people }）
moves-next = 下一步：{ $commands }
moves-nothing = { $number } 目前没有下一步；请看 `complaint show { $number }`
moves-reopen = 重新受理：complaint reopen { $number } --reason TEXT
moves-make-complaint = 转为投诉：complaint correct { $number } nature=complaint --reason TEXT

moves-duty-investigated = 没有调查结论
moves-duty-resolved = 没有处理方案
moves-duty-approved = 处理方案未经核准
moves-duty-accepted = 客户尚未接受
moves-duty-carried-out = 处理措施尚未执行
moves-duty-items-answered = 尚未答复的事项：{ $items }
moves-duty-answered = 尚未答复客户
moves-duty-written-notice = 尚未书面通知客户
moves-duty-liability-of-item = 第 { $n } 项责任比例合计 { $total }%，不是 100%
moves-duty-liability = 责任比例合计 { $total }%，不是 100%
moves-duty-liability-unwritten = { $what }；请写在 { $place } 下，如 [{"{"}unit: UNIT, share: 100{"}"}]
moves-duty-liability-confirmed = 责任归属尚未核定
moves-duty-promise = 承诺 { $n } 尚未兑现
moves-duty-consolidated-again = 缺少客户答复之后的综合意见
moves-duty-option = 客户尚未在选项中选定：{ $options }
moves-duty-option-of-item = 客户尚未为第 { $n } 项选定选项：{ $options }
moves-duty-loss = 数量未定，损失无法核算
moves-duty-returns-approved = 处理方案核准前已有货物退回
moves-duty-returns-decided = 退货超出容差，尚无指示
moves-duty-informed = 尚未告知：{ $roles }
moves-duty-satisfaction = 未记录客户满意度，也未说明原因
moves-duty-summary = 没有总结
moves-duty-proofs = 退货或折让缺凭证，须有其一：{ $proofs }

moves-no-tiers = 规章 { $policy } 没有规定层级

moves-step-received = 收到
moves-step-registered = 受理登记
moves-step-assigned = 交办
moves-step-investigated = 调查
moves-step-resolved = 拟处理意见
moves-step-consolidated = 综合意见
moves-step-approved = 核准
moves-step-agreed = 客户答复
moves-step-carried-out = 执行
moves-step-closed = 结案
moves-eased-due = 将 “{ $clock }” 的到期由 { $from } 推迟到 { $to }
moves-eased-clock = 使应于 { $from } 到期的 “{ $clock }” 不再计算
moves-excused = 使应于 { $from } 到期的 “{ $clock }” 变为如期
moves-eased-level = 将须签核的层级由{ $from }降为{ $to }
