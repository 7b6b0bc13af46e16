# 命令行帮助。
#
# 命令的帮助是 `help-<命令>`（`help-policy-due`），参数的帮助是 `help-<命令>-<参数>`，根命令是
# `help-complaint`。没有专门说明的参数：全局的取 `help-global-<参数>`，其余取 `help-arg-<参数>`。
# 属性 `.long` 只在 `--help` 中显示，`.after` 排在参数之后。

help-usage = 用法:
help-options-placeholder = [选项]
help-command-placeholder = 命令
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项
help-heading-global = 全局选项
help-default = [默认：{ $values }]
help-possible = [可选值：{ $values }]
help-env = [环境变量：{ $name }]
help-value-called = { $word }（{ $name }）
help-listed-by = [见 `{ $command }`]
help-topics = 专题，用 `complaint help 专题` 查看:

help-complaint = 客诉管理：一案一文件，规章即数据，历史在 git
help-help = 显示命令的帮助，或某一专题的说明
help-help-subcommand = 要查看帮助的命令
help-help-words = 命令，或专题：time（时间）、policy（规章）、money（金额）、git、ci

help-global-root = 案卷仓库（默认：从当前目录向上查找）
help-global-as-of = 以此日期或时间为准，代替当前时间
help-global-lang = 界面语言（默认：按系统区域设置）
help-global-color = 何时使用颜色
help-global-no-input = 从不提问
help-global-no-pager = 长输出不用分页程序显示（COMPLAINT_PAGER 或 PAGER，否则 less）

help-arg-by = 经办人：邮箱或姓名（默认：git 的 user.email）
help-arg-commit = 提交所改动的文件
help-arg-dry-run = 只显示改动，不写入
help-arg-at = 发生时间（默认：现在；不得晚于现在）
help-arg-paper = 书面决定的扫描件，存为附件；用于代他人录入
help-arg-format = 输出格式
help-arg-item = 投诉的第几项，从 1 起
help-arg-reason = 原因
help-arg-id = 案件：编号、编号的开头或结尾，或路径
help-arg-policy = 规章
help-arg-help = 显示帮助
help-arg-version = 显示版本

## 案件的各个步骤

help-arg-via = 渠道
help-arg-text = 内容；@文件 从文件读取，- 从标准输入读取，@@ 表示以 @ 开头
help-global-by = 经办人：邮箱或姓名（默认取 git 的 user.email）

# ---- 收录投诉

help-heading-filing = 归档
help-heading-customer = 客户
help-heading-goods = 货品
help-heading-matter = 投诉

help-new = 收录投诉，给出编号与各项期限
    .long = 在终端上不带参数时，按叙述的顺序逐项提问：回车可跳过任何一项，↑ 和 Esc 返回，已填内容在收录前一直保留（`--resume`）。规章要求而尚缺的栏位会列出；缺少时 `register` 将拒绝受理。
    .also = 新建、登记、录入、收录、新增、投诉
help-new-policy = 适用的规章（默认：组织的规章）
help-new-received = 收到投诉的时间（默认：现在）
help-new-set = 自定义字段，或按参数名填任一栏位：`line=3`；可重复
help-new-resume = 继续填写最近一份未收录的投诉
help-new-item = 多项投诉中的一项；可重复
help-new-like = 沿用另一案件的客户、货品与归档；在终端上其余逐项提问
help-new-from = 读取 YAML、JSON（键同案卷）或邮件（.eml）；参数优先
    .long = 邮件中读取发件人、日期、主题、正文；附件作为证据保存。`-` 读取标准输入。

help-check = 检查全部记录和时限，与 CI 相同
    .long = 发现达到 --fail-on 级别的问题时退出码为 1，否则为 0。
    .also = 检查
help-check-ids = 要检查的案件（默认：全部）
help-check-warn-within = 也报告在此时间内到期的时限，如 2d、12h（默认：单位设置的 warn_within）
help-check-rules = 只用此规则；可重复
help-check-severity = 只显示不低于此级别的问题
help-check-fail-on = 从此级别起算失败
help-check-kind = 只查记录（data）或只查工作（duty）
help-check-format = 输出格式
help-check-base = 只有当前分支自离开 REV 后带来的恶化才算失败
help-check-staged = 检查已暂存待提交的内容，而非工作区文件；不比对其他案件；与 --base 同用时检查分支的全部改动
help-check-no-index = 每个文件都重新核对，不用 git 目录旁的索引
help-check-against = 只把一份表格（CSV）与案件核对，如门店台账、顾客意见簿；没有立案的行即为检查所见

