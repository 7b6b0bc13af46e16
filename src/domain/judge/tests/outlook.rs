//! What follows from a case at one moment.

use super::{MAKER, at, case, china, policy, shipped, staff, stamp, yuan};
use crate::domain::judge::outlook::{Outlook, outlook};
use crate::domain::policy::Policy;

fn seen(policy: &Policy, lines: &str) -> Outlook {
    let (calendar, staff) = (china(), staff(""));
    outlook(
        (&case(lines), &[]),
        policy,
        &calendar,
        &staff,
        at("2026-11-20"),
    )
}

fn proposed(by: &str, amount: &str) -> String {
    format!(
        "investigation = {{{}, outcome = \"upheld\", liability = \
         [{{unit = \"etching\", person = \"wei.jun\", share = \"100\"}}]}}\n\
         settlement = {{{}, remedies = [{{kind = \"compensation\", amount = \"{amount}\"}}]}}\n",
        stamp(5, "zhao.lei"),
        stamp(6, by)
    )
}

/// M-11: signed is what holds a valid signature, or needs none.
#[test]
fn m_11_what_is_signed() {
    let signed = |policy: &Policy, lines: &str| seen(policy, lines).signed;
    let shipped = shipped();
    let twenty = proposed("li.jing", "20000");
    let by = |who: &str| {
        format!(
            "{twenty}approvals = [{{{}, amount = \"20000\"}}]\n",
            stamp(9, who)
        )
    };
    assert!(!signed(&shipped, "") && !signed(&shipped, &twenty));
    assert!(signed(&shipped, &by("sun.hao")) && !signed(&shipped, &by("li.jing")));
    let own = policy(
        &MAKER
            .replace("\napproval = \"always\"", "\napproval = \"by-authority\"")
            .replace(
                "self_approval = \"never\"",
                "self_approval = \"within_limit\"",
            ),
    );
    assert!(
        signed(&own, &twenty) && !signed(&own, "") && !signed(&own, &proposed("wang.min", "1"))
    );
}

/// M-11, M-A3: whose signature it takes, and the sanction of the share.
#[test]
fn m_a3_what_the_policy_proposes() {
    let of = seen(&shipped(), &proposed("wang.min", "20000"));
    let signer = of.signer.unwrap();
    assert_eq!(
        (signer.role.as_str(), signer.up_to),
        ("business-manager", Some(yuan("100000")))
    );
    assert_eq!(of.loss, Some(yuan("20000")));
    let [proposal] = of.sanctions.as_slice() else {
        panic!("{:?}", of.sanctions)
    };
    assert_eq!(
        (proposal.person.as_str(), proposal.share),
        ("wei.jun@example.com", yuan("20000"))
    );
    assert_eq!((proposal.sanction.id(), proposal.times), ("reprimand", 1));
    assert!(seen(&shipped(), "").signer.is_none());
}
