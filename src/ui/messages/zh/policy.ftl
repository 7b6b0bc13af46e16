# 制度、人员与组织文件的读取和检查。

policy-approval-no-step = 处理方案须逐件核准，但流程中没有 approved 步骤
policy-approval-own = approval = "always" 时每个方案须由他人核准，不得自行核准
policy-authority-missing = 流程须经核准，但未规定任何核决权限
policy-band-after-unlimited = 上一级已无上限，本级永远用不到
policy-band-gap = 级距有空档：上一级到 { $end } 为止，本级自 { $start } 以上起
policy-band-last = { $end } 以上没有规定
policy-band-last-help = 最后一级不写 up_to，即无上限
policy-band-order = 本级上限 { $end } 不高于上一级的 { $before }
policy-band-overlap = 级距重叠：上一级到 { $end } 为止，本级自 { $start } 以上起
policy-band-zero = 上限为 0 的级距不涵盖任何金额
policy-cap-zero = 罚扣上限为 0%，将永远无法罚扣
policy-clock-backward = 时限的终点 { $until } 早于起点 { $from }
policy-clock-empty = 时限的起点与终点相同：{ $step }
policy-closed-not-last = 最后一步必须是 closed
policy-sanction-nothing = { $sanction } 没有任何后果：既不罚扣，也不记录
policy-sanction-nothing-help = 用 `follows = ["record"]` 写明后果，或写一条 `[[conversion]]`
policy-deduction-too-long = 按最近一次已知奖金推算，{ $persons }负担的损失超过 { $most } 即需 { $months } 个月以上，不及最低一档的 { $band }（推算）
policy-deduction-too-long-help = 请提高 `cap_percent` 或 `warn_months`，或核对其奖金；具体案件由 `explain` 与 `report deductions` 推算
policy-conversion-empty = { $sanction } 既未折算金额，也不扣奖金
policy-bonus-cells = 每行两格，即 person 与 amount，此行有 { $count } 格
policy-bonus-header = 首行须为 `person,amount`，以半角逗号分隔
policy-bonus-name = { $name } 未以月份命名，如 `2026-09.csv`
policy-bonus-nobody = 此行未写明人员
policy-bonus-not-csv = 不是表格：{ $detail }
policy-bonus-twice = { $person } 在 { $month } 有两个奖金数：{ $amount }，以及 { $there } 的 { $other }
policy-bonus-unknown = 奖金所属的人不在人员文件中：{ $persons }
policy-bonus-undated = 未注明月份的奖金不计入任何月份：{ $persons }
policy-bonus-undated-help = 请写 `[[bonus]]`（含 month、person、amount），或写 `policies/bonus/2026-09.csv`（首行 `person,amount`）
policy-periodic-months = `{ $duty }` 应写{ $periods ->
        [1] 一个月份，每年一次：十二月即当年
       *[other] 两个月份，每半年一个：六月和十二月即当半年
    }
