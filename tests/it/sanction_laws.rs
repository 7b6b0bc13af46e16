//! Sanctions by a person's share of the loss, over the shipped bands (M-A3, M-A5).

use complaint::codec;
use complaint::domain::judge::sanctions::propose;
use complaint::domain::policy::Policy;
use proptest::prelude::*;

fn shipped() -> Policy {
    let text = include_str!("../../policies/manufacturing.toml").to_owned();
    let file = ("policies/manufacturing.toml".to_owned(), text);
    codec::regulations::read_alone(&[file]).policies[0].clone()
}

fn proposed(policy: &Policy, share: &str) -> Option<(String, u64, Option<String>)> {
    let proposal = propose(policy, share.parse().unwrap())?;
    assert_eq!(
        proposal.supervisor_joint,
        proposal.supervisor_sanction.is_some()
    );
    Some((
        proposal.sanction.to_string(),
        proposal.times,
        proposal.supervisor_sanction.map(|kind| kind.to_string()),
    ))
}

/// M-A3: each boundary less a fen, itself and a fen more; "以下" includes the amount.
#[test]
fn the_bands_end_where_the_text_says() {
    let policy = shipped();
    let bands = [
        ("0.01", ("written-apology", 1, None)),
        ("9999.99", ("written-apology", 1, None)),
        ("10000.00", ("written-apology", 1, None)),
        ("10000.01", ("reprimand", 1, None)),
        ("49999.99", ("reprimand", 1, None)),
        ("50000.00", ("reprimand", 1, None)),
        ("50000.01", ("reprimand", 2, None)),
        ("99999.99", ("reprimand", 2, None)),
        ("100000.00", ("reprimand", 2, None)),
        ("100000.01", ("minor-demerit", 1, Some("reprimand"))),
        ("199999.99", ("minor-demerit", 1, Some("reprimand"))),
        ("200000.00", ("minor-demerit", 1, Some("reprimand"))),
        ("200000.01", ("minor-demerit", 2, Some("reprimand"))),
        ("399999.99", ("minor-demerit", 2, Some("reprimand"))),
        ("400000.00", ("minor-demerit", 2, Some("reprimand"))),
        ("400000.01", ("major-demerit", 1, Some("minor-demerit"))),
        ("999999.99", ("major-demerit", 1, Some("minor-demerit"))),
        ("1000000.00", ("major-demerit", 1, Some("minor-demerit"))),
        // The text gives no joint sanction above; kept as written.
        ("1000000.01", ("major-demerit", 2, None)),
        ("1000000000000.00", ("major-demerit", 2, None)),
    ];
    for (share, expected) in bands {
        let (kind, times, joint) = expected;
        let expected = (kind.to_owned(), times, joint.map(str::to_owned));
        assert_eq!(proposed(&policy, share), Some(expected), "{share}");
    }
    assert_eq!(proposed(&policy, "0"), None);
}

/// M-A3, M-A5: 200 from the points with an apology; a fine for each reprimand and demerit; the
/// whole month's bonus with a major one.
#[test]
fn a_sanction_has_its_price() {
    let policy = shipped();
    let of = |share: &str| propose(&policy, share.parse().unwrap()).unwrap();
    let fine = |share: &str| of(share).fine_from.map(|fine| fine.to_string());
    assert_eq!(of("10000").points_money.unwrap().to_string(), "200.00");
    assert_eq!(fine("10000"), None);
    assert_eq!(fine("50000").as_deref(), Some("400.00"));
    assert_eq!(fine("100000").as_deref(), Some("800.00"));
    assert_eq!(fine("200000").as_deref(), Some("800.00"));
    assert_eq!(fine("400000").as_deref(), Some("1600.00"));
    assert!(of("400000").per_base && !of("100000").per_base);
    assert!(of("400000.01").whole_month_bonus && !of("400000").whole_month_bonus);
    assert!(of("1000000.01").or_more && of("1000000.01").points_money.is_none());
    let last = of("1000000.01").steps;
    assert!(
        last.iter()
            .any(|step| step.key == "sanction-step-no-supervisor"),
        "{last:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// M-A3: every loss has a sanction, and a greater one never a lesser.
    #[test]
    fn sanctions_never_fall_with_the_loss(
        a in 1_u64..=100_000_000_000_000, b in 1_u64..=200_000_000,
    ) {
        let policy = shipped();
        let grave = |fen: u64| {
            let share = format!("{}.{:02}", fen / 100, fen % 100);
            let proposal = propose(&policy, share.parse().unwrap()).unwrap();
            (policy.sanction_weight(&proposal.sanction), proposal.times)
        };
        let (less, more) = (a.min(b), a.max(b));
        prop_assert!(grave(less) <= grave(more));
    }
}
