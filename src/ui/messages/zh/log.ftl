# 案件在 git 中的经过。

log-head = { $commit }  { $date }  { $author }
log-uncommitted = 尚未提交
log-removed = 【被删除】案件文件 { $file }
log-moved = 由 { $old } 移至 { $new }
log-unreadable = 此版本无法读取：{ $what }
log-layout = 案件内容未变：仅排版或注释
log-layout-subject = 案件内容未变：仅排版或注释（{ $subject }）
log-shallow = 浅克隆：更早的历史不在此处
log-no-git = 此处没有 git 仓库，因而没有历史
log-no-git-help = 案件本身所记载的经过见 `complaint show`
