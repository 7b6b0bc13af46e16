//! More said to be defective, or to be made good, than was delivered, or in another unit (M-9.1, B-5).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::fact::Move;
use crate::domain::case::intake::Extent;
use crate::domain::judge::legal;
use crate::domain::quantity::Quantity;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "more-than-delivered",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-9.1", "B-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let Some(delivered) = case.product.quantity.and_then(Extent::known) else {
        return;
    };
    let root = Path::root();
    let mut compare = |path: Path, mend: &str, said: Quantity| {
        let words = (said.to_string(), delivered.to_string());
        let what = if said.exceeds(delivered) {
            msg!(
                "check-more-than-delivered",
                said = words.0,
                delivered = words.1
            )
        } else if !said.agrees(delivered) {
            msg!(
                "check-counted-otherwise",
                said = words.0,
                delivered = words.1
            )
        } else {
            return;
        };
        let finding = report.field(view, path, what);
        finding.help = Some(run(view, mend));
    };
    if let Some(defective) = case.product.defective {
        let path = root.key("product").key("defective");
        let mend = "correct product.defective=VALUE --reason TEXT";
        compare(path, mend, defective);
    }
    // What is settled is proposed anew as long as that may be.
    let may = view
        .policy
        .is_some_and(|policy| legal::check(case, policy, Move::Resolve, true).is_ok());
    let anew = if may {
        "resolve --remedy KIND:quantity=N"
    } else {
        "waive more-than-delivered --reason TEXT"
    };
    let settlement = case.current.settlement.iter();
    for (i, remedy) in settlement.flat_map(|it| &it.remedies).enumerate() {
        let quantity = remedy.quantity.and_then(Extent::known);
        if let Some(quantity) = quantity {
            let remedies = root.key("settlement").key("remedies");
            compare(remedies.index(i).key("quantity"), anew, quantity);
        }
    }
}
