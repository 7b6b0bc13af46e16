//! What a regulation and the staff file answer.

use std::sync::LazyLock;

use complaint::domain::judge::reads;
use complaint::domain::money::Money;
use complaint::domain::msg::Arg;
use complaint::domain::policy::{Facts, Policy, SanctionKind, Step, When, policies_in_force};
use complaint::domain::staff::{Found, Via};
use proptest::prelude::*;

use super::{POLICY, STAFF, changed, day, lints_of, policy, policy_of, staff_of};

/// M-11: up to 100,000 the business department manager, up to 150,000 the deputy, above the
/// general manager. The lower level keeps the shared end, and no fen falls between.
#[test]
fn m_11_levels_have_neither_gap_nor_overlap() {
    let policy = policy();
    let role = |amount: &str| {
        &policy
            .authority_for(&Facts::default(), amount.parse().unwrap())
            .unwrap()
            .role
    };
    assert_eq!(role("0"), "business-manager");
    assert_eq!(role("100000"), "business-manager");
    assert_eq!(role("100000.01"), "deputy-general-manager");
    assert_eq!(role("100000.50"), "deputy-general-manager");
    assert_eq!(role("150000"), "deputy-general-manager");
    assert_eq!(role("150000.01"), "general-manager");
    assert_eq!(role("1000000000000000"), "general-manager");
    let source = &policy
        .authority_for(&Facts::default(), "1".parse().unwrap())
        .unwrap()
        .source;
    assert_eq!(source.rule.as_deref(), Some("M-11"));
    assert_eq!(source.place.excerpt, "up_to = \"100000\"");
    assert_eq!(
        policy.highest_authority(&Facts::default()).unwrap().role,
        "general-manager"
    );
}

proptest! {
    /// M-11: every amount has a level, that level covers it and no lower one does, and a larger
    /// amount never has a lower one.
    #[test]
    fn m_11_levels_are_total_and_monotone(a in 0_u64..40_000_000, b in 0_u64..40_000_000) {
        static READ: LazyLock<Policy> = LazyLock::new(policy);
        let policy = &*READ;
        let amount = |fen: u64| -> Money { format!("{}.{:02}", fen / 100, fen % 100).parse().unwrap() };
        let level = |fen: u64| policy.authority_for(&Facts::default(), amount(fen)).unwrap().limit();
        prop_assert!(level(a).covers(amount(a)));
        let lower = policy.authority.iter().filter(|band| band.limit() < level(a));
        prop_assert!(lower.into_iter().all(|band| !band.limit().covers(amount(a))));
        prop_assert!(level(a.min(b)) <= level(a.max(b)));
    }
}

/// M-A3: the bands include their upper end; the gravest has no joint sanction in the text.
#[test]
fn m_a3_sanction_by_share() {
    let policy = policy();
    let band = |amount: &str| policy.sanction_for(amount.parse().unwrap());
    assert!(band("0").is_none());
    let at = |amount: &str| {
        let band = band(amount).unwrap();
        (band.sanction.id(), band.times, band.supervisor_joint)
    };
    assert_eq!(at("0.01"), ("written-apology", 1, false));
    assert_eq!(at("10000"), ("written-apology", 1, false));
    assert_eq!(at("10000.01"), ("reprimand", 1, false));
    assert_eq!(at("50000.01"), ("reprimand", 2, false));
    assert_eq!(at("100000.01"), ("minor-demerit", 1, true));
    assert_eq!(at("400000"), ("minor-demerit", 2, true));
    assert_eq!(at("1000000"), ("major-demerit", 1, true));
    assert_eq!(at("1000000.01"), ("major-demerit", 2, false));
    let lower = |kind: &str, grades| {
        let kind = SanctionKind::new(kind);
        policy.sanction_lower(&kind, grades).to_string()
    };
    assert_eq!(lower("major-demerit", 1), "minor-demerit");
    assert_eq!(lower("reprimand", 9), "written-apology");
    assert_eq!(policy.consequences.grounds.len(), 15);
}

/// By received date: the latest edition in force by then.
#[test]
fn a_case_is_judged_by_the_edition_in_force_when_it_came_in() {
    let later = policy_of(&changed(POLICY, "= 2026-01-01", "= 2026-07-01"))
        .0
        .unwrap();
    let editions = [later, policy()];
    let on = |date: &str| {
        let found = policies_in_force(&editions, "manufacturing", day(date));
        found.map(|policy| policy.effective_from)
    };
    assert_eq!(on("2025-12-31"), None);
    assert_eq!(on("2026-01-01"), Some(day("2026-01-01")));
    assert_eq!(on("2026-06-30"), Some(day("2026-01-01")));
    assert_eq!(on("2026-07-01"), Some(day("2026-07-01")));
    assert!(policies_in_force(&editions, "retail", day("2026-07-01")).is_none());
}

