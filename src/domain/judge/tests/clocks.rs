//! M-10, M-13, M-9.14: how clocks end.

use super::{MAKER, at, case, china, policy, shipped, staff, stamp};
use crate::domain::judge::{Clock, ClockState, clocks};
use crate::domain::policy::Policy;

/// The clock of a name at a moment, the last of several.
fn clock(policy: &Policy, lines: &str, name: &str, now: &str) -> Option<Clock> {
    let (case, staff, calendar) = (case(lines), staff(""), china());
    let (all, uncounted) = clocks(&case, (policy, &calendar, &staff), at(now));
    assert!(uncounted.is_empty());
    all.into_iter().rfind(|clock| clock.name == name)
}

/// A case settled on the 6th and approved on the 9th, with an outcome, and how it ended on the 11th.
fn ended(outcome: &str, closing: &str, rest: &str) -> String {
    let [registered, found, settled, signed, closed] = [
        (3, "gm.office"),
        (5, "zhao.lei"),
        (6, "wang.min"),
        (9, "li.jing"),
        (11, "gm.office"),
    ]
    .map(|(day, by)| stamp(day, by));
    format!(
        "registration = {{{registered}}}\n\
         investigation = {{{found}, outcome = \"{outcome}\"}}\n\
         settlement = {{{settled}, remedies = [{{kind = \"return\", quantity = \"2\", price = \"5\"}}]}}\n\
         approvals = [{{{signed}}}]\n\
         closing = {{{closed}{closing}}}\n{rest}"
    )
}

/// What was to be done before the end was missed, unless the end says it was not to be done.
#[test]
fn what_was_left_undone_at_the_end_was_missed_or_void() {
    use ClockState::{Met, Missed, Void};
    let shipped = shipped();
    let handling = |policy: &Policy, lines: &str| {
        clock(policy, lines, "stage.handling", "2026-11-12T09:00").map(|clock| clock.state)
    };
    let of = |outcome, closing| handling(&shipped, &ended(outcome, closing, ""));
    assert_eq!(of("upheld", ""), Some(Missed));
    assert_eq!(of("upheld", ", unresolved = true"), Some(Void));
    assert_eq!(of("upheld", ", dismissed = true"), Some(Void));
    assert_eq!(of("upheld", ", duplicate_of = \"261100\""), Some(Void));
    assert_eq!(of("rejected", ""), Some(Void), "nothing is owed");
    let done = format!("carried_out = {{{}}}\n", stamp(10, "wang.min"));
    assert_eq!(handling(&shipped, &ended("upheld", "", &done)), Some(Met));
    // A step that may be left out is missed by nobody.
    let optional = |step: &str| {
        let steps = format!("optional_steps = [\"{step}\"]\non_refusal =");
        let policy = policy(&MAKER.replacen("on_refusal =", &steps, 1));
        handling(&policy, &ended("upheld", "", ""))
    };
    assert_eq!(optional("carried-out"), Some(Void));
    assert_eq!(optional("agreed"), Some(Missed));
}

/// M-13.0: papers come after the end as well, but not for what the customer refuses, nor where the
/// end says that nothing is to be done.
#[test]
fn m_13_papers_outlast_the_end() {
    use ClockState::{Running, Void};
    let policy = shipped();
    let papers = |outcome: &str, closing: &str, rest: &str| {
        let lines = ended(outcome, closing, rest);
        let clock = clock(&policy, &lines, "stage.returns", "2026-11-12T09:00");
        clock.map(|clock| clock.state)
    };
    assert_eq!(papers("upheld", "", ""), Some(Running));
    assert_eq!(papers("upheld", ", unresolved = true", ""), Some(Void));
    let answer = |accepted: bool| {
        let by = stamp(10, "wang.min");
        format!("agreement = {{{by}, accepted = {accepted}}}\n")
    };
    assert_eq!(papers("upheld", "", &answer(true)), Some(Running));
    assert_eq!(papers("upheld", "", &answer(false)), Some(Void));
}

/// Time rule 6: a hold stops a clock of the policy's list, from before its due on, the due included.
#[test]
fn a_hold_stops_the_clocks_the_policy_names() {
    let policy = shipped();
    let registered = stamp(3, "gm.office");
    let held = |from: &str| {
        let lines = format!(
            "registration = {{{registered}}}\n\
             pauses = [{{at = {from}+08:00, by = \"gm.office@example.com\"}}]\n"
        );
        let clock = clock(&policy, &lines, "stage.inquiry", "2026-11-20T09:00").unwrap();
        (clock.state, clock.pauses.len())
    };
    // Three days from Tuesday the 3rd end at 17:30 on the 6th.
    assert_eq!(held("2026-11-05T10:00:00"), (ClockState::Paused, 1));
    assert_eq!(held("2026-11-06T17:30:00"), (ClockState::Paused, 1));
    assert_eq!(held("2026-11-06T17:30:01"), (ClockState::Overdue, 0));
}

