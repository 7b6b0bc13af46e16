# 检查发现了什么，该怎么办。

check-overdue = “{ $clock }”（{ $owner }）应于 { $due } 前完成
check-due-soon = “{ $clock }”（{ $owner }）将于 { $due } 到期
check-late = “{ $clock }”（{ $owner }）完成时已过期限 { $due }
check-missed = “{ $clock }”（{ $owner }）始终未完成，期限为 { $due }
check-breached = “{ $clock }”（{ $owner }）按当时所知已逾期，期限 { $due }；其后的更正才将期限推后
check-provisional-due = “{ $clock }” 暂定 { $due } 到期：当年节假日尚未公布
check-provisional-due-help = 节假日公布后请补入日历文件
check-unkept-promise = 承诺 { $n }（{ $owner }）应于 { $due } 前兑现
check-uncounted-clock = 有时限无法计算：{ $why }

check-newer-format = 文件格式为 { $format }，本版本只认识 { $known }
check-newer-format-help = 请安装更新的 complaint
check-required-field = 受理前须填写“{ $field }”（{ $rule }）
check-policy-missing = 没有规章 `{ $policy }`
check-policy-missing-help = `complaint policy list` 列出全部规章
check-policy-later = { $date } 时规章 `{ $policy }` 尚无生效版本
check-policy-later-help = 请更正 `received`，或补入当时生效的版本

check-recorded-after-end = `{ $act }` 录入于 { $recorded }，而此案已于 { $end } 终结
check-recorded-after-end-help = 请撤回，或用 `complaint reopen` 重新受理；确有其事的，说明理由后豁免
check-opinion-on-another-settlement = 此综合意见针对的不是同轮的处理方案
check-opinion-on-another-settlement-help = 用 `complaint resolve` 重新拟定，再由总经理室出具综合意见
check-changed-after-approval = 现有处理方案不是所核准的方案
check-changed-after-approval-help = 恢复所核准的内容（见 git log），或用 `complaint resolve` 重新拟定并核准
check-answered-before-approval = { $kind }早于所涉方案的核准
check-answered-before-approval-help = 先核准，再答复；若只是告知进展，类别应为 interim
check-proposal-unchanged = 客户此前拒绝过同样的方案，且未说明理由
check-proposal-unchanged-help = 说明再次提出的理由：settlement.reason
check-self-approval = { $by } 核准了自己拟定的方案
check-self-approval-help = 请由他人核准
check-approval-refused = { $by } 曾提出客户拒绝的方案，又核准了之后的方案
check-over-authority = { $by } 核准了 { $amount }，该金额须由 { $role } 核准
check-over-authority-open = { $by } 核准了未定数量，须由 { $role } 核准
check-approved-by-unknown = 核准人 { $by } 不在人员文件中
check-over-authority-help = 请由 { $role } 核准
check-unapproved-settlement = 处理方案未经核准
check-shares-not-100-of-item = 第 { $n } 项责任比例合计 { $total }%，不是 100%
check-shares-not-100 = 责任比例合计 { $total }%，不是 100%
check-whole-shares = 未作记录：请在这一条命令里写明合计为 100% 的各比例
check-unanswered-item = 第 { $n } 项尚未答复：{ $text }
check-open-duty = 已结案，但{ $what }（{ $rule }）

check-duplicate-number = 编号 { $number } 已用于 { $file }
check-duplicate-number-help = `complaint renumber` 给较晚的案件另编号码
check-duplicate-uid = uid 与 { $file } 相同
check-duplicate-uid-help = 若是复制的文件，请给副本新的 uid
check-dangling-link = 没有案件 { $number }
check-dangling-link-help = 请更正编号或去掉关联
check-number-not-file = 编号是 { $number }，文件名却是 { $file }
check-number-not-month = 编号 { $number } 属于 { $month }，却放在 { $directory }
check-number-not-file-help = 文件应为 cases/YYYY/MM/NUMBER.yaml，与其编号一致；`complaint renumber` 可移至该处