help-diff = 逐案说明变化及其后果
    .long = 逐案说明变化及其后果：哪些期限变动及原因、须由谁核准、损失、新增和消除的问题。范围为 A..B、A...B（自分叉处）或 REV（到工作区）；不给时：自主分支分叉处到工作区。制度变化也算：列出受其影响的未结案件。开头最多十行，按轻重列出要点。
help-diff-what = 范围，然后是案件；不给案件则为全部有变化的
help-diff-format = 输出格式；markdown 用于合并请求的评论
help-diff-textconv = 把案件或制度打印成可读的逐行文字，供 git 的 textconv 使用
help-diff-driver = 作为 git 的外部 diff：PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
help-rule = 列出检查规则，或说明其中之一
help-rule-id = 要说明的规则

help-policy = 直接询问规章，无须案件
    .also = 规章、制度
help-policy-list = 列出规章的各个版次及现行版次
help-policy-show = 按条列出一部规章，各项附条款与出处
help-policy-show-policy = 规章（默认：组织的默认规章）
help-policy-explain = 把一部规章读回成条文，供与书面规章核对
    .long = 文件所规定的全部内容，依书面规章的次序逐条说明，句末附规章本身的条款号。部门与角色以 staff.toml 中的名称称呼。
help-policy-explain-policy = 规章，或规章文件（默认：组织的默认规章）
help-policy-explain-format = 输出形式：每行至多 80 列的文字，或 Markdown
help-policy-new = 写出一份空白规章：每个键及其含义，并带起始值
    .long = 写出的文件检查无误，可立即处理案件：部门与角色取自组织的默认规章。以 # 开头且其后无空格的行是尚未生效的键。不会覆盖任何文件。
help-policy-new-id = 规章的代码，也是文件名
help-policy-lint = 检查规章文件；有错误时退出码为 1
help-policy-lint-files = 只检查这些文件（默认：policies/ 下全部）
help-policy-lint-fail-on = 达到此级别即以 1 退出
help-policy-due = 推算各时限的到期，各阶段按用满计
help-policy-due-policy = 规章（默认：组织的默认规章）
help-policy-due-origin = 客户所在
help-policy-due-received = 收到投诉的时间；只写日期即当日开始办公时
help-policy-due-grade = 等级
help-policy-due-channel = 渠道
help-policy-due-category = 类别
help-policy-due-class = 分类
help-policy-due-format = 输出格式（默认：终端上为 table，否则为 JSON）
help-policy-authority = 某金额须由谁核决
help-policy-authority-policy = 规章（默认：组织的默认规章）
help-policy-authority-amount = 金额：数字，至多两位小数
help-policy-authority-grade = 等级
help-policy-authority-channel = 渠道
help-policy-authority-category = 类别
help-policy-authority-class = 分类
help-policy-authority-round = 客户是否已拒绝过方案
help-policy-authority-format = 输出格式（默认：终端上为 table，否则为 JSON）
help-policy-clock = 推算期限何时到期、已过多少时间，或某日是否工作日
help-policy-clock-calendar = 日历文件，或仓库中日历的名称（默认：组织的日历）
help-policy-clock-start = 起算时间；只写日期即当日开始办公时
help-policy-clock-limit = 期限：3d、0.5d、1mo、48h、90m 或 90s
help-policy-clock-until = 改为计算到此时已过的时间
help-policy-clock-is-workday = 只问该日是否工作日
help-policy-clock-counting = 按何种时间计算
help-policy-clock-no-roll = 末日遇休息日不顺延
help-policy-clock-pause = 不计入的时段，起/止；可重复
help-policy-clock-format = 输出格式（默认：终端上为 table，否则为 JSON）

help-schema = 输出某类文件的 JSON Schema，供编辑器使用
help-schema-file = 文件种类
help-schema-format = JSON Schema，或以 Markdown 列出各键

