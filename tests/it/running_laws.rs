//! No open case is ever without a running limit of somebody (M-14b): every state a case of a shipped
//! regulation can come to, by its own moves, up to two rounds.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use complaint::codec;
use complaint::domain::case::Case;
use complaint::domain::case::conduct::{Assignment, Hold, Resumed};
use complaint::domain::case::fact::{Fact, Move};
use complaint::domain::case::investigation::{Investigation, Outcome};
use complaint::domain::case::settlement::{
    Agreement, Approval, CarriedOut, Consolidation, FormerRound, Settlement,
};
use complaint::domain::case::stamp::Stamp;
use complaint::domain::case::status::Status;
use complaint::domain::judge::{self, legal};
use complaint::domain::policy::{Mark, OnRefusal, Policy, Step};
use complaint::domain::reader::Word as _;
use complaint::domain::regulations::Regulations;
use complaint::domain::staff::Staff;
use complaint::domain::time::{Calendar, Time};

/// The shipped regulations, and logistics by the textbook (T-4).
fn regulations() -> Regulations {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/policies");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    files.sort();
    let read = files.iter().map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        (
            format!("policies/{name}"),
            std::fs::read_to_string(path).unwrap(),
        )
    });
    let mut read: Vec<(String, String)> = read.collect();
    let logistics = read
        .iter()
        .find(|(name, _)| name.ends_with("logistics.toml"))
        .unwrap();
    let textbook = logistics
        .1
        .replace("id = \"logistics\"", "id = \"textbook\"");
    let textbook = textbook.replace("approval = \"by-authority\"", "approval = \"always\"");
    read.push(("policies/textbook.toml".to_owned(), textbook));
    codec::regulations::read_alone(&read)
}

fn received(policy: &Policy, grade: &str, calendar: &Calendar) -> Case {
    let text = format!(
        "format: 1\nnumber: \"261101\"\nuid: x\npolicy: {}\nstatus: received\nreceived: \
         2026-11-05T09:20:00+08:00\ngrade: {grade}\n",
        policy.id
    );
    let file = "cases/2026/11/261101.yaml";
    let record = codec::record::read(file, "261101", (2026, 11), text, calendar);
    record.case.unwrap()
}

/// What a command could record next.
#[expect(clippy::too_many_lines, reason = "one line for each move")]
fn facts(act: Move, stamp: &Stamp, policy: &Policy) -> Vec<Fact> {
    let stamp = stamp.clone();
    match act {
        Move::Register => vec![Fact::Registration(stamp)],
        Move::Assign => vec![Fact::Assignment(Assignment {
            stamp,
            to: policy.intake_unit.clone(),
            unit: None,
            reason: None,
        })],
        Move::Investigate => Outcome::WORDS
            .iter()
            .map(|(_, outcome)| {
                Fact::Investigation(Investigation {
                    stamp: stamp.clone(),
                    done: None,
                    outcome: *outcome,
                    defect: None,
                    fault: None,
                    cause: None,
                    test_fee: None,
                    tested_by: None,
                    root_cause: None,
                    liability: Vec::new(),
                })
            })
            .collect(),
        Move::Resolve => vec![Fact::Settlement(Settlement {
            stamp,
            remedies: Vec::new(),
            text: None,
            advance: false,
            negotiated: false,
            reason: None,
        })],
        Move::Consolidate => vec![Fact::Consolidation(Consolidation {
            stamp,
            text: None,
            liability: Vec::new(),
            settlement: None,
        })],
        Move::Approve => [false, true]
            .map(|rejected| {
                Fact::Approval(Approval {
                    stamp: stamp.clone(),
                    rejected,
                    reason: None,
                    role: None,
                    on_behalf_of: None,
                    limit: None,
                    amount: None,
                    settlement: None,
                })
            })
            .to_vec(),
        Move::Agree => [false, true]
            .map(|accepted| {
                Fact::Agreement(Agreement {
                    stamp: stamp.clone(),
                    accepted,
                    option: None,
                    via: None,
                    text: None,
                })
            })
            .to_vec(),
        Move::CarryOut => vec![Fact::CarriedOut(CarriedOut { stamp, text: None })],
        Move::Hold => vec![Fact::Hold(Hold {
            stamp,
            reason: None,
            until: None,
        })],
        Move::Resume => vec![Fact::Resumed((
            0,
            Resumed {
                stamp,
                reason: None,
            },
        ))],
        // They end it.
        _ => Vec::new(),
    }
}

