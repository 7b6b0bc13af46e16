# 一个案件，供人阅读。

show-clock = 时限
show-due = 到期
show-state = 状态
show-owner = 承办
show-met = 按期
show-paused = 暂停中
show-done-late = 已办，{ $late }
show-provisional = （暂定）
show-projected = （推算）
