//! M-13c to M-13e: what came back against what was approved, and the papers.

use super::{MAKER, case, policy, shipped, stamp, yuan};
use crate::domain::case::Case;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::judge::returns::{
    Relation, awaited, coming, counted, credit, known, last_counted, proved, returned, unproved,
};
use crate::domain::policy::Policy;
use crate::domain::step::Step;

const TEN: &str = "{kind = \"return\", quantity = \"10\", price = \"5\"}";
const FIVE: &str = "{kind = \"return\", quantity = \"5\", price = \"2\"}";
const OPEN: &str = "{kind = \"return\", quantity = \"open\", price = \"5\"}";
const ALLOWANCE: &str = "{kind = \"allowance\", amount = \"9\"}";

fn settled(remedies: &[&str], receipts: &[&str], rest: &str) -> Case {
    let by = stamp(5, "wang.min");
    let receipts = (9..).zip(receipts);
    let receipts = receipts.map(|(day, it)| format!("{{{}, {it}}}", stamp(day, "zhu.bo")));
    let receipts: Vec<String> = receipts.collect();
    case(&format!(
        "settlement = {{{by}, remedies = [{}]}}\nreturns = [{}]\n{rest}",
        remedies.join(", "),
        receipts.join(", ")
    ))
}

fn signed() -> String {
    format!("approvals = [{{{}}}]\n", stamp(6, "li.jing"))
}

fn approved(remedies: &[&str], receipts: &[&str]) -> Case {
    settled(remedies, receipts, &signed())
}

/// How it stands: the relation, then `unapproved`, `blocked`, `unasked`.
fn told(case: &Case, policy: &Policy) -> (Relation, [bool; 3]) {
    let back = returned(case, policy).unwrap();
    (back.relation, [back.unapproved, back.blocked, back.unasked])
}

/// M-13c, M-13d: what is within the tolerance is posted as it came, what is above waits; any
/// difference is asked about.
#[test]
fn m_13c_what_came_against_what_was_approved() {
    let maker = shipped();
    let of = |remedies: &[&str], receipts: &[&str]| told(&approved(remedies, receipts), &maker);
    let (no, asked, held) = ([false; 3], [false, false, true], [false, true, true]);
    assert_eq!(of(&[TEN], &[]), (Relation::Nothing, no));
    assert_eq!(of(&[TEN], &["quantity = \"10\""]), (Relation::AtMost, no));
    assert_eq!(of(&[TEN], &["quantity = \"8\""]), (Relation::AtMost, asked));
    assert_eq!(of(&[TEN], &["quantity = \"11\""]), (Relation::Above, held));
    assert_eq!(of(&[OPEN], &["quantity = \"11\""]), (Relation::AtMost, no));
    assert_eq!(
        of(&[ALLOWANCE], &["quantity = \"1\""]),
        (Relation::Above, held)
    );
    assert_eq!(returned(&approved(&[ALLOWANCE], &[]), &maker), None);
    let stated = |ratio: &str| {
        of(
            &[TEN],
            &[&format!("quantity = \"11\", tolerance = \"{ratio}\"")],
        )
    };
    assert_eq!(stated("10"), (Relation::Within, asked));
    assert_eq!(stated("9.9"), (Relation::Above, held));
    // The sum of all that came counts.
    assert_eq!(
        of(&[TEN, FIVE], &["quantity = \"9\"", "quantity = \"6\""]),
        (Relation::AtMost, no)
    );
}

/// M-13d: an instruction covers what came before it and with it, not what comes after.
#[test]
fn m_13d_what_an_instruction_covers() {
    let maker = shipped();
    let of = |receipts: &[&str]| told(&approved(&[TEN], receipts), &maker).1;
    let told = |quantity: u32| format!("quantity = \"{quantity}\", instruction = \"x\"");
    assert_eq!(of(&[&told(11)]), [false; 3]);
    assert_eq!(of(&["quantity = \"5\"", &told(6)]), [false; 3]);
    assert_eq!(
        of(&["quantity = \"5\"", &told(6), "proof = \"p\""]),
        [false; 3]
    );
    assert_eq!(of(&[&told(10), "quantity = \"1\""]), [false, true, true]);
    assert_eq!(of(&[&told(7), "quantity = \"1\""]), [false, false, true]);
}

