# 手册页。

man-name = 名称
man-synopsis = 用法
man-description = 说明
man-examples = 示例
man-written = 已在 { $dir } 中写入 { $count } 个手册页
