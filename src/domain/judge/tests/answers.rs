//! M-9.11, L-1, L-7: what was told before anybody had the authority to tell it.

use super::legal::story;
use super::{MAKER, case, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::judge::Telling;
use crate::domain::policy::Policy;
use crate::domain::time::Time;

fn at(day: u32) -> Time {
    super::at(&format!("2026-11-{day:02}T10:00:00"))
}

fn early_of(case: &Case, policy: &Policy, day: u32, item: Option<u64>) -> bool {
    Telling::new(case, policy, &staff("")).premature(at(day), item)
}

/// Whether the whole of it told on a day came too early.
fn early(lines: &str, policy: &Policy, day: u32) -> bool {
    early_of(&case(lines), policy, day, None)
}

fn own() -> Policy {
    let text = MAKER.replace("\napproval = \"always\"", "\napproval = \"by-authority\"");
    policy(&text.replace(
        "self_approval = \"never\"",
        "self_approval = \"within_limit\"",
    ))
}

const SIGNED: u32 = 8;

/// M-9.11: a proposal of the 6th signed on the 8th is told from the 8th on.
#[test]
fn m_9_11_nothing_is_told_before_the_signature() {
    let maker = shipped();
    assert!(early(&story(6), &maker, SIGNED - 1));
    assert!(!early(&story(6), &maker, SIGNED));
    assert!(!early(&story(6), &maker, SIGNED + 1));
    assert!(early(&story(5), &maker, 20), "nobody signed");
    assert!(early(&story(3), &maker, 6), "nothing is proposed");
    let mut at_once = shipped();
    at_once.answer_at_once = true;
    assert!(!early(&story(3), &at_once, 6));
    assert!(early(&story(5), &at_once, 20));
    // L-1: where only what exceeds the own authority is signed, the staff file tells whose it was.
    assert!(!early(&story(3), &own(), 6));
    assert!(early(&story(5), &own(), 20));
    assert!(!early(&story(5).replace("wang.min", "li.jing"), &own(), 20));
    let note = story(5) + "nature = \"abnormality\"\n";
    assert!(!early(&note, &maker, 20));
    let mut unsigned = shipped();
    let steps = unsigned.steps.iter();
    unsigned.steps = steps
        .filter(|used| used.step != crate::domain::step::Step::Approved)
        .cloned()
        .collect();
    assert!(!early(&story(5), &unsigned, 20));
}

/// As far as the case tells, an unsigned proposal was the proposer's own.
#[test]
fn l_1_what_the_case_alone_tells() {
    let of = |steps: usize, policy: &Policy, day| {
        let case = case(&story(steps));
        Telling::by_the_case(&case, policy).premature(at(day), None)
    };
    assert!(of(5, &shipped(), 20) && !of(5, &own(), 20));
    assert!(of(6, &own(), SIGNED - 1) && !of(6, &own(), SIGNED));
}

/// M-9.14: an end without a solution is told at once, and not before it.
#[test]
fn m_9_14_an_end_without_a_solution_is_told() {
    let maker = shipped();
    let ended = |how: &str, day| {
        let closing = format!("closing = {{{}{how}}}\n", stamp(11, "gm.office"));
        early(&(story(5) + &closing), &maker, day)
    };
    assert!(ended("", 12));
    for how in [", unresolved = true", ", dismissed = true"] {
        assert!(
            ended(how, 10) && !ended(how, 11) && !ended(how, 12),
            "{how}"
        );
    }
}

/// M-9.14, L-7: that something is not established needs no signature, unless something is offered.
#[test]
fn m_9_14_a_rejection_is_told_without_a_signature() {
    let maker = shipped();
    let rejected = |steps| story(steps).replace("upheld", "rejected");
    assert!(!early(&rejected(3), &maker, 5));
    assert!(early(&rejected(5), &maker, 7), "something is offered");
    let items = "items = [{n = 1, text = \"x\", outcome = \"rejected\"}, \
                 {n = 2, text = \"y\", outcome = \"upheld\"}]\n";
    let offered = |item: &str| {
        let remedy = format!("remedies = [{{{item}kind");
        case(&(story(5).replace("remedies = [{kind", &remedy) + items))
    };
    let of = |case: &Case, n| early_of(case, &maker, 7, Some(n));
    let second = offered("item = 2, ");
    assert!(!of(&second, 1) && of(&second, 2));
    assert!(of(&offered(""), 1) && of(&offered("item = 1, "), 1));
    let found = case(&(story(3) + items));
    assert!(!of(&found, 1) && of(&found, 2));
}

/// C-8: what is told after a refusal is judged by the proposal that was in hand then.
#[test]
fn c_8_the_proposal_in_hand() {
    let maker = shipped();
    let first = format!(
        "rounds = [{{settlement = {{{}, remedies = []}}, approvals = [{{{}}}], \
         agreement = {{{}, accepted = false}}}}]\n",
        stamp(4, "wang.min"),
        stamp(5, "li.jing"),
        stamp(5, "wang.min")
    );
    let second = story(6).replace("2026-11-05T", "2026-11-03T") + &first;
    let told: Vec<bool> = (3..10).map(|day| early(&second, &maker, day)).collect();
    // From the 4th the first, signed on the 5th; from the 6th the second, signed on the 8th.
    assert_eq!(told, [true, true, false, true, true, false, false]);
    let unneeded: Vec<bool> = (3..6).map(|day| early(&second, &own(), day)).collect();
    assert_eq!(unneeded, [false, false, false]);
    let replied = |day: u32, lines: &str, policy: &Policy| {
        let reply = stamp(day, "wang.min");
        let reply = format!("replies = [{{{reply}, kind = \"answer\"}}]\n");
        let case = case(&(lines.to_owned() + &reply));
        let telling = Telling::new(&case, policy, &staff(""));
        (telling.answered().is_some(), telling.answered_current())
    };
    assert_eq!(replied(5, &second, &maker), (true, false));
    assert_eq!(replied(8, &second, &maker), (true, true));
    assert_eq!(replied(7, &second, &maker), (false, false));
    // Within the own authority it counts from the proposal; of the only one, what was told before.
    let within = story(5).replace("wang.min", "li.jing");
    let later = within.clone() + &first;
    assert_eq!(replied(5, &later, &own()), (true, false));
    assert_eq!(replied(6, &later, &own()), (true, true));
    assert_eq!(replied(5, &within, &own()), (true, true));
    // What was solved at once is no answer to what was proposed and signed since.
    let mut at_once = shipped();
    at_once.answer_at_once = true;
    assert_eq!(replied(5, &story(6), &at_once), (true, false));
}

/// What tells a decision, by when everything was told, and what was written.
#[test]
fn m_9_11_when_the_customer_had_the_answer() {
    let (maker, staff) = (shipped(), staff(""));
    let with = |replies: &[(u32, &str)]| {
        let replies = replies.iter().map(|(day, kind)| {
            let by = stamp(*day, "wang.min");
            format!("{{{by}, kind = \"{kind}\"}}")
        });
        let replies: Vec<String> = replies.collect();
        case(&(story(6) + &format!("replies = [{}]\n", replies.join(", "))))
    };
    let of = |replies: &[(u32, &str)]| {
        let case = with(replies);
        let telling = Telling::new(&case, &maker, &staff);
        let tells: Vec<bool> = case.replies.iter().map(|it| telling.tells(it)).collect();
        let current = (telling.answered_current(), telling.noticed_current());
        (tells, telling.answered(), telling.noticed(), current)
    };
    let early = of(&[(7, "answer"), (7, "written-notice"), (9, "interim")]);
    assert_eq!(early, (vec![false; 3], None, vec![], (false, false)));
    let answered = of(&[(9, "interim"), (10, "answer"), (12, "answer")]);
    assert_eq!(
        answered,
        (vec![false, true, true], Some(at(10)), vec![], (true, false))
    );
    let written = of(&[
        (12, "written-notice"),
        (7, "written-notice"),
        (11, "written-notice"),
    ]);
    let noticed = vec![at(11), at(12)];
    assert_eq!(
        written,
        (vec![true, false, true], Some(at(11)), noticed, (true, true))
    );
    let items = |second: &str| {
        let items = format!(
            "items = [{{n = 1, text = \"x\", answered = 2026-11-09T10:00:00+08:00}}, \
             {{n = 2, text = \"y\"{second}}}]\n"
        );
        let case = case(&(story(6) + &items));
        Telling::new(&case, &maker, &staff).answered()
    };
    assert_eq!(items(""), None);
    assert_eq!(items(", answered = 2026-11-07T10:00:00+08:00"), None);
    assert_eq!(
        items(", answered = 2026-11-12T10:00:00+08:00"),
        Some(at(12))
    );
}

/// R-1, L-7: an answer given before anything was proposed told no decision, where the first proposal was then
/// found to need a signature.
#[test]
fn r_1_an_answer_before_the_proposal_tells_nothing() {
    let answered = |day: u32, lines: &str, policy: &Policy| {
        let reply = format!(
            "replies = [{{{}, kind = \"answer\"}}]\n",
            stamp(day, "wang.min")
        );
        let case = case(&(lines.to_owned() + &reply));
        let case_alone = Telling::by_the_case(&case, policy).answered();
        let by_staff = Telling::new(&case, policy, &staff("")).answered();
        (case_alone, by_staff)
    };
    // A proposal of the 6th signed on the 8th.
    assert_eq!(answered(4, &story(6), &own()), (None, None));
    assert_eq!(answered(9, &story(6), &own()), (Some(at(9)), Some(at(9))));
    // Nobody signed yet: the staff file tells that somebody has to.
    assert_eq!(answered(4, &story(5), &own()), (Some(at(4)), None));
    // Nothing is proposed yet, or within the own authority.
    assert_eq!(answered(4, &story(3), &own()), (Some(at(4)), Some(at(4))));
    let within = story(5).replace("wang.min", "li.jing");
    assert_eq!(answered(4, &within, &own()), (Some(at(4)), Some(at(4))));
    // B-3.1: whoever is asked may answer on the spot.
    let mut at_once = own();
    at_once.answer_at_once = true;
    assert_eq!(answered(4, &story(6), &at_once), (Some(at(4)), Some(at(4))));
}

/// L-7: each item is answered with its decision, be it told again after it was told too early.
#[test]
fn l_7_an_item_is_answered_with_its_decision() {
    let items = "items = [{n = 1, text = \"x\", outcome = \"upheld\", answered = 2026-11-04T10:00:00+08:00}, \
                 {n = 2, text = \"y\", outcome = \"rejected\", answered = 2026-11-04T10:00:00+08:00}]\n";
    let lines = story(6).replace("remedies = [{kind", "remedies = [{item = 1, kind") + items;
    let told = |lines: &str| {
        let (case, policy, staff) = (case(lines), own(), staff(""));
        let telling = Telling::new(&case, &policy, &staff);
        let told: Vec<Option<Time>> = case.items.iter().map(|it| telling.told(it)).collect();
        (told, telling.answered())
    };
    assert_eq!(told(&lines), (vec![None, Some(at(4))], None));
    let again = format!(
        "replies = [{{{}, kind = \"answer\", item = 1}}]\n",
        stamp(9, "wang.min")
    );
    let both = vec![Some(at(9)), Some(at(4))];
    assert_eq!(told(&(lines + &again)), (both, Some(at(9))));
}

/// L-7: what is said on the telephone is not in writing.
#[test]
fn l_7_in_writing() {
    let noticed = |via: &str| {
        let reply = format!(
            "replies = [{{{}, kind = \"written-notice\"{via}}}]\n",
            stamp(9, "wang.min")
        );
        let (case, policy, staff) = (case(&(story(6) + &reply)), shipped(), staff(""));
        let telling = Telling::new(&case, &policy, &staff);
        (telling.noticed_current(), telling.noticed().len())
    };
    assert_eq!(noticed(", via = \"phone\""), (false, 0));
    assert_eq!(noticed(", via = \"letter\""), (true, 1));
    assert_eq!(noticed(""), (true, 1));
}
