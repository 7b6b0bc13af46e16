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
prompt-new-customer = 投诉人（公司或个人）？
prompt-new-contact = 联系人？
prompt-new-phone = 电话？
prompt-new-complaint = 发生了什么？
prompt-new-product = 哪种产品？
prompt-new-order = 订单编号？
prompt-new-part = 料号？
prompt-new-shipped = 交运日期？
prompt-new-quantity = 投诉数量（未确定填 `open`）？
prompt-new-defective = 不良数量？
prompt-new-sample-kept = 是否附有样品？
prompt-new-demand = 客户要求？
prompt-new-claimed = 索赔金额？
prompt-new-channel = 通过什么渠道？
prompt-new-origin = 国内还是国外？
prompt-new-class = 分类？
prompt-new-category = 类别？
prompt-new-grade = 严重程度？
prompt-new-unknown = 尚不清楚
prompt-new-confirm = 是否收录此投诉？

prompt-note-text = 备注内容？

prompt-edit-wrong = 无法保存。如何处理？
prompt-edit-again = 继续编辑
prompt-edit-discard = 放弃改动
