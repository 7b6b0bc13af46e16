# 收录投诉，以及附于其上的材料。

intake-recorded = { $number } 已收录：{ $file }
intake-discarded = 未收录。
intake-urgent = 紧急：请立即通知{ $units }一同前往客户处（{ $rule }）
intake-set-form = `{ $text }` 不是 `代码=值`
intake-set-unknown = 规章没有自定义字段 `{ $id }`，也没有这一参数
intake-own-wrong = `{ $field }`：{ $why }
intake-cancelled = 已取消，未收录
intake-drafts = 有 { $count } 份投诉已开始填写而未收录；`complaint new --resume` 继续最近一份。
intake-draft-kept = 已填内容已暂存；`complaint new --resume` 可继续填写
intake-draft-unreadable = 暂存的投诉（{ $file }）无法读取
intake-no-draft = 没有未完成的投诉
intake-resume-terminal = `--resume` 需在终端上继续提问
intake-taken-over = 沿用前案：{ $values }
intake-nothing-told = 没有可收录的内容
intake-nothing-told-help = 至少写明投诉人（`--customer`）或投诉内容（`--complaint`），或指定文件（`--from`）
intake-input-twice = 标准输入只能读取一次：`--from -` 与 `--complaint -` 择一
intake-piped = 已从标准输入读取投诉内容（{ $lines } 行）
intake-not-a-mail = { $file } 不是邮件
intake-mail-cut = 邮件正文过长，案卷中只收录开头；全文存为 { $file }
intake-mail-left-out = 一封邮件最多保存 { $most } 个附件，另有 { $count } 个未保存
intake-received-future = 收到时间 { $at } 晚于现在（{ $now }）
intake-unknown-policy = 没有规章 `{ $policy }`
intake-policy-not-in-force = 规章 `{ $policy }` 在 { $date } 尚未生效
intake-unknown-class = 规章 `{ $policy }` 没有分类 `{ $word }`
intake-unknown-category = 规章 `{ $policy }` 没有类别 `{ $word }`
intake-unknown-grade = 规章 `{ $policy }` 没有等级 `{ $word }`
intake-unknown-defect = 规章 `{ $policy }` 没有缺陷代码 `{ $word }`
intake-known = 可用：{ $words }
intake-did-you-mean = 是否要用 `{ $word }`？可用：{ $words }
intake-term = { $title_is ->
       *[other] { $id }（{ $title }）
    }
intake-lacking = 尚缺：{ $fields }
intake-edit-status = 状态由事实得出，为“{ $now }”；所填的状态不予采纳
intake-edit-corrected = 已作为更正记录：{ $fields }
intake-edit-reason = 改动了已记录的内容（{ $fields }）：请说明原因
intake-edit-reason-help = `{ $command }`
intake-edit-removed = 已记录的步骤应留在案卷中：{ $fact }
intake-edit-taken-away = { $field }已有记录：可以改写，不能取消
intake-edit-fixed = { $field }不得手工改动
intake-edit-fixed-help = 请恢复原样；起决定作用的内容由相应命令重新记录，编号由 `complaint renumber` 更改
intake-lacking-help = 缺少这些，`complaint { $act } { $number }` 将拒绝受理；可用 `complaint correct { $number } { $field }=… --reason 原因` 补填
intake-similar = 同一客户近 { $days } 天内就同一货物已有投诉：{ $cases }
intake-similar-case = { $number }（{ $received }，{ $status }）
intake-similar-help = 若为同一事，用 `complaint note { $number } --text …` 补记；已登录的用 `complaint close 编号 --duplicate-of { $number }` 归并

intake-note-empty = 备注没有内容
intake-note-empty-help = 用 `--text 内容`、`--text @文件` 或 `--text -` 写明
intake-no-uid = { $number } 没有 `uid`，无法存放附件
intake-attached = 已存为 { $file }
intake-binary = { $file }：{ $size } 字节，不予显示

intake-edited = { $number } 已保存
intake-edit-discarded = 已放弃，未写入任何内容。
intake-edit-kept = 您的文本保留在 { $path }
intake-edit-identity = `{ $field }` 不得手工改动
intake-no-editor = 没有可用的编辑器
intake-no-editor-help = 请设置 `EDITOR`，或在终端上运行

intake-init-written = 已写入 { $file }
intake-init-would-write = 将写入 { $file }
intake-init-extended = 已补充 { $file }
intake-init-would-extend = 将补充 { $file }
intake-init-renewed = 已更新 { $file }
intake-init-would-renew = 将更新 { $file }
intake-init-kept = 保留　 { $file }
intake-init-absent = 没有　 { $file }（此处规章由贵组织自定）
intake-init-config-set = 已设置 git config { $key } = { $value }
intake-init-would-set = 将设置 git config { $key } = { $value }
intake-init-config-kept = 保留　 git config { $key } = { $value }
intake-init-no-config = 跳过　 git config：此处没有 git；执行 `git init` 后请再运行 `complaint init`
intake-init-no-owners = 负责人取自贵组织人员的角色
intake-init-no-owners-help = 请先填写 policies/organization.toml 与 policies/staff.toml，再运行 `complaint init --codeowners`
intake-init-nothing = 无须改动。
intake-init-policy-kept = 此处已有 { $file }；请在其中设定 `policy`
intake-init-next = 下一步：
intake-init-next-staff = {"  "}policies/organization.toml 与 policies/staff.toml：填写贵组织及人员（现有均为虚构）
intake-init-next-join = {"  "}complaint staff join --id 代号 --name 姓名 --email 邮箱 --unit 部门 --from 日期（登记自己，邮箱同 git；须在首次提交之前）
intake-init-next-commit = {"  "}git add . && git commit
intake-init-next-git = {"  "}git init && git add . && git commit（可选：由 git 保存历史）
intake-init-next-editor = {"  "}schema/*.schema.json 供编辑器在书写投诉和规章时检查
intake-init-next-new = {"  "}complaint new
