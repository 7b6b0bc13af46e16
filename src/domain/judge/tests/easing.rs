//! Time rule 9, M-11: corrections that ease a case, and who may enter them.

use super::{MAKER, at, case_in, china, document, person, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::cursor::Cursor;
use crate::domain::judge::{Eased, Easing, easings};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::record::{Former, Record};

pub(super) fn record(lines: &str) -> Record {
    let node = document(lines);
    let case = case_in(&node);
    let former = Former::all(&case, Cursor::from(&node), &china());
    Record {
        file: "cases/x.yaml".to_owned(),
        number: "261101".to_owned(),
        month: (2026, 11),
        text: String::new(),
        case: Some(case),
        former,
        faults: Vec::new(),
        broken: None,
    }
}

fn eased(lines: &str) -> Vec<Easing> {
    let (policy, calendar, staff) = (shipped(), china(), staff(""));
    easings(&record(lines), (&policy, &calendar, &staff))
}

/// The registration was dated the 3rd, and is since the 20th dated another day.
fn corrected(to: u32, rest: &str) -> Vec<Easing> {
    let by = stamp(20, "wang.min");
    eased(&format!(
        "registration = {{{}}}\n\
         corrections = [{{{by}, field = \"registration.at\", old = \"2026-11-03T10:00:00+08:00\", \
         new = \"2026-11-{to:02}T10:00:00+08:00\", reason = \"r\"}}]\n{rest}",
        stamp(to, "gm.office")
    ))
}

/// Which clocks have more time, from when to when, and whom they measure.
fn told(easings: &[Easing]) -> Vec<String> {
    let told = easings.iter().map(|easing| {
        let owners = easing.owners.join(" ");
        match &easing.what {
            Eased::Due { from, to, .. } => {
                let to = to.map(|to| to.format("%d").to_string());
                let key = easing.msg(&staff("")).key;
                format!(
                    "{} {} {owners} {key}",
                    from.format("%d"),
                    to.unwrap_or_default()
                )
            }
            Eased::Level { from, to } => format!("{from} {to} {owners}"),
        }
    });
    told.collect()
}

/// 13 days from the 3rd, and 3 for the inquiry; of the whole, whoever's stage runs is measured.
#[test]
fn a_due_moved_later_eases_and_one_moved_earlier_does_not() {
    let later = told(&corrected(5, ""));
    assert_eq!(
        later,
        [
            "06 09 quality manufacturing rd moves-eased-due",
            "16 18 quality manufacturing rd moves-eased-due",
        ]
    );
    // Registered within half a day after all; nothing else has more time.
    let earlier = ["02 02 gm-office moves-excused"];
    assert_eq!(told(&corrected(2, "")), earlier);
    assert_eq!(told(&corrected(3, "")), [""; 0]);
    // A clock that was kept has nothing to gain.
    let found = format!(
        "investigation = {{{}, outcome = \"upheld\"}}\n",
        stamp(5, "zhao.lei")
    );
    let left = told(&corrected(5, &found));
    assert!(left.iter().all(|it| !it.starts_with("06")), "{left:?}");
    assert!(left.iter().any(|it| it.starts_with("16 18")), "{left:?}");
}

/// What a correction eases is told with its place among the corrections.
#[test]
fn an_easing_names_its_correction() {
    let by = stamp(20, "wang.min");
    let all = eased(&format!(
        "title = \"y\"\nregistration = {{{}}}\n\
         corrections = [{{{by}, field = \"title\", old = \"x\", new = \"y\", reason = \"r\"}}, \
         {{{by}, field = \"registration.at\", old = \"2026-11-03T10:00:00+08:00\", \
         new = \"2026-11-05T10:00:00+08:00\", reason = \"r\"}}]\n",
        stamp(5, "gm.office")
    ));
    let places: Vec<usize> = all.iter().map(|easing| easing.correction).collect();
    assert_eq!(places, [1, 1]);
}

/// A report dated back into the limit excuses; one that was late and stays late does not.
#[test]
fn what_was_late_and_is_kept_since_is_excused() {
    let dated = |to: u32| {
        let (by, registered) = (stamp(20, "wang.min"), stamp(3, "gm.office"));
        let all = eased(&format!(
            "registration = {{{registered}}}\n\
             investigation = {{{}, outcome = \"upheld\"}}\n\
             corrections = [{{{by}, field = \"investigation.at\", old = \"2026-11-12T10:00:00+08:00\", \
             new = \"2026-11-{to:02}T10:00:00+08:00\", reason = \"r\"}}]\n",
            stamp(to, "zhao.lei")
        ));
        told(&all)
    };
    let excused = "06 06 quality manufacturing rd moves-excused";
    assert!(dated(5).contains(&excused.to_owned()), "{:?}", dated(5));
    assert!(!dated(10).iter().any(|it| it.contains("excused")));
}

/// M-11: a smaller amount that a lower level may sign for.
#[test]
fn m_11_a_lower_level_eases() {
    let amount = |to: &str| {
        let (by, proposed) = (stamp(20, "wang.min"), stamp(6, "xu.fei"));
        let all = eased(&format!(
            "settlement = {{{proposed}, remedies = [{{kind = \"compensation\", amount = \"{to}\"}}]}}\n\
             corrections = [{{{by}, field = \"settlement.remedies[0].amount\", old = \"120000\", \
             new = \"{to}\", reason = \"r\"}}]\n"
        ));
        told(&all)
    };
    let lower = "deputy-general-manager business-manager xu.fei@example.com";
    assert_eq!(amount("100000"), [lower]);
    assert_eq!(amount("110000"), [""; 0]);
    assert_eq!(amount("160000"), [""; 0]);
}

/// A level that was made lower, of the work of these.
fn easing_of(owners: &[&str]) -> Easing {
    Easing {
        correction: 0,
        what: Eased::Level {
            from: "a".to_owned(),
            to: "b".to_owned(),
        },
        owners: owners.iter().map(ToString::to_string).collect(),
        source: None,
    }
}

/// Nobody enters what eases their own work, unless by a role the policy names.
#[test]
fn who_is_measured_does_not_enter_it() {
    let staff = staff("");
    let case: Case = case_in(&document(""));
    let open = |policy: &Policy, owners: &[&str], who: &str| {
        let easing = easing_of(owners);
        easing.open_to(
            (&case, policy),
            &staff,
            person(&staff, who),
            at("2026-11-20"),
        )
    };
    let units = shipped();
    assert!(!open(&units, &["business"], "wang.min"));
    assert!(open(&units, &["business"], "zhao.lei"));
    assert!(!open(&units, &["business"], "zheng.yu"), "rd may not");
    assert!(open(&units, &["quality"], "wang.min"));
    // Of a person, whose unit as well; of a role, whoever holds it.
    assert!(!open(&units, &["xu.fei@example.com"], "xu.fei"));
    assert!(!open(&units, &["xu.fei@example.com"], "wang.min"));
    assert!(!open(&units, &["quality", "registrar"], "chen.xiao"));
    let named = "correct-due = { units = [\"business\", \"quality\", \"gm-office\"]";
    let roles = policy(&MAKER.replace(named, "correct-due = { roles = [\"registrar\"]"));
    assert!(open(&roles, &["gm-office"], "chen.xiao"));
    assert!(!open(&roles, &["chen.xiao"], "chen.xiao"));
    assert!(!open(&roles, &["business"], "zhao.lei"));
    let open_to_all = policy(&MAKER.replace("correct-due =", "x-correct-due ="));
    assert!(open(&open_to_all, &["business"], "zheng.yu"));
    assert!(!open(&open_to_all, &["business"], "wang.min"));
}

/// As many names as a message bears: those who may correct at all, and this.
#[test]
fn the_message_names_who_may() {
    let (policy, staff) = (shipped(), staff(""));
    let case = case_in(&document(""));
    let named = |owners: &[&str]| {
        let easing = easing_of(owners);
        easing.people((&case, &policy), &staff, at("2026-11-20"))
    };
    let listed =
        |names: &[&str]| Msg::list(names.iter().map(ToString::to_string).collect::<Vec<_>>());
    let rest = listed(&["李静", "王敏", "徐飞"]);
    assert_eq!(named(&["gm-office", "quality"]), rest);
    assert_eq!(named(&["gm-office", "quality", "business"]), listed(&["–"]));
    assert_eq!(
        named(&["business"]),
        listed(&["陈晓", "何平", "钱峰", "赵磊"])
    );
    assert_eq!(
        named(&["gm-office"]),
        listed(&["李静", "王敏", "徐飞", "钱峰", "赵磊"])
    );
    let many = listed(&["陈晓", "何平", "李静", "王敏", "徐飞", "…"]);
    assert_eq!(named(&["manufacturing"]), many);
}
