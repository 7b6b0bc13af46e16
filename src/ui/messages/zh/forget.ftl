# What `forget` says.
forget-gone = 已删除：{ $fields }
forget-unread = 私密部分未经读取，已整体删除
forget-attachments = { $count } 个附件未经检查，其中可能仍有客户身份
forget-words = 文字叙述（标题、投诉内容、答复、备注）保持不变
forget-history = git 中仍有 { $file } 的历史版本，本机与每个克隆都有；如何清除见 docs/personal-data.md
forget-by-closers = { $name } 无权删除客户个人资料；规章未另行指定，由可结案的人办理
