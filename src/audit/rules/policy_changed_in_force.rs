//! A regulation changed after it took effect, without a new `effective_from` (M-15): a policy by its
//! figures, a calendar by the dates it moves.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::codec::place::place;
use crate::domain::msg::{Arg, Msg};
use crate::domain::place::Place;
use crate::domain::policy::Alteration;
use crate::domain::policy::editions::How;
use crate::domain::tree::Node;
use crate::finding::Severity;
use crate::msg;
use crate::report::difference::Recount;

pub const RULE: AuditRule = AuditRule {
    id: "policy-changed-in-force",
    severity: Severity::Error,
    check,
};

/// As many figures as one finding names.
const NAMED: usize = 3;

fn check(view: &CommitView, report: &mut Findings) {
    for breach in &view.breaches {
        let (policy, date) = (&breach.id, breach.effective_from.to_string());
        let what = match &breach.how {
            How::Rewritten(figures) => msg!(
                "audit-policy-rewritten",
                policy = policy,
                date = date,
                figures = named(figures.iter().map(said))
            ),
            How::Withdrawn => msg!("audit-policy-withdrawn", policy = policy, date = date),
            How::BackDated => msg!("audit-policy-back-dated", policy = policy, date = date),
        };
        let at = place_of(view, &breach.file, |root| root.get("effective_from"));
        report.file(&breach.file, at, what, msg!("audit-policy-help"));
    }
    for recount in &view.recounts {
        recounted(view, recount, report);
    }
}

fn recounted(view: &CommitView, recount: &Recount, report: &mut Findings) {
    let (calendar, count) = (&recount.calendar, recount.cases.len());
    let cases = named(recount.cases.iter().cloned());
    let what = if recount.gone {
        msg!(
            "audit-calendar-gone",
            calendar = calendar,
            count = count,
            cases = cases
        )
    } else {
        msg!(
            "audit-calendar-changed",
            calendar = calendar,
            figures = named(recount.figures.iter().map(said)),
            count = count,
            cases = cases
        )
    };
    let figure = recount.figures.first();
    let at = place_of(view, &recount.file, |root| stated(root, figure?));
    report.file(&recount.file, at, what, msg!("audit-calendar-help"));
}

fn said(figure: &Alteration) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or("–".to_owned());
    let way = figure.path.join(" ");
    format!("{way} {} → {}", value(&figure.old), value(&figure.new))
}

/// The first of them; that there are more is said.
fn named(all: impl Iterator<Item = String>) -> Arg {
    let mut named: Vec<String> = all.take(NAMED + 1).collect();
    if let Some(more) = named.get_mut(NAMED) {
        "…".clone_into(more);
    }
    Msg::list(named)
}

fn place_of<'a>(
    view: &'a CommitView,
    file: &str,
    node: impl FnOnce(&'a Node) -> Option<&'a Node>,
) -> Option<Place> {
    let node = node(view.state.documents.get(file)?)?;
    let text = view.state.texts.get(file)?;
    Some(place(file, text, node.span.clone()))
}

/// The entry of a calendar's file that a figure stands in, where it still does.
fn stated<'a>(root: &'a Node, figure: &Alteration) -> Option<&'a Node> {
    let (key, telling) = (figure.path.first()?, figure.path.get(1));
    let table = root.get(key)?;
    let mut entries = table.items().iter();
    let date = |entry: &Node| {
        let mut keys = ["date", "effective_from"].into_iter();
        keys.find_map(|key| entry.get(key)?.text().map(str::to_owned))
    };
    let told = entries.find(|entry| date(entry).as_ref() == telling);
    told.or_else(|| telling.and_then(|key| table.get(key)))
        .or(Some(table))
}
