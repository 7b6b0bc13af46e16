# 各命令都会说的话。

command-failed = 失败：{ $why }
command-no-directory = 无法读取当前目录
command-no-git = 已写入但未提交：这里不是 git 仓库
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
command-not-permitted-help = 请其中之一办理，或在 policies/staff.toml 中办理代理
command-at-future = { $at } 尚未到来；现在是 { $now }
command-at-before-received = { $at } 早于收到投诉的时间 { $received }
command-nothing-changed = 没有变化。
command-written = { $number }：{ $status }