check-status-mismatch = 状态写作 { $written }，按事实应为 { $derived }
check-status-mismatch-help = 请写 `status: { $derived }`；状态只随步骤变化
check-dated-after-record = 日期 { $at } 晚于其录入时间 { $recorded }
check-rate-of-later = 汇率日期 { $date } 晚于方案录入日 { $recorded }
check-rate-of-later-help = 采用已到之日的汇率：`rate_date=日期`
check-dated-before =「{ $step }」的日期 { $at } 早于之前的「{ $before }」（{ $time }）
check-dated-before-received = 日期早于收到投诉的时间 { $received }
check-recorded-in-future = 录入时间 { $recorded } 尚未到来
check-another-time = 未作记录：请在这条命令里另给时间（`--at TIME`，或改写所更正的值）
check-late-recording = 发生于 { $at }，{ $recorded } 才录入，超过 { $tolerance }（{ $rule }）
check-step-order = 已有步骤「{ $step }」，但缺少之前的「{ $lacking }」
check-step-unused = 已有步骤「{ $step }」，但规章 `{ $policy }` 没有这一步
check-step-abnormality = 已有步骤「{ $step }」，但异常处理单不走处理步骤
check-step-order-help = 补录所缺的步骤，或撤回后面的步骤

check-unknown-term = `{ $field }`：不认识 `{ $word }`
check-gone-help = 请写当日在岗者（依据 { $place }），或更正该处日期
check-unknown-person = { $name } 不在人员文件中，但出现在 { $count } 件投诉中：{ $cases }
check-unknown-person-help = 曾有的人员和部门请保留在 policies/staff.toml 中：离职的也保留（`complaint staff leave`），旧邮箱写入 former_emails（`complaint staff rename`）
check-did-you-mean = 是否要写 `{ $word }`？
check-known-words = 可用：{ $words }
check-own-key = 自定义的键以 x- 开头

check-run = 请执行：{ $command }
check-mend-by-hand = 请手工修正文件；`git log -p` 可看到原来的内容
check-mend-field = 用 `complaint edit` 或手工修正
check-finish-merge = 请完成合并：保留正确内容，删去冲突标记；若是两案同号，请用 `complaint renumber`
check-quote = 请加引号
check-evidence-missing = 证据 { $file } 不在
check-evidence-not-a-file = 证据 { $file } 不是文件
check-evidence-missing-help = 请从 git 取回，或用原件重新附上
check-evidence-outside = 证据 { $file } 的位置在 attachments/ 之外，或经由链接；未予读取
check-evidence-outside-help = 请附上文件本身：complaint attach 案号 文件
check-evidence-changed = 证据 { $file } 与记录不符：内容的 SHA-256 不同
check-evidence-changed-help = 请从 git 取回当时记录的文件；新的内容另行附上
check-evidence-not-here = { $count } 份证据不在此处：内容未予核对
check-evidence-not-here-help = 可用 git lfs pull、git sparse-checkout add attachments 或完整克隆取得
check-stray-help = 请移走或删除；案件文件应为 cases/YYYY/MM/NUMBER.yaml
check-lint-policies = `complaint policy lint` 列出规章的全部问题

# 命令本身。

check-head-severity = 级别
check-head-rule = 规则
check-head-case = 案件
check-head-line = 行
check-head-message = 内容
check-head-kind = 类别
check-head-title = 名称
check-late-by = { $what }（{ $late }）
check-nothing = 已检查 { $cases } 个案件，没有发现问题
check-left-out = { $all }；此处未列出：{ $left }
check-whole-list = 全部检查结果
check-summary = { $cases } 个案件中：{ $counts }
check-errors = { $count } 个错误
check-warnings = { $count } 个警告
check-notes = { $count } 个说明
check-rule-unknown = 没有规则 `{ $rule }`
check-rule-list-help = `complaint rule` 列出全部规则
check-rule-holds = 依据：{ $rules }
check-recovered-too-much = 已追偿 { $recovered }，而损失只有 { $total }
check-recovered-too-much-help = 更正金额：complaint correct ID recoveries[N].amount=AMOUNT --reason TEXT
check-return-above-tolerance = 实退 { $received }，核准 { $approved }，容差 { $tolerance } %：待指示后入账
check-return-unapproved = 处理方案核准前退回 { $received }：尚不计入
check-return-differs = 实退 { $received }，核准 { $approved }：尚未请示
check-return-unproved = { $kind } 缺凭证，须有其一：{ $proofs }

