# 把规章读回成条文，用于 `policy explain`。`prose-say-<表或设置>` 是一句话（不含句末），各值以 `$key`
# 的字样、以 `$key-is` 按文件原样给出（没有则为 `absent`）；句中未提到的值由 `prose-clause-<key>`
# 补上；`prose-group-<表>` 把数条并为一句；`prose-lead-<表>` 是各条之前的说明。

prose-page = { $title }（{ $policy }）
prose-page-from = 由 { $file } 读回，供与书面规章核对。句末〔〕内为规章本身的条款号。
prose-sentence = { $text }。〔{ $rule }〕
prose-sentence-bare = { $text }。
prose-ruled = { $text }〔{ $rule }〕
prose-between = ；
prose-nothing = 未作规定。
prose-own = 自行添加的备注：
prose-setting-any = { $label }：{ $value }
prose-clause-any = ；{ $label }：{ $value }
prose-and = ，且
prose-or = 或
prose-condition = { $asked }为{ $words }
prose-stage = “{ $title }”阶段
prose-stages = 各阶段

prose-chapter-authority = 核决权限
prose-chapter-closing = 结案要件
prose-chapter-deductions = 奖金罚扣
prose-chapter-forms = 表单及各联
prose-chapter-further = 其他规定
prose-chapter-intake = 受理
prose-chapter-limits = 各单位的处理时限
prose-chapter-loss = 损失及其承担
prose-chapter-periodic = 定期事项与催办
prose-chapter-purpose = 目的与施行
prose-chapter-record = 编号与记录
prose-chapter-returns = 退货
prose-chapter-rights = 操作权限
prose-chapter-route = 处理流程
prose-chapter-sanctions = 处分
prose-chapter-tiers = 层级与重复投诉
prose-chapter-vocabulary = 类别、类型与等级

## 适用条件

prose-asked-category = 类型
prose-asked-channel = 渠道
prose-asked-class = 类别
prose-asked-grade = 等级
prose-asked-nature = 性质
prose-asked-origin = 客户
prose-asked-outcome = 调查结论
prose-asked-remedy = 处理方式
prose-asked-round = 轮次
prose-word-round-first = 客户尚未拒绝
prose-word-round-after-refusal = 客户拒绝之后
prose-clause-when = （适用于{ $when }的案件）

## 时限

prose-limits = 国内 { $home }、国外 { $abroad }
prose-limit-d = { $n } 天
prose-limit-d-half = 半天
prose-limit-d-and-half = { $n } 天半
prose-limit-mo = { $n } 个月
prose-limit-h = { $n } 小时
prose-limit-m = { $n } 分钟
prose-limit-s = { $n } 秒
prose-counted =
    { $limits-in ->
        [hours]
            { $counting-is ->
                [working] 只计办公时间
               *[other] 昼夜连续计算
            }{ $roll-is ->
                [false] ，不顺延
               *[other] {""}
            }
       *[days]
            { $counting-is ->
                [working]
                    { $roll-is ->
                        [false] 按工作日计算，不顺延
                       *[other] 按工作日计算
                    }
               *[other]
                    { $roll-is ->
                        [false] 按日历日计算，含休息日，末日不顺延
                       *[other] 按日历日计算，末日遇休息日顺延至下一工作日
                    }
            }
    }

prose-word-counting-working = 工作日与办公时间
prose-word-counting-calendar = 日历日与连续小时

## 设置

prose-say-title = 本规章名为“{ $title }”，案件中以“{ $id }”引用
prose-say-version = 版次为 { $version }
prose-say-approved-by = 由{ $approved_by }批准施行
prose-say-effective-from = 自 { $effective_from } 起收到的投诉适用本规章
prose-say-currency = 金额的币种为 { $currency }
prose-say-calendar = 工作日与办公时间依日历“{ $calendar }”
prose-say-counting =
    时限未写明计法的，按{ $counting-is ->
        [working] 工作日与办公时间计算
       *[other] 日历日计算，小时昼夜连续
    }
prose-say-roll =
    按日历日计算的时限，除另有规定外，末日遇休息日{ $roll-is ->
        [true] 顺延至下一工作日
       *[other] 不顺延
    }
