# 终端上的提问。

prompt-cancelled = 已取消
prompt-invalid = 回答无效
prompt-optional = 可留空
prompt-choice-help = ↑↓ 移动，回车选定，键入文字筛选
prompt-yes-or-no = 请回答 y（是）或 n（否）
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-lines-help = 可写多行，空行结束

# 收录投诉。
prompt-new-policy = 适用哪项规章？
prompt-new-unknown = 尚不清楚
prompt-new-confirm = 是否收录此投诉？
prompt-new-similar = 此事可能已有记录，仍要登录吗？

prompt-note-text = 备注内容？

prompt-edit-wrong = 无法保存。如何处理？
prompt-edit-again = 继续编辑
prompt-edit-discard = 放弃改动
