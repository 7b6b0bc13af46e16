//! M-9.4, M-9.6b, M-9.9, M-9.14: which move is legal when.

use std::borrow::Cow;

use super::{MALL, case, policy, shipped, stamp};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::judge::legal::{self, Illegal};
use crate::domain::policy::{DecideAgain, Policy};

/// Whether the move is legal, and why not.
fn said(case: &Case, policy: &Policy, act: Move) -> String {
    told(legal::check(case, policy, act, true))
}

fn told(checked: Result<(), Illegal>) -> String {
    match checked {
        Ok(()) => "yes".to_owned(),
        Err(Illegal::StepLacking { lacking, .. }) => format!("after {lacking}"),
        Err(Illegal::StepDone { step }) => format!("done {step}"),
        Err(Illegal::Settled { step }) => format!("settled {step}"),
        Err(Illegal::Decided { .. }) => "decided".to_owned(),
        Err(why) => why.to_string(),
    }
}

/// The lines of a case, each of what a step records, made one a day from the 3rd.
pub(super) const STORY: [(&str, &str, &str); 9] = [
    ("registration = {", "gm.office", "}"),
    ("assignments = [{", "he.ping", ", to = \"quality\"}]"),
    (
        "investigation = {",
        "zhao.lei",
        ", outcome = \"upheld\", liability = [{unit = \"etching\", share = \"100\"}]}",
    ),
    (
        "settlement = {",
        "wang.min",
        ", remedies = [{kind = \"compensation\", amount = \"100\"}]}",
    ),
    ("consolidations = [{", "he.ping", "}]"),
    (
        "approvals = [{",
        "li.jing",
        ", amount = \"100\", role = \"business-manager\"}]",
    ),
    ("agreement = {", "wang.min", ", accepted = true}"),
    ("carried_out = {", "wang.min", "}"),
    ("closing = {", "he.ping", "}"),
];

/// The first so many steps of the story.
pub(super) fn story(steps: usize) -> String {
    let lines = (3..).zip(&STORY[..steps]);
    let lines = lines.map(|(day, (open, by, close))| format!("{open}{}{close}\n", stamp(day, by)));
    lines.collect::<Vec<_>>().concat()
}

