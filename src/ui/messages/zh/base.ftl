# 待提交的内容，以及分支带来的恶化。
base-no-git = 此处没有 git 仓库
base-known = { $what }（基准处已有）
base-summary = { $summary }；其中 { $count } 个基准处已有
base-summary-unchanged = { $summary }；其中 { $count } 个基准处已有，内有 { $unchanged } 个所在文件未改动，此处不列出，不带 `--base` 的 `check` 可列出
base-shallow = `{ $one }` 与 `{ $other }` 的分叉处在这个克隆的历史之外
base-shallow-help = 请取回历史：`git fetch --unshallow`；在 CI 中请检出全部历史（GitHub：`fetch-depth: 0`，GitLab：`GIT_DEPTH: 0`）
base-unrelated = `{ $one }` 与 `{ $other }` 没有共同的提交
base-unrelated-help = 请给出当前分支将要合并到的分支
base-partial = 此克隆缺少 { $base } 的 { $file }
base-partial-help = 请取回：`git fetch --refetch --no-filter`