help-completions = 输出终端补全的登记脚本，供 shell 启动时运行
help-completions-shell = shell 的名称
    .long = Bash：在 ~/.bashrc 中写 `source <(complaint completions bash)`；Zsh：同上改为 zsh，写入 ~/.zshrc，在 compinit 之后；Fish：在 ~/.config/fish/config.fish 中写 `complaint completions fish | source`。案件、人员、部门、规章与词语按仓库内容补全。
help-man = 把各命令的手册页写入一个目录
    .long = 手册的语言随 --lang。若此处给出的是 DIR/man1，可用 `man -M DIR` 查阅。
help-man-dir = 目录；不存在时自动建立

help-merge-driver = 按内容合并投诉文件，供 git 的合并驱动调用
    .after = 由 git 运行：merge.complaint.driver = complaint merge-driver %O %A %B %L %P
help-merge-driver-ancestor = 共同祖先（%O）
help-merge-driver-ours = 本方版本，结果写入其中（%A）
help-merge-driver-theirs = 对方版本（%B）
help-merge-driver-size = 冲突标记的字符数（%L）
help-merge-driver-path = 文件在工作区顶层下的路径（%P）
help-merge-driver-our-label = 冲突处本方的名称（%X）
help-merge-driver-their-label = 冲突处对方的名称（%Y）
help-edit = 用编辑器打开案卷；保存前先检查
    .long = 用编辑器打开案卷；保存前先检查。用于修改整篇文字；更正单项已记录的事实请用 `complaint correct`。不予采纳的：状态（由事实得出）、另改的编号和 uid。改动已记录的内容作为更正连同原因保存，补填原先不详的内容也作为更正（不需原因）；步骤由谁何时办理、已核准的内容以及整个步骤不得改动。
    .also = 编辑
help-edit-reason = 为何改动已记录的内容；在终端上会询问
help-init = 在此处新建投诉库
    .long = 不覆盖任何已有文件。在已有的投诉库中，补齐规章以外所缺的文件。
help-init-dir = 位置（默认：当前目录）
help-init-policy = 只带这一部规章及其所需的人员，并作为未指明规章的新案件的默认规章
help-init-ci = 同时写入 CI 配置，每次推送时检查
help-init-hooks = 同时写入 git 钩子，提交前检查案卷
help-init-codeowners = 同时按角色写入 CODEOWNERS，或更新其中本工具的部分
help-init-dry-run = 只显示将写入的文件

# 列表、单案、解释、报表
help-today = 今日：逾期和到期的、等您签核的、您承诺的，以及您的下一步
    .long = 今日：逾期和到期的、等您签核的、您承诺的，以及您的下一步，每项附办理命令。单独运行 `complaint` 相同。
    .also = 今天、今日、待办
help-ready = 您现在可以办理的事项，每项为一条命令
    .long = 您现在可以办理的事项，每项为一条命令：每个案件的下一步，或某个案件可做的一切。
    .also = 可办、下一步
help-ready-id = 对此案件可做的一切
help-ready-mine = 只列轮到您办理的
help-promises = 对客户尚未兑现的承诺，本人的在前
    .also = 承诺清单
help-promises-mine = 只列本人的
help-calendar = 把到期事项输出为日历文件（.ics）
    .long = 把到期事项输出为日历文件（RFC 5545）：案件的未办时限、对客户的承诺、改善措施和定期事项，各为一个日程，时间即到期时间；单位设置了 warn_within 的，附提醒。不带选项时为全部人员的事项。文件重复生成时日程的标识不变，因此可由 CI 每天早晨生成，供日历程序订阅。
    .also = 日历、日程、日程表、到期
help-calendar-unit = 只含此部门及其下属部门、所属人员承办的事项
help-calendar-person = 只含此人员承办的事项：本人、其部门或其担任的职务
help-calendar-mine = 只含您承办的事项：本人、本部门或您担任的职务
help-calendar-owner = 只含由此部门、人员或职务本身承办的事项，可用名称
help-notice = 应就逾期发出的通知：未结案件的催办单，已结案件的洽办单
    .long = 按规章的 [[reminder]] 就逾期发出的通知，每个部门一份：未结案件的时限已过的，发催办单；已结案件的阶段未按时完成的，发洽办单。只输出，不发送：由您自行发出，发出后用 --record 记录。
    .also = 通知、催办、催办单、洽办、洽办单
