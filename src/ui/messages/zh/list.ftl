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