/// M-13c: nothing is posted before the settlement stands: it is signed, or was acted on where nobody
/// signs what is within the own authority.
#[test]
fn m_13c_what_comes_before_the_approval_waits() {
    let maker = shipped();
    let own = policy(&MAKER.replace("\napproval = \"always\"", "\napproval = \"by-authority\""));
    let unapproved = |policy: &Policy, rest: &str| {
        told(&settled(&[TEN], &["quantity = \"10\""], rest), policy).1 == [true, true, false]
    };
    let agreed = format!("agreement = {{{}, accepted = true}}\n", stamp(8, "a"));
    let carried = format!("carried_out = {{{}}}\n", stamp(8, "a"));
    let down = format!(
        "approvals = [{{{}, rejected = true}}]\n",
        stamp(6, "li.jing")
    );
    assert!(unapproved(&maker, "") && !unapproved(&maker, &signed()));
    assert!(unapproved(&maker, &agreed) && unapproved(&maker, &carried));
    assert!(unapproved(&maker, &down));
    assert!(unapproved(&own, "") && !unapproved(&own, &signed()));
    assert!(!unapproved(&own, &agreed) && !unapproved(&own, &carried));
    assert!(unapproved(&own, &(down + &agreed)));
    let mut unsigned = shipped();
    unsigned.steps = unsigned
        .steps
        .iter()
        .filter(|used| used.step != Step::Approved)
        .cloned()
        .collect();
    assert!(!unapproved(&unsigned, ""));
    let none = told(&settled(&[TEN], &[], ""), &maker);
    assert_eq!(none, (Relation::Nothing, [false; 3]));
}

/// What came fills the returns in order, the last takes the rest; what is held counts as approved.
#[test]
fn m_13c_how_much_of_each_return_came() {
    let maker = shipped();
    let of = |case: &Case| -> Vec<String> {
        let all = coming(case, &maker).into_iter();
        all.map(|it| {
            it.quantity
                .map_or("-".to_owned(), |it| it.number().to_string())
        })
        .collect()
    };
    let two = |receipt: &str| of(&approved(&[TEN, FIVE], &[receipt]));
    assert_eq!(of(&approved(&[TEN, FIVE], &[])), ["10", "5"]);
    assert_eq!(two("quantity = \"12\""), ["10", "2"]);
    assert_eq!(two("quantity = \"4\""), ["4", "0"]);
    assert_eq!(two("quantity = \"20\", instruction = \"x\""), ["10", "10"]);
    assert_eq!(two("quantity = \"20\""), ["10", "5"]);
    assert_eq!(of(&approved(&[OPEN], &[])), ["-"]);
    // A replacement left open follows what came.
    let open = "{kind = \"replacement\", quantity = \"open\", a_price = \"3\"}";
    let three = "{kind = \"replacement\", quantity = \"3\", a_price = \"3\"}";
    let place = |case: &Case, place: usize| {
        let known = known(case, &maker, &coming(case, &maker), place);
        known.map(|it| it.number().to_string())
    };
    let seven = ["quantity = \"7\""];
    let some = |text: &str| Some(text.to_owned());
    let case = approved(&[TEN, open, three, ALLOWANCE], &seven);
    let all: Vec<_> = (0..5).map(|n| place(&case, n)).collect();
    assert_eq!(all, [some("7"), some("7"), None, None, None]);
    assert_eq!(place(&settled(&[TEN, open], &seven, ""), 1), None);
    assert_eq!(
        place(&approved(&[TEN, open], &["quantity = \"11\""]), 1),
        some("10")
    );
    // A return the customer did not take brings nothing.
    let [a, b] = ["a", "b"].map(|it| OPEN.replace('}', &format!(", option = \"{it}\"}}")));
    let taken = format!(
        "agreement = {{{}, accepted = true, option = \"b\"}}\n",
        stamp(8, "a")
    );
    let case = settled(&[&a, &b], &seven, &(signed() + &taken));
    assert_eq!([place(&case, 0), place(&case, 1)], [None, some("7")]);
}

/// M-13d: accounting credits what came at its price.
#[test]
fn m_13d_what_is_credited() {
    let maker = shipped();
    let of = |remedies: &[&str], receipts: &[&str]| credit(&approved(remedies, receipts), &maker);
    assert_eq!(of(&[TEN], &[]), Some(yuan("50")));
    assert_eq!(of(&[TEN], &["quantity = \"8\""]), Some(yuan("40")));
    assert_eq!(of(&[TEN, FIVE], &["quantity = \"12\""]), Some(yuan("54")));
    assert_eq!(of(&[OPEN], &[]), None);
    assert_eq!(of(&[OPEN], &["quantity = \"3\""]), Some(yuan("15")));
    assert_eq!(credit(&case(""), &maker), None);
}

