# 终端上的提问。

prompt-cancelled = 已取消
prompt-required = 此项必填
prompt-invalid = 回答无效
prompt-optional = 可留空
prompt-choice-help = ↑↓ 移动，回车选定，键入文字筛选
prompt-yes-or-no = 请回答 y（是）或 n（否）
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-lines-help = 可写多行，空行结束
prompt-date-help = 格式如 2026-11-05
prompt-not-a-date = `{ $value }` 不是日期，应如 2026-11-05
