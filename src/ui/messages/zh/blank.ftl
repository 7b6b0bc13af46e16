# 空白规章：`policy new`。

blank-head =
    投诉处理规章，待填写。每个键的上一行说明其含义。以“#”开头且其后无空格的行尚未生效：
    去掉“#”即可使用，其所在 [表] 的“#”也须去掉。已生效的内容足以使一件投诉从受理走到结案；请改成贵公司自己的规定，
    并把“§ 1”换成贵公司规章中的条款号。`complaint policy lint` 检查错误，
    `complaint policy explain` 把它读回成条文。
blank-table = { $title }：{ $purpose }
blank-one-of = { $meaning }（取值：{ $words }）
blank-rule = 规章中该规定的条款号
blank-written = 已写入 { $file }；接下来：填写，`complaint policy lint`，`complaint policy explain { $policy }`
blank-subject = 新建 { $file }
blank-no-id = { $word } 不能作为规章的代码
blank-no-id-help = 用小写字母、数字和“-”，以字母开头，例如 `house-rules`
blank-taken = 规章 { $policy } 已存在：{ $file }
blank-taken-help = 要出新版，请复制该文件并另写 `effective_from`