policy-dates-reversed = 开始日期 { $from } 晚于结束日期 { $until }
policy-delegation-empty = { $person } 从未担任 { $role }，不能委托他人代理
policy-delegation-self = { $person } 不能委托自己代理
policy-did-you-mean = 是否想写 { $word }?
policy-duplicate-id = { $id } 已在第 { $line } 行定义
policy-edition-twice = { $file } 中的 { $id } 也自 { $date } 起生效
policy-email-malformed = 不是邮箱地址：{ $value }
policy-entry-shadowed = 永远用不到：第 { $line } 行的 { $name } 总是先符合
policy-known-words = 可用：{ $words }
policy-level-order = { $otherwise } 小于 { $smallest }
policy-optional-step-unlisted = 可省略的步骤 { $step } 不在流程中
policy-origin-domestic = 国内
policy-origin-foreign = 国外
policy-out-of-range = { $value } 不在 { $least } 至 { $most } 之间
policy-pause-acknowledge = 回执随时可以发出，其时限不得暂停
policy-percent-above = { $value }% 超过 100%
policy-percent-missing = 公式 { $formula } 缺少百分比 percent
policy-percent-unused = 公式 { $formula } 不使用百分比 percent
policy-permission-nobody = 没有人可以执行 { $command }：请写明角色或部门
policy-role-vacant = 角色 { $role } 从未有人担任
policy-rule-missing = 此项未注明条款
policy-rule-missing-help = 加上 rule = "…"，写明规章的条款编号
policy-rule-of-nothing = 为 { $setting } 注明了条款，但并未设定该项
policy-sanction-lighter = 负担金额更高，处分却比上一级轻
policy-sanction-times = 处分次数至少为一次
policy-shares-total = 责任比例合计须为 100%，而不是 { $total }%
policy-stage-longer = 阶段 { $stage } 的时限长于其所属的 { $outer }
policy-stage-sum = { $origin }：各阶段合计 { $sum }，超过总时限 { $limit }
policy-stage-sum-help = 超出的阶段以总时限为限
policy-step-twice = 步骤 { $step } 重复
policy-step-received = received 总在最前，无须列出
policy-duty-never = 「{ $need }」不可能在步骤 { $step } 之前完成
policy-step-unused = 流程中没有步骤 { $step }
policy-tier-nobody = 层级 { $tier } 既无部门也无角色
policy-unit-circle = 部门 { $unit } 隶属于自己
policy-unknown-bearer = 没有可承担费用的 { $word }
policy-unknown-calendar = 没有日历 { $word }
policy-unknown-category = 未定义的类别 { $word }
policy-unknown-channel = 未定义的渠道 { $word }
policy-unknown-class = 未定义的分类 { $word }
policy-unknown-clock = 未定义的时限 { $word }
policy-unknown-command = 没有命令 { $word }
policy-unknown-field = 未定义的栏位 { $word }
policy-unknown-grade = 未定义的等级 { $word }
policy-unknown-language = 未定义的语言 { $word }
policy-unknown-person = 未定义的人员 { $word }
policy-unknown-policy = 没有规章 { $word }
policy-unknown-sanction = 规章没有处分 { $word }
policy-unknown-remedy = 未定义的处理方式 { $word }
policy-unknown-role = 未定义的角色 { $word }
policy-unknown-stage = 没有其他阶段 { $word }
policy-unknown-unit = 未定义的部门 { $word }
policy-unknown-word = 未定义的词 { $word }

# Days of the staff file
policy-appointment-after-leaving = { $person } 被任命为 { $role }，但 { $until } 之后已离职
policy-merged-circle = { $unit } 并入的是自己
policy-merged-without-end = { $unit } 并入其他部门，却没有最后一天：请写 `until`
policy-posting-overlap = { $person } 在第 { $line } 行已有同一日期的任职
policy-posting-unit-ended = { $person } 任职于 { $unit }，而该部门止于 { $until }

policy-organization-missing = 缺少 policies/organization.toml
policy-organization-missing-help = `complaint init` 会补上它，其他文件不动
policy-severity-circle = 等级 { $grade } 以它自己要决定的等级为条件

# 惯例：措施、期间、先例
policy-recurrence-same = 未写明哪些字段相同
policy-deviation = 偏差 { $value } %：应大于 0
policy-window-zero = 期间为零
policy-money-nobody = 处理方式涉及金额，但未规定任何核决权限
policy-money-nobody-help = 增加 `[[authority]]`：谁负责到多少金额
policy-never-numbered = 规定受理时编号，但流程中没有 registered 步骤，或该步骤可省略
policy-not-a-version = `{ $value }` 不是版本号，应如 0.1.0

# 自定义字段。

policy-field-built-in = 案卷本已有 `{ $field }`；自定义字段不得用代码 `{ $id }`
policy-field-section = 案卷中没有可填写的 `{ $section }` 一节
policy-field-values = `{ $id }`：选择型字段须列出可选值，其他类型不得列
policy-field-choice = `{ $value }` 不在可选值之内：{ $values }
