# 处分
sanction-written-apology = 悔过书
sanction-reprimand = 申诫
sanction-minor-demerit = 小过
sanction-major-demerit = 大过
sanction-none = 不予处分
sanction-follow-record = 记录在案
sanction-follow-dismissal-advised = 劝退
sanction-follow-damages = 照价赔偿，以损失为限

# 处分的推算
sanction-step-band = 负担损失 { $share }，属 { $up_to } 以下一档
sanction-step-band-open = 负担损失 { $share }，属最高一档
sanction-step = 拟处分：{ $sanction } × { $times }
sanction-step-or-more = 拟处分：{ $sanction } × { $times } 以上
sanction-step-points = 并扣点数 { $amount }
sanction-step-supervisor = 主管连带处分：{ $sanction } × { $times }，{ $grades ->
    [0] 同级
   *[other] 以降 { $grades } 级为原则
}（本工具取义：降一级处分，非降级任用）
sanction-step-no-supervisor = 原文此档未规定主管连带处分，照原文执行
sanction-step-fine = 罚扣 { $total } 起：{ $times } × { $each }
sanction-step-fine-per-base = 每基数罚扣 { $total } 起：{ $times } × { $each }
sanction-step-bonus = 扣发当月全部奖金
sanction-none-for = { $amount } 无处分
sanction-none-in-policy = { $policy } 未按损失分担额规定处分
sanction-none-in-policy-help = { $command } 可查看其规定
sanction-no-deductions = { $policy } 未规定奖金扣减

# 奖金扣减
sanction-deduction = 应扣 { $amount }（{ $source }）
sanction-deduction-no-bonus = 奖金无可扣之数，永远扣不完
sanction-deduction-too-long = 须扣一百年以上
sanction-points-above-unit = 个人 { $points } 点多于单位的 { $unit } 点
sanction-month = 月次
sanction-cap = 上限
sanction-taken = 扣减
sanction-left = 余额

# 异议
sanction-objection-empty = 异议须写明理由
sanction-objected = 异议 { $n } 裁决之前不得处分：{ $command }
sanction-objection-unknown = 没有异议 { $n }（{ $count ->
    [0] 尚无异议
   *[other] 共 { $count } 件
}）
sanction-objection-decided = 异议 { $n } 已经裁决
sanction-objection-own = 异议 { $n } 由{ $name }提出，不得自行裁决
sanction-objection-before = 异议 { $n } 提出的时间比这更晚
sanction-objection-upheld = 异议 { $n } 成立；请更正责任归属：{ $command }
sanction-objection-dismissed = 异议 { $n } 不成立

# 签报与核定
-sanction-reason = 用 `--reason TEXT` 说明理由
sanction-objected-to = { $by }的异议 { $n } 尚未裁决，在此之前不得处分
    .help = 下一步：complaint object { $number } --decide { $n } --upheld|--dismissed --reason TEXT
sanction-ground-unknown = 规章没有事由代码 `{ $ground }`
    .help = 事由代码：{ $grounds }
sanction-nobody-liable = { $number } 的责任归属未列个人
    .help = 用 `complaint consolidate { $number } --liable UNIT/PERSON=SHARE` 列出，或用 `--person` 指明
sanction-kind-unknown = 规章没有处分 `{ $kind }`
    .help = 规章的处分：{ $kinds }
sanction-no-damages = 此处分不涉及赔偿
    .help = 去掉 `--amount`，或用 `--sanction KIND` 指明须赔偿的处分
sanction-damages-once = 赔偿须是一笔大于零的金额
sanction-no-loss = { $number } 没有可赔偿的损失，或损失尚不明
sanction-above-loss = { $amount } 超过尚可赔偿的损失：{ $loss } 中的 { $left }
    .help = 用 `--amount` 写不超过此数的金额
sanction-no-proposal = 规章对{ $name }无拟处分：负担的损失不明
    .help = 用 `--sanction KIND --reason TEXT` 指明处分，或 `--none --reason TEXT`
sanction-differs = 规章对{ $name }的拟处分为{ $sanction } × { $times }
    .help = { -sanction-reason }
sanction-unproposed = 规章对{ $name }无拟处分
    .help = { -sanction-reason }
sanction-filed-before = { $name }的处分已经签报
    .help = { -sanction-reason }
sanction-no-superior = 规章规定{ $name }的主管连带处分，人员文件未列明其主管
    .help = 用 `--superior PERSON` 指明，或用 `--without-superior REASON` 说明不予连带处分的理由
sanction-not-joint = 所签报的处分不涉及主管连带处分
sanction-recorded = { $name }：{ $sanction } × { $times }
sanction-recorded-repays = { $name }：{ $sanction }，{ $amount }
sanction-recorded-joint = 主管连带：{ $what }（本工具取义：降一级处分，非降级任用）
sanction-recorded-none = { $name }：不处分
sanction-awaits = 已签报；核定用 { $command }
sanction-nothing-filed = { $number } 没有待核定的处分
sanction-decided-before-filed = 处分签报的时间比这更晚
sanction-nothing-to-publish = { $number } 没有已核定而未公布的处分
sanction-published-before-decided = 处分核定的时间比这更晚
sanction-published = { $count ->
   *[other] 公布 { $count } 项处分
}
sanction-approved = { $count ->
   *[other] 核定 { $count } 项处分
}

