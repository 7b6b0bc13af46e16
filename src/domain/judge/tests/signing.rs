//! M-11, L-1, C-8: who may sign, and whether a signature holds.

use chrono::NaiveDate;

use super::{MAKER, case, person, policy, shipped, staff, stamp, yuan};
use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::judge::{
    ApprovalFault, able, acts_for, approval_fault, approval_fault_since, approval_needed,
    authority_days, awaited_signers, may_enter, permitted, signature, signers, signs_anew,
};
use crate::domain::policy::Policy;
use crate::domain::staff::Staff;

/// A settlement of an amount, proposed on the 6th.
fn proposed(amount: &str, by: &str, rest: &str) -> Case {
    let by = stamp(6, by);
    case(&format!(
        "settlement = {{{by}, remedies = [{{kind = \"compensation\", amount = \"{amount}\"}}]}}\n{rest}"
    ))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const NOVEMBER: &str = "2026-11-20";
/// The deputy's role is lent to Li Jing from the 12th to the 16th.
const LENT: &str = "2026-10-14";

/// The regulation, were settlements within the own authority signed by nobody else.
fn by_authority() -> Policy {
    policy(
        &MAKER
            .replace("\napproval = \"always\"", "\napproval = \"by-authority\"")
            .replace(
                "self_approval = \"never\"",
                "self_approval = \"within_limit\"",
            ),
    )
}

/// M-11: 100,000 included; the lowest that suffices, the own before a lent one.
#[test]
fn m_11_the_role_that_just_suffices() {
    let (policy, staff) = (shipped(), staff(""));
    let signed = |who: &str, amount: &str, on: &str| {
        let case = proposed(amount, "wang.min", "");
        let amount = Commitment::Amount(yuan(amount));
        let signed = signature(
            (&case, &policy),
            &staff,
            person(&staff, who),
            day(on),
            amount,
        );
        signed.map(|it| (it.role, it.on_behalf_of, it.limit))
    };
    let role = |role: &str, lent: Option<&str>, limit: &str| {
        Some((role.to_owned(), lent.map(str::to_owned), Some(yuan(limit))))
    };
    let own = role("business-manager", None, "100000");
    assert_eq!(signed("li.jing", "100000", NOVEMBER), own);
    assert_eq!(signed("li.jing", "100000.01", NOVEMBER), None);
    let lent = role(
        "deputy-general-manager",
        Some("sun.hao@example.com"),
        "150000",
    );
    assert_eq!(signed("li.jing", "100000.01", LENT), lent);
    assert_eq!(signed("li.jing", "100000", LENT), own);
    let deputy = role("deputy-general-manager", None, "150000");
    assert_eq!(signed("sun.hao", "5", NOVEMBER), deputy);
    assert_eq!(signed("wang.min", "5", NOVEMBER), None);
    let case = proposed("5", "wang.min", "");
    let open = |who| {
        signature(
            (&case, &policy),
            &staff,
            person(&staff, who),
            day(NOVEMBER),
            Commitment::Open,
        )
    };
    assert_eq!(open("sun.hao"), None);
    assert_eq!(open("zhou.lan").unwrap().limit, None);
}

#[test]
fn m_11_those_whose_role_just_suffices_are_awaited() {
    let (policy, staff) = (shipped(), staff(""));
    let case = proposed("5", "wang.min", "");
    let names = signers(&case, &policy, &staff, day(NOVEMBER));
    assert_eq!(names, ["李静", "孙浩", "周岚"]);
    let awaited = awaited_signers(&case, &policy, &staff, day(NOVEMBER));
    let awaited: Vec<&str> = awaited
        .iter()
        .map(|(_, person)| person.id.as_str())
        .collect();
    assert_eq!(awaited, ["li.jing"]);
    // Nobody signs what they proposed, or typed.
    let own = proposed("5", "li.jing", "");
    assert_eq!(
        signers(&own, &policy, &staff, day(NOVEMBER)),
        ["孙浩", "周岚"]
    );
    let by = format!(
        "{}, entered_by = \"li.jing@example.com\"",
        stamp(6, "wang.min")
    );
    let typed = super::case(&format!(
        "settlement = {{{by}, remedies = [{{kind = \"compensation\", amount = \"5\"}}]}}\n"
    ));
    assert_eq!(
        signers(&typed, &policy, &staff, day(NOVEMBER)),
        ["孙浩", "周岚"]
    );
    let within = by_authority();
    assert_eq!(able(&own, &within, &staff, day(NOVEMBER)).len(), 3);
    assert!(able(&super::case(""), &policy, &staff, day(NOVEMBER)).is_empty());
}

/// 代理: whoever lent a role may have their signature entered by whom they lent it to.
#[test]
fn who_acts_for_another() {
    let (policy, staff) = (shipped(), staff(""));
    let case = proposed("120000", "wang.min", "");
    let amount = Commitment::Amount(yuan("120000"));
    let (li, sun) = (person(&staff, "li.jing"), person(&staff, "sun.hao"));
    let zhou = person(&staff, "zhou.lan");
    let enters =
        |typist, signer, on| may_enter((&case, &policy), &staff, (typist, signer), day(on), amount);
    assert!(enters(li, sun, LENT) && !enters(li, sun, NOVEMBER));
    assert!(!enters(li, zhou, LENT) && !enters(sun, li, LENT) && !enters(sun, sun, LENT));
    let facts = case.policy_facts();
    let acts = |act: &str, typist, person, on| {
        acts_for(
            &staff,
            (typist, person),
            policy.permission(act, &facts),
            day(on),
        )
    };
    // The lent role may decide on objections, and may not publish; nobody asks a role of a note.
    assert!(acts("object-decide", li, sun, LENT));
    assert!(!acts("sanction-publish", li, sun, LENT));
    assert!(acts("note", li, sun, LENT) && !acts("note", li, sun, NOVEMBER));
    assert!(!acts("note", li, zhou, LENT) && !acts("note", zhou, sun, LENT));
    // In a unit's right the person's own unit counts.
    let office = MAKER.replace(
        "object-decide = { roles = [\"deputy-general-manager\", \"general-manager\"]",
        "object-decide = { units = [\"management\"]",
    );
    let office = super::policy(&office);
    let right = office.permission("object-decide", &facts);
    assert!(acts_for(&staff, (li, sun), right, day(LENT)));
}

#[test]
fn a_permission_is_of_roles_or_of_units() {
    let (policy, staff) = (shipped(), staff(""));
    let case = case("");
    let facts = case.policy_facts();
    let may = |who: &str, act: &str| {
        let right = policy.permission(act, &facts).unwrap();
        permitted(&staff, person(&staff, who), right, day(NOVEMBER))
    };
    assert!(may("zhou.lan", "sanction") && may("he.ping", "sanction"));
    assert!(may("chen.xiao", "sanction") && !may("wang.min", "sanction"));
    assert!(may("zhou.lan", "sanction-approve") && !may("he.ping", "sanction-approve"));
}

/// L-1, T-4: within the own authority no signature is needed.
#[test]
fn l_1_what_exceeds_the_own_authority_is_signed() {
    let staff = staff("");
    let by_authority = by_authority();
    let needed = |amount, by| approval_needed(&proposed(amount, by, ""), &by_authority, &staff);
    assert!(!needed("100000", "li.jing") && needed("100000.01", "li.jing"));
    assert!(needed("5", "wang.min") && needed("5", "stranger"));
    assert!(approval_needed(&case(""), &by_authority, &staff));
    assert!(approval_needed(
        &proposed("5", "li.jing", ""),
        &shipped(),
        &staff
    ));
}

/// C-8: whoever proposed what the customer refused does not judge it again.
#[test]
fn c_8_who_proposed_what_was_refused_signs_nothing_anew() {
    let staff = staff("");
    let another = policy(&MAKER.replace(
        "decide_again =",
        "reassessment = \"another\"\ndecide_again =",
    ));
    let (first, refused) = (stamp(4, "li.jing"), stamp(5, "wang.min"));
    let round = format!(
        "rounds = [{{settlement = {{{first}, remedies = [{{kind = \"compensation\", amount = \"1\"}}]}}, \
         agreement = {{{refused}, accepted = false}}}}]\n"
    );
    let case = proposed("5", "wang.min", &round);
    let anew = |policy, who| signs_anew(&case, policy, person(&staff, who));
    assert!(anew(&another, "li.jing") && !anew(&another, "sun.hao"));
    assert!(!anew(&shipped(), "li.jing"));
    let names = signers(&case, &another, &staff, day(NOVEMBER));
    assert_eq!(names, ["孙浩", "周岚"]);
}

/// What is wrong with the approval of a settlement of 5 yuan.
fn fault(signed: &str, rest: &str, staff: &Staff) -> Option<ApprovalFault> {
    let case = proposed(
        "5",
        "wang.min",
        &format!("approvals = [{{{signed}}}]\n{rest}"),
    );
    approval_fault(&case, &shipped(), staff)
}

#[test]
fn m_11_a_signature_holds_or_says_why_not() {
    let staff = staff("");
    let of = |signed: &str| fault(&format!("{signed}, amount = \"5\""), "", &staff);
    assert_eq!(of(&stamp(9, "li.jing")), None);
    assert_eq!(of(&stamp(9, "wang.min")), Some(ApprovalFault::Own));
    assert_eq!(of(&stamp(9, "zhao.lei")), Some(ApprovalFault::Beyond));
    assert_eq!(of(&stamp(9, "gone")), Some(ApprovalFault::Unknown));
    let changed = fault(
        &format!("{}, amount = \"6\"", stamp(9, "li.jing")),
        "",
        &staff,
    );
    assert_eq!(changed, Some(ApprovalFault::Changed));
    let other = format!(
        "{}, amount = \"5\", settlement = \"00\"",
        stamp(9, "li.jing")
    );
    assert_eq!(fault(&other, "", &staff), Some(ApprovalFault::Changed));
    let same = proposed("5", "wang.min", "")
        .current
        .settlement
        .unwrap()
        .fingerprint();
    let same = format!(
        "{}, amount = \"5\", settlement = \"{same}\"",
        stamp(9, "li.jing")
    );
    assert_eq!(fault(&same, "", &staff), None);
    // A role that has ended signs nothing by a date set back.
    let back = "at = 2026-10-14T10:00:00+08:00, recorded = 2026-11-09T10:00:00+08:00, by = \"li.jing@example.com\"";
    let case = proposed(
        "120000",
        "wang.min",
        &format!("approvals = [{{{back}, amount = \"120000\"}}]\n"),
    );
    let beyond = approval_fault(&case, &shipped(), &staff);
    assert_eq!(beyond, Some(ApprovalFault::Beyond));
    let days: Vec<NaiveDate> = authority_days(&case.current.approval().unwrap().stamp).collect();
    assert_eq!(days, [day(LENT), day("2026-11-09")]);
}

/// A signer of an ended case may have left, where the role they signed in sufficed.
#[test]
fn m_11_a_signer_who_left_signed_all_the_same() {
    let (policy, staff) = (shipped(), staff(""));
    let of = |amount: &str, by: &str, role: &str, closed: bool| {
        let closing = if closed {
            format!("closing = {{{}}}\n", stamp(11, "gm.office"))
        } else {
            String::new()
        };
        let signed = format!("{}, amount = \"{amount}\"{role}", stamp(9, by));
        let case = proposed(
            amount,
            "wang.min",
            &format!("approvals = [{{{signed}}}]\n{closing}"),
        );
        approval_fault_since(&case, &policy, &staff)
    };
    let manager = ", role = \"business-manager\"";
    let deputy = ", role = \"deputy-general-manager\"";
    let unknown = Some(ApprovalFault::Unknown);
    assert_eq!(of("5", "gone", manager, true), None);
    assert_eq!(of("5", "gone", deputy, true), None);
    assert_eq!(of("5", "gone", manager, false), unknown);
    assert_eq!(of("5", "gone", "", true), unknown);
    assert_eq!(of("5", "gone", ", role = \"registrar\"", true), unknown);
    assert_eq!(of("120000", "gone", manager, true), unknown);
    assert_eq!(of("120000", "gone", deputy, true), None);
    assert_eq!(
        of("5", "zhao.lei", manager, true),
        Some(ApprovalFault::Beyond)
    );
    assert_eq!(of("5", "li.jing", manager, true), None);
}
