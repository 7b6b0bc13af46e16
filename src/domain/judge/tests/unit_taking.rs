//! B-4, M-7: which unit has a case by whom it is given to.

use super::{BRANCH, case, policy, shipped, staff, stamp};
use crate::domain::judge::unit_taking;

/// B-4: the processing unit's two days run from when it has the case, whoever of it that is.
#[test]
fn b_4_the_unit_of_whoever_is_given_it() {
    let (branch, staff) = (policy(BRANCH), staff(""));
    let day = "2026-11-05".parse().unwrap();
    let of = |category: &str, to: &str| {
        let case = case(&format!("category = \"{category}\"\n"));
        unit_taking(&case, &branch, &staff, (to, day))
    };
    let quality = |to: &str| of("product-quality", to);
    let taken = |unit: &str| Some(unit.to_owned());
    assert_eq!(quality("luo.qing@example.com"), taken("processing"));
    assert_eq!(quality("processing-a"), taken("processing"));
    assert_eq!(quality("processing"), None, "the unit itself");
    assert_eq!(quality("tang.wei@example.com"), taken("marketing"));
    assert_eq!(quality("marketing"), None);
    assert_eq!(quality("gone@example.com"), None);
    // B-6b: what is no matter of the product has no days of the processing unit.
    assert_eq!(of("service", "luo.qing@example.com"), None);
    assert_eq!(of("service", "tang.wei@example.com"), None);
}

/// M-7: business has a case until it is handed on.
#[test]
fn m_7_who_was_given_it() {
    let maker = shipped();
    let given = |lines: &str| case(lines).holder(&maker).to_owned();
    assert_eq!(given(""), "business");
    let [first, second] = [3, 4].map(|day| stamp(day, "he.ping"));
    let handed =
        format!("assignments = [{{{first}, to = \"rd\"}}, {{{second}, to = \"quality\"}}]\n");
    assert_eq!(given(&handed), "quality");
}
