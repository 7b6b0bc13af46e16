//! More said to be defective, or to be made good, than was delivered (M-9.1, B-5).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::intake::Extent;
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
    let mut add = |path: Path, field: String, said: String| {
        let delivered = delivered.to_string();
        let what = msg!(
            "check-more-than-delivered",
            said = said,
            delivered = delivered
        );
        let finding = report.field(view, path, what);
        finding.help = Some(run(view, &format!("correct {field}=VALUE --reason TEXT")));
    };
    if let Some(defective) = case.product.defective.filter(|it| it.exceeds(delivered)) {
        let path = root.key("product").key("defective");
        add(path, "product.defective".to_owned(), defective.to_string());
    }
    let settlement = case.current.settlement.iter();
    for (i, remedy) in settlement.flat_map(|it| &it.remedies).enumerate() {
        let quantity = remedy.quantity.and_then(Extent::known);
        if let Some(quantity) = quantity.filter(|it| it.exceeds(delivered)) {
            let remedies = root.key("settlement").key("remedies");
            let field = format!("settlement.remedies[{i}].quantity");
            add(
                remedies.index(i).key("quantity"),
                field,
                quantity.to_string(),
            );
        }
    }
}
