# 当日工作：逾期、到期、待签、承诺和下一步
today-of = { $date } · { $name }
today-late = 已逾期
today-due = 今明两天到期
today-to-sign = 等待您签核
today-promised = 您对客户的承诺
today-steps = 您的下一步
today-own = 由您办理
today-others = 由他人办理
today-by = { $due } 到期，{ $left }
today-more = ……另有 { $count } 件：{ $command }
today-nothing = 没有即将到期的事项，也没有等您办理的事项
today-nothing-ready = 目前没有您可以办理的事项
today-no-promises = 没有未兑现的客户承诺
today-nobody = 要查看本人的事项，请说明您是谁：--by 姓名，或让 git 的 user.email 与 policies/staff.toml 一致
