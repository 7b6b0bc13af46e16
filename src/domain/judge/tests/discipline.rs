//! M-A3, M-A7, M-12, M-9.12, R-2: sanctions as they are filed, decided and published.

use super::{MALL, at, case, china, person, policy, shipped, staff, stamp, yuan};
use crate::domain::case::Case;
use crate::domain::case::discipline::{Sanction, SanctionKind};
use crate::domain::judge::discipline::{
    LiablePerson, Mark, counting, liable_persons, publishing_due, publishing_right, review_due,
    sanction_of, sanctions_of_each, undecided_objections, unpublished,
};
use crate::domain::judge::filing::{Filing, refuse_objected, targets, told};
use crate::domain::judge::joint::{Superior, join, joint_of, unsaid_of};
use crate::domain::policy::Policy;

/// A case with sanctions filed one a day from the 10th.
fn filed(sanctions: &[&str]) -> Case {
    let all = (10..).zip(sanctions);
    let all = all.map(|(day, it)| format!("{{{}, {it}}}", stamp(day, "he.ping")));
    case(&format!(
        "sanctions = [{}]\n",
        all.collect::<Vec<_>>().join(", ")
    ))
}

fn one(of: &str) -> Sanction {
    filed(&[of]).sanctions.remove(0)
}

fn places<T>(found: Vec<(usize, T)>) -> Vec<usize> {
    found.into_iter().map(|(place, _)| place).collect()
}

/// What is filed for Wei Jun, as `kind times repays`, or why nothing is.
fn filing(case: &Case, policy: &Policy, share: Option<&str>, filing: &Filing) -> String {
    let staff = staff("");
    let share = share.map(yuan);
    let liable = LiablePerson {
        person: person(&staff, "wei.jun"),
        share,
    };
    let by = one("person = \"x\", sanction = \"none\"").stamp;
    match filing.filed((case, policy, &staff), &liable, (&by, false)) {
        Ok(it) => {
            let kind = it
                .sanction
                .map_or("none".to_owned(), |kind| kind.to_string());
            let repays = it
                .repays
                .map_or("-".to_owned(), |amount| amount.to_string());
            format!("{kind} {} {repays}", it.times)
        }
        Err(why) => why.to_string(),
    }
}

fn wish(kind: &str, times: Option<u64>, reason: bool) -> Filing {
    Filing {
        sanction: Some(SanctionKind::new(kind)),
        times,
        reason: reason.then(|| "r".to_owned()),
        ..Filing::default()
    }
}

/// M-A3, M-A7: what the bands propose is filed as it is; anything else says why.
#[test]
fn m_a7_what_differs_from_the_proposal_says_why() {
    let (maker, none) = (shipped(), case(""));
    let of = |share, wish: &Filing| filing(&none, &maker, share, wish);
    let proposed = Filing {
        as_proposed: true,
        ..Filing::default()
    };
    let (some, much) = (Some("60000"), Some("2000000"));
    assert_eq!(of(some, &proposed), "reprimand 2 -");
    assert_eq!(of(None, &proposed), "sanction-no-proposal");
    assert_eq!(of(None, &Filing::default()), "none 1 -");
    assert_eq!(of(some, &Filing::default()), "sanction-differs");
    assert_eq!(
        of(None, &wish("reprimand", None, false)),
        "sanction-unproposed"
    );
    assert_eq!(of(None, &wish("reprimand", None, true)), "reprimand 1 -");
    assert_eq!(of(some, &wish("reprimand", None, false)), "reprimand 2 -");
    assert_eq!(
        of(some, &wish("reprimand", Some(1), false)),
        "sanction-differs"
    );
    assert_eq!(
        of(some, &wish("reprimand", Some(3), false)),
        "sanction-differs"
    );
    assert_eq!(
        of(some, &wish("minor-demerit", None, true)),
        "minor-demerit 1 -"
    );
    // The gravest band gives two demerits or more.
    assert_eq!(
        of(much, &wish("major-demerit", Some(1), false)),
        "sanction-differs"
    );
    assert_eq!(
        of(much, &wish("major-demerit", Some(2), false)),
        "major-demerit 2 -"
    );
    assert_eq!(
        of(much, &wish("major-demerit", Some(3), false)),
        "major-demerit 3 -"
    );
    let before = filed(&["person = \"wei.jun\", sanction = \"reprimand\""]);
    assert_eq!(
        filing(&before, &maker, some, &proposed),
        "sanction-filed-before"
    );
    assert_eq!(
        filing(&before, &maker, some, &wish("reprimand", None, true)),
        "reprimand 2 -"
    );
}

