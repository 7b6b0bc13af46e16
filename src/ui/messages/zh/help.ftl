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

help-policy = 直接询问规章，无须案件
help-policy-list = 列出规章的各个版次及现行版次
help-policy-show = 按条列出一部规章，各项附条款与出处
help-policy-show-policy = 规章（默认：组织的默认规章）
help-policy-lint = 检查规章文件；有错误时退出码为 1
help-policy-lint-files = 只检查这些文件（默认：policies/ 下全部）
help-policy-lint-fail-on = 达到此级别即以 1 退出：error、warning、note
help-policy-due = 推算各时限的到期，各阶段按用满计
help-policy-due-policy = 规章（默认：组织的默认规章）
help-policy-due-origin = 客户所在：国内（domestic）或国外（foreign）
help-policy-due-received = 收到投诉的时间；只写日期即当日开始办公时
help-policy-due-grade = 等级
help-policy-due-channel = 渠道
help-policy-due-category = 类别
help-policy-due-class = 分类
help-policy-due-format = 输出格式（默认：终端上为 table，否则为 JSON）
help-policy-authority = 某金额须由谁核决
help-policy-authority-policy = 规章（默认：组织的默认规章）
help-policy-authority-amount = 金额：数字，至多两位小数
help-policy-authority-format = 输出格式（默认：终端上为 table，否则为 JSON）
help-policy-clock = 推算期限何时到期、已过多少时间，或某日是否工作日
help-policy-clock-calendar = 日历文件，或仓库中日历的名称（默认：组织的日历）
help-policy-clock-start = 起算时间；只写日期即当日开始办公时
help-policy-clock-limit = 期限：3d、0.5d、1mo、48h、90m 或 90s
help-policy-clock-until = 改为计算到此时已过的时间
help-policy-clock-is-workday = 只问该日是否工作日
help-policy-clock-counting = 计法：working（工作时间）或 calendar（自然时间）
help-policy-clock-no-roll = 末日遇休息日不顺延
help-policy-clock-pause = 不计入的时段，起/止；可重复
help-policy-clock-format = 输出格式（默认：终端上为 table，否则为 JSON）
