//! Who was where on which day: postings, units that end, and what follows for a loss.

use chrono::NaiveDate;
use complaint::codec;
use complaint::domain::case::liability::{Liable, Who};
use complaint::domain::judge::deductions::basis;
use complaint::domain::staff::{Absence, Found, Staff, asking};
use proptest::prelude::*;
use rust_decimal::Decimal;

const SHIPPED: &str = include_str!("../../policies/staff.toml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The shipped staff file with further entries, and these lines put under units.
fn staff(more: &str, ends: &[(&str, &str)]) -> Staff {
    let mut text = format!("{SHIPPED}\n{more}");
    for (unit, lines) in ends {
        let head = format!("[[unit]]\nid = \"{unit}\"\n");
        assert!(text.contains(&head), "{unit}");
        text = text.replacen(&head, &format!("{head}{lines}\n"), 1);
    }
    let read = codec::regulations::read_alone(&[("policies/staff.toml".to_owned(), text)]);
    assert!(read.faults().is_empty(), "{:?}", read.faults());
    read.staff
}

fn posting(person: &str, unit: &str, dates: &str) -> String {
    format!("[[posting]]\nperson = \"{person}\"\nunit = \"{unit}\"\n{dates}\n")
}

/// The unit somebody is in, with their points.
type Stand = Option<(String, Option<u64>)>;

/// Where a person is on a day.
fn at(staff: &Staff, id: &str, text: &str) -> Stand {
    let person = staff.person(id).unwrap();
    let unit = staff.unit_of(person, day(text))?;
    Some((unit.id.clone(), staff.points_of(person, day(text))))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with one that may be none"
)]
fn some(unit: &str, points: u64) -> Stand {
    Some((unit.to_owned(), Some(points)))
}