/// R-2: damages are repaid once, of the loss that nobody else repays.
#[test]
fn r_2_damages_are_of_what_is_left_of_the_loss() {
    let mall = policy(MALL);
    let of = |case: &Case, share, amount: Option<&str>, loss: Option<&str>, times| {
        let (amount, loss) = (amount.map(yuan), loss.map(yuan));
        let wish = Filing {
            amount,
            loss,
            ..wish("damages", times, true)
        };
        filing(case, &mall, share, &wish)
    };
    let (none, loss) = (case(""), Some("300"));
    let alone = |amount, loss| of(&none, None, amount, loss, None);
    assert_eq!(alone(None, loss), "damages 1 300.00");
    assert_eq!(alone(Some("100"), loss), "damages 1 100.00");
    assert_eq!(alone(Some("300"), loss), "damages 1 300.00");
    assert_eq!(alone(Some("300.01"), loss), "sanction-above-loss");
    assert_eq!(alone(Some("0"), loss), "sanction-damages-once");
    assert_eq!(alone(None, None), "sanction-no-loss");
    assert_eq!(alone(None, Some("0")), "sanction-no-loss");
    assert_eq!(
        of(&none, None, None, loss, Some(2)),
        "sanction-damages-once"
    );
    assert_eq!(of(&none, None, None, loss, Some(1)), "damages 1 300.00");
    assert_eq!(of(&none, Some("120"), None, loss, None), "damages 1 120.00");
    let taken = |who: &str, repays: &str, amount| {
        let other = format!("person = \"{who}\", sanction = \"damages\", repays = \"{repays}\"");
        of(&filed(&[&other]), None, amount, loss, None)
    };
    for other in ["peng.kai", "gone"] {
        assert_eq!(taken(other, "100", None), "damages 1 200.00");
        assert_eq!(taken(other, "100", Some("250")), "sanction-above-loss");
        assert_eq!(taken(other, "300", None), "sanction-above-loss");
    }
    assert_eq!(taken("wei.jun", "100", None), "damages 1 300.00");
    let amount = Some(yuan("5"));
    let record = Filing {
        amount,
        ..wish("demerit-recorded", None, true)
    };
    assert_eq!(filing(&none, &mall, None, &record), "sanction-no-damages");
    let record = wish("demerit-recorded", None, true);
    assert_eq!(filing(&none, &mall, None, &record), "demerit-recorded 1 -");
}

/// M-A4, R-2: kinds and grounds are those the regulation lists.
#[test]
fn m_a4_only_listed_kinds_and_grounds() {
    let maker = shipped();
    let kind = |kind| wish(kind, None, false).known_kind(&maker).is_ok();
    assert!(kind("reprimand") && !kind("damages"));
    assert!(Filing::default().known_kind(&maker).is_ok());
    let ground = |ground: Option<&str>| {
        let ground = ground.map(str::to_owned);
        Filing {
            ground,
            ..Filing::default()
        }
        .known_ground(&maker)
        .is_ok()
    };
    assert!(ground(None) && ground(Some("invoice")) && !ground(Some("x")));
}

