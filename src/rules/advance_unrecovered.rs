//! A closed case whose settlement was paid in advance, with something still to be recovered (R-5,
//! M-9.13).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::case::liability::Who;
use crate::domain::judge;
use crate::domain::money::Money;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "advance-unrecovered",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["R-5", "M-9.13"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    if !paid(case) {
        return;
    }
    let advance = judge::advance(case, policy, calendar);
    let Some(advance) = advance.filter(|advance| advance.open > Money::ZERO) else {
        return;
    };
    let what = msg!(
        "check-advance-unrecovered",
        open = advance.open.grouped(),
        amount = advance.amount.grouped()
    );
    let command = format!("recover --from {} --amount {}", from(case), advance.open);
    let path = Path::root().key("settlement").key("advance");
    report.field(view, path, what).help = Some(run(view, &command));
}

/// Whether the case is over and the customer has what was settled: a customer who never accepted
/// was given nothing.
fn paid(case: &Case) -> bool {
    let over = case.closing.as_ref();
    over.is_some_and(|end| !end.unresolved || case.current.carried_out.is_some())
}

/// Who owes it, where it is one.
fn from(case: &Case) -> String {
    let charged = case.charged();
    let outside = charged.iter().filter_map(|it| match &it.liable.who {
        Who::Outside(name) => Some(name),
        Who::Unit { .. } => None,
    });
    let mut outside: Vec<&String> = outside.collect();
    outside.sort_unstable();
    outside.dedup();
    match outside.as_slice() {
        [name] => format!("\"{name}\""),
        _ => "NAME".to_owned(),
    }
}
