# 静态网页
site-title = 客诉
site-title-of = 客诉 · { $name }
site-as-of = 截至 { $time }。
site-overview = 总览
site-heading-reports = 报告
site-heading-proof = 各期限、权限和分担的由来
site-period = 期间
site-progress = 第 { $done } 页，共 { $total } 页
site-withheld = （已隐去）
site-withheld-many = 要隐去的姓名过多
site-written = 已将 { $count } 个网页写入 { $dir }