/// M-9.12: whoever objected is heard first; M-A7: whom it is about.
#[test]
fn m_9_12_nobody_is_sanctioned_while_an_objection_is_open() {
    let staff = staff("");
    let objection = |decided: &str| {
        format!(
            "{{{}, unit = \"etching\", text = \"x\"{decided}}}",
            stamp(9, "wei.jun")
        )
    };
    let ruled = objection(&format!(
        ", decision = {{{}, upheld = false}}",
        stamp(10, "sun.hao")
    ));
    let of = |all: &[&String]| {
        let all: Vec<&str> = all.iter().map(|it| it.as_str()).collect();
        case(&format!("objections = [{}]\n", all.join(", ")))
    };
    let open = of(&[&ruled, &ruled, &objection("")]);
    assert_eq!(
        undecided_objections(&open)
            .iter()
            .map(|(n, _)| *n)
            .collect::<Vec<_>>(),
        [3]
    );
    assert!(refuse_objected(&open, &staff).is_err());
    assert!(refuse_objected(&of(&[&ruled]), &staff).is_ok());
    let liable = || -> Vec<LiablePerson> {
        let all = [("wei.jun", "5"), ("feng.tao", "6")].into_iter();
        all.map(|(who, share)| LiablePerson {
            person: person(&staff, who),
            share: Some(yuan(share)),
        })
        .collect()
    };
    let told = |liable, named: Option<&str>| {
        let named = named.map(|who| person(&staff, who));
        let found = targets(&open, liable, named).ok()?.into_iter();
        Some(
            found
                .map(|it| (it.person.id.clone(), it.share))
                .collect::<Vec<_>>(),
        )
    };
    let is = |who: &str, share: Option<&str>| (who.to_owned(), share.map(yuan));
    let both = vec![is("wei.jun", Some("5")), is("feng.tao", Some("6"))];
    assert_eq!(told(liable(), None), Some(both));
    assert_eq!(
        told(liable(), Some("feng.tao")),
        Some(vec![is("feng.tao", Some("6"))])
    );
    assert_eq!(
        told(liable(), Some("he.ping")),
        Some(vec![is("he.ping", None)])
    );
    assert_eq!(told(vec![], None), None);
}

#[test]
fn what_was_filed_is_told_of_each() {
    let (mall, staff) = (policy(MALL), staff(""));
    let damages = one("person = \"wei.jun\", sanction = \"damages\", repays = \"5\"");
    let none = one("person = \"wei.jun\", sanction = \"none\"");
    let record = one("person = \"peng.kai\", sanction = \"demerit-recorded\"");
    let all = [damages, none, record.clone(), record];
    let keys = told(&all, 3, &mall, &staff).into_iter();
    let keys: Vec<String> = keys.map(|it| it.key.to_string()).collect();
    assert_eq!(
        keys,
        [
            "sanction-recorded-repays",
            "sanction-recorded-none",
            "sanction-recorded",
            "sanction-recorded-joint"
        ]
    );
}

const WEI: &str = "person = \"wei.jun\", share = \"150000\", sanction = \"minor-demerit\"";
/// His share gives the superior two reprimands.
const JIANG: &str =
    "person = \"jiang.hua\", share = \"300000\", sanction = \"minor-demerit\", times = 2";

/// M-A3: from 100,000 on the superior is sanctioned one grade lower, as many times.
#[test]
fn m_a3_the_superior_is_sanctioned_one_grade_lower() {
    let maker = shipped();
    let of = |sanction: &str| joint_of(&maker, &one(sanction));
    assert_eq!(of(WEI), Some((SanctionKind::new("reprimand"), 1)));
    assert_eq!(of(JIANG), Some((SanctionKind::new("reprimand"), 2)));
    assert_eq!(of(&WEI.replace("150000", "60000")), None);
    assert_eq!(of(&WEI.replace("minor-demerit", "none")), None);
    let staff = staff("");
    let unsaid = |more: &str| {
        let case = filed(&[&format!("{WEI}{more}"), &WEI.replace("150000", "60000")]);
        places(unsaid_of(&case, &maker, &staff)).len()
    };
    let other = filed(&[WEI, &JIANG.replace("300000", "60000")]);
    assert_eq!(places(unsaid_of(&other, &maker, &staff)), [0]);
    assert_eq!(unsaid(""), 0, "the later one counts");
    for said in [", superior = \"wu.gang\"", ", superior_declined = \"r\""] {
        let case = filed(&[&format!("{WEI}{said}")]);
        assert_eq!(places(unsaid_of(&case, &maker, &staff)), [0; 0]);
    }
}

/// The joint sanctions beside what is filed, as `person kind times`, or why there are none.
fn joined(case: &Case, filed: &[&str], wish: &Superior) -> Result<Vec<String>, String> {
    let (maker, staff) = (shipped(), staff(""));
    let mut all: Vec<Sanction> = filed.iter().map(|it| one(it)).collect();
    join(&mut all, (case, &maker, &staff), wish).map_err(|why| why.to_string())?;
    let told = all[filed.len()..].iter().map(|it| {
        let kind = it.sanction.as_ref().unwrap();
        format!(
            "{} {kind} {}",
            it.person.split('@').next().unwrap(),
            it.times
        )
    });
    Ok(told.collect())
}