help-notice-unit = 只含此部门及其下属部门、所属人员承办事项的通知
help-notice-since = 已结案件只含此日及以后结案的（默认：上月首日）
help-notice-ids = 只含有关这些案件的通知
help-notice-unrecorded = 只含案件中尚无发出记录的
help-notice-format = 输出格式：markdown、html、json；eml 为发给有关人员的邮件；wecom（企业微信）、dingtalk（钉钉）、slack 为群机器人的请求内容，每行一条
help-notice-record = 不输出通知，只在各案件中记录已发出的通知，每次逾期记录一次
help-notice-at = 发出的时间（默认：现在）
help-notice-commit = 提交所记录的内容，每案一次
help-notice-dry-run = 只显示将要记录的内容，不写入
help-notice-digest = 某人或某部门今日要办的：已逾期、今明两天到期、待签核、已承诺
    .long = 某人或某部门今日要办的，供发送给本人：已逾期的、今明两天到期的、等待签核的、对客户承诺的，每项附办理命令。不带选项时为您本人的。只输出，不发送。
help-notice-digest-unit = 此部门及其下属部门的人员，合为一份
help-notice-digest-person = 此人员
help-notice-digest-format = 输出格式：markdown、html、json；eml 为发给有关人员的邮件；wecom（企业微信）、dingtalk（钉钉）、slack 为群机器人的请求内容，每行一条
help-undo = 撤回您自己的上一条命令，须其后没有变动
    .long = 撤回您自己的上一条命令，须其后没有变动：尚未提交的，或未推送且不是合并的最近一次提交。不触及其他文件。此后请用 `complaint correct` 更正，或用 `complaint reopen` 重新办理。
    .also = 撤销、撤回、回退
help-list = 查找案件，最急的在前
    .also = 列表、查找、列出、查询
help-list-open = 只列未结案件（默认如此，除非给了 --all、--overdue、--due 或 --status）
help-list-all = 已结案件也列出
help-list-mine = 只列轮到您办理的案件：本人、本部门或您担任的职务
help-list-to-sign = 只列处理意见等待您签核的案件
help-list-due = 只列此时到期的案件：today、tomorrow 或 week（自今天起七天）
help-list-view = 单位命名的列表：policies/organization.toml 中的 [[view]]，含名称和本命令的选项
help-list-closed = 只列已结案件
help-list-overdue = 只列有逾期未办时限的案件
help-list-policy = 只列此规章的案件
help-list-owner = 只列轮到此单位、人员或职务办理的案件，可用名称
help-list-customer = 只列名称含此文字的客户
help-list-status = 只列这些状态，以逗号分隔
help-list-since = 只列此日及以后收到的案件
help-list-until = 只列此日及以前收到的案件
help-list-text = 只列写有此文字的案件
help-list-sort = 排序依据
help-list-no-index = 每个文件都重新读取，不用 git 目录旁的索引
help-list-limit = 最多显示几件
help-show = 显示单个案件
    .long = 在终端上只显示一屏，用 --full（或输出到文件、管道时）显示全部。以 --as-of 指定过去时刻时，其后记录的事实不显示；其后更正的字段显示现值。
    .also = 查看、显示
help-letter = 撰写致客户的信函
    .long = 文字出自模板：policies/letters/<种类>.<语言>.md，没有则用随附的模板。语言由 --lang 指定，否则为本单位的语言。信函只含可告知客户的内容，不含内部资料；处理结论须经应有的核准后方可告知。本命令不作记录，发出后请用 `complaint reply ID --from-letter` 记录。
    .also = 信函、写信、邮件
