# 待提交的内容，以及分支带来的恶化。
base-no-git = 此处没有 git 仓库
base-known = { $what }（基准处已有）
base-shallow = `{ $revision }` 与当前分支的共同提交在此浅克隆之外
base-shallow-help = 请取回历史：`git fetch --unshallow`；在 CI 中以深度 0 检出
base-unrelated = `{ $revision }` 与当前分支没有共同的提交
base-unrelated-help = 请给出当前分支将要合并到的分支
base-partial = 此克隆缺少 { $base } 的 { $file }
base-partial-help = 请取回：`git fetch --refetch --no-filter`