prose-say-intake-unit = 投诉由{ $intake_unit }受理；尚未分派的案件归其负责
prose-say-steps = 案件依次经过下列步骤：受理、{ $steps }
prose-say-optional-steps = 其中可省略：{ $optional_steps }
prose-say-on-refusal =
    客户不同意的，{ $on_refusal-is ->
        [new-case] 另立新案，与原案关联
        [new-round] 在本案内重新拟定处理方案
       *[other] { $on_refusal }
    }
prose-say-approval =
    { $approval-is ->
        [always] 每项处理方案均须核准
        [by-authority] 处理方案超出拟定人权限的，须经核准
       *[other] 核准方式：{ $approval }
    }
prose-say-self-approval =
    { $self_approval-is ->
        [never] 任何人不得核准自己拟定的处理方案
        [within_limit] 拟定人在本人权限内可自行核准
       *[other] 自拟自核：{ $self_approval }
    }

prose-say-answer-at-once =
    { $answer_at_once-is ->
        [true] 受理人可当场答复客户，无须先拟定处理方案
       *[other] 处理方案须经决定的，决定之前不得答复客户
    }
prose-say-reassessment =
    客户拒绝后的下一方案，{ $reassessment-is ->
        [anyone] 由平时有权者核准
        [another] 不得由拟定被拒方案的人核准
       *[other] 核准方式：{ $reassessment }
    }
prose-say-decide-again =
    客户答复后，处理方案{ $decide_again-is ->
        [when-changed] 与核准内容不一致的，须再次核决
        [always] 一律再次核决
       *[other] 再次核决：{ $decide_again }
    }

## 编号与记录

prose-say-numbering =
    案件{ $assign-is ->
        [at-intake] 一经记录即编号
        [at-registration] 于登记时编号，此前为草稿
       *[other] 编号时间：{ $assign }
    }；编号格式为 { $pattern }，例如 2026 年 5 月第一件为 { $example }
prose-say-pause =
    { $clocks-is ->
        [absent] 中止不停止任何计时
       *[other] 中止时只停止下列计时：{ $clocks }
    }
prose-say-recording = 事实发生后超过 { $tolerance }才记录的，列为补记
prose-say-abnormality =
    异常处理单只作记录，{ $clocks-is ->
        [true] 时限与投诉相同
       *[other] 不计时限
    }

## 词汇

prose-group-class = 投诉分为下列类别：{ $items }
prose-say-class = { $title }（{ $id }）
prose-group-category = 投诉分为下列类型：{ $items }
prose-say-category = { $title }（{ $id }）
prose-group-grade = 投诉分为下列等级，由轻到重：{ $items }
prose-say-grade = { $title }（{ $id }）
prose-group-defect = 不良分为下列代码：{ $items }
prose-group-field = 案卷另有下列字段：{ $items }
prose-say-field =
    { $title }（{ $id }{ $kind-is ->
        [text] {""}
       *[other] ，{ $kind }
    }{ $values-is ->
        [absent] {""}
       *[other] ：{ $values }
    }{ $required-is ->
        [true] ，必填
       *[other] {""}
    }{ $searchable-is ->
        [false] ，不供检索
       *[other] {""}
    }{ $section-is ->
       *[other] {""}
    }）
prose-say-defect = { $title }（{ $id }）
prose-lead-severity = 等级依下列第一条相符者建议：
prose-say-severity =
    { $when-is ->
        [absent] 任何案件
       *[other] { $when }的案件
    }{ $claimed_from-is ->
        [absent] {""}
       *[other] ，索赔 { $claimed_from }以上的
    }，等级为“{ $grade }”

## 受理与流程

prose-group-required =
    { $when-is ->
        [absent] 受理前须填明：{ $items }
       *[other] { $when }的投诉，受理前还须填明：{ $items }
    }
prose-say-required = { $fields }
prose-say-channel =
    经{ $id }提出的投诉{ $requires-is ->
        [absent] {""}
       *[other] ，须有下列记录：{ $requires }
    }{ $asks-is ->
        [absent] {""}
       *[other] ，未写明者须向客户索取：{ $asks }
    }
prose-lead-route = 投诉依下列第一条相符者分派：
prose-say-route =
    { $when-is ->
        [absent]
            { $position-is ->
                [first] 投诉
               *[later] 其他投诉
            }
       *[other] { $when }的投诉
    }交{ $unit }处理
