board-head = 未结案件 { $shown } / { $all }
board-keys = { $mode ->
   *[list] q 退出  ↑↓ 选择  / 筛选  Enter 查看  e 编辑  x 下一步
    [filter] Enter 保留筛选  Esc 显示全部
    [case] ↑↓ 滚动  e 编辑  x 下一步  Esc 返回
    [command] Enter 执行  Tab 换一步  Esc 返回
  }
board-nothing = 没有可显示的未结案件。
board-lacking = 请把 … 处填完整
board-quotes = 引号没有配对：{ $command }
board-back = 按 Enter 返回看板。
board-needs-terminal = 看板只能在终端里使用
board-else = 用 `complaint list` 可在任何地方列出未结案件
board-not-built = 本程序编译时没有包含看板
board-build = 用 `cargo install --path . --features board` 编译；`complaint list` 列出同样的案件
