board-head = { $shown ->
    [one] { $shown } case
   *[other] { $shown } cases
  } of { $all } open
board-keys = { $mode ->
   *[list] q quit  ↑↓ choose  / filter  Enter show  e edit  x next step
    [filter] Enter keep  Esc show all
    [case] ↑↓ scroll  e edit  x next step  Esc back
    [command] Enter run  Tab another step  Esc back
  }
board-nothing = No open case to show.
board-lacking = fill in every …
board-quotes = a quotation mark is not closed: { $command }
board-back = Enter goes back to the board.
board-needs-terminal = the board needs a terminal
board-else = `complaint list` writes the open cases anywhere
board-not-built = this program was built without the board
board-build = build it with `cargo install --path . --features board`; `complaint list` shows the same cases