prose-say-handover = 首次分派之后，案件至多再转办 { $most } 次
prose-say-urgent = 紧急投诉先通知{ $call }一同前往客户处，再行填单
prose-say-silence = 未结案件至少每 { $limit }须有一次记录

## 计时与阶段

prose-lead-deadline = 同一时限有数条的，适用第一条相符者。
prose-say-deadline =
    { $when-is ->
        [absent] {""}
       *[other] { $when }的，
    }{ $clock }的时限为 { $limits }，自{ $from }起至{ $until }止，{ prose-counted }
prose-lead-stage = 数个部门共用一阶段的，催办第一个部门。同一阶段有数条的，适用第一条相符者。
prose-say-stage =
    { $title }（{ $name }{ $when-is ->
        [absent] {""}
       *[other] ；适用于{ $when }的案件
    }）：{ $unit }，时限 { $limits }，自{ $from }起至{ $until }止，{ prose-counted }
prose-clause-stage-within = ；属于阶段“{ $within }”，其时限同样适用
prose-word-self-approval-within_limit = 在本人权限内
prose-word-self-approval-never = 不得
prose-word-clock-overall = 全案处理
prose-word-clock-acknowledge = 告知客户已收到
prose-word-clock-answer = 答复客户

prose-word-received = 受理
prose-word-registered = 登记
prose-word-assigned = 分派
prose-word-investigated = 提出调查报告
prose-word-resolved = 拟定处理方案
prose-word-consolidated = 综合意见
prose-word-approved = 核准
prose-word-agreed = 客户同意
prose-word-carried-out = 执行完毕
prose-word-closed = 结案
prose-word-from-agreed = 客户答复
prose-word-until-agreed = 客户答复
prose-word-investigation-done = 调查结束
prose-word-acknowledged = 告知已收到
prose-word-answered = 答复客户
prose-word-noticed = 书面通知

## 权限

prose-lead-authority = 各级上限含本数。限于特定案件的各级，适用条件最先相符的一组。
prose-say-authority =
    { $when-is ->
        [absent] {""}
       *[other] { $when }的案件，
    }{ $begin-is ->
        [absent]
            { $up_to-is ->
                [absent] 不论金额
               *[other] { $up_to }以下
            }
       *[other]
            { $up_to-is ->
                [absent] 超过 { $begin }，无上限
               *[other] 超过 { $begin }至 { $up_to }
            }
    }，由{ $role }核决
prose-clause-above = {""}
prose-say-standing =
    { $when-is ->
        [absent] 每件投诉
       *[other] { $when }的投诉
    }即给予：{ $remedy }
prose-say-splitting = 同一客户在 { $window }内的处理方案合并计算
prose-say-precedents = 已有 { $least } 件先例的，处理方案偏离先例超过索赔额 { $deviation }% 时列为异常

prose-lead-permissions = 此处未列的操作，任何在册人员均可进行。
prose-group-permissions =
    { $roles-is ->
        [absent]
            { $units-is ->
                [absent] 任何人均不得
               *[other] 仅{ $units }的人员可
            }
       *[other]
            { $units-is ->
                [absent] 仅{ $roles }可
               *[other] 仅{ $roles }及{ $units }的人员可
            }
    }：{ $items }
