(function () {
  "use strict";
  function value(row, at) {
    var cell = row.cells[at];
    var number = cell.getAttribute("data-v");
    return { row: row, number: number === null ? NaN : Number(number), text: cell.textContent };
  }
  function compare(a, b, way) {
    var unknown = [isNaN(a.number), isNaN(b.number)];
    if (unknown[0] !== unknown[1]) return unknown[0] ? 1 : -1;
    if (!unknown[0]) return (a.number - b.number) * way;
    return a.text.localeCompare(b.text, document.documentElement.lang) * way;
  }
  Array.prototype.forEach.call(document.querySelectorAll("table.sort"), function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    heads.forEach(function (head, at) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var rows = Array.prototype.map.call(body.rows, function (row) { return value(row, at); });
        rows.sort(function (a, b) { return compare(a, b, down ? -1 : 1); });
        rows.forEach(function (one) { body.appendChild(one.row); });
      });
    });
  });
})();