/// Appointments and delegations hold on their first and last day and on no other; what is lent
/// needs a lender who holds it.
#[test]
fn roles_by_date() {
    let staff = staff_of(STAFF);
    let held = |person: &str, date: &str| -> Vec<(String, bool)> {
        let roles = staff.roles_of(person, day(date)).into_iter();
        let lent = |via| {
            via == Via::Delegation {
                from_person: "sun.hao",
            }
        };
        roles.map(|r| (r.role.to_owned(), lent(r.via))).collect()
    };
    let own = ("business-manager".to_owned(), false);
    let deputy = ("deputy-general-manager".to_owned(), true);
    assert_eq!(held("li.jing", "2026-10-11"), std::slice::from_ref(&own));
    assert_eq!(held("li.jing", "2026-10-12"), [own.clone(), deputy.clone()]);
    assert_eq!(held("li.jing", "2026-10-16"), [own.clone(), deputy]);
    assert_eq!(held("li.jing", "2026-10-17"), [own]);
    assert_eq!(held("qian.feng", "2025-12-31"), []);
    assert_eq!(
        staff.roles_of("qian.feng", day("2026-01-01"))[0].via,
        Via::Appointment
    );
    assert_eq!(held("qian.feng", "2027-12-31").len(), 1);
    assert_eq!(held("qian.feng", "2028-01-01"), []);
    assert_eq!(held("wang.min", "2026-10-12"), []);
}

/// A delegation gives nothing on days its lender does not hold the role.
#[test]
fn nobody_lends_what_they_do_not_hold_that_day() {
    let text = format!(
        "{STAFF}\n[[delegation]]\nfrom_person = \"qian.feng\"\nto_person = \"zhao.lei\"\nrole = \"quality-manager\"\n"
    );
    let staff = staff_of(&text);
    assert_eq!(staff.roles_of("zhao.lei", day("2026-06-01")).len(), 1);
    assert_eq!(staff.roles_of("zhao.lei", day("2028-06-01")).len(), 0);
}