prose-say-permissions = { $command }
prose-word-command-register = 登记投诉
prose-word-command-assign = 分派案件
prose-word-command-investigate = 提出调查报告
prose-word-command-resolve = 拟定处理方案
prose-word-command-consolidate = 填写综合意见
prose-word-command-approve = 核准或驳回处理方案
prose-word-command-agree = 记录客户答复
prose-word-command-carry-out = 记录执行完毕
prose-word-command-close = 结案
prose-word-command-dismiss = 以投诉不成立驳回
prose-word-command-reopen = 另立关联新案
prose-word-command-promise = 向客户承诺
prose-word-command-escalate = 上报上一层级
prose-word-command-hold = 中止计时
prose-word-command-resume = 恢复计时
prose-word-command-reply = 答复客户
prose-word-command-instruct = 指示退货如何处理
prose-word-command-keep = 记录承诺已履行
prose-word-command-action = 决定措施或记录完成
prose-word-command-verify = 验证措施
prose-word-command-link = 关联案件
prose-word-command-confirm = 确认责任归属
prose-word-command-correct = 更正已记录的事实
prose-word-command-waive = 接受检查所见
prose-word-command-countersign = 确认代录内容
prose-word-command-forget = 删除客户个人资料
prose-word-command-receive = 记录退货
prose-word-command-resell = 记录转售
prose-word-command-recover = 记录外部追偿
prose-word-command-note = 添加备注
prose-word-command-notice = 记录已发出的逾期通知
prose-word-command-attach = 附加凭证
prose-word-command-object = 提出异议
prose-word-command-sanction = 提报或决定处分
prose-word-command-new = 记录投诉
prose-word-command-close-unresolved = 客户始终不接受时结案
prose-word-command-object-decide = 裁定异议
prose-word-command-sanction-approve = 核准处分
prose-word-command-sanction-publish = 公布处分
prose-word-command-edit = 手工修改案件文件
prose-word-command-correct-due = 以更正推迟到期或降低核决层级
prose-word-command-renumber = 更改案件编号

## 结案

prose-group-duty =
    { $when-is ->
        [absent] 任何案件结案前须有：{ $items }
       *[other] { $when }的案件，结案前还须有：{ $items }
    }
prose-say-duty = { $need }
prose-clause-duty-before = （在「{ $before }」之前）
prose-clause-duty-kinds = （各一项：{ $kinds }）
prose-word-need-investigated = 有结论的调查
prose-word-need-resolved = 处理方案
prose-word-need-approved = 对现行处理方案的核准
prose-word-need-accepted = 客户的同意
prose-word-need-carried-out = 处理方案执行完毕
prose-word-need-items-answered = 对每一项投诉内容的答复
prose-word-need-answered = 对客户的答复
prose-word-need-written-notice = 给客户的书面通知
prose-word-need-liability = 责任部门，比例合计 100%
prose-word-need-promises-kept = 各项承诺已履行，或逾期已说明
prose-word-need-action = 措施
prose-word-need-action-verified = 各项措施已验证，末项有效
prose-word-need-consolidated-again = 客户答复后的再次综合意见
prose-word-need-liability-confirmed = 责任归属经有权者确认
prose-word-need-loss = 可计算的损失，数量均已确定
prose-word-need-returns-decided = 对全部退货的处理指示
prose-word-need-proofs = 每项退货、折让的证明文件
prose-word-kinds-containment = 应急
prose-word-kinds-corrective = 纠正
prose-word-kinds-plan = 计划
prose-word-kinds-preventive = 预防
prose-say-actions =
    { $self_verify-is ->
        [allowed] 措施可由任何人验证，包括负责人本人
       *[other] 措施不得由负责人或其所属部门的人员验证
    }
prose-clause-actions-verify-within = ；未写明期限的，于到期后 { $verify_within }内验证

## 金额

prose-say-loss = { $remedy }的损失为{ $formula }
prose-clause-loss-percent = {" × "}{ $percent }%
prose-word-remedy-resale = 转售
prose-word-formula-amount = 支付或折让的金额
prose-word-formula-quantity-price-percent = 数量 × 实际单价
prose-word-formula-quantity-a-price = 数量 × A 级单价
prose-word-formula-labour-handling-wastage = 工时 + 搬运 + 损耗
prose-word-formula-resale-difference = （A 级单价 − 转售单价）× 数量
prose-say-resale = 退回的货物自处分决定起 { $limit }内转售，{ prose-counted }
prose-say-sharing = 共同责任的比例合计 { $total }%
prose-say-cost =
    { $title }（{ $cause }）：费用由{ $bearer }承担{ $exchange-is ->
        [absent] {""}
        [always] ，予以换货
        [on-request] ，客户要求时换货
        [possible] ，可以换货
        [never] ，不予换货
       *[other] ；换货：{ $exchange }
    }{ $doubt-is ->
        [true] ；原因不明期间依此处理
       *[other] {""}
    }
prose-say-test-fee = 检测费由检测所示原因的费用承担者承担；投诉不成立的由{ $rejected }承担，无法判明的由{ $unclear }承担
prose-word-company = 公司
prose-word-customer = 客户
prose-word-supplier = 供应商
prose-word-liable = 责任方
prose-word-bearer-company = 公司
prose-word-bearer-customer = 客户
prose-word-bearer-supplier = 供应商
prose-word-bearer-liable = 责任方