/// The unit without dates holds until the first posting begins, to the day; a posting without points
/// keeps the person's.
#[test]
fn who_moves_is_in_the_old_unit_until_the_day_before() {
    let moved = posting(
        "feng.tao",
        "etching",
        "points = 18\nfrom = 2026-10-01\nuntil = 2026-12-31",
    ) + &posting("feng.tao", "drilling", "from = 2027-01-01");
    let staff = staff(&moved, &[]);
    assert_eq!(
        at(&staff, "feng.tao", "1999-01-01"),
        some("soldermask-a", 16)
    );
    assert_eq!(
        at(&staff, "feng.tao", "2026-09-30"),
        some("soldermask-a", 16)
    );
    assert_eq!(at(&staff, "feng.tao", "2026-10-01"), some("etching", 18));
    assert_eq!(at(&staff, "feng.tao", "2026-12-31"), some("etching", 18));
    assert_eq!(at(&staff, "feng.tao", "2027-01-01"), some("drilling", 16));
    let members = |unit: &str, on: &str| {
        let members = staff.members(unit, day(on)).into_iter();
        members.map(|person| person.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(members("soldermask-a", "2026-09-30"), ["feng.tao"]);
    assert!(members("soldermask-a", "2026-10-01").is_empty());
    assert_eq!(members("etching", "2026-10-01"), ["feng.tao", "wei.jun"]);
}

/// After a closed posting without a successor a person is in no unit and holds no role; the last day
/// still counts. A pause between two postings is no different.
#[test]
fn who_has_left_is_in_no_unit_and_holds_no_role() {
    let left = posting("li.jing", "business", "until = 2026-10-31")
        + &posting("xu.fei", "business", "until = 2026-08-31")
        + &posting("xu.fei", "quality", "from = 2026-11-01");
    let staff = staff(&left, &[]);
    let roles = |on: &str| staff.roles_of("li.jing", day(on)).len();
    assert_eq!(at(&staff, "li.jing", "2026-10-31"), some("business", 35));
    assert_eq!(at(&staff, "li.jing", "2026-11-01"), None);
    assert!(!staff.has_left("li.jing", day("2026-10-31")));
    assert!(staff.has_left("li.jing", day("2026-11-01")));
    assert_eq!((roles("2020-01-01"), roles("2026-11-01")), (1, 0));
    assert!(staff.has_left("xu.fei", day("2026-09-01")));
    assert_eq!(at(&staff, "xu.fei", "2026-11-01"), some("quality", 18));
    // Who is not in the file never was, and who has no dates stays.
    assert!(!staff.has_left("nobody", day("2026-11-01")));
    assert!(!staff.has_left("zhao.lei", day("2099-01-01")));
}

/// Who was never in a unit before the first posting was not there.
#[test]
fn who_has_not_begun_is_not_there_yet() {
    let text = "[[person]]\nid = \"new\"\nname = \"N\"\nemail = \"new@example.com\"\n".to_owned()
        + &posting("new", "etching", "points = 9\nfrom = 2026-10-01");
    let staff = staff(&text, &[]);
    let person = staff.person("new").unwrap();
    let before = staff.absence(person, day("2026-09-30"));
    assert!(matches!(before, Some(Absence::NotYet(_))));
    assert!(staff.absence(person, day("2026-10-01")).is_none());
    assert!(!staff.has_left("new", day("2026-09-30")));
    assert_eq!(at(&staff, "new", "2026-09-30"), None);
}

/// From the day after its end a unit stands for the one it merged into, over several mergers; one
/// that merged into none stands for nothing.
#[test]
fn a_unit_that_ended_is_part_of_the_one_it_merged_into() {
    let staff = staff(
        "",
        &[
            (
                "soldermask-a",
                "until = 2026-09-30\nmerged_into = \"soldermask-b\"",
            ),
            (
                "soldermask-b",
                "until = 2026-12-31\nmerged_into = \"etching\"",
            ),
            ("drilling", "until = 2026-09-30"),
        ],
    );
    let now = |unit: &str, on: &str| {
        let unit = staff.unit_in_force(unit, day(on));
        unit.map(|unit| unit.id.as_str())
    };
    assert_eq!(now("soldermask-a", "2026-09-30"), Some("soldermask-a"));
    assert_eq!(now("soldermask-a", "2026-10-01"), Some("soldermask-b"));
    assert_eq!(now("soldermask-a", "2027-01-01"), Some("etching"));
    assert_eq!(now("drilling", "2026-10-01"), None);
    assert_eq!(
        at(&staff, "feng.tao", "2026-09-30"),
        some("soldermask-a", 16)
    );
    assert_eq!(
        at(&staff, "feng.tao", "2026-10-01"),
        some("soldermask-b", 16)
    );
    assert!(staff.in_unit("feng.tao", "soldermask-b", day("2026-10-01")));
    assert!(!staff.in_unit("feng.tao", "soldermask-b", day("2026-09-30")));
    assert!(!staff.in_unit("jiang.hua", "manufacturing", day("2026-10-01")));
    assert!(staff.is_within("soldermask-a", "soldermask", day("2026-10-01")));
    assert!(!staff.is_within("soldermask-a", "soldermask", day("2027-01-01")));
}

/// A group outlives its department within the next larger one, and no circle of ends hangs.
#[test]
fn what_stands_above_may_end_too() {
    let above = staff("", &[("soldermask", "until = 2026-09-30")]);
    let ids = |staff: &Staff, on: &str| {
        let lineage = staff.lineage("soldermask-a", day(on)).into_iter();
        lineage.map(|unit| unit.id.clone()).collect::<Vec<_>>()
    };
    let before = ["soldermask-a", "soldermask", "manufacturing"];
    assert_eq!(ids(&above, "2026-09-30"), before);
    assert_eq!(ids(&above, "2026-10-01"), ["soldermask-a", "manufacturing"]);
    let circle = staff(
        "",
        &[
            (
                "soldermask-a",
                "until = 2026-09-30\nmerged_into = \"soldermask-b\"",
            ),
            (
                "soldermask-b",
                "until = 2026-09-30\nmerged_into = \"soldermask-a\"",
            ),
        ],
    );
    assert!(ids(&circle, "2026-10-01").is_empty());
    let within = staff(
        "",
        &[(
            "soldermask",
            "until = 2026-09-30\nmerged_into = \"soldermask-a\"",
        )],
    );
    assert_eq!(ids(&within, "2026-10-01"), ["soldermask-a"]);
}

/// The people a basis of the unit names with their points, its own points first.
fn basis_at(staff: &Staff, unit: &str, on: &str) -> String {
    let regulations = codec::regulations::read_alone(&[(
        "policies/manufacturing.toml".to_owned(),
        include_str!("../../policies/manufacturing.toml").to_owned(),
    )]);
    let rule = regulations.policies[0].consequences.deduction.as_ref();
    let liable = Liable {
        who: Who::Unit {
            unit: unit.to_owned(),
            person: None,
        },
        share: Decimal::ONE_HUNDRED,
    };
    let stored = basis(rule.unwrap(), staff, &[&liable.who], day(on)).remove(0);
    let people = stored.people.iter();
    let people =
        people.map(|it| format!(" {} {}", it.person.split('@').next().unwrap(), it.points));
    let points = stored.points.unwrap();
    format!(
        "{}: {points}{}",
        stored.bearer(),
        people.collect::<String>()
    )
}

/// M-B3: a loss falls on the people a unit had on the day it was decided, with their points then.
#[test]
fn a_loss_falls_on_the_people_of_the_day() {
    let moved = posting("wei.jun", "drilling", "points = 20\nfrom = 2026-10-01")
        + &posting("jiang.hua", "drilling", "until = 2026-10-31");
    let staff = staff(&moved, &[]);
    assert_eq!(
        basis_at(&staff, "etching", "2026-09-30"),
        "etching: 16 wei.jun 16"
    );
    assert_eq!(basis_at(&staff, "etching", "2026-10-01"), "etching: 16");
    let drilling = |on: &str| basis_at(&staff, "drilling", on);
    assert_eq!(
        drilling("2026-10-01"),
        "drilling: 16 wei.jun 20 jiang.hua 16"
    );
    assert_eq!(drilling("2026-11-01"), "drilling: 16 wei.jun 20");
}

/// What was put on a unit that ended before the case was closed is borne by whom it had at its end,
/// not by those it was merged with.
#[test]
fn the_loss_of_a_unit_that_ended_stays_with_its_people() {
    let end = "until = 2026-09-30\nmerged_into = \"etching\"";
    let staff = staff("", &[("drilling", end)]);
    let before = basis_at(&staff, "drilling", "2026-09-30");
    assert_eq!(before, "drilling: 16 jiang.hua 16");
    assert_eq!(basis_at(&staff, "drilling", "2026-11-05"), before);
    assert_eq!(
        basis_at(&staff, "etching", "2026-11-05"),
        "etching: 16 wei.jun 16 jiang.hua 16"
    );
}

/// Where somebody is on each day of a span, asked the slow way.
fn everywhere(staff: &Staff, days: i64) -> Vec<Vec<Stand>> {
    let first = day("2026-01-01");
    let on = |offset: i64| first.checked_add_signed(chrono::TimeDelta::days(offset));
    let people = staff.persons.iter().map(|person| {
        let days = (0..days).filter_map(on);
        days.map(|day| {
            let unit = staff.unit_of(person, day)?;
            Some((unit.id.clone(), staff.points_of(person, day)))
        })
        .collect()
    });
    people.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is dated and whatever not, the dated file says of every day what the other said, and is
    /// dated once and for all.
    #[test]
    fn dating_moves_nobody(
        changes in prop::collection::vec((0_usize..30, 0_usize..15, 0_u32..6, prop::option::of(1_u32..40)), 0..5),
    ) {
        let plain = staff("", &[]);
        let mut more = String::new();
        for (who, unit, nth, points) in changes {
            let person = &plain.persons[who % plain.persons.len()].id;
            if more.contains(&format!("\"{person}\"")) {
                continue;
            }
            let unit = &plain.units[unit % plain.units.len()].id;
            let points = points.map(|points| format!("points = {points}\n")).unwrap_or_default();
            let open = if nth == 0 { String::new() } else { format!("from = 2026-0{nth}-01\n") };
            more += &posting(person, unit, &format!("{points}{open}until = 2026-08-0{}", nth + 1));
        }
        let before = staff(&more, &[]);
        let text = format!("{SHIPPED}\n{more}");
        let dated = codec::toml::edit::edit(&text, &before.dating()).unwrap();
        let read = codec::regulations::read_alone(&[("policies/staff.toml".to_owned(), dated)]);
        prop_assert!(read.faults().is_empty(), "{:?}", read.faults());
        prop_assert_eq!(everywhere(&before, 300), everywhere(&read.staff, 300));
        prop_assert_eq!(read.staff.dating(), Vec::new());
        prop_assert!(read.staff.persons.iter().all(|it| it.unit.is_none() && it.points.is_none()));
    }

    /// Whatever dated changes of staff are written down, nothing is otherwise before the first of them.
    #[test]
    fn a_dated_change_leaves_the_days_before_alone(
        changes in prop::collection::vec((0_usize..30, 0_usize..15, 100_u32..300, 1_u32..40), 1..6),
        ended in prop::option::of((0_usize..15, 0_usize..15, 100_u32..300)),
    ) {
        let plain = staff("", &[]);
        let date = |n: u32| day("2026-01-01") + chrono::TimeDelta::days(n.into());
        let mut first = 300;
        let mut more = String::new();
        for (who, unit, from, points) in changes {
            let person = &plain.persons[who % plain.persons.len()];
            let unit = &plain.units[unit % plain.units.len()].id;
            let dates = format!("from = {}\npoints = {points}", date(from));
            more += &posting(&person.id, unit, &dates);
            first = first.min(from);
        }
        let end = ended.map(|(unit, into, until)| {
            first = first.min(until);
            let id = |n: usize| plain.units[n % plain.units.len()].id.clone();
            (id(unit), format!("until = {}\nmerged_into = \"{}\"", date(until), id(into)))
        });
        let ends: Vec<(&str, &str)> = end.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let changed = staff(&more, &ends);
        prop_assert_eq!(everywhere(&plain, first.into()), everywhere(&changed, first.into()));
        for person in &plain.persons {
            let day = date(first - 1);
            let held = plain.roles_of(&person.id, day).len();
            prop_assert_eq!(held, changed.roles_of(&person.id, day).len());
            prop_assert!(matches!(changed.person_by(&person.email), Found::One(_)));
        }
    }
}

fn staff_of(text: &str) -> Staff {
    let files = [("policies/staff.toml".to_owned(), text.to_owned())];
    complaint::codec::regulations::read_alone(&files).staff
}

const OF: &str = "[[unit]]\nid = \"qa\"\n[[person]]\nid = \"wang\"\nname = \"Wang\"\n\
    email = \"wang@example.com\"\nunit = \"qa\"\n";

/// M-1: who joins without a role changes nothing of what is known to all or of others, but a
/// namesake makes a name mean two.
#[test]
fn who_joins_changes_only_what_their_name_means() {
    let before = staff_of(OF);
    let joined = |name: &str| {
        let more = "[[person]]\nid = \"li\"\nname = \"NAME\"\nemail = \"li@example.com\"\n";
        staff_of(&format!("{}{OF}", more.replace("NAME", name)))
    };
    for name in ["Li", "Wang"] {
        let after = joined(name);
        assert_eq!(before.known_to_all(), after.known_to_all());
        let same = before.known_of("wang@example.com") == after.known_of("wang@example.com");
        assert!(same);
        let same = before.known_of("Wang") == after.known_of("Wang");
        assert_eq!(same, name == "Li");
        assert_ne!(before.known_of("li"), after.known_of("li"));
        assert_ne!(before.known_of("\0"), after.known_of("\0"));
    }
    let leads = staff_of(&OF.replace("unit = \"qa\"", "unit = \"qa\"\nroles = [\"gm\"]"));
    assert_ne!(before.known_to_all(), leads.known_to_all());
}

/// Whoever is looked up is noted, once, and only while it is asked for.
#[test]
fn who_is_asked_for_is_noted() {
    let staff = staff_of(OF);
    staff.person_by("before");
    let ((), asked) = asking(|| {
        staff.person_by("Wang <wang@example.com>");
        staff.person("wang");
        staff.person("nobody");
        staff.everybody();
    });
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    assert_eq!(asked, ["\0", "nobody", "wang", "wang@example.com"]);
}
