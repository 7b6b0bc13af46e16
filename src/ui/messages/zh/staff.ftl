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