prose-lead-sanction = 依个人分摊的损失，各级上限含本数。
prose-say-sanction =
    { $begin-is ->
        [absent]
            { $up_to-is ->
                [absent] 不论金额
               *[other] { $up_to }以下
            }
       *[other]
            { $up_to-is ->
                [absent] 超过 { $begin }
               *[other] 超过 { $begin }至 { $up_to }
            }
    }：{ $sanction } { $times } 次{ $or_more-is ->
        [true] 以上
       *[other] {""}
    }{ $points_money-is ->
        [absent] {""}
       *[other] ，另由点数扣 { $points_money }
    }{ $supervisor_joint-is ->
        [true]
            ；主管连带处分，{ $supervisor_lower ->
                [0] 同级
               *[other] 降 { $supervisor_lower } 级（本工具取义：降级处分，非降级任用）
            }
       *[other]
            { $supervisor_lower ->
                [1] {""}
               *[other] ；主管如受处分则降 { $supervisor_lower } 级
            }
    }
prose-say-conversion =
    折算金额：{ $sanction }每次{ $fine_from-is ->
        [absent]
            { $whole_month_bonus-is ->
                [true] 扣当月全部效率奖金
               *[other] 不扣款
            }
       *[other]
            至少 { $fine_from }{ $whole_month_bonus-is ->
                [true] ，并扣当月全部效率奖金
               *[other] {""}
            }
    }{ $per_base-is ->
        [true] ，按个人基数每基数计
       *[other] {""}
    }
prose-word-who-liable = 各责任人
prose-word-who-head = 各责任单位的主管
prose-word-who-delayed = 造成延误的人
prose-say-sanction-for =
    { $when-is ->
        [absent] {""}
       *[other] { $when }者，
    }结案后 { $limit } 内核定{ $who }的处分，或说明理由不予处分
prose-say-sanction-kind =
    自定处分：{ $title }（{ $id }）；{ $follows-is ->
        [absent] 除折算金额外别无后果
       *[other] 后果：{ $follows }
    }{ $beside-is ->
        [true] ；与同一人的其他处分并罚
       *[other] {""}
    }
prose-group-ground = 处分事由：{ $items }
prose-say-ground = { $title }（{ $id }）

prose-say-deduction =
    每月罚扣以当月效率奖金的 { $cap_percent }% 为限，{ $carry_over-is ->
        [true] 余额逐月顺延
       *[other] 余额不再扣
    }；{ $covers_sanctions-is ->
        [true] 处分金额计入该上限
       *[other] 处分金额另计，不受该上限限制
    }
prose-say-deduction-share =
    单位损失在个人间{ $by-is ->
        [points] 按基点分摊：损失 ÷ 单位基点 × 个人基点
        [heads] 平均分摊
       *[other] 的分摊依据：{ $by }
    }
prose-say-deduction-level =
    { $units-is ->
        [absent] 各部门
       *[other] { $units }
    }的责任归属到{ $smallest }；无法查明的归属到{ $otherwise }
prose-word-shift = 班
prose-word-group = 组
prose-word-section = 科
prose-word-department = 部门
prose-word-person = 个人
prose-word-factory = 全厂

prose-say-returns = 客户未注明比率的，退回数量可超出核准数量 { $tolerance }%；在此之内{ $within }，超出的{ $above }，与单据不符的{ $differs }
prose-word-post-actual = 按实收数入账
prose-word-hold = 暂存待决
prose-word-ask-instruction = 请示后签收
prose-word-requires-acknowledged = 已告知客户收到投诉
prose-word-requires-read-back = 记录内容已向客户复述并确认
prose-word-requires-recording = 通话录音的存放处
prose-group-proof = “{ $remedy }”以下列之一证明：{ $items }
prose-say-proof = { $title }（{ $id }）

## 表单、定期事项、层级