/// What tells two states apart.
fn key(case: &Case) -> String {
    let round = &case.current;
    format!(
        "{:?} {:?} {} {} {} {}",
        case.derived_status(),
        case.investigation.as_ref().map(|found| found.outcome),
        case.assignments.len().min(1),
        case.rounds.len(),
        round.consolidations.len(),
        round.approvals.len(),
    ) + &format!(
        " {:?} {}",
        round.agreement.as_ref().map(|answer| answer.accepted),
        case.pauses.len()
    )
}

/// Judges one state, and gives how many clocks go.
fn judged(case: &Case, policy: &Policy, calendar: &Calendar, staff: &Staff, now: Time) {
    let (clocks, uncounted) = judge::clocks(case, (policy, calendar, staff), now);
    assert_eq!(uncounted, Vec::new());
    let open: Vec<_> = clocks.iter().filter(|clock| clock.open()).collect();
    let state = key(case);
    assert!(!open.is_empty(), "{}: no limit runs in {state}", policy.id);
    for clock in &open {
        let unit = staff.units.iter().any(|unit| unit.id == clock.owner);
        // Between proposal and signature it is the signer's.
        let known = unit || staff.roles.iter().any(|role| role.id == clock.owner);
        assert!(
            known,
            "{}: {} is nobody's in {state}",
            policy.id, clock.name
        );
    }
    let facts = case.policy_facts();
    let stages = policy.stages_for(&facts);
    let runs = |name: &str| {
        open.iter()
            .any(|clock| clock.name == format!("stage.{name}"))
    };
    let again = match case.derived_status() {
        Status::Rejected => true,
        Status::Refused => policy.on_refusal == OnRefusal::NewRound,
        _ => false,
    };
    for stage in &stages {
        let proposal = stage.until == Mark::Step(Step::Resolved);
        // M-14b: what was turned down is its proposer's to do again.
        let owed = again && proposal;
        assert!(
            !owed || runs(&stage.name),
            "{}: {} in {state}",
            policy.id,
            stage.name
        );
        // M-9.14: what is not established owes no proposal, no approval, no carrying out.
        let settles = matches!(stage.until, Mark::Step(step) if step.settles());
        let idle = case.nothing_owed().is_some() && settles;
        assert!(
            !idle || !runs(&stage.name),
            "{}: {} in {state}",
            policy.id,
            stage.name
        );
    }
    if case.nothing_owed().is_some() {
        let next = legal::next(case, policy, true);
        let settles = [
            Move::Resolve,
            Move::Consolidate,
            Move::Approve,
            Move::Agree,
            Move::CarryOut,
        ];
        assert!(
            !next.iter().any(|act| settles.contains(act)),
            "{next:?} in {state}"
        );
    }
}

#[test]
fn m_14b_no_open_case_is_without_a_running_limit() {
    let regulations = regulations();
    let staff = &regulations.staff;
    let mut reached = BTreeSet::new();
    for policy in &regulations.policies {
        let calendar = regulations.calendar_of(policy).unwrap();
        let mut grades: Vec<&str> = policy
            .grades
            .iter()
            .map(|grade| grade.id.as_str())
            .collect();
        grades.push("");
        for (grade, needed) in grades
            .iter()
            .flat_map(|grade| [(grade, true), (grade, false)])
        {
            let first = received(policy, grade, calendar);
            let mut seen = BTreeSet::new();
            let mut waiting = vec![(first.received, first)];
            while let Some((at, case)) = waiting.pop() {
                if case.ended() || case.rounds.len() > 2 || !seen.insert(key(&case)) {
                    continue;
                }
                judged(&case, policy, calendar, staff, at);
                let at = at + TimeDelta::hours(1);
                let stamp = Stamp {
                    at,
                    recorded: at,
                    by: "x@example.com".to_owned(),
                    entered_by: None,
                    paper: None,
                    as_of: false,
                };
                for (_, act) in Move::WORDS {
                    if legal::check(&case, policy, *act, needed).is_err() {
                        continue;
                    }
                    for fact in facts(*act, &stamp, policy) {
                        let mut next = case.clone();
                        if *act == Move::Resolve && next.current.settlement.is_some() {
                            let round = std::mem::take(&mut next.current);
                            let answers = Vec::new();
                            next.rounds.push(FormerRound { round, answers });
                        }
                        fact.apply(&mut next);
                        waiting.push((at, next));
                    }
                }
            }
            assert!(
                seen.len() > 10,
                "{} {grade}: {} states",
                policy.id,
                seen.len()
            );
            reached.extend(seen.into_iter().map(|state| (policy.id.clone(), state)));
        }
    }
    assert!(reached.len() > 500, "{} states", reached.len());
}
