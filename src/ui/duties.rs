//! Periodic duties, as tables and as JSON.

use serde_json::{Value, json};

use super::format;
use super::names::Names;
use super::paint::Tone;
use super::regulation;
use super::table::{Cell, Column, Overflow, Table};
use crate::domain::judge::periodic::DutyState;
use crate::domain::msg::Arg;
use crate::domain::time::Time;
use crate::msg;
use crate::report::duties::DutyRow;

/// The duties in JSON.
pub fn json(rows: &[DutyRow], now: Time) -> Value {
    let row = |row: &DutyRow| {
        let turn = &row.turn;
        let done = row.act.map(|act| &act.done);
        let late = match row.state {
            DutyState::Overdue => Some(now),
            DutyState::Late => done.map(|done| done.stamp.at),
            _ => None,
        };
        format::known(json!({
            "policy": turn.policy.id,
            "duty": turn.duty.name,
            "title": regulation::titles(&turn.duty.title),
            "period": turn.period.to_string(),
            "due": format::rfc3339(turn.due),
            "provisional": turn.provisional,
            "unit": turn.duty.unit,
            "state": row.state,
            "late_by": late.map(|at| (at - turn.due).num_seconds()),
            "by": done.map(|done| &done.stamp.by),
            "at": done.map(|done| format::rfc3339(done.stamp.at)),
            "missing": done.and_then(|done| done.missing),
            "source": turn.duty.source,
        }))
    };
    rows.iter().map(row).collect()
}

/// The duties of one policy as a table.
pub fn table(rows: &[&DutyRow], names: &Names) -> Table {
    let words = names.words;
    let columns = vec![
        Column::text(words.text("duty-head-duty")),
        Column::whole(words.text("duty-head-period")),
        Column::whole(words.text("duty-head-due")),
        Column::text(words.text("duty-head-unit")),
        Column::text(words.text("duty-head-state")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for row in rows {
        let duty = row.turn.duty;
        let title = msg!(
            "duty-titled",
            title = Arg::Localized(duty.title.clone()),
            name = &duty.name
        );
        table.row(vec![
            Cell::from(words.say(&title)),
            Cell::from(row.turn.period.to_string()),
            Cell::from(format::date(row.turn.due.date_naive())),
            Cell::from(names.who(&duty.unit)),
            standing(row, names),
        ]);
    }
    table
}

fn standing(row: &DutyRow, names: &Names) -> Cell {
    let state = row.state.named();
    let what = match row.act {
        Some(act) => {
            let stamp = &act.done.stamp;
            let on = format::date(stamp.at.date_naive());
            msg!("duty-by", state = state, by = names.who(&stamp.by), on = on)
        }
        None => state,
    };
    let text = names.words.say(&what);
    match row.state {
        DutyState::Overdue => Cell::toned(text, Tone::Error),
        DutyState::Late => Cell::toned(text, Tone::Warning),
        DutyState::Unrecorded => Cell::toned(text, Tone::Dim),
        DutyState::Done | DutyState::Open => Cell::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::duties::DutyBook;
    use crate::domain::staff::Staff;
    use crate::report::duties::duty_rows;
    use crate::report::samples::regulations;
    use crate::ui::lang::Lang;
    use crate::ui::paint::Paint;
    use crate::ui::words::Words;

    /// The list of the shipped duties fits a terminal of 80 columns in every language.
    #[test]
    fn the_list_fits_a_terminal() {
        let regulations = regulations();
        let now = Time::parse_from_rfc3339("2026-11-09T10:00:00+08:00").unwrap();
        let book = DutyBook::default();
        let rows = duty_rows(&regulations, &book, now, (None, None));
        assert!(rows.len() > 3);
        let rows: Vec<&DutyRow> = rows.iter().collect();
        for lang in [Lang::Zh, Lang::En] {
            let (words, staff) = (Words::new(lang), Staff::default());
            let names = Names {
                words: &words,
                staff: &staff,
            };
            let shown = table(&rows, &names).render(Some(80), Paint::new(false));
            for line in shown.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            }
        }
    }
}