help-letter-kind = 种类；处理决定须逐项告知结论
help-letter-item = 只涉及此事项，可重复
help-letter-template = 显示随附的模板，供编写自有模板时参照
help-letter-text = 自行补充的话；@FILE 从文件读取，- 从标准输入读取
help-form = 填写案件或月份的各种表单，并列出有哪些表单
    .long = 不带表单名时列出规章中的各表单及各联送交何处；带案件时（`complaint form 编号`）列出哪些适用于本案、何时填写。`complaint form 表单 编号` 填写一种表单，每联一页，语言为表单自身的语言或 --lang 指定的语言；不带编号时为空白表单，供手工填写，若为汇总表则列出当月案件。由谁签章依规章和金额而定。自有模板存于 policies/forms。本命令不作记录。
    .also = 表单、单据、联单、填表
help-form-kind = 表单，用规章中的标识；只写案件编号则列出适用的表单
help-form-id = 案件
help-form-policy = 此规章的表单，或不带案件填写其中一种
help-form-month = 汇总表的月份（默认：本月；结案汇总为上月）
help-form-copy = 只要这一联
help-form-format = 表单为 html、markdown 或 typ（默认：html）；清单为 table 或 json
help-form-out = 写入此文件；已有的文件会被替换
help-form-template = 显示随附的模板，供编写自有模板时参照
help-explain = 解释每个期限、权限和比例的由来
    .also = 说明、解释、为什么
help-explain-clock = 只解释此时限：overall、stage.proposal、promise.1
help-log = 案件在 git 中的经过，最新的在前
    .long = 按案件的身份追踪，改名与重新编号不断线，曾用编号也可查到；另存的处分文件一并计入。核准权限依各次提交当时的规章。--limit 取最新的若干条，与 --reverse 并用亦然。--as-of 不隐去任何内容。
    .also = 历史、经过
help-log-patch = 逐行列出文件的改动
help-log-limit = 至多列出最新的这么多条
help-log-reverse = 从最早的开始，便于通读
help-report = 供管理层的统计和清单
    .long = 按时率以期间内到期的全部案件为分母，含未结案件。无从得知的数值显示为 –。
    .also = 报表、统计、月报
help-report-month = 配合 `returns`、`sanctions`、`crosswalk`（默认：上一个整月）、`survey`（默认：上一个整年）或 `deductions`（默认：本月）：月份

help-report-standard = 配合 `crosswalk`：标准，其各要素与对应的字段、命令和检查并列
help-report-post = 将已结束的月份过账：保存在 `posted/` 下，不再重算；统计另附月报 `reports/2026-11.md`
help-report-commit = 提交过账的文件
help-report-dry-run = 只显示将过账的内容，不写入
help-report-period = monthly、half-year 或 year（最近一个完整期间），或 2026-11、2026-Q4、2026-H2、2026、起..止；或清单：returns、deductions、sanctions、survey、crosswalk
help-report-no-index = 每个案件都重新读取，不用 git 目录旁的索引
help-report-policy = 只统计适用此办法的案件
help-report-explain = 某项指标如何计算、由哪些案件构成
help-report-excel = 与 `--format csv` 合用：供 Excel 打开，带字节顺序标记（BOM），表头用您的语言
help-report-out = 写入文件
help-report-group-by = 分组依据，以逗号分隔；也可用自定义字段（`x-line`）
help-export = 把案件写成表，供其他程序使用：csv、jsonl、xlsx 或 parquet
    .long = 各表：cases（每案一行）、facts（办理的每一件事）、clocks（各时限）、remedies（补救）、liabilities（责任分担）、promises（承诺）。每行以 plant、schema_version、uid、number 开头。jsonl 的 cases 是整个案卷，含自定义字段。除非给出 --open 或 --closed，未结与已结案件都导出。加 --redact 时，人员和客户以化名代替，同一密钥下各表、各次导出化名一致，文字叙述略去。各列见 docs/export.md。
    .also = 导出, 输出数据, 数据表
