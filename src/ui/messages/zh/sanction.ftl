# 处分
sanction-written-apology = 悔过书
sanction-reprimand = 申诫
sanction-minor-demerit = 小过
sanction-major-demerit = 大过

# 处分的推算
sanction-step-band = 负担损失 { $share }，属 { $up_to } 以下一档
sanction-step-band-open = 负担损失 { $share }，属最高一档
sanction-step = 拟处分：{ $sanction } × { $times }
sanction-step-or-more = 拟处分：{ $sanction } × { $times } 以上
sanction-step-points = 并扣点数 { $amount }
sanction-step-supervisor = 主管连带处分：{ $sanction } × { $times }，以降一级为原则
sanction-step-no-supervisor = 原文此档未规定主管连带处分，照原文执行
sanction-step-fine = 罚扣 { $total } 起：{ $times } × { $each }
sanction-step-fine-per-base = 每基数罚扣 { $total } 起：{ $times } × { $each }
sanction-step-bonus = 扣发当月全部奖金
sanction-none-for = { $amount } 无处分
sanction-none-in-policy = { $policy } 未规定处分
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
sanction-objected-to = { $by }的异议 { $n } 尚未裁决，在此之前不得处分
sanction-ground-unknown = 规章没有事由代码 `{ $ground }`
sanction-ground-known = 事由代码：{ $grounds }
sanction-nobody-liable = { $number } 的责任归属未列个人
sanction-nobody-liable-help = 用 `{ $command }` 列出，或用 `--person` 指明
sanction-no-proposal = 规章对{ $name }无拟处分：负担的损失不明
sanction-no-proposal-help = 用 `--sanction KIND --reason TEXT` 指明处分，或 `--none --reason TEXT`
sanction-differs = 规章对{ $name }的拟处分为{ $sanction } × { $times }
sanction-unproposed = 规章对{ $name }无拟处分
sanction-reason-help = 用 `--reason TEXT` 说明理由
sanction-filed-before = { $name }的处分已经签报
sanction-recorded = { $name }：{ $sanction } × { $times }
sanction-recorded-none = { $name }：不处分
sanction-awaits = 已签报；核定用 { $command }
sanction-nothing-filed = { $number } 没有待核定的处分
sanction-decided-before-filed = 处分签报的时间比这更晚
sanction-approved = { $count ->
   *[other] 核定 { $count } 项处分
}

# 案件经过
sanction-event-objection = { $unit }提出异议 { $n }
sanction-event-upheld = 异议 { $n } 成立
sanction-event-dismissed = 异议 { $n } 不成立
sanction-event-filed = 签报处分{ $name }：{ $sanction } × { $times }
sanction-event-none = 不处分{ $name }
sanction-event-decided = 核定{ $name }的处分

# 检查
sanction-check-objection = { $by }的异议 { $n } 尚未裁决
sanction-check-undecided = { $name }的处分尚未核定，应在 { $due } 以前
sanction-check-ground = { $name }的处分没有事由
sanction-check-ground-help = 补上 `ground:` 及规章的事由代码
sanction-check-not-permitted = { $by }无权 `{ $act }`
sanction-check-not-permitted-help = 须由规章指定的人签报或核定
