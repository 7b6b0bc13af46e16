# 读写文件:YAML 案件、TOML 制度。

yaml-not-utf8 = 文件不是 UTF-8 文本
yaml-too-large = 超过 { $limit } KiB
yaml-too-many = 超过 { $limit } 个值
yaml-too-deep = 嵌套超过 { $limit } 层
yaml-conflict = 第 { $line } 行有未解决的合并冲突标记
yaml-control = 控制字符 { $code }
yaml-documents = 这里开始了第二个文档；一个文件只能有一个
yaml-key = 键必须是单行文本
yaml-key-twice = 键 { $key } 重复
yaml-quote-open = 引号没有闭合
yaml-bracket-open = { $open } 没有闭合
yaml-bracket-mismatch = { $open } 被 { $close } 闭合
yaml-end = 文件在值的中间结束
yaml-tab = 应为空格，却是制表符
yaml-indent = 缩进错误
yaml-alias = 别名没有对应的锚点
yaml-key-expected = 此处应为键或列表成员
yaml-separator = 此处应为逗号或右括号
yaml-character = 意外的 { $character }
yaml-escape = 双引号内有未知的转义
yaml-after-quote = 右引号之后有多余的文本
yaml-comment = 注释前须有空格，且不能写在值的中间
yaml-syntax = 不是有效的 YAML

yaml-edit-guarded = 带锚点、别名或标签的值不作修改，请手工编辑
yaml-edit-root = 不能替换整个文档
yaml-edit-not-a-map = 此处的值不是映射
yaml-edit-not-a-list = 此处的值不是列表
yaml-edit-no-member = 列表没有第 { $index } 项
yaml-edit-nothing-there = 没有 { $field }
yaml-edit-unsafe = 此处无法在不影响其他内容的情况下修改，请手工编辑