#[test]
fn m_a3_who_is_sanctioned_beside() {
    let staff = staff("");
    let none = case("");
    let of_staff = Superior::OfStaff("2026-11-12".parse().unwrap());
    let named = |who: &str| Superior::Named(person(&staff, who));
    let declined = Superior::Declined("r".to_owned());
    let is = |all: &[&str]| Ok(all.iter().map(ToString::to_string).collect::<Vec<_>>());
    let no = |why: &str| Err(why.to_owned());
    assert_eq!(
        joined(&none, &[WEI], &of_staff),
        is(&["wu.gang reprimand 1"])
    );
    assert_eq!(
        joined(&none, &[WEI], &named("sun.hao")),
        is(&["sun.hao reprimand 1"])
    );
    assert_eq!(joined(&none, &[WEI], &declined), is(&[]));
    assert_eq!(
        joined(&none, &[WEI], &named("wei.jun")),
        no("sanction-no-superior")
    );
    for nobody in ["zheng.yu", "gone"] {
        let other = WEI.replace("wei.jun", nobody);
        assert_eq!(
            joined(&none, &[&other], &of_staff),
            no("sanction-no-superior")
        );
    }
    let small = WEI.replace("150000", "60000");
    assert_eq!(joined(&none, &[&small], &of_staff), is(&[]));
    assert_eq!(
        joined(&none, &[&small], &named("sun.hao")),
        no("sanction-not-joint")
    );
    assert_eq!(
        joined(&none, &[&small], &declined),
        no("sanction-not-joint")
    );
    // Of several the heaviest alone, and none where one as heavy is filed.
    assert_eq!(
        joined(&none, &[WEI, JIANG], &of_staff),
        is(&["wu.gang reprimand 2"])
    );
    let before = |who: &str, times: u32| {
        filed(&[&format!(
            "person = \"{who}\", sanction = \"reprimand\", times = {times}"
        )])
    };
    assert_eq!(joined(&before("wu.gang", 2), &[JIANG], &of_staff), is(&[]));
    for other in [before("wu.gang", 1), before("sun.hao", 2)] {
        assert_eq!(
            joined(&other, &[JIANG], &of_staff),
            is(&["wu.gang reprimand 2"])
        );
    }
}

/// Of the person's own sanction the superior's takes over nothing but the day, the hand and the ground.
#[test]
fn m_a3_the_superiors_sanction_is_its_own() {
    let (maker, staff) = (shipped(), staff(""));
    let once = JIANG.replace("times = 2", "times = 1");
    let full = format!(
        "{once}, proposed = \"minor-demerit\", proposed_times = 1, repays = \"7\", reason = \"r\", \
         ground = \"material\", superior_declined = \"d\", published = {{{}}}",
        stamp(12, "he.ping")
    );
    let mut all = vec![one(&full)];
    let day = Superior::OfStaff("2026-11-12".parse().unwrap());
    join(&mut all, (&case(""), &maker, &staff), &day).unwrap();
    assert_eq!(all[0].superior.as_deref(), Some("wu.gang@example.com"));
    let beside = &all[1];
    let reprimand = Some(SanctionKind::new("reprimand"));
    assert_eq!(
        (&beside.sanction, &beside.proposed),
        (&reprimand, &reprimand)
    );
    assert_eq!((beside.times, beside.proposed_times), (2, Some(2)));
    assert_eq!((beside.share, beside.repays), (None, None));
    assert!(beside.superior.is_none() && beside.superior_declined.is_none());
    assert!(beside.reason.is_none() && beside.published.is_none());
    assert_eq!(beside.ground.as_deref(), Some("material"));
    let declined = Superior::Declined("d".to_owned());
    let mut all = vec![one(JIANG)];
    join(&mut all, (&case(""), &maker, &staff), &declined).unwrap();
    assert_eq!(all[0].superior_declined.as_deref(), Some("d"));
}

/// M-A2: whoever is liable more than once bears the sum.
#[test]
fn m_a2_each_person_liable_once() {
    let (maker, staff, calendar) = (shipped(), staff(""), china());
    let case = case(&format!(
        "investigation = {{{}, outcome = \"upheld\", liability = [\
         {{unit = \"etching\", person = \"wei.jun\", share = \"30\"}}, \
         {{unit = \"soldermask\", person = \"feng.tao\", share = \"20\"}}, \
         {{unit = \"drilling\", person = \"wei.jun\", share = \"10\"}}, \
         {{unit = \"rd\", share = \"40\"}}]}}\n\
         settlement = {{{}, remedies = [{{kind = \"compensation\", amount = \"100\"}}]}}\n",
        stamp(4, "zhao.lei"),
        stamp(5, "wang.min")
    ));
    let found = liable_persons(&case, &maker, &staff, &calendar).into_iter();
    let found: Vec<_> = found
        .map(|it| (it.person.id.as_str(), it.share.unwrap()))
        .collect();
    assert_eq!(found, [("wei.jun", yuan("40")), ("feng.tao", yuan("20"))]);
}