/// An instruction is asked for the last receipt that counted.
#[test]
fn m_13d_what_was_counted_last() {
    let of = |receipts: &[&str]| {
        let case = approved(&[TEN], receipts);
        (counted(&case).to_string(), last_counted(&case))
    };
    let two = of(&["quantity = \"4\"", "quantity = \"6\"", "proof = \"p\""]);
    assert_eq!(two, ("returns[1].quantity".to_owned(), Some(2)));
    assert_eq!(of(&[]), ("returns[0].quantity".to_owned(), None));
}

/// M-13.0, M-13e: the papers are in once the goods are back and each has its paper.
#[test]
fn m_13e_when_everything_is_back_and_proved() {
    let maker = shipped();
    let on =
        |case: &Case, policy: &Policy| proved(case, policy).map(|at| at.format("%d").to_string());
    let of = |remedies: &[&str], receipts: &[&str]| on(&approved(remedies, receipts), &maker);
    let some = |text: &str| Some(text.to_owned());
    let (invoice, paper) = (
        "proof = \"invoice-original\"",
        "proof = \"allowance-certificate\"",
    );
    assert_eq!(
        of(&[TEN], &["quantity = \"10\"", invoice, invoice]),
        some("10")
    );
    assert_eq!(
        of(&[TEN], &["quantity = \"4\"", invoice, "quantity = \"6\""]),
        some("11")
    );
    assert_eq!(
        of(&[TEN], &["quantity = \"4\"", invoice, "quantity = \"5\""]),
        None
    );
    assert_eq!(of(&[TEN], &["quantity = \"10\""]), None);
    assert_eq!(of(&[TEN], &["quantity = \"10\"", paper]), None);
    assert_eq!(of(&[TEN], &[invoice]), None);
    assert_eq!(of(&[ALLOWANCE], &[paper]), some("09"));
    assert_eq!(of(&[ALLOWANCE], &[invoice]), None);
    assert_eq!(
        of(&[TEN, ALLOWANCE], &["quantity = \"10\"", invoice, paper]),
        some("11")
    );
    assert_eq!(
        of(&["{kind = \"compensation\", amount = \"9\"}"], &[]),
        None
    );
    // Less than approved is all there is once the remedies are done.
    let done = signed() + &format!("carried_out = {{{}}}\n", stamp(14, "a"));
    let fewer = settled(&[TEN], &["quantity = \"4\"", invoice], &done);
    assert_eq!(on(&fewer, &maker), some("14"));
    let mut unproved = shipped();
    unproved.consequences.proofs.clear();
    assert_eq!(
        on(&approved(&[TEN], &["quantity = \"10\""]), &unproved),
        some("09")
    );
    let awaits = |remedies: &[&str], receipts: &[&str]| awaited(&approved(remedies, receipts));
    assert_eq!(awaits(&[TEN], &[]), "receive --quantity N");
    assert_eq!(
        awaits(&[TEN], &["quantity = \"10\""]),
        "receive --proof KIND"
    );
    assert_eq!(awaits(&[ALLOWANCE], &[]), "receive --proof KIND");
}

/// M-13e: one of three for a return that came, one of two for an allowance.
#[test]
fn m_13e_what_nothing_proves() {
    let maker = shipped();
    let told = |case: &Case| -> Vec<(RemedyKind, usize)> {
        let all = unproved(case, &maker).into_iter();
        all.map(|(kind, proofs)| (kind, proofs.len())).collect()
    };
    let of = |remedies: &[&str], receipts: &[&str]| told(&approved(remedies, receipts));
    assert_eq!(of(&[TEN], &[]), []);
    assert_eq!(of(&[TEN], &["quantity = \"1\""]), [(RemedyKind::Return, 3)]);
    assert_eq!(
        of(&[TEN], &["quantity = \"1\", proof = \"invoice-original\""]),
        []
    );
    assert_eq!(of(&[ALLOWANCE], &[]), [(RemedyKind::Allowance, 2)]);
    assert_eq!(of(&[ALLOWANCE], &["proof = \"allowance-certificate\""]), []);
    assert_eq!(
        of(
            &["{kind = \"compensation\", amount = \"9\"}"],
            &["quantity = \"1\""]
        ),
        []
    );
    let choice = [
        "{kind = \"allowance\", amount = \"9\", option = \"a\"}",
        "{kind = \"compensation\", amount = \"8\", option = \"b\"}",
    ];
    let taken = |option: &str| {
        let by = stamp(8, "a");
        let agreed = format!("agreement = {{{by}, accepted = true, option = \"{option}\"}}\n");
        told(&settled(&choice, &[], &(signed() + &agreed)))
    };
    assert_eq!(taken("a"), [(RemedyKind::Allowance, 2)]);
    assert_eq!(taken("b"), []);
}
