# 仓库两个状态之间变了什么，由此带来什么。

diff-plain = { $what }
diff-dotted = { $title } · { $part }
diff-ruled = { $what }（{ $rule }）

# 范围
diff-no-git = 这里没有 git 仓库，无从比较
diff-no-git-help = 用 `git init` 建一个；没有它文件照常可用，只是没有历史
diff-no-commits = 还没有任何提交
diff-no-commits-help = 先提交：git add --all && git commit
diff-no-base-help = 请指明要比较的两个状态：complaint diff A..B
diff-no-main = 没有分支 `{ $branch }`
diff-no-main-help = 请指明与什么比较：complaint diff REV，或在 policies/organization.toml 里设 main_branch
diff-unknown = `{ $id }` 既不是版本，也不是有变化的案件

# 摘要
diff-nothing = 案件和制度都没有变化
diff-head-changed = { $count } 个案件有变化
diff-head-new = 新增 { $count } 个
diff-head-removed = 【删除】{ $count } 个
diff-head-replaced = { $count } 个【被别的案件顶替】
diff-head-renumbered = { $count } 个改号
diff-head-unreadable = { $count } 个无法读取
diff-head-waiting = { $count } 个须{ $role }核准
diff-head-dues = { $count } 个期限变动
diff-head-errors = 新错误 { $count } 个
diff-head-warnings = 新警告 { $count } 个
diff-head-cured = 消除问题 { $count } 个
diff-head-policies = { $count } 个制度文件有变化
diff-head-evidence = 【证据被替换或删除】{ $count } 份
diff-head-breaches = 【已生效制度被改动】{ $count } 处
diff-head-recounts = 【已生效日历被改动】{ $count } 处
diff-head-ended = 制度变化改动 { $count } 个已结案件的期限
diff-head-moved = 制度变化影响 { $count } 个未结案件

# 案件
diff-new = 新增
diff-removed = 已删除
diff-replaced = 换成了别的案件
diff-renumbered = 原编号 { $number }
diff-moved-file = 由 { $file } 移来
diff-status = { $old } → { $new }
diff-case-gone = 文件已不在：其中的记录只剩在历史里
diff-case-replaced = 这个文件原是另一个案件，现在哪里都没有它
diff-unreadable = 无法作为案件读取：{ $why }
diff-was-unreadable = 之前无法作为案件读取：{ $why }
diff-layout-only = 只有注释和排版变化
diff-no-fact = 记录的事实没有变化，只有注释、排版或 status 一行有变

# 由此带来
diff-committed = 承诺金额 { $old } → { $new }
diff-signer = 由{ $old }核准改为须{ $new }核准
diff-no-longer-signed = 现有核准已不能覆盖
diff-loss = 损失 { $new }
diff-loss-moved = 损失 { $old } → { $new }
diff-loss-gone = 损失 { $old } 已无法算出
diff-sanction = 拟对{ $person }处分：{ $sanction } × { $times }（承担 { $share }）
diff-sanction-gone = 不再拟对{ $person }处分：{ $sanction }
diff-due-starts = “{ $clock }” 开始计时，期限 { $new }
diff-due-again = “{ $clock }” 重新计时，期限 { $new }
diff-due-met = “{ $clock }” 按时完成（期限 { $new }）
diff-due-late = “{ $clock }” 完成，{ $late }（期限 { $new }）
diff-due-missed = “{ $clock }” 始终未完成（期限 { $new }）
diff-due-void = “{ $clock }” 作废
diff-due-paused = “{ $clock }” 暂停（若现在恢复，期限 { $new }）
diff-due-resumed = “{ $clock }” 恢复计时，期限 { $new }
diff-due-gone = “{ $clock }” 不再计时（原期限 { $old }）
diff-due-state = “{ $clock }” 原为：{ $old }；现为：{ $new }
diff-due-breached = “{ $clock }” 按当时所知的事实已逾期（期限 { $old }），仍计为逾期
diff-due-moved = “{ $clock }” 期限 { $old } → { $new }：{ $reasons }
diff-why-limit = 时限 { $old } → { $new }
diff-why-counting = 计法由 { $old } 改为 { $new }
diff-why-roll = 遇休息日顺延
diff-why-no-roll = 遇休息日不再顺延
diff-why-start = 起点“{ $fact }”：{ $old } → { $new }
diff-why-hold = 有暂停
diff-why-fact = { $field } { $old } → { $new }
diff-why-edition = 改按 { $new }（原 { $old }）
diff-why-date = 另定了日期
diff-why-calendar = 日历的工作日或营业时段变了
diff-next = 下一步：{ $steps }
diff-next-by = { $command }（{ $who }）
diff-unmet = 结案前还须：{ $what }
diff-finding = { $level } { $rule }：{ $what }
diff-cured = 已消除 { $rule }：{ $what }

