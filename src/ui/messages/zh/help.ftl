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

help-check = 检查全部记录和时限，与 CI 相同
    .long = 发现达到 --fail-on 级别的问题时退出码为 1，否则为 0。
help-check-ids = 要检查的案件（默认：全部）
help-check-warn-within = 也报告在此时间内到期的时限，如 2d、12h（默认：单位设置的 warn_within）
help-check-rules = 只用此规则；可重复
help-check-severity = 只显示不低于此级别的问题：note、warning、error
help-check-fail-on = 从此级别起算失败：note、warning、error
help-check-kind = 只查记录（data）或只查工作（duty）
help-rule = 列出检查规则，或说明其中之一
help-rule-id = 要说明的规则
