# 各命令都会说的话。

command-failed = 失败：{ $why }
command-no-directory = 无法读取当前目录
command-no-calendar = policies/ 中没有日历
command-calendar-missing = policies/ 中没有日历 `{ $calendar }`
command-policy-missing = { $date } 没有生效的规章 `{ $policy }`
command-policy-missing-help = 请看 `complaint policy list`，并核对案件的 `policy` 和 `received`
command-case-unreadable = 无法读取该案件
command-case-later = 案件 { $number } 的录入晚于所问的时间
command-format-newer = 文件格式为 { $format }，本版本不认识
command-input-large = 标准输入超过 1 MiB
command-input-not-text = 标准输入不是 UTF-8
command-actor-none = 不知道经办人是谁
command-actor-none-help = 请给出 --by EMAIL，或设置 git 的 user.email
command-actor-unknown = 人员文件中没有 { $name }
command-actor-unknown-help = 请用 policies/staff.toml 中的邮箱，或先在其中添加此人
command-actor-ambiguous = 有多人名为 { $name }
command-actor-one-of = 请给出其中之一：{ $names }
command-not-permitted = { $name } 无权执行 `{ $command }`；规章规定由以下执行：{ $who }
command-not-permitted-help = 请由 { $people } 办理
command-not-permitted-nobody = policies/staff.toml 中无人有权：请在其中任命或委托代理
command-item-none = 没有第 { $n } 项：本投诉未分项
command-correct-absent = 案件尚无 `{ $section }`
command-text-empty = 应有内容
command-field-refused = `{ $field }`：{ $why }
command-at-future = { $at } 尚未到来；现在是 { $now }
command-at-before-received = { $at } 早于收到投诉的时间 { $received }
command-nothing-changed = 没有变化。
command-written = { $number }：{ $status }