# 制度
diff-evidence = 证据
diff-evidence-replaced = 案件 { $number }：{ $file } 内容已不同
diff-evidence-removed = 案件 { $number }：{ $file } 已被删除
diff-regulations = 制度整体
diff-edition = { $id }，{ $from } 起生效
diff-follows = 新版；与 { $file } 比较
diff-figures = { $count } 项规定
diff-policy-unreadable = 其中一个版本不是可读的 TOML
diff-figure = { $path } { $old } → { $new }
diff-figure-new = { $path } 新增：{ $new }
diff-figure-gone = { $path } 去掉：{ $old }
diff-rewritten = { $id } 自 { $from } 已生效，却在同一生效日下被改动：已受理的案件会被另行判断；请把改动写进新文件并另定 effective_from
diff-withdrawn = { $from } 起生效的 { $id } 不见了：请保留该文件，否则它所管的案件没有制度；新版请用新文件
diff-back-dated = { $from } 的 { $id } 是新的，却从过去起生效：已受理的案件会被另行判断；请从今天或以后起生效
diff-recounted = 已计算过的日子或时段被改动（{ $figures }）：{ $count } 个案件的期限随之变动或不再确定；请恢复原样，新的时段请另写一个 [[hours]] 并注明 effective_from
diff-calendar-gone = 日历不见了或无法读取，而有 { $count } 个案件按它计算；请恢复
diff-moved-ended = 制度变化改动 { $count } 个已结案件的期限
diff-moved = 制度变化影响 { $count } 个未结案件
diff-of-case = { $number }：{ $what }
diff-more-cases = 另有 { $count } 个案件

# 摘要下的要点
diff-deed-approved = 核准
diff-deed-turned-down = 驳回
diff-deed-proposed = 拟定
diff-deed-paid = 已付款
diff-deed-carried-out = 已执行
diff-deed-refused = 客户拒绝
diff-deed-accepted = 客户接受
diff-deed-unresolved = 客户未满意结案
diff-deed-closed = 结案
diff-deed-dismissed = 不成立结案
diff-deed-duplicate = 作为重复投诉结案
diff-deed-superseded = 由新案取代
diff-deed-investigated = 调查
diff-deed-consolidated = 已出综合意见
diff-deed-registered = 已受理
diff-deed-assigned = 已交办
diff-deed-taken-down = 新登记
diff-deed-noted = 其他记录
diff-top-sum = { $what } { $amount }
diff-top-open = 未定金额
diff-top-by = { $by }{ $what }
diff-top-signed = { $by }（{ $role }）{ $what }
diff-top-found = { $what }：{ $outcome }
diff-top-days = { $days } 天
diff-top-days-between = { $least } 至 { $most } 天
diff-top-between = { $least } 至 { $most }
diff-top-earlier = “{ $clock }” 期限提前 { $by }（{ $reasons }）
diff-top-later = “{ $clock }” 期限推后 { $by }（{ $reasons }）
diff-top-more-dates = { $what }，另有 { $count } 个期限变动
diff-top-late = “{ $clock }” { $late }
diff-top-more-late = { $what }，另有 { $count } 项逾期
diff-top-errors = 错误：{ $rules }
diff-top-more-facts = { $what }，另有 { $count } 处
diff-top-gone = { $count } 个案件被删除或顶替：{ $numbers }
diff-top-identity = { $name }：{ $turns }
diff-top-identities = { $count } 人的邮箱或职务有变化：{ $names }
diff-turn-address = 邮箱 { $old } → { $new }
diff-turn-claimed = { $address } 计为其原邮箱
diff-turn-gained = 现任{ $role }
diff-turn-gained-dated = 现任{ $role }（{ $from } – { $until }）
diff-turn-lost = 不再任{ $role }
diff-turn-lent = 代{ $from }行使{ $role }职权
diff-turn-joined = 新入名册（{ $address }）
diff-turn-gone = 已从人员名册中去掉
diff-top-in-force-all = 【已生效制度被改动】{ $count } 份：{ $names }
diff-top-rewritten = 【已生效却被改动】
diff-top-withdrawn = 【已生效却不见了】
diff-top-back-dated = 【新增却从过去起生效】
diff-top-recounted = 【已计算过的日子被改动】
diff-top-edition = 新版，{ $from } 起生效
diff-top-figure = “{ $clock }” { $old } → { $new }，{ $moves }
diff-top-more-figures = 另有 { $count } 项规定
diff-top-cases-earlier = { $count } 个未结案件提前 { $by }
diff-top-cases-later = { $count } 个未结案件推后 { $by }
diff-top-none-overdue = 无案件因此逾期
diff-top-overdue = 【{ $count } 个因此逾期】
diff-top-signers = { $count } 个未结案件改由他人核准
diff-top-ended = { $count } 个已结案件期限变动
diff-top-counted = { $what } { $count } 个
diff-top-re-dated = 期限变动 { $count } 个
diff-top-left = 另有 { $count } 项：{ $kinds }

# 截断
diff-cut = 另有 { $count } 节未列出：请运行 complaint diff
diff-more-lines = 另有 { $count } 条

# git 的 textconv 与外部 diff
diff-unmerged = 未合并
diff-due = 期限 { $clock }：{ $due }
diff-signs = 须由{ $role }核准