help-export-format = 形式：csv、jsonl、xlsx 或 parquet（zstd 压缩，按年分目录；须编译时加入）
help-export-table = 只要这些表，以逗号分隔（默认：写入目录或工作簿时为全部，否则为 cases）
help-export-out = 写到何处：文件（`cases.csv`），或每表一个文件的目录；目录须为空，或只有以前导出的表
help-export-redact = 人员和客户以化名代替，略去文字叙述
help-export-key = 生成化名的密钥文件，至少 16 字节（默认：只用于本次导出的密钥）
help-export-keep-text = 与 --redact 合用：保留文字叙述，其中已知的姓名以化名代替
help-export-open = 只要未结案件
help-export-closed = 只要已结案件
help-export-mine = 只要轮到我的案件：本人、本部门或我担任的职务
help-export-to-sign = 只要等我签核的案件
help-export-due = 只要此时到期的案件：today、tomorrow 或 week（自今日起七天）
help-export-overdue = 只要已逾期且未办的案件
help-export-policy = 只要适用此办法的案件
help-export-owner = 只要轮到此部门、人员或职务的案件
help-export-customer = 只要名称含此文字的客户
help-export-status = 只要这些状态，以逗号分隔
help-export-since = 只要此日及以后收到的案件
help-export-until = 只要此日及以前收到的案件
help-export-text = 只要写有此文字的案件
help-import = 导入其他台账的案件：csv、tsv、xlsx、json、jsonl、YAML 文档
    .long = 每行成为一件案件。各列含义由对照表（TOML）写明；没有对照表时，按列名和内容推断并显示。没有对应字段的列保存在您自己的键下。早于组织文件 `taken_over_until` 的作为旧案接收，保留原编号和结案，不计时限、事项和扣款。除非给出 --partial，要么全部写入，要么全不写入。再次导入不会有任何改动。详见 docs/import.md。
    .also = 导入, 接收, 批量导入, 台账, 迁移台账
help-import-files = 台账文件；`-` 为标准输入
help-import-mapping = 写明各列含义的对照表（TOML）
help-import-suggest = 只写出推断的对照表
help-import-policy = 未写明规章的案件所适用的规章（默认：组织的常用规章）
help-import-sheet = 工作簿的工作表（默认：第一个非空的）
help-import-encoding = 文本的编码，无法判断时指明：GB18030、windows-1252 等
help-import-dates = 日、月、年的顺序，列中看不出时指明
help-import-duplicates = 案件已在而内容不同的行如何处理
help-import-partial = 只接收能接收的行
help-import-rejects = 把不能接收的行连同列和原因写入文件（CSV）
help-site = 写出静态网页：总览、各期间的报告、每件投诉一页
    .long = 写出的网页各自完整，不需脚本，也不需网络：总览，最近 12 个月、本年和每个已过账月份的报告，以及每件投诉一页，载明经过，并说明各期限和权限的由来。语言由 --lang 指定。目录须为空，或只有此前写入的网页；不再需要的网页会被删除。
    .also = 网页, 网站, 发布
help-site-dir = 写入的目录
help-site-redact = 隐去个人信息：投诉中标明为个人信息的字段，以及员工的姓名和邮箱

# 措施、关联、先例
help-show-full = 显示全部内容，如同输出到文件或管道
help-show-brief = 只显示一屏，如同在终端上
help-show-view = 另一种视图：8d，八个步骤
help-show-similar = 以前同类的已结案件及其处理方式
help-show-limit = 最多显示几件
help-board = 全屏看板：未结案件一览（需编译特性 `board`）

# 损失与退货
help-policy-loss = 处理方式使公司损失多少
    .long = 每项取至分，各项之和即合计。
help-policy-loss-policy = 规章（默认：组织的）
help-policy-loss-remedy = KIND:key=value,…，如 return:quantity=420,price=12.50，或 resale:quantity,a_price,resale_price；可重复
help-policy-loss-format = 输出格式（默认：终端为表格，否则 JSON）

# 异议、处分、奖金扣减
help-policy-sanction = 负担某金额的损失应受何处分、折合多少
help-policy-sanction-policy = 规章（默认：组织的默认规章）
help-policy-sanction-amount = 个人负担的损失：数字，至多两位小数
help-policy-sanction-format = 输出格式（默认：终端上为 table，否则为 JSON）
help-policy-deduct = 个人在单位损失中应扣多少，分几个月从奖金扣减
help-policy-deduct-policy = 规章（默认：组织的默认规章）
help-policy-deduct-loss = 单位负担的损失
help-policy-deduct-unit-points = 单位总基点
help-policy-deduct-points = 个人基点
help-policy-deduct-bonus = 各月效率奖金，末一个沿用
help-policy-deduct-format = 输出格式（默认：终端上为 table，否则为 JSON）

