# 合并驱动在冲突时的说明。

merge-conflict = { $file }：{ $field } 有冲突
merge-why = { $file }：{ $why }
merge-two-cases = 同一编号下是两件不同的投诉，绝不混为一件：一件保留编号，另一件用 `complaint renumber` 取下一个编号
merge-replaced = 一方已另提处理方案，另一方仍按原方案办理
merge-ended = 一方已结束此案（{ $status }），另一方仍在继续办理
merge-place = 有记录按位置引用 `{ $section }` 中的条目，而双方位置不同
merge-lines = 无法按内容合并（文件损坏、含锚点或格式较新），已按行合并
merge-unproven = 无法安全合并；双方全文保留在冲突标记之间
merge-sealed = git 中为密文，无法合并：请先解锁，用 `git checkout --ours` 或 `--theirs` 取一方，再补录另一方的内容