prose-say-form =
    { $title }（{ $id }），用{ $language }填写{ $when-is ->
        [absent] {""}
       *[other] ，适用于{ $when }的案件
    }{ $copies-is ->
        [absent] ；未规定各联
       *[other] ；各联依次送：{ $copies }
    }{ $signatures-is ->
        [absent] {""}
       *[other] ；由下列人员签核：{ $signatures }
    }{ $customer_stamp-is ->
        [true] ；由客户盖章
       *[other] {""}
    }
prose-word-language-zh = 中文
prose-word-language-en = 英文
prose-word-copies-customer = 客户
prose-word-copies-liable = 责任部门
prose-say-periodic =
    { $title }（{ $name }）：由{ $unit }{ $every-is ->
        [month] 每月
        [half-year] 每半年
        [year] 每年
       *[other] 按周期 { $every }
    }办理{ $months-is ->
        [absent] {""}
       *[other] ，限于 { $months } 月
    }，不迟于当月 { $by_day } 日
prose-say-reminder =
    { $of-is ->
        [open] 未结案件
        [closed] 已结案件
       *[other] { $of } 的案件
    }逾期的，{ $must-is ->
        [true] 须
       *[other] 可
    }发出：{ $title }（{ $kind }）
prose-word-kind-text = 文字
prose-word-kind-number = 数字
prose-word-kind-date = 日期
prose-word-kind-quantity = 数量
prose-word-kind-choice = 选择
prose-word-kind-reminder = 催办单
prose-word-kind-inquiry = 洽办单
prose-lead-tier = 由低到高。
prose-say-tier =
    { $title }（{ $id }）{ $unit-is ->
        [absent] {""}
       *[other] ，由{ $unit }负责
    }{ $role-is ->
        [absent] {""}
       *[other] ，由{ $role }主持
    }{ $when-is ->
        [absent]
            { $after-is ->
                [absent] {""}
               *[other] ：超过 { $after }未结的案件
            }
       *[other]
            ：{ $when }的案件{ $after-is ->
                [absent] {""}
               *[other] ，以及超过 { $after }未结的案件
            }
    }
prose-say-recurrence =
    { $name-is ->
        [repeat] 重复投诉
        [recurrence] 再发
       *[other] “{ $name }”
    }：{ $window }内{ $same }相同的投诉达 { $count } 件
prose-word-need-informed = 已告知各角色，其本人经办的除外
prose-word-need-satisfaction = 客户满意度，或未知的原因
prose-word-need-summary = 案件小结
prose-word-command-follow-up = 结案后回访客户
prose-word-recorded = 登录
prose-word-decided = 核决
prose-word-asked = 向客户索取所缺事项
prose-word-informed = 告知本公司人员
prose-word-proved = 退货收讫、凭证齐备
prose-clause-stage-once =
    { $once-is ->
        [true] {"，仅自首次起计一次"}
       *[other] {""}
    }
prose-clause-duty-roles = （{ $roles }）
prose-clause-required-any =
    { $any-is ->
        [true] （其一即可）
       *[other] {""}
    }
prose-say-follow-up =
    { $when-is ->
        [absent] 客户
       *[other] { $when }的案件的客户
    }于结案后 { $limit }内回访
prose-say-retention =
    { $when-is ->
        [absent] {""}
       *[other] { $when }的案件，
    }客户个人资料自结案起保存{ $personal }
prose-word-on-refusal-new-case = 另立关联新案
prose-word-on-refusal-new-round = 重新拟定处理方案
prose-word-approval-by-authority = 超出本人权限时核准
prose-word-approval-always = 一律核准
prose-word-reassessment-anyone = 有权核准者均可
prose-word-reassessment-another = 由更高一级核准
prose-word-decide-again-when-changed = 与核准内容不同时
prose-word-decide-again-always = 每次
prose-word-decide-again-never = 不再核决
prose-word-assign-at-intake = 收录时
prose-word-assign-at-registration = 受理登记时
prose-word-self-verify-never = 不得
prose-word-self-verify-allowed = 可以
prose-word-by-points = 按基点
prose-word-by-heads = 平均
prose-word-of-open = 未结案件
prose-word-of-closed = 已结案件
prose-word-every-month = 每月
prose-word-every-half-year = 每半年
prose-word-every-year = 每年
prose-word-exchange-always = 一律换货
prose-word-exchange-on-request = 客户要求时换货
prose-word-exchange-possible = 可换货
prose-word-exchange-never = 不换货
