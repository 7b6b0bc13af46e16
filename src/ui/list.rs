//! Cases found, as a table and as JSON.

use serde_json::{Value, json};

use super::format;
use super::names::Names;
use super::paint::Tone;
use super::table::{Cell, Column, Overflow, Table};
use crate::domain::time::Time;
use crate::msg;
use crate::report::listing::ListRow;
use crate::ui::words::Words;

/// The cases in JSON.
pub fn json(rows: &[ListRow]) -> Value {
    let row = |row: &ListRow| {
        let mut shown = json!({
            "number": row.number,
            "status": row.status,
            "received": format::rfc3339(row.received),
            "customer": row.customer,
            "title": row.title,
            "policy": row.policy,
            "owner": row.owner,
            "next_due": row.next_due.map(format::rfc3339),
            "overdue": row.overdue(),
            "late_by": row.late_by,
        });
        if let (Some(kept), Some(shown)) = (row.kept, shown.as_object_mut()) {
            shown.insert("customer_kept".to_owned(), json!(kept));
        }
        shown
    };
    rows.iter().map(row).collect()
}

/// What a name is never narrower than.
const LEAST: u16 = 12;

/// The cases as a table: a name that has no room goes on in the next line, and columns that have none
/// are left out.
pub fn table(rows: &[ListRow], names: &Names, now: Time) -> Table {
    let words = names.words;
    let columns = vec![
        Column::whole(words.text("list-number")),
        Column::whole(words.text("list-status")),
        Column::whole(words.text("list-received")).spare(3),
        Column::text(words.text("list-customer")).at_least(LEAST),
        Column::text(words.text("list-title"))
            .at_least(LEAST)
            .spare(2),
        Column::text(words.text("list-owner"))
            .at_least(LEAST)
            .spare(1),
        Column::whole(words.text("list-due")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for row in rows {
        table.row(vec![
            Cell::toned(row.number.clone(), Tone::Number),
            Cell::from(words.say(&row.status.named())),
            Cell::from(format::date(row.received.date_naive())),
            Cell::from(customer(row, words)),
            Cell::from(row.title.clone().unwrap_or_default()),
            Cell::from(names.who(&row.owner)),
            cell(standing(row, names, now)),
        ]);
    }
    table
}

/// The customer, or why nobody can read who that is.
fn customer(row: &ListRow, words: &Words) -> String {
    let kept = row.kept.map(|kept| words.say(&kept.named()));
    row.customer.clone().or(kept).unwrap_or_default()
}

fn cell((text, tone): (String, Option<Tone>)) -> Cell {
    match tone {
        Some(tone) => Cell::toned(text, tone),
        None => Cell::from(text),
    }
}

/// How much time is left, or how late it is, and what that means.
pub fn standing(row: &ListRow, names: &Names, now: Time) -> (String, Option<Tone>) {
    let words = names.words;
    match row.next_due {
        _ if row.overdue() => (words.say(&format::late(row.late_by)), Some(Tone::Error)),
        Some(_) if row.paused => (words.say(&msg!("show-paused")), Some(Tone::Dim)),
        Some(due) => (words.say(&format::left((due - now).num_seconds())), None),
        None => (String::new(), None),
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;
    use crate::report::listing::{Filter, SortKey, listing};
    use crate::report::samples;
    use crate::ui::lang::Lang;
    use crate::ui::paint::Paint;
    use crate::ui::words::Words;

    /// A name is never cut to a few characters: it goes on in the next line, and what has no room is
    /// left out, the date of receipt first; number, status, customer and due always stay.
    #[test]
    fn columns_are_chosen_by_the_width() {
        let regulations = samples::regulations();
        let now = samples::at("2026-11-10T12:00");
        let lines = "received: 2026-11-05T09:00:00+08:00\ntitle: 阻焊脱落并已停线\n\
            customer: {name: 苏州华南电子科技有限公司}\n";
        let subjects = [samples::subject(&regulations, "261103", lines, now)];
        let staff = &regulations.staff;
        let rows = listing(&subjects, staff, &Filter::default(), SortKey::Number);
        let words = Words::new(Lang::Zh);
        let names = Names {
            words: &words,
            staff,
        };
        let shown = |width: u16| table(&rows, &names, now).render(Some(width), Paint::new(false));
        for width in [48, 60, 80, 100, 120] {
            let text = shown(width);
            let widest = text.lines().map(str::width).max().unwrap();
            assert!(widest <= usize::from(width), "{width}: {text}");
            let first = text.lines().nth(1).unwrap();
            assert!(first.contains("苏州华南电子"), "{width}: {text}");
            assert!(first.contains('迟'), "{width}: {text}");
        }
        let all = ["收到日期", "标题", "承办"];
        let left = |width: u16| {
            all.iter()
                .filter(|head| shown(width).contains(**head))
                .count()
        };
        assert_eq!([120, 80, 60, 48].map(left), [3, 2, 1, 0]);
    }
}