/// R-2: what stands beside others is a line of its own, in which the last one counts.
#[test]
fn r_2_the_last_of_each_line_counts() {
    let (mall, staff) = (policy(MALL), staff(""));
    let of = |who: &str, kind: &str| format!("person = \"{who}\", sanction = \"{kind}\"");
    let wei = |kind: &str| of("wei.jun", kind);
    let (record, damages) = (wei("demerit-recorded"), wei("damages"));
    let (feng, gone) = (of("feng.tao", "damages"), of("gone", "damages"));
    let case = filed(&[&record, &feng, &damages, &record, &damages, &gone, &gone]);
    let person = person(&staff, "wei.jun");
    assert_eq!(places(counting(&case, &mall, person, |_| true)), [3, 4]);
    assert_eq!(
        sanction_of(&case, &mall, person).map(|(place, _)| place),
        Some(3)
    );
    assert_eq!(
        places(sanctions_of_each(&case, &mall, &staff)),
        [1, 3, 4, 5, 6]
    );
    let ended = filed(&[&record, &damages, &wei("none")]);
    assert_eq!(places(sanctions_of_each(&ended, &mall, &staff)), [2]);
}

/// M-A7, M-12: what is decided, then published.
#[test]
fn m_a7_what_waits_to_be_decided_and_published() {
    let (maker, mall, staff) = (shipped(), policy(MALL), staff(""));
    let of = |who: &str, kind: &str, more: &str| {
        let decided = format!(", decided = {{{}}}{more}", stamp(14, "zhou.lan"));
        let more = if more == "-" { "" } else { decided.as_str() };
        format!("person = \"{who}\", sanction = \"{kind}\"{more}")
    };
    let published = format!(", published = {{{}}}", stamp(15, "qin.lan"));
    let case = filed(&[
        &of("wei.jun", "reprimand", ""),
        &of("feng.tao", "reprimand", "-"),
        &of("jiang.hua", "none", ""),
        &of("han.xue", "reprimand", &published),
        &of("chu.wei", "reprimand", "-"),
    ]);
    let waiting = |mark: Mark, who: Option<&str>| {
        let who = who.map(|who| person(&staff, who));
        mark.waiting((&case, &maker, &staff), who)
    };
    assert_eq!(waiting(Mark::Decided, None), [1, 4]);
    assert_eq!(waiting(Mark::Decided, Some("chu.wei")), [4]);
    assert_eq!(waiting(Mark::Published, None), [0]);
    assert_eq!(waiting(Mark::Published, Some("feng.tao")), [0; 0]);
    // Where nobody decides, what is filed is in force.
    assert_eq!(places(unpublished(&case, &mall, &staff)), [0, 1, 4]);
    assert_eq!(publishing_right(&maker), "sanction-publish");
    assert_eq!(publishing_right(&mall), "sanction");
}

/// M-12: by the tenth of the month after the closing, or after the decision where that was later.
#[test]
fn m_12_by_when_it_is_published() {
    let (maker, calendar) = (shipped(), china());
    let closed = "2026-11-11".parse().unwrap();
    let (due, duty) = review_due((&maker, &calendar), closed).unwrap();
    assert_eq!(
        (due.format("%m-%d").to_string(), duty.name.as_str()),
        ("12-10".to_owned(), "sanction-review")
    );
    let of = |decided: &str| {
        let by = "by = \"zhou.lan@example.com\"";
        let sanction = one(&format!(
            "person = \"wei.jun\", sanction = \"reprimand\", decided = {{at = {decided}+08:00, {by}}}"
        ));
        publishing_due((&maker, &calendar), &sanction, closed).unwrap()
    };
    assert_eq!(of("2026-11-20T10:00:00"), due);
    let later = "2026-12-20".parse().unwrap();
    let (next, _) = review_due((&maker, &calendar), later).unwrap();
    assert!(next > at("2027-01-09"));
    assert_eq!(of("2026-12-20T10:00:00"), next);
}
