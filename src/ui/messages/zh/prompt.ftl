# 终端上的提问。

prompt-invalid = 回答无效
prompt-choice-help = ↑↓ 移动，回车选定，键入文字筛选
prompt-yes-or-no = 请回答 y（是）或 n（否）
prompt-default-yes = Y/n
prompt-default-no = y/N
prompt-hint-text = 回车结束 · Esc 取消
prompt-hint-lines = 回车结束 · Alt-回车换行 · Esc 取消
prompt-hint-among = 回车继续 · Esc 或 ↑ 返回上一问 · ? 说明 · Ctrl-D 直接核对
prompt-hint-lines-among = 回车继续 · Alt-回车换行 · Esc 返回上一问 · ? 说明 · Ctrl-D 直接核对
prompt-hint-choice-among = ↑↓ 或数字选择 · 键入筛选 · Esc 返回上一问 · Ctrl-D 直接核对
prompt-hint-plain = 回车继续，`<` 返回上一问，`.` 直接核对
prompt-lines-help = 可写多行，空行结束

# 收录投诉。
prompt-new-policy = 适用哪项规章？
prompt-new-unknown = 尚不清楚
prompt-new-review = 以上是否无误？
prompt-new-own = { $title }？
prompt-new-record = 收录
prompt-new-more = 补充其他内容……
prompt-new-later = 暂存，以后再录
prompt-new-discard = 放弃
prompt-new-somebody = 请至少写明投诉人或投诉内容
prompt-new-similar = 此事可能已有记录，仍要登录吗？

prompt-note-text = 备注内容？

prompt-edit-reason = 为什么改动已记录的内容？
prompt-edit-wrong = 无法保存。如何处理？
prompt-edit-again = 继续编辑
prompt-edit-discard = 放弃改动
