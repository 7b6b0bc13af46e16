# 某日的人员与部门，以及有日期的变动。

# 某日的部门与人员

staff-unit-ended = { $unit } 已不是部门：止于 { $until }
    .help = 请写该日存在的部门；可用 `complaint staff list --at 日期` 查看
staff-unit-merged = { $unit } 已不是部门：止于 { $until }，此后并入 { $into }
    .help = 请写 { $into }
staff-has-left = { $person } 已离职：最后一天为 { $until }
    .help = 请写该日在职的人员；可用 `complaint staff list --at 日期` 查看
staff-not-yet = { $person } 尚未入职：第一天为 { $from }
    .help = 请写该日在职的人员；可用 `complaint staff list --at 日期` 查看

# 变动

staff-role-unknown = 没有角色 { $role }
    .help = 角色：{ $roles }
staff-id-taken = { $id } 已是 { $name }
    .help = 请换一个 --id；离职后返回者沿用原来的 id
staff-needs-name = 还没有人是 { $id }
    .help = 请同时给出 --name 与 --email
staff-in-unit = { $person } 届时已在 { $unit }
    .help = 只改点数请加 --points
staff-later-posting = { $person } 另有任职自 { $from } 起
    .help = 请先手工更改该条：已写明的以后日期不会被覆盖
staff-no-unit = { $person } 从未属于任何部门
    .help = 请写一条 [[posting]]，注明部门与 `until`
staff-role-held = { $person } 届时已有角色 { $role }
staff-role-not-held = { $person } 在 { $day } 没有角色 { $role }
    .help = 可用 `complaint staff list --at { $day }` 查看
staff-nothing-new = 邮箱与姓名本来就是这样
staff-no-such-day = 没有这一天
staff-file-missing = 缺少 { $file }
staff-not-permitted-help = 请找有此角色的人；可用 `complaint staff list` 查看

staff-said-joined = { $person } 自 { $from } 起在 { $unit }
staff-said-moved = { $person } 自 { $from } 起在 { $unit }
staff-said-left = { $person } 的最后一天为 { $until }
staff-said-renamed = { $person } <{ $email }>
staff-said-appointed = { $person } 自 { $from } 起为 { $role }
staff-said-resigned = { $person } 任 { $role } 至 { $until }
staff-said-dated = 已为 { $count } 人写明日期

# 名册

staff-head-unit = 部门
staff-head-title = 名称
staff-head-points = 点数
staff-head-people = 人数
staff-head-id = id
staff-head-name = 姓名
staff-head-roles = 角色
staff-head-until = 至
staff-list-merged = 止于 { $until }，并入 { $into }
staff-list-ended = 止于 { $until }
staff-list-lent = { $role }（代 { $person }）
staff-points-apart = 自 { $day } 起 { $unit } 的人员共有基本点数 { $known }，而部门写明 { $stated }
    .help = 删去部门的 `points`：此后按其人员当日的点数计算