check-channel-acknowledged = 渠道 { $channel }：未告知收讫（{ $rule }）
check-channel-read-back = 渠道 { $channel }：未复述确认（{ $rule }）
check-channel-recording = 渠道 { $channel }：无录音编号（{ $rule }）
check-wrong-tier = 现在层级 { $on }，应在 { $tier }（{ $rule }）
check-wrong-tier-time = 现在层级 { $on }，超过 { $limit } 应在 { $tier }（{ $rule }）
check-many-handovers = 已转办 { $count } 次，至多 { $most } 次；首问者 { $first } 仍负责（{ $rule }）
check-follow-up-missing = 应于 { $due } 前（结案后 { $limit }）回访客户（{ $rule }）
check-retention-past = 仍保存客户的个人资料，应于 { $until } 前删除（结案后 { $limit }）
check-unrecorded-complaint = 没有案件记录这起投诉：{ $told }
check-unrecorded-complaint-help = 请补记：complaint new --received DATE --customer NAME --complaint TEXT；并登记补记的件数：complaint duty done NAME --period P --missing N
check-log-not-csv = 不是逗号分隔的表格：{ $detail }
check-log-columns = 这些列都无法辨认是哪个案件：{ $columns }
check-log-columns-help = 请在首行写明列名，可用：{ $columns }
check-cause-missing = 认定成立，但未写原因
check-more-than-delivered = { $said } 超过交货数量 { $delivered }
check-counted-otherwise = `{ $said }` 与交货数量 `{ $delivered }` 的单位不同；不写单位的数字按件计
check-nothing-said = { $what } 没有内容
check-nth = { $what } { $n }
check-shipped-after-received = 交运日期 { $shipped } 晚于受理日期 { $received }
check-silent-case = 自 { $last } 起无进展，超过 { $limit }（{ $rule }）
check-grade-differs = 等级 { $grade }，矩阵为 { $proposed }（{ $rule }）
check-cost-exchange-due = 原因 { $cause } 一律换货，处理方案没有换货（{ $rule }）
check-cost-exchange-never = 原因 { $cause } 不换货，处理方案却换货（{ $rule }）
check-cost-customer = 原因 { $cause } 费用由客户承担，处理方案却付款（{ $rule }）
check-reason-missing = { $outcome } 未说明理由

# 措施、重复、先例
check-action-missing = 已结案，但{ $what }（{ $rule }）
check-action-failed = 措施 { $n } 验证无效，且未另定措施
check-action-unverified = 措施 { $n } 应于 { $due } 前验证
check-action-self-verified = 措施 { $n } 由其负责人 { $owner } 自行验证
check-repeat-complaint = { $customer } 曾就同一事项投诉：{ $cases }（{ $rule }）
check-special-cause = { $month } 有 { $count } 件此类投诉，通常为 { $usual } 件：已非偶然
check-special-cause-run = { $month } 有 { $count } 件此类投诉，通常为 { $usual } 件：已连续八个月偏高
check-special-cause-help = 查明有何变化；`complaint report` 列出界限，附理由可接受（waive）
check-recurrence = 同一问题在期间内第 { $count } 次发生：{ $cases }（{ $rule }）
check-recurrence-after-action = { $number } 的措施 { $n } 本应防止此事：{ $action }（{ $place }）
check-abnormality-claimed = 异常处理单，却有索赔 { $amount }
check-abnormality-settled = 异常处理单，却拟定了处理意见
check-split-settlement = { $parts } = { $sum }，合计超过 { $limit }，而每笔均未超过：应由 { $role } 核准（{ $rule }）
check-split-settlement-help = 由 { $role } 就合计金额决定，或说明理由豁免
check-not-standing = 此类投诉的固定处理方式是 { $remedy }（{ $rule }），未说明为何不同
check-deviating-kinds = 处理方式与 { $count } 件同类案件均不同，如 { $number }（{ $rule }）
check-deviating-claim = 每元索赔给付 { $given }；同类案件（{ $count } 件）为 { $usual }，相差超过 { $percent } %（{ $rule }）
check-deviating-piece = 每件不良给付 { $given }；同类案件（{ $count } 件）为 { $usual }，相差超过 { $percent } %（{ $rule }）
check-deviating-help = 比较：{ $command }；请随处理意见说明理由（--text），或豁免

check-advance-unrecovered = 先行垫付而已结案，应追偿 { $amount }，尚有 { $open } 未追回
check-eased = { $by } 不得对 `{ $field }` 作此更正：{ $what }
check-eased-help = 请由有权者重新更正，或恢复原值：{ $people }
check-duty-before-step = 步骤「{ $step }」过早：{ $what }（{ $rule }）
check-duty-before-step-help = 补做所缺事项后重新提出；若当时已做，更正日期
check-channel-asks = 经 { $channel } 提出的投诉未写明 `{ $field }`，也未向客户索取（{ $rule }）
check-kind-data = 记录
check-kind-duty = 办理
check-kind-signal = 征兆
check-kind-history = 历史
