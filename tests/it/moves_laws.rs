//! Laws of the one table of moves, over random policies and random ways through them.

use chrono::TimeDelta;
use complaint::codec;
use complaint::domain::case::Case;
use complaint::domain::case::conduct::{Assignment, Closing};
use complaint::domain::case::fact::{Fact, Move};
use complaint::domain::case::investigation::{Investigation, Outcome};
use complaint::domain::case::settlement::{
    Agreement, Approval, CarriedOut, Consolidation, FormerRound, Settlement,
};
use complaint::domain::case::stamp::Stamp;
use complaint::domain::judge::legal;
use complaint::domain::policy::{OnRefusal, Policy, PolicyStep, Step};
use complaint::domain::reader::Word;
use complaint::domain::time::Time;
use complaint::workspace::problems::illegal;
use proptest::prelude::*;

const POLICY: &str = include_str!("../../policies/manufacturing.toml");
const CALENDAR: &str = include_str!("../../policies/calendar-cn.toml");
const NEW_CASE: &str = "\
format: 1
number: \"261101\"
uid: x
policy: manufacturing
status: received
received: 2026-11-05T09:20:00+08:00
recorded: 2026-11-05T09:41:00+08:00
";

fn shipped() -> Policy {
    let file = ("policies/manufacturing.toml".to_owned(), POLICY.to_owned());
    let read = codec::regulations::read_alone(&[file]);
    read.policies[0].clone()
}

fn case() -> Case {
    let calendar = codec::regulations::read_calendar("calendar-cn.toml", CALENDAR).unwrap();
    let file = "cases/2026/11/261101.yaml";
    let record = codec::record::read(file, "261101", (2026, 11), NEW_CASE.to_owned(), &calendar);
    record.case.unwrap()
}

/// The steps in the order of the duties; what is said about a settlement only with one.
const ORDER: [Step; 9] = [
    Step::Registered,
    Step::Assigned,
    Step::Investigated,
    Step::Resolved,
    Step::Consolidated,
    Step::Approved,
    Step::Agreed,
    Step::CarriedOut,
    Step::Closed,
];

fn policies() -> impl Strategy<Value = Policy> {
    let used = prop::array::uniform9((any::<bool>(), any::<bool>()));
    (used, any::<bool>()).prop_map(|(used, new_round)| {
        let mut policy = shipped();
        let settled = used[3].0;
        let steps = ORDER
            .iter()
            .zip(used)
            .filter_map(|(step, (used, optional))| {
                let needs_settlement = *step > Step::Resolved && *step != Step::Closed;
                let listed = *step == Step::Closed || used && (settled || !needs_settlement);
                listed.then_some(PolicyStep {
                    step: *step,
                    optional: optional && *step != Step::Closed,
                })
            });
        policy.steps = steps.collect();
        policy.on_refusal = if new_round {
            OnRefusal::NewRound
        } else {
            OnRefusal::NewCase
        };
        policy
    })
}

/// Makes the move as its command would; `yes`: established, signed, accepted.
fn make(case: &mut Case, act: Move, at: Time, yes: bool) {
    if act == Move::Resolve && case.current.settlement.is_some() {
        case.rounds.push(FormerRound {
            round: std::mem::take(&mut case.current),
            answers: Vec::new(),
        });
    }
    let stamp = Stamp {
        at,
        recorded: at,
        by: "x@example.com".to_owned(),
        entered_by: None,
        paper: None,
        as_of: false,
    };
    fact(act, stamp, yes).apply(case);
}