help-audit = 由历史证明每一步当时合规、此后未被改动
    .long = 发现 --fail-on 及以上级别的问题时退出码为 1，否则为 0。范围 A..B 中，A 已有的内容按既有事实对待。`complaint rule` 列出所查各项。
help-audit-range = 提交范围，写法同 git log
help-audit-require-signed = 凡有记录的提交都须有有效签名
help-audit-tolerance = 记录时间与提交时间之差的容许值，如 1d、12h（默认：组织的设定，否则 1d）
help-audit-rules = 只查此规则；可重复
help-audit-severity = 只显示不低于此级别的问题
help-audit-fail-on = 从此级别起算失败
help-audit-format = 输出格式

# ---- 编号

help-migrate = 把旧文件整理成新文件的写法：补上缺少的栏目标题，给人员文件写明日期
help-renumber = 两案同号时，给较新的一案下一个空号
    .long = 用于解决合并、变基或拣选时双方新增同一编号的冲突、两个文件同号，以及文件不在其编号所属之处。较早登记的案件保留编号。
help-renumber-ids = 只处理这些：编号或文件（默认：全部）

# ---- 人员

help-duty = 定期事项（统计、汇总、核对）及其办理
    .long = 列出各办法 [[periodic]] 所定事项：所属期间、期限、负责部门、是否已办。已办的记于 duties/YYYY.yaml，一事一行。从某办法的第一项记录时起，`check` 查出未办的。不带子命令即列出。
help-duty-period = 只列该期间及其中各期：2026-11、2026-H2 或 2026（默认：各事项的上一期、下一期，以及一直未办的）
help-duty-policy = 只列该办法的事项
help-duty-list = 定期事项及其期间、期限和办理情况
help-duty-list-period = 只列该期间及其中各期：2026-11、2026-H2 或 2026（默认：各事项的上一期、下一期，以及一直未办的）
help-duty-list-policy = 只列该办法的事项
help-duty-done = 记录一项定期事项已办
    .long = 由负责该事项的部门中的人记录，已开始的每一期记一次。
help-duty-done-name = 办法中的事项名称，如 monthly-statistics
help-duty-done-period = 所办的期间：2026-11、2026-H2 或 2026
help-duty-done-policy = 规定该事项的办法；几个办法有同名事项时用
help-duty-done-missing = 查出多少件没有记录的投诉
help-staff = 查看某日的人员与部门，并登记有日期的变动
    .long = 变动日之前的一切不变：调动或离职的人仍留在人员文件中。不带子命令时列出名册。
    .also = 人员、员工
help-staff-at = 哪一天（默认：今天）
help-staff-all = 连同已终止的部门与不在职的人员
help-staff-list = 某日的部门、人员与角色
help-staff-list-at = 哪一天（默认：今天）
help-staff-list-all = 连同已终止的部门与不在职的人员
help-staff-join = 某人入职，或离职后返回
help-staff-join-id = 人员的 id，任职与角色以此相称
help-staff-join-name = 姓名；首次入职时必填
help-staff-join-email = 邮箱，与 git 中相同；首次入职时必填
help-staff-join-unit = 部门
help-staff-join-from = 第一天
help-staff-join-points = 基本点数
help-staff-move = 某人自某日起调到另一部门
help-staff-move-person = 谁：邮箱、id 或姓名
help-staff-move-to = 部门
help-staff-move-from = 在该部门的第一天
help-staff-move-points = 在该部门的基本点数（默认：与此前相同）
help-staff-leave = 某人的最后一天：任职、角色与代理随之终止
help-staff-leave-person = 谁：邮箱、id 或姓名
help-staff-leave-until = 最后一天
help-staff-rename = 更换邮箱或姓名；旧邮箱下的记录仍属此人
help-staff-rename-person = 谁：邮箱、id 或姓名
help-staff-rename-email = 新邮箱
help-staff-rename-name = 新姓名
help-staff-role = 某人自某日起担任角色，或任至某日
help-staff-role-person = 谁：邮箱、id 或姓名
help-staff-role-role = 角色的 id
help-staff-role-from = 第一天
help-staff-role-until = 最后一天（默认：无）
help-staff-role-end = 所任角色的最后一天
