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

help-complaint = 客诉管理：一案一文件，规章即数据，历史在 git
help-help = 显示本帮助或某个命令的帮助
help-help-subcommand = 要查看帮助的命令

help-global-root = 案卷仓库（默认：从当前目录向上查找）
help-global-as-of = 以此日期或时间为准，代替当前时间
help-global-lang = 界面语言（默认：按系统区域设置）
help-global-color = 何时使用颜色
help-global-no-input = 从不提问

help-arg-by = 经办人：邮箱或姓名（默认：git 的 user.email）
help-arg-commit = 提交所改动的文件
help-arg-dry-run = 只显示改动，不写入
help-arg-at = 发生时间（默认：现在；不得晚于现在）
help-arg-format = 输出格式
help-arg-item = 投诉的第几项，从 1 起
help-arg-reason = 原因
help-arg-id = 案件：编号、编号开头或路径
help-arg-policy = 规章
help-arg-help = 显示帮助
help-arg-version = 显示版本

# 列表、单案、解释、报表
help-list = 查找案件，最急的在前
help-list-open = 只列未结案件
help-list-closed = 只列已结案件
help-list-overdue = 只列有逾期未办时限的案件
help-list-policy = 只列此规章的案件
help-list-owner = 只列由此单位或人员承办的案件
help-list-customer = 只列名称含此文字的客户
help-list-status = 只列这些状态，以逗号分隔
help-list-since = 只列此日及以后收到的案件
help-list-until = 只列此日及以前收到的案件
help-list-text = 只列写有此文字的案件
help-list-sort = 排序依据：urgency、number、received、due、customer、status
help-list-limit = 最多显示几件
help-show = 显示单个案件
    .long = 以 --as-of 指定过去时刻时，其后记录的事实不显示；其后更正的字段显示现值。
help-explain = 解释每个期限、权限和比例的由来
help-explain-clock = 只解释此时限：overall、stage.proposal、promise.1
help-report = 供管理层的统计和清单
    .long = 按时率以期间内到期的全部案件为分母，含未结案件。无从得知的数值显示为 –。
help-report-period = monthly、half-year 或 year（最近一个完整期间），或 2026-11、2026-Q4、2026-H2、2026、起..止
help-report-group-by = 分组：class、unit、owner、customer、category、grade、origin、channel