/// C-6b: the steps of a plan are done with the remedies they lead to, if they were planned before.
#[test]
fn c_6b_a_plan_is_done_with_the_remedies() {
    let policy = shipped();
    let state = |kind: &str, done: u32| {
        let (planned, done) = (stamp(6, "wang.min"), stamp(done, "wang.min"));
        let lines = format!(
            "carried_out = {{{done}}}\nactions = [{{{planned}, kind = \"{kind}\", \
             owner = \"business\", due = 2026-11-10, what = \"x\"}}]\n"
        );
        let clock = clock(&policy, &lines, "action.1", "2026-11-09T09:00").unwrap();
        assert_eq!(
            (clock.path().to_string(), clock.owner.as_str()),
            ("actions[0]".to_owned(), "business")
        );
        clock.state
    };
    assert_eq!(state("plan", 9), ClockState::Met);
    assert_eq!(state("plan", 6), ClockState::Met);
    assert_eq!(state("plan", 5), ClockState::Running);
    assert_eq!(state("corrective", 9), ClockState::Running);
}

/// Only a clock that was met by every due it had was in time; a stage says its name and title.
#[test]
fn a_clock_says_how_and_whose_it_is() {
    let policy = shipped();
    let lines = format!("registration = {{{}}}\n", stamp(3, "gm.office"));
    let lines = format!(
        "{lines}investigation = {{{}, outcome = \"upheld\"}}\n",
        stamp(5, "zhao.lei")
    );
    let met = clock(&policy, &lines, "stage.inquiry", "2026-11-12T09:00").unwrap();
    assert!(met.in_time() && !met.overdue() && !met.open());
    assert_eq!(met.path().to_string(), "registration");
    let (stage, title) = met.stage_titled().unwrap();
    assert_eq!((stage.as_str(), title.texts().count()), ("inquiry", 2));
    let breached = Clock {
        breached: Some(met.due),
        ..met.clone()
    };
    assert!(!breached.in_time());
    let running = clock(&policy, &lines, "overall", "2026-11-12T09:00").unwrap();
    assert!(!running.in_time() && running.open());
    assert!(running.stage_titled().is_none());
}

/// M-9.6: an opinion is written again for each proposal; the first registration alone starts a clock.
#[test]
fn what_comes_again_starts_its_clock_anew() {
    let policy = shipped();
    let runs = |lines: &str, name: &str| {
        let (case, staff, calendar) = (case(lines), staff(""), china());
        let all = clocks(&case, (&policy, &calendar, &staff), at("2026-11-20T09:00")).0;
        all.iter().filter(|clock| clock.name == name).count()
    };
    let registered = stamp(3, "gm.office");
    let found = stamp(5, "zhao.lei");
    let proposed = |day| {
        let by = stamp(day, "wang.min");
        format!("settlement = {{{by}, remedies = [{{kind = \"compensation\", amount = \"5\"}}]}}")
    };
    let lines = format!(
        "registration = {{{registered}}}\ninvestigation = {{{found}, outcome = \"upheld\"}}\n{}\n\
         rounds = [{{{}}}]\n",
        proposed(9),
        proposed(6)
    );
    assert_eq!(runs(&lines, "stage.consolidation"), 2);
    assert_eq!(runs(&lines, "overall"), 1);
}

/// What is owed to nobody is proposed by nobody; a duplicate's clocks count nowhere, however late.
#[test]
fn m_9_14_what_needs_no_remedy_is_void() {
    let policy = shipped();
    let registered = format!("registration = {{{}}}\n", stamp(3, "gm.office"));
    let rejected = format!(
        "{registered}investigation = {{{}, outcome = \"rejected\"}}\n",
        stamp(5, "zhao.lei")
    );
    let proposal = clock(&policy, &rejected, "stage.proposal", "2026-11-12T09:00").unwrap();
    assert_eq!(proposal.state, ClockState::Void);
    let closed = |how: &str| {
        let closing = stamp(20, "gm.office");
        let lines = format!("{registered}closing = {{{closing}, {how}}}\n");
        let clock = clock(&policy, &lines, "overall", "2026-11-21T09:00").unwrap();
        (clock.state, clock.late_by > 0)
    };
    assert_eq!(closed("dismissed = true"), (ClockState::Late, true));
    assert_eq!(
        closed("duplicate_of = \"261100\""),
        (ClockState::Void, false)
    );
}

