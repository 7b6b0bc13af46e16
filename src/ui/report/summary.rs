//! The management report in its parts.

use serde::Serialize;

use super::forms::Report;
use super::grid::Grid;
use super::grids::{grids, one_decimal};
use super::json::json;
use super::period::title;
use super::speaking::Speaking;
use crate::domain::msg::Msg;
use crate::report::explained::Explained;
use crate::report::summary::Summary;
use crate::report::tally::CaseRow;
use crate::ui::format;

impl Report for Summary {
    fn title(&self) -> Msg {
        title(&self.period, self.now)
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        grids(self, speaking)
    }

    fn proofs(&self) -> &[Explained] {
        &self.proofs
    }

    fn json(&self) -> impl Serialize {
        json(self)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = HEADS.map(str::to_owned).to_vec();
        let cases = self.cases.iter().map(|line| cells(line).to_vec());
        std::iter::once(heads).chain(cases).collect()
    }
}

/// The columns of the cases in CSV; programs read them, so they have one language.
const HEADS: [&str; 17] = [
    "number",
    "status",
    "received",
    "closed",
    "customer",
    "title",
    "class",
    "owner",
    "due",
    "on_time",
    "late_by",
    "days_gross",
    "days_net",
    "outcome",
    "committed",
    "claimed",
    "liability",
];

fn cells(line: &CaseRow) -> [String; 17] {
    let maybe = |value: &Option<String>| value.clone().unwrap_or_default();
    let liable = line.liable.iter();
    let liable = liable.map(|(item, name, share)| {
        let of = item.map_or_else(String::new, |n| format!("{n}: "));
        format!("{of}{name}={}", share.normalize())
    });
    [
        line.number.clone(),
        line.status.to_string(),
        format::rfc3339(line.received),
        line.closed.map(format::rfc3339).unwrap_or_default(),
        maybe(&line.customer),
        maybe(&line.title),
        maybe(&line.class),
        line.owner.clone(),
        line.due.map(format::rfc3339).unwrap_or_default(),
        line.on_time.map(|yes| yes.to_string()).unwrap_or_default(),
        line.late_by.to_string(),
        line.gross.map(one_decimal).unwrap_or_default(),
        line.net.map(one_decimal).unwrap_or_default(),
        line.outcome
            .map(|outcome| outcome.to_string())
            .unwrap_or_default(),
        line.committed.map(|it| it.to_string()).unwrap_or_default(),
        line.claimed
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        liable.collect::<Vec<_>>().join("; "),
    ]
}
