//! An answer to the customer, or an opinion of the office, without a word in it (M-9.4, M-9.11, L-7).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::msg::Arg;
use crate::domain::schema::{self, Declared as _, Field};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "nothing-said",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-9.4", "M-9.11", "L-7", "B-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let bare = |text: &Option<String>| text.as_ref().is_none_or(|it| it.trim().is_empty());
    let mut add = |list: &str, i: usize| {
        let path = Path::root().key(list).index(i);
        let label = schema::at(Case::FIELDS, &Path::root().key(list)).map(Field::label);
        let nth = msg!(
            "check-nth",
            what = label.map_or_else(|| list.into(), Arg::Named),
            n = i + 1
        );
        let what = msg!("check-nothing-said", what = nth);
        let finding = report.field(view, path, what);
        let mend = format!("correct {list}[{i}].text=TEXT --reason TEXT");
        finding.help = Some(run(view, &mend));
    };
    for (i, reply) in case.replies.iter().enumerate() {
        // That it has arrived, or who was informed, says itself.
        let spoken = !matches!(reply.kind, ReplyKind::Acknowledgement | ReplyKind::Inform);
        if spoken && bare(&reply.text) {
            add("replies", i);
        }
    }
    for (i, opinion) in case.current.consolidations.iter().enumerate() {
        if opinion.liability.is_empty() && bare(&opinion.text) {
            add("consolidations", i);
        }
    }
}