# 案件经过

# 检查
sanction-check-objection = { $by }的异议 { $n } 尚未裁决
sanction-check-undecided = { $name }的处分尚未核定，应在 { $due } 以前
sanction-check-head = { $name }为责任单位{ $unit }的主管，尚未核定处分；应在 { $due } 以前核定，或说明不予处分
sanction-check-delayed = { $name }对逾期的时限 “{ $clock }” 负责，尚未核定处分；应在 { $due } 以前核定，或说明不予处分
sanction-check-no-head = { $unit }应负责任，人员文件未列明其主管（`superior`）；处分应在 { $due } 以前核定
sanction-check-unpublished = { $name }的处分已核定而未公布，应在 { $due } 以前
sanction-check-superior = { $name }的处分未说明主管连带处分
sanction-check-superior-help = 附理由再次签报，由主管连带，或用 `--without-superior REASON` 说明
sanction-check-ground = { $name }的处分没有事由
sanction-check-ground-help = 补上 `ground:` 及规章的事由代码
sanction-check-not-permitted = { $by }无权 `{ $act }`
sanction-check-not-permitted-help = 须由规章指定的人签报或核定

# 当月扣减
sanction-deducted-title = { $month } 效率奖金扣减
sanction-deducted-posted = { $month } 效率奖金扣减（{ $day } 过账）
sanction-deducted-remark = 说明
sanction-deducted-by = { $cause }：{ $other }
sanction-deducted-outstanding = 已离职，未清
sanction-outstanding = { $name }已离职，没有奖金可扣：未清 { $amount }
sanction-deducted-person = 姓名
sanction-deducted-case = 案件
sanction-deducted-whole = 应扣
sanction-deducted-before = 已扣
sanction-deducted-now = 本月扣
sanction-deducted-balance = 余额
sanction-deducted-sum = 小计
sanction-deducted-all = 合计
sanction-deducted-nothing = 本月无扣减
sanction-deducted-long = { $name }：按本月奖金 { $bonus } 推算，余额还需 { $months } 个月，超过 { $most } 个月（推算）
sanction-fined-title = 处分扣款（最低额，不受扣款上限）
sanction-fined-sanction = 处分
sanction-explain-repays = { $sanction }：{ $amount }
sanction-explain-follows = 后果：{ $follows }［{ $source }］
sanction-explain-money = { $month }至少扣 { $amount }，不受扣款上限
sanction-explain-bonus-gone = 扣除 { $month }全部奖金；当月不再扣其他款项
sanction-deducted-stuck = { $name }的奖金无可扣之数，余额永远扣不完
sanction-too-long = { $name }：按最近一次已知奖金 { $bonus } 推算，需 { $months } 个月，超过 { $most } 个月（推算）［{ $source }］
sanction-never-paid = { $name }：按最近一次已知奖金 { $bonus } 推算，永远扣不完（推算）
sanction-bonus-unknown = { $name }在 { $months } 的奖金未列明：该月不扣，全数结转
    .help = 请列明：人员文件的 `[[bonus]]`（含 month、person、amount），或 `policies/bonus/2026-09.csv` 的一行
sanction-loss-unknown = 损失或责任比例不明，未列扣减：{ $cases }
sanction-without-bearer = 责任部门或人员已不在人员文件中，相应份额未向任何人扣减：{ $cases }

# 说明
sanction-heading = 处分
sanction-heading-deductions = 奖金扣减
sanction-explain-share = { $name }负担损失 { $share }
sanction-explain-no-share = { $name }：负担的损失不明
sanction-explain-source = 依据 { $source }
sanction-explain-undecided = 尚未签报
sanction-explain-objected = 未签报：异议尚未裁决
sanction-explain-kind = { $sanction } × { $times }
sanction-explain-none = 不处分
sanction-explain-decided = 已核定：{ $what }，{ $by }签报，{ $decider }核定［{ $source }］
sanction-explain-in-force = 已处分：{ $what }，{ $by }［{ $source }］
sanction-explain-filed = 已签报：{ $what }，{ $by }，尚未核定［{ $source }］
sanction-explain-loss = { $who }负担 { $loss }
sanction-explain-alone = { $name }一人负担：{ $amount }
sanction-explain-points = { $name }，{ $unit }基点中占 { $points } 点：{ $amount }［{ $source }］
sanction-explain-heads = { $name }，{ $unit }按人头：{ $amount }［{ $source }］
sanction-explain-again = 由 { $other } 重新受理：从当月起由该案决定损失归属，已扣的退还 [{ $source }]
sanction-explain-months = 每月至多扣当月奖金的 { $cap } %，仅计本案：{ $months }［{ $source }］
sanction-explain-month = { $month } { $amount }
sanction-explain-left = 其后尚余 { $left }：{ $name }此后各月的奖金未列明

# 另存的处分文件
sanction-file-fault = 处分文件 { $file }：{ $what }
sanction-file-of-another = 属于另一案件
