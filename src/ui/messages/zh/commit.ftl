# 提交说明，以及无法提交时的提示。
commit-no-git = { $files } 已写入但未提交：此处没有 git
commit-no-git-help = 没有历史也能使用；如需历史，请运行 `git init`，未安装 git 的请先安装
commit-refused = { $files } 已写入但未提交：{ $why }
commit-refused-help = 问题解决后运行：{ $command }
commit-not-yet = { $files } 尚未提交：用 `complaint … --commit` 即随同提交；要总是提交，见 policies/organization.toml
commit-waiting = 正在等待另一个 git，它占着 { $lock }；若已没有 git 在运行，请删除该文件
commit-others = { $files } 另有未提交的改动，会被一并提交
commit-others-help = 请先单独提交那些改动（`{ $command }`），或不加 `--commit`
commit-amid-help = { $what } 正在进行，只能整体提交：先 { $add }，再 { $go_on }

# 提交主题：一行，不含案件中的自由文字
commit-again = 重新受理 { $number }
commit-under = { $policy }
commit-was = 原编号 { $old }
commit-renumbered = { $old } → { $number }