command-fields-lacking = 尚不能受理，缺少：{ $fields }
command-fields-lacking-help = 请补充：{ $command } --reason TEXT
command-unit-unknown = 没有部门 `{ $unit }`
command-unit-unknown-help = 现有部门：{ $units }
command-person-unknown = { $name } 既不是部门，也不在人员名册中
command-person-unknown-help = 请用 policies/staff.toml 中的部门代号或人员邮箱
command-no-route = 未指定承办人，规章也没有适用的分派规则
command-no-route-help = 请给出 --to 部门或人员
command-routed = 按规章分派至 { $unit }（{ $rule }）
command-hand-overs = { $count ->
    [0] 首次分派
   *[other] 已转交 { $count } 次
}
command-item-unknown = 没有第 { $n } 项；现有事项：{ $items }
command-item-decided = 第 { $n } 项已有结论
command-item-decided-help = 更正请用 `{ $command }`
command-items-undecided = 其余事项尚无结论
command-items-unanswered = 客户尚未答复所有事项
command-investigate-which-item = 本投诉有多个事项，须逐项给出结论
command-investigate-which-item-help = 请给出 --item N
command-reply-which-item = 本投诉有多个事项，答复须注明所答事项。未答复：{ $items }
command-reply-which-item-help = 请给出 --item N，一次答复多项时可重复
command-action-form = 不是改善措施：`{ $text }`；格式为 内容|负责人|YYYY-MM-DD
command-committed = 承诺金额 { $amount }；核决权限：{ $role }（{ $rule }）
command-quantity-open = 金额未定（数量未确定）
command-option-unknown = 方案中没有选项 `{ $option }`；选项：{ $options }
command-nothing-to-approve = 没有待核准的处理方案
command-signed-as = 以 { $role } 身份核准 { $amount }
command-may-sign = { $role }：{ $people }
command-self-approval = 本方案由 { $name } 提出，不得自行核准
command-self-approval-help = 请由 { $who } 核准
command-beyond-authority = { $name } 无权承诺 { $amount }
command-beyond-help = 请由 { $who } 核准
command-approve-for-another = { $typist } 不得以 { $name } 的名义核准：没有代理授权
command-approve-for-another-help = 请本人核准，或在 policies/staff.toml 中登记代理
command-unresolved-nobody = 规章 { $policy } 未授权任何人终结客户不接受的案件
command-unresolved-not-refused = { $number } 客户并未拒绝
command-unresolved-not-refused-help = 请先用 `complaint agree --refused` 记录客户拒绝，或照常结案
command-correct-form = 不是更正：`{ $text }`；格式为 字段=值，例如 product.defective=430
command-correct-fixed = `{ $field }` 不可更正，只能另行取代
command-correct-fixed-help = 请重新拟定、核准或关联；编号由重新编号命令更改
command-corrected = { $field }：{ $old } → { $new }
command-hold-nothing = 没有可暂停且未逾期的时限；规章允许暂停：{ $clocks }
command-hold-nothing-help = 暂停须在到期之前开始；逾期之后只能抓紧处理
command-held = 已暂停：{ $clocks }
command-resume-before-hold = 早于暂停开始的时间 { $held }
command-promise-past = { $date } 已过
command-keep-before-promise = 该时间早于承诺时间 { $given }
command-promised = 承诺 { $n }；兑现后请执行：{ $command }
command-promise-unknown = 没有承诺 { $n }（共 { $count } 项）
command-waive-nothing = 没有 `{ $rule }` 的检查结果；本案现有：{ $found }
command-reopened = 案件 { $number } 接替 { $old }
command-percentage = { $value } 不是 0 至 100 的百分比
command-proof-unknown = 规章 { $policy } 没有凭证 `{ $proof }`
command-proof-help = 可用：{ $proofs }
command-received = 实退 { $received }，核准 { $approved }
command-received-open = 实退 { $received }，核准时数量未定
command-receive-blocked = 已记录，但超出容差 { $tolerance } %：待指示后入账
command-receive-differs = 已记录，但与退货单不符：请先请示
command-resold = 转售 { $quantity }，损失 { $amount }
command-resale-unused = 规章 { $policy } 没有退货转售期
command-resale-late = 退货转售期已于 { $until } 届满
command-resale-late-help = 期内未售出的，按处理意见核算损失
command-resale-more = 不能转售 { $quantity }：现有 { $left }
command-resale-more-help = 先记录实退数量：{ $command }
command-resale-a-price = 处理意见没有唯一的 A 级品单价，请给出 --a-price
command-recovered = 损失 { $total }，已追偿 { $recovered }，净损失 { $net }
command-recovered-too-much = { $amount } 超过损失：只余 { $open }
command-recovered-too-much-help = 至多记录所余金额

command-escalated = 已升级至 { $tier }（{ $to }），依据 { $rule }
command-escalate-top = 案件已在最高层级
command-escalate-top-help = 同级转办请用 `complaint assign { $number } --to …`
command-escalate-down = { $to } 的层级不高于案件现在的层级
command-escalate-down-help = 层级由低到高：{ $tiers }
command-escalate-nobody = 层级 { $tier } 无人担任
command-escalate-nobody-help = 用 --to 指明部门或人员，或在 policies/staff.toml 中授予角色
command-fault-unknown = 规章没有原因 `{ $word }`
command-fault-known = 可用：{ $words }
command-cost-bearer = 费用由 { $bearer } 承担（{ $rule }）
command-grade-proposed = 规章建议等级 { $grade }（{ $rule }）：complaint correct { $number } grade={ $grade } --reason TEXT

command-no-standing = 未给出处理方式，制度 { $policy } 对此类投诉也没有固定处理方式
command-no-standing-help = 请给出：--remedy KIND:key=value,…
command-standing-figures = 固定处理方式是 { $remedy }，缺少其数字
command-standing-figures-help = 请执行：{ $command }
command-advance = 先行垫付，{ $what }