/// The story up to a step, with other lines in place of some.
fn but(steps: usize, lines: &[(&str, &str)]) -> Case {
    let mut text = story(steps);
    for (from, to) in lines {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    case(&text)
}

/// A second fact of the kind, made after the customer's answer on the 9th.
fn again(close: &str) -> String {
    format!("}}, {{{}{close}}}]", stamp(10, "li.jing"))
}

const NO: (&str, &str) = ("accepted = true", "accepted = false");

fn next(case: &Case, policy: &Policy) -> Vec<Move> {
    legal::next(case, policy, true)
}

/// M-9.4: one step after the other, each once.
#[test]
fn m_9_4_each_step_follows_the_one_before() {
    let maker = shipped();
    let steps = [
        Move::Register,
        Move::Assign,
        Move::Investigate,
        Move::Resolve,
        Move::Consolidate,
        Move::Approve,
        Move::Agree,
        Move::CarryOut,
        Move::Close,
    ];
    for (done, act) in steps.iter().enumerate() {
        let case = case(&story(done));
        assert_eq!(next(&case, &maker), [*act]);
        assert_eq!(said(&case, &maker, *act), "yes");
        if let Some(later) = steps.get(done + 1) {
            let lacking = act.step().unwrap();
            assert_eq!(said(&case, &maker, *later), format!("after {lacking}"));
        }
        if done > 0 {
            assert_eq!(said(&case, &maker, Move::Assign) == "yes", done > 0);
            assert_eq!(said(&case, &maker, Move::Register), "done registered");
        }
    }
    let closed = case(&story(9));
    assert_eq!(next(&closed, &maker), []);
    assert_eq!(said(&closed, &maker, Move::Assign), "moves-ended");
    assert_eq!(said(&closed, &maker, Move::Escalate), "moves-ended");
    assert_eq!(said(&closed, &maker, Move::Reply), "yes");
    assert_eq!(said(&case(""), &maker, Move::Reply), "yes");
    let mall = policy(MALL);
    assert_eq!(
        said(&case(""), &mall, Move::Consolidate),
        "moves-step-unused"
    );
    // L-1: what the proposer may settle alone needs no approval.
    let settled = format!(
        "investigation = {{{}, outcome = \"upheld\"}}\nsettlement = {{{}, remedies = []}}\n",
        stamp(4, "a"),
        stamp(5, "a")
    );
    let agree = |needed| told(legal::check(&case(&settled), &mall, Move::Agree, needed));
    assert_eq!(
        (agree(true).as_str(), agree(false).as_str()),
        ("after approved", "yes")
    );
}

/// M-3: of a note nothing is made but that somebody gets it.
#[test]
fn m_3_a_note_has_no_steps() {
    let maker = shipped();
    let note = case("nature = \"abnormality\"\n");
    assert_eq!(next(&note, &maker), []);
    assert_eq!(said(&note, &maker, Move::Register), "moves-abnormality");
    assert_eq!(said(&note, &maker, Move::Investigate), "moves-abnormality");
    assert_eq!(said(&note, &maker, Move::Assign), "after registered");
    assert_eq!(said(&note, &maker, Move::Promise), "yes");
}

/// who decides on the spot hands nothing over, and nobody waits for it later.
#[test]
fn r_3_an_optional_step_is_passed_over() {
    let mall = policy(MALL);
    assert_eq!(next(&case(""), &mall), [Move::Assign, Move::Investigate]);
    let found = format!(
        "investigation = {{{}, outcome = \"upheld\"}}\n",
        stamp(4, "a")
    );
    assert_eq!(next(&case(&found), &mall), [Move::Resolve]);
    assert_eq!(said(&case(&found), &mall, Move::Assign), "yes");
}

/// M-9.14: what is not established is answered and closed.
#[test]
fn m_9_14_what_is_not_established_needs_no_settlement() {
    let maker = shipped();
    let rejected = ("upheld", "rejected");
    let found = but(3, &[rejected]);
    assert_eq!(next(&found, &maker), [Move::Close]);
    assert_eq!(said(&found, &maker, Move::Close), "yes");
    assert_eq!(said(&found, &maker, Move::Resolve), "yes");
    assert_eq!(said(&found, &maker, Move::Consolidate), "after resolved");
    assert_eq!(said(&but(3, &[]), &maker, Move::Close), "after resolved");
    let settled = but(4, &[rejected]);
    assert_eq!(said(&settled, &maker, Move::Close), "after consolidated");
}

/// L-7: with several items each is found on its own.
#[test]
fn l_7_an_item_without_an_outcome_is_still_found() {
    let maker = shipped();
    let with = |steps: usize, outcome: &str| {
        let items = format!("items = [{{n = 1, text = \"x\"{outcome}}}]\n");
        said(&case(&(story(steps) + &items)), &maker, Move::Investigate)
    };
    assert_eq!(with(3, ""), "yes");
    assert_eq!(with(3, ", outcome = \"upheld\""), "done investigated");
    assert_eq!(
        said(&but(3, &[]), &maker, Move::Investigate),
        "done investigated"
    );
    let items = "items = [{n = 1, text = \"x\"}]\n";
    let registered = case(&(story(3) + items));
    assert_eq!(said(&registered, &maker, Move::Register), "done registered");
}

/// M-9.9: after a refusal the maker begins a new case, the shop a new proposal.
#[test]
fn m_9_9_after_a_refusal() {
    let (maker, mall) = (shipped(), policy(MALL));
    let refused = but(7, &[NO]);
    assert_eq!(next(&refused, &maker), [Move::Reopen]);
    assert_eq!(next(&refused, &mall), [Move::Resolve]);
    assert_eq!(
        said(&refused, &maker, Move::Resolve),
        "moves-refused-new-case"
    );
    assert_eq!(said(&refused, &mall, Move::Resolve), "yes");
    assert_eq!(said(&refused, &maker, Move::Agree), "done agreed");
    assert_eq!(said(&refused, &maker, Move::Reopen), "yes");
    assert_eq!(
        said(&refused, &mall, Move::Reopen),
        "moves-refused-new-round"
    );
    let carried = stamp(11, "he.ping");
    let ended = case(&(story(7).replace(NO.0, NO.1) + &format!("closing = {{{carried}}}\n")));
    assert_eq!(next(&ended, &maker), []);
    assert_eq!(said(&ended, &mall, Move::Reopen), "yes");
    // A proposal may be made anew until the customer accepts.
    assert_eq!(said(&but(4, &[]), &maker, Move::Resolve), "yes");
    assert_eq!(said(&but(7, &[]), &maker, Move::Resolve), "settled agreed");
    assert_eq!(
        said(&but(8, &[]), &maker, Move::Resolve),
        "settled carried-out"
    );
    // What was turned down is proposed anew, not signed.
    let turned_down = but(6, &[("amount = \"100\", role", "rejected = true, role")]);
    assert_eq!(next(&turned_down, &maker), [Move::Resolve]);
    assert_eq!(
        said(&turned_down, &maker, Move::Approve),
        "moves-turned-down"
    );
}

/// C-8b: rights to the new proposal are those of the round after the refusal.
#[test]
fn c_8b_a_proposal_after_a_refusal_is_one_of_the_next_round() {
    let refused = but(7, &[NO]);
    let asked = legal::asked_of(&refused, Move::Resolve);
    assert_eq!(
        (asked.rounds.len(), asked.current.settlement.is_none()),
        (1, true)
    );
    assert!(matches!(
        legal::asked_of(&refused, Move::Agree),
        Cow::Borrowed(_)
    ));
    assert!(matches!(
        legal::asked_of(&but(7, &[]), Move::Resolve),
        Cow::Borrowed(_)
    ));
}

/// M-9.6: the office's opinion comes once before the customer's answer and once after.
#[test]
fn m_9_6_opinions_before_and_after_the_answer() {
    let maker = shipped();
    let of = |case: Case| said(&case, &maker, Move::Consolidate);
    assert_eq!(of(but(4, &[])), "yes");
    assert_eq!(of(but(5, &[])), "done consolidated");
    assert_eq!(of(but(6, &[])), "decided");
    assert_eq!(of(but(7, &[])), "yes");
    let second = again("");
    let opinion = story(7).replace("}]\napprovals", &format!("{second}\napprovals"));
    assert_eq!(of(case(&opinion)), "done consolidated");
}

/// M-9.6b: what was negotiated otherwise than approved is signed again, after the second opinion.
#[test]
fn m_9_6b_signatures_before_and_after_the_answer() {
    let maker = shipped();
    let of = |case: &Case, policy: &Policy| said(case, policy, Move::Approve);
    assert_eq!(of(&but(5, &[]), &maker), "yes");
    assert_eq!(of(&but(6, &[]), &maker), "done approved");
    assert_eq!(of(&but(7, &[]), &maker), "done approved");
    let opinion = story(7).replace("}]\napprovals", &format!("{}\napprovals", again("")));
    assert_eq!(of(&case(&opinion), &maker), "yes");
    let both = opinion.replace("}]\nagreement", &format!("{}\nagreement", again("")));
    assert_eq!(of(&case(&both), &maker), "done approved");
    let negotiated = ("remedies = [", "negotiated = true, remedies = [");
    assert_eq!(of(&but(7, &[negotiated]), &maker), "done approved");
    // Where no office gives an opinion, what changed is signed again, or everything.
    let mall = policy(MALL);
    let mut always = policy(MALL);
    always.decide_again = DecideAgain::Always;
    assert_eq!(of(&but(7, &[negotiated]), &mall), "yes");
    assert_eq!(of(&but(7, &[]), &mall), "done approved");
    assert_eq!(of(&but(7, &[]), &always), "yes");
    assert_eq!(of(&but(7, &[NO]), &always), "done approved");
}

#[test]
fn what_is_no_step_is_legal_in_its_place() {
    let maker = shipped();
    let of = |case: &Case, act| said(case, &maker, act);
    let (open, found, closed) = (but(1, &[]), but(3, &[]), but(9, &[]));
    let taken = case("links = {superseded_by = \"261102\"}\n");
    for (act, while_open, ended, superseded) in [
        (Move::Forget, "moves-not-ended", "yes", "yes"),
        (Move::FollowUp, "moves-not-ended", "yes", "moves-not-ended"),
        (Move::Reopen, "moves-not-ended", "yes", "moves-superseded"),
        (Move::Dismiss, "yes", "moves-ended", "moves-ended"),
        (Move::Escalate, "yes", "moves-ended", "moves-ended"),
        (Move::Hold, "yes", "moves-ended", "moves-ended"),
        (Move::Resume, "moves-not-held", "moves-ended", "moves-ended"),
    ] {
        assert_eq!(of(&open, act), while_open, "{act}");
        assert_eq!(of(&closed, act), ended, "{act}");
        assert_eq!(of(&taken, act), superseded, "{act}");
    }
    assert_eq!(of(&found, Move::Dismiss), "moves-dismiss-late");
    let hold = |until: &str| case(&format!("pauses = [{{{}{until}}}]\n", stamp(4, "a")));
    assert_eq!(of(&hold(""), Move::Hold), "moves-held");
    assert_eq!(of(&hold(""), Move::Resume), "yes");
    let resumed = format!(", until = {{{}}}", stamp(5, "a"));
    assert_eq!(of(&hold(&resumed), Move::Hold), "yes");
    assert_eq!(of(&hold(&resumed), Move::Resume), "moves-not-held");
    let mut bare = shipped();
    bare.office.tiers.clear();
    bare.pauses.clocks.clear();
    assert_eq!(said(&open, &bare, Move::Escalate), "moves-no-tiers");
    assert_eq!(said(&open, &bare, Move::Hold), "moves-no-holds");
}