fn fact(act: Move, stamp: Stamp, yes: bool) -> Fact {
    match act {
        Move::Register => Fact::Registration(stamp),
        Move::Assign => Fact::Assignment(Assignment {
            stamp,
            to: "quality".to_owned(),
            unit: None,
            reason: None,
        }),
        Move::Investigate => Fact::Investigation(Investigation {
            stamp,
            done: None,
            outcome: [Outcome::Rejected, Outcome::Upheld][usize::from(yes)],
            defect: None,
            fault: None,
            cause: None,
            test_fee: None,
            tested_by: None,
            root_cause: None,
            liability: Vec::new(),
        }),
        Move::Resolve => Fact::Settlement(Settlement {
            stamp,
            remedies: Vec::new(),
            text: None,
            advance: false,
            negotiated: false,
            reason: None,
        }),
        Move::Consolidate => Fact::Consolidation(Consolidation {
            stamp,
            text: None,
            liability: Vec::new(),
            settlement: None,
        }),
        Move::Approve => Fact::Approval(Approval {
            stamp,
            rejected: !yes,
            reason: None,
            role: None,
            on_behalf_of: None,
            limit: None,
            amount: None,
            settlement: None,
        }),
        Move::Agree => Fact::Agreement(Agreement {
            stamp,
            accepted: yes,
            option: None,
            via: None,
            text: None,
        }),
        Move::CarryOut => Fact::CarriedOut(CarriedOut { stamp, text: None }),
        Move::Close => Fact::Closing(Closing::plain(stamp)),
        other => panic!("{other} is no step"),
    }
}

/// Every move there is, as the table names them.
fn all() -> impl Iterator<Item = Move> {
    Move::WORDS.iter().map(|(_, act)| *act)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// M-9.4 and its like: whatever of the advised moves is made, each is legal, and the way
    /// ends: closed, or refused where the policy asks for a new case. Every refusal on the way
    /// has an advice that is itself legal.
    #[test]
    fn what_is_advised_is_legal_and_leads_to_the_end(
        policy in policies(),
        choices in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8), 60),
        needed in any::<bool>(),
    ) {
        let mut case = case();
        let start = case.received;
        for (turn, (choice, luck)) in choices.iter().enumerate() {
            let advised = legal::next(&case, &policy, needed);
            for act in &advised {
                let legal = legal::check(&case, &policy, *act, needed);
                prop_assert!(legal.is_ok(), "{act} is advised but refused: {legal:?}");
            }
            for act in all() {
                let Err(why) = legal::check(&case, &policy, act, needed) else { continue };
                let next = advised.iter().map(|act| format!("complaint {act} 261101")).collect();
                let problem = illegal(why, (&case, &policy), act, next);
                let help = problem.help.map(|help| help.key);
                prop_assert!(help.is_some(), "{act}: no advice");
                let silent = help == Some("moves-nothing");
                prop_assert!(!silent || case.superseded(), "{act}: nothing can be done: {case:?}");
            }
            if case.ended() {
                return Ok(());
            }
            if advised.contains(&Move::Reopen) {
                prop_assert_eq!(policy.on_refusal, OnRefusal::NewCase);
                return Ok(());
            }
            prop_assert!(!advised.is_empty(), "stuck: {:?}", case);
            let act = *choice.get(&advised);
            // Luck runs out of bad turns, as people do.
            let yes = *luck != 0 || turn > 30;
            let at = start + TimeDelta::hours(i64::try_from(turn).unwrap() + 1);
            make(&mut case, act, at, yes);
        }
        prop_assert!(false, "no end after sixty moves: {:?}", case);
    }

    /// A step that is made is not made again in the same round, but for hand-overs, items, and
    /// what comes again after the customer's answer; the required ones before it are done.
    #[test]
    fn steps_keep_their_order(
        policy in policies(),
        tried in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 80),
    ) {
        let acts: Vec<Move> = all().take_while(|act| *act != Move::Dismiss).collect();
        let mut case = case();
        let start = case.received;
        for (turn, (choice, yes)) in tried.iter().enumerate() {
            let act = *choice.get(&acts);
            if legal::check(&case, &policy, act, true).is_err() {
                continue;
            }
            let at = start + TimeDelta::hours(i64::try_from(turn).unwrap() + 1);
            make(&mut case, act, at, *yes);
            let place = |step| policy.steps.iter().position(|used| used.step == step);
            let done = ORDER.iter().filter(|step| case.done(**step));
            let Some(furthest) = done.filter_map(|step| place(*step)).max() else { continue };
            let rejected = case.investigation.as_ref().is_some_and(|i| i.outcome == Outcome::Rejected);
            for used in &policy.steps[..furthest] {
                let skipped = case.closing.is_some() && rejected;
                // A second decision after the answer may turn down what was approved.
                let later = case.current.agreement.is_some() && used.step == Step::Approved;
                prop_assert!(
                    used.optional || case.done(used.step) || skipped || later,
                    "{act}: {} is skipped in {:?}", used.step, case
                );
            }
        }
    }
}
