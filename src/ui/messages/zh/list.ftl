# 案件列表
list-number = 编号
list-status = 状态
list-received = 收到日期
list-customer = 客户
list-title = 标题
list-owner = 承办
list-due = 下一期限
list-nothing = 没有符合条件的案件
list-more = 共 { $found } 件，显示 { $shown } 件
list-unreadable = { $count } 个案件文件无法读取：{ $files }
list-without-policy = { $count } 件案件收到时没有生效的规章，无法计时：{ $cases }
list-run-check = 请运行 complaint check
list-nothing-open = 没有符合条件的未结案件；另有 { $count } 件已结，加 --all 可列出
list-due-today = 今天
list-due-tomorrow = 明天
list-due-week = 本周
list-view-unknown = 单位设置中没有名为“{ $name }”的视图
list-view-none = 可在 policies/organization.toml 中用 `[[view]]` 设置：name = "…"，flags = ["--overdue"]
list-view-wrong = 视图“{ $name }”：{ $reason }
list-owner-unknown = 没有名为“{ $name }”的部门、人员或职务
list-owners = 部门有：{ $names }……；全部名单见 `complaint staff list`
list-did-you-mean = 是否指 { $names }？
list-customer-unknown = 没有名称含“{ $name }”的客户的案件
list-customer-help = `complaint list --all --sort customer` 可列出全部客户
