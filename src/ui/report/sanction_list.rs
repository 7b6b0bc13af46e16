//! What personnel publishes, as a table, JSON and CSV.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::period::period;
use super::speaking::{NOTHING, Speaking};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;
use crate::report::sanction_list::{SanctionLine, SanctionList};
use crate::ui::format::{self, known};

impl Report for SanctionList {
    fn title(&self) -> Msg {
        msg!(
            "report-sanctions-title",
            from = format::date(self.period.from),
            to = format::date(self.period.to),
            time = format::time(&self.now)
        )
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let keys = [
            "report-number",
            "report-sanctions-person",
            "report-unit",
            "report-sanctions-sanction",
            "report-sanctions-ground",
            "report-sanctions-fine",
            "report-sanctions-superior",
            "report-sanctions-decided",
            "report-sanctions-due",
            "report-sanctions-published",
        ];
        let head = |key: &str| {
            (
                speaking.names.words.text(key),
                key == "report-sanctions-fine",
            )
        };
        let rows = self.lines.iter().map(|line| row(line, speaking));
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = keys.into_iter().map(head).collect();
        vec![Grid::texts(String::new(), columns, rows)]
    }

    fn json(&self) -> impl Serialize {
        json!({
            "period": period(&self.period),
            "as_of": format::rfc3339(self.now),
            "sanctions": self.lines.iter().map(data).collect::<Value>(),
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = HEADS.map(str::to_owned).to_vec();
        let lines = self.lines.iter().map(|line| cells(line).to_vec());
        std::iter::once(heads).chain(lines).collect()
    }
}

fn row(line: &SanctionLine, speaking: &Speaking) -> Vec<String> {
    let names = &speaking.names;
    let say = |msg: Msg| names.words.say(&msg);
    let who = |who: &Option<String>| {
        let called = who.as_deref().map(|who| names.who(who));
        called.unwrap_or_else(|| NOTHING.to_owned())
    };
    let day = |at: Option<Time>| {
        let day = at.map(|at| format::date(at.date_naive()));
        day.unwrap_or_else(|| NOTHING.to_owned())
    };
    let ground = line.ground.as_deref();
    let ground = ground.map(|id| speaking.term(id, |policy| &policy.consequences.grounds));
    let fine = match (line.fine, line.whole_bonus) {
        (Some(fine), true) if fine > Money::ZERO => say(msg!(
            "report-sanctions-fine-and-bonus",
            fine = fine.grouped()
        )),
        (_, true) => say(msg!("report-sanctions-bonus")),
        (fine, false) => fine.map_or_else(|| NOTHING.to_owned(), Money::grouped),
    };
    vec![
        line.number.clone(),
        names.who(&line.person),
        who(&line.unit),
        say(msg!(
            "report-sanctions-times",
            sanction = line.called.clone(),
            times = line.times.to_string()
        )),
        ground.unwrap_or_else(|| NOTHING.to_owned()),
        fine,
        who(&line.superior),
        say(msg!(
            "report-sanctions-by",
            day = format::date(line.decided.date_naive()),
            name = names.who(&line.decided_by)
        )),
        day(line.due),
        day(line.published),
    ]
}

fn data(line: &SanctionLine) -> Value {
    known(json!({
        "case": line.number,
        "policy": line.policy,
        "person": line.person,
        "unit": line.unit,
        "sanction": line.sanction,
        "times": line.times,
        "ground": line.ground,
        "fine": line.fine,
        "whole_bonus": line.whole_bonus,
        "superior": line.superior,
        "decided": format::rfc3339(line.decided),
        "decided_by": line.decided_by,
        "due": line.due.map(format::rfc3339),
        "published": line.published.map(format::rfc3339),
    }))
}

/// The columns in CSV; programs read them, so they have one language.
const HEADS: [&str; 12] = [
    "case",
    "person",
    "unit",
    "sanction",
    "times",
    "ground",
    "fine",
    "whole_bonus",
    "superior",
    "decided",
    "due",
    "published",
];

fn cells(line: &SanctionLine) -> [String; 12] {
    let maybe = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        line.number.clone(),
        line.person.clone(),
        maybe(&line.unit),
        line.sanction.id().to_owned(),
        line.times.to_string(),
        maybe(&line.ground),
        line.fine.map(|fine| fine.to_string()).unwrap_or_default(),
        line.whole_bonus.to_string(),
        maybe(&line.superior),
        format::rfc3339(line.decided),
        line.due.map(format::rfc3339).unwrap_or_default(),
        line.published.map(format::rfc3339).unwrap_or_default(),
    ]
}
