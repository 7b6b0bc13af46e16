# 命令行帮助。
#
# 命令的帮助是 `help-<命令>`（`help-policy-due`），参数的帮助是 `help-<命令>-<参数>`，根命令是
# `help-complaint`。没有专门说明的参数：全局的取 `help-global-<参数>`，其余取 `help-arg-<参数>`。
# 属性 `.long` 只在 `--help` 中显示，`.after` 排在参数之后。

help-usage = 用法:
help-options-placeholder = [选项]
help-command-placeholder = 命令
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项
help-heading-global = 全局选项
help-default = [默认：{ $values }]
help-possible = [可选值：{ $values }]
help-env = [环境变量：{ $name }]

help-complaint = 客诉管理：一案一文件，规章即数据，历史在 git
help-help = 显示本帮助或某个命令的帮助
help-help-subcommand = 要查看帮助的命令

help-global-root = 案卷仓库（默认：从当前目录向上查找）
help-global-as-of = 以此日期或时间为准，代替当前时间
help-global-lang = 界面语言（默认：按系统区域设置）
help-global-color = 何时使用颜色
help-global-no-input = 从不提问

help-arg-by = 经办人：邮箱或姓名（默认：git 的 user.email）
help-arg-commit = 提交所改动的文件
help-arg-dry-run = 只显示改动，不写入
help-arg-at = 发生时间（默认：现在；不得晚于现在）
help-arg-format = 输出格式
help-arg-item = 投诉的第几项，从 1 起
help-arg-reason = 原因
help-arg-id = 案件：编号、编号开头或路径
help-arg-policy = 规章
help-arg-help = 显示帮助
help-arg-version = 显示版本

# ---- 收录投诉

help-heading-filing = 归档
help-heading-customer = 客户
help-heading-goods = 货品
help-heading-matter = 投诉

help-new = 收录投诉，给出编号与各项期限
    .long = 在终端上不带参数时，按叙述的顺序逐项提问。规章要求而尚缺的栏位会列出；缺少时 `register` 将拒绝受理。
help-new-policy = 适用的规章（默认：组织的规章）
help-new-received = 收到投诉的时间（默认：现在）
help-new-channel = 渠道
help-new-origin = 国内或国外
help-new-nature = 投诉，或无损失、不计时限的异常处理单
help-new-class = 分类，取自规章
help-new-category = 类别，取自规章
help-new-grade = 严重等级，取自规章
help-new-title = 简短标题（默认：投诉内容的开头）
help-new-customer = 投诉的公司或个人
help-new-contact = 联系人
help-new-phone = 电话
help-new-email = 电子邮件
help-new-address = 通信地址
help-new-product = 产品名称
help-new-part = 料号
help-new-order = 订单编号
help-new-shipped = 交运日期
help-new-quantity = 投诉数量；客户尚未确定时为 `open`
help-new-defective = 不良数量
help-new-sample-kept = 随投诉附有样品
help-new-complaint = 投诉内容；`@FILE` 读取文件，`-` 读取标准输入
help-new-item = 多项投诉中的一项；可重复
help-new-demand = 客户的要求
help-new-claimed = 索赔金额
help-new-like = 沿用另一案件的客户、货品与归档
help-new-from = 读取 YAML 或 JSON，键同案卷；参数优先

help-note = 给案件加备注
help-note-text = 备注内容；`@FILE` 读取文件，`-` 读取标准输入
help-attach = 为案件保存附件（证据）
    .long = 文件复制到 attachments/ 中案件标识的目录，并记下 SHA-256。同一文件再次附加不产生改动。
help-attach-file = 文件，不超过 25 MiB
help-attach-title = 附件说明
help-completions = 输出 shell 的补全脚本
help-completions-shell = shell 的名称
help-edit = 用编辑器打开案卷；保存前先检查
help-init = 在此处新建投诉库
    .long = 不覆盖任何已有文件。在已有的投诉库中，补齐规章以外所缺的文件。
help-init-dir = 位置（默认：当前目录）
help-init-policy = 未指明规章的新案件所适用的规章
help-init-ci = 同时写入 CI 配置，每次推送时检查
help-init-hooks = 同时写入 git 钩子，提交前检查案卷
help-init-dry-run = 只显示将写入的文件