#[test]
fn a_person_is_found_by_address_id_or_name() {
    let staff = staff_of(&changed(STAFF, "name = \"何平\"", "name = \"王敏\""));
    let one = |text: &str| match staff.person_by(text) {
        Found::One(person) => person.id.clone(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(one("wang.min@example.com"), "wang.min");
    assert_eq!(one("Wang.Min@Example.com"), "wang.min");
    assert_eq!(one("王敏 <wang.min@example.com>"), "wang.min");
    assert_eq!(one("gm.office@example.com"), "chen.xiao");
    assert_eq!(one("zhao.lei"), "zhao.lei");
    assert_eq!(one("李静"), "li.jing");
    assert!(matches!(staff.person_by("王敏"), Found::Ambiguous(two) if two.len() == 2));
    assert!(matches!(staff.person_by("nobody@example.com"), Found::None));
}

#[test]
fn units_contain_their_groups_and_shifts() {
    let (staff, day) = (staff_of(STAFF), day("2026-11-05"));
    assert!(staff.in_unit("feng.tao", "soldermask-a", day));
    assert!(staff.in_unit("feng.tao", "soldermask", day));
    assert!(staff.in_unit("feng.tao", "manufacturing", day));
    assert!(!staff.in_unit("feng.tao", "soldermask-b", day));
    assert!(!staff.in_unit("sun.hao", "gm-office", day));
    assert!(!staff.in_unit("nobody", "business", day));
    assert_eq!(staff.members("soldermask", day).len(), 3);
}

/// M-B3 divides by the unit's base points: they are the sum of its people's.
#[test]
fn m_b3_unit_points_are_their_people_s() {
    let (staff, day) = (staff_of(STAFF), day("2026-11-05"));
    for unit in &staff.units {
        let sum: u64 = staff
            .members(&unit.id, day)
            .iter()
            .filter_map(|p| p.points)
            .sum();
        assert_eq!(unit.points, Some(sum), "{}", unit.id);
    }
}

#[test]
fn a_condition_needs_every_part_it_states() {
    let when = condition("origin = \"foreign\", grade = [\"major\", \"critical\"]");
    let of = |origin, grade| Facts::told([("origin", origin), ("grade", grade)]);
    assert!(when.holds(&of("foreign", "critical")));
    assert!(!when.holds(&of("domestic", "critical")));
    assert!(!when.holds(&of("foreign", "minor")));
    assert!(!when.holds(&Facts::told([("origin", "foreign")])));
    assert!(When::default().holds(&Facts::default()));
    let remedy = condition("remedy = \"return\"");
    assert!(remedy.holds(&Facts::told([("remedy", "apology"), ("remedy", "return")])));
    assert!(!remedy.holds(&Facts::default()));
}

/// A condition as a policy states it.
fn condition(parts: &str) -> When {
    let stated = format!("[[deadline]]\nwhen = {{ {parts} }}\n");
    let (policy, _) = policy_of(&changed(POLICY, "[[deadline]]\n", &stated));
    policy.unwrap().deadlines[0].when.clone()
}

/// The first entry of a clock that fits is the one.
#[test]
fn the_first_deadline_that_fits_counts() {
    let urgent = "[[deadline]]\nclock = \"overall\"\nfrom = \"registered\"\nlimit = \"5d\"\nwhen = { grade = \"critical\" }\nrule = \"X-1\"\n\n[[deadline]]\n";
    let policy = policy_of(&changed(POLICY, "[[deadline]]\n", urgent))
        .0
        .unwrap();
    let rule = |grade| {
        let facts = Facts::told(Option::into_iter(grade).map(|grade| ("grade", grade)));
        let deadline = policy.deadline("overall", &facts).unwrap();
        deadline.source.rule.clone().unwrap()
    };
    assert_eq!(rule(Some("critical")), "X-1");
    assert_eq!(rule(Some("minor")), "M-10.1");
    assert_eq!(rule(None), "M-10.1");
    assert!(policy.deadline("answer", &Facts::default()).is_none());
}

#[test]
fn only_listed_clocks_pause_and_never_the_acknowledgement() {
    let mut pauses = policy().pauses;
    assert!(pauses.stops("overall") && pauses.stops("stage.inquiry"));
    assert!(!pauses.stops("stage.proposal") && !pauses.stops("acknowledge"));
    pauses.clocks = vec!["stage.*".into(), "acknowledge".into()];
    assert!(pauses.stops("stage.proposal") && !pauses.stops("overall"));
    assert!(!pauses.stops("acknowledge"));
}

#[test]
fn settings_know_their_rule_and_place() {
    let policy = policy();
    let source = policy.setting("self_approval").unwrap();
    assert_eq!(source.rule.as_deref(), Some("M-11"));
    assert!(source.place.excerpt.starts_with("self_approval"));
    assert!(policy.uses(Step::Received) && policy.uses(Step::Consolidated));
}

/// Time rule 9: what a policy judges by is derived from what it states, and nothing else is.
#[test]
fn a_policy_reads_what_it_asks() {
    let mut policy = policy();
    let read = |policy: &Policy, field: &str| reads(policy, &field.parse().unwrap());
    let asked = [
        "origin",
        "class",
        "nature",
        "received",
        "investigation.done",
        "registration.at",
    ];
    for field in asked {
        assert!(read(&policy, field), "{field}");
    }
    for field in [
        "title",
        "customer.name",
        "product.part",
        "channel",
        "notes[0].at",
    ] {
        assert!(!read(&policy, field), "{field}");
    }
    for deadline in &mut policy.deadlines {
        deadline.limits.foreign = deadline.limits.domestic;
    }
    for stage in &mut policy.stages {
        stage.limits.foreign = stage.limits.domestic;
    }
    assert!(!read(&policy, "origin"), "home and abroad are alike then");
}

/// M-B5: lint cannot know what a case will cost; it knows the share above which the latest bonus
/// takes more than 24 months. By hand, of a fifth of the month: 2,000 × 20 % × 24 = 9,600, less than
/// the 10,000 of the lowest band; a bonus of 2,600 pays 12,480. Of 21 % it is 10,080: nothing to say.
#[test]
fn m_b5_lint_warns_of_a_bonus_too_small_for_the_lowest_band() {
    let found = |percent: &str| {
        let cap = format!("cap_percent = \"{percent}\"");
        let lints = lints_of("cap_percent = \"50\"", &cap).into_iter();
        let lints = lints.filter(|lint| lint.id == "policy-deduction-too-long");
        lints
            .map(|lint| (lint.what.args, lint.place.excerpt))
            .collect::<Vec<_>>()
    };
    assert_eq!(found("21"), []);
    let all = found("20");
    let [(args, place)] = &all[..] else {
        panic!("{all:?}");
    };
    let text = |text: &str| Arg::from(text);
    assert_eq!(args[0].1, Arg::List(vec![text("shen.li")]));
    assert_eq!(args[1].1, text("9600.00"));
    assert!(place.contains("cap_percent = \"20\""), "{place}");
}