/// M-10.1: the whole is projected before the registration; handing on a second time begins nothing.
#[test]
fn m_10_1_when_a_clock_begins() {
    let overall = clock(&shipped(), "", "overall", "2026-11-03T09:00").unwrap();
    assert_eq!(
        (overall.projected, overall.started),
        (true, at("2026-11-02T09:00"))
    );
    assert_eq!(overall.path().to_string(), "received");
    // The whole is his whose turn it is, whether or not anything else runs.
    let mut alone = shipped();
    alone.stages.clear();
    let registered = format!("registration = {{{}}}\n", stamp(3, "gm.office"));
    let overall = clock(&alone, &registered, "overall", "2026-11-04T09:00").unwrap();
    assert_eq!(overall.owner, "gm-office");
    let stage = "[[stage]]\nname = \"taken\"\ntitle = { zh = \"甲\", en = \"A\" }\nunit = [\"quality\"]\n\
                 from = \"assigned\"\nuntil = \"investigated\"\nlimit = \"3d\"\nrule = \"M-10.2\"\n";
    let policy = policy(&MAKER.replacen("[[stage]]", &format!("{stage}[[stage]]"), 1));
    let [first, second] = [3, 4].map(|day| stamp(day, "gm.office"));
    let case = case(&format!(
        "assignments = [{{{first}, to = \"quality\"}}, {{{second}, to = \"quality\"}}]\n"
    ));
    let (staff, calendar) = (staff(""), china());
    let all = clocks(&case, (&policy, &calendar, &staff), at("2026-11-12T09:00")).0;
    let taken: Vec<&Clock> = all.iter().filter(|it| it.name == "stage.taken").collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].started, at("2026-11-03T10:00"));
}

/// C-6b, C-8: the plan of a proposal that was refused is not done by what another proposal leads to.
#[test]
fn c_6b_a_plan_goes_with_its_proposal() {
    let policy = shipped();
    let state = |planned: u32, due: u32, carried_out: &str| {
        let [first, refused, second, done, planned] =
            [4, 5, 7, 9, planned].map(|day| stamp(day, "wang.min"));
        let lines = format!(
            "settlement = {{{second}, remedies = []}}\ncarried_out = {{{done}}}\n\
             actions = [{{{planned}, kind = \"plan\", owner = \"business\", due = 2026-11-{due:02}, what = \"x\"}}]\n\
             rounds = [{{settlement = {{{first}, remedies = []}}, \
             agreement = {{{refused}, accepted = false}}{carried_out}}}]\n"
        );
        let clock = clock(&policy, &lines, "action.1", "2026-11-10T09:00").unwrap();
        (clock.state, clock.stopped)
    };
    let day = |day: u32| Some(at(&format!("2026-11-{day:02}T10:00:00")));
    assert_eq!(state(4, 10, ""), (ClockState::Void, day(7)));
    assert_eq!(state(4, 6, ""), (ClockState::Missed, day(7)));
    // What was planned after the refusal is of the proposal that follows.
    assert_eq!(state(6, 10, ""), (ClockState::Met, day(9)));
    assert_eq!(state(7, 10, ""), (ClockState::Met, day(9)));
    let done = format!(", carried_out = {{{}}}", stamp(5, "wang.min"));
    assert_eq!(state(4, 10, &done), (ClockState::Met, day(5)));
}

/// V-2b: the case is told of inside once everybody whom that rule names knows of it; the manager is another's.
#[test]
fn v_2b_telling_inside_ends_with_the_last_who_is_told() {
    let it = policy(include_str!("../../../../policies/it-service.toml"));
    let told = |to: &[(u32, &str)]| {
        let replies = to.iter().map(|(day, to)| {
            let by = stamp(*day, "someone");
            format!("{{{by}, kind = \"inform\", to = \"{to}\"}}")
        });
        let replies: Vec<String> = replies.collect();
        let lines = format!("replies = [{}]\n", replies.join(", "));
        let clock = clock(&it, &lines, "stage.informing", "2026-11-10T09:00").unwrap();
        clock.stopped
    };
    let day = |day: u32| Some(at(&format!("2026-11-{day:02}T10:00:00")));
    let (manager, representative) = ("marketing-centre-manager", "management-representative");
    let all = [
        (4, representative),
        (6, manager),
        (5, "general-manager"),
        (7, manager),
    ];
    assert_eq!(told(&all), day(5));
    assert_eq!(told(&all[..2]), None);
    assert_eq!(told(&[(4, manager), (4, "general-manager")]), None);
}
