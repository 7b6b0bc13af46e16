//! M-9.4, C-8b, L-1: whose turn it is at each step, and the next command.

use super::legal::story;
use super::{CENTER, MALL, at, case, china, person, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::judge::next::{Stop, all, commands, entrusted, is_turn_of, may_give, stopping};
use crate::domain::judge::turn::answering;
use crate::domain::judge::{aside, clocks, turn};
use crate::domain::policy::Policy;

const SHOP: &str = include_str!("../../../../policies/branch-sales.toml");
const NOW: &str = "2026-11-11T12:00:00";

/// Whose turn it is with the clocks as they run.
fn whose(lines: &str) -> String {
    let (maker, staff, calendar, case) = (shipped(), staff(""), china(), case(lines));
    let clocks = clocks(&case, (&maker, &calendar, &staff), at(NOW)).0;
    turn(&case, &maker, &staff, &clocks, at(NOW))
}

/// Whose turn it is where no stage runs.
fn between(lines: &str, policy: &Policy) -> String {
    turn(&case(lines), policy, &staff(""), &[], at(NOW))
}

fn answered() -> String {
    format!(
        "replies = [{{{}, kind = \"answer\"}}]\n",
        stamp(9, "wang.min")
    )
}

/// The first eight steps with the second opinion.
fn carried_out() -> String {
    let opinion = format!("}}, {{{}}}]\napprovals", stamp(10, "he.ping"));
    story(8).replace("}]\napprovals", &opinion)
}

/// M-9.4, M-11: the unit whose stage runs, the role that signs, the office at the end.
#[test]
fn m_9_4_whose_turn_it_is_at_each_step() {
    let owners = [
        "gm-office",
        "quality",
        "quality",
        "business",
        "gm-office",
        "business-manager",
        "business",
        "gm-office",
        "gm-office",
        "gm-office",
    ];
    for (steps, owner) in owners.into_iter().enumerate() {
        assert_eq!(whose(&story(steps)), owner, "{steps}");
    }
    // The closing waits for the answer, then for the office.
    assert_eq!(whose(&carried_out()), "business");
    assert_eq!(whose(&(carried_out() + &answered())), "gm-office");
    assert_eq!(whose("nature = \"abnormality\"\n"), "business");
    // Of an ended case the unit of what still runs, else the one that ended it.
    let by = |who: &str| {
        let closing = format!("closing = {{{}}}\n", stamp(11, who));
        whose(&(carried_out() + &closing))
    };
    assert_eq!([by("zhao.lei"), by("wang.min")], ["quality", "business"]);
    assert_eq!(by("gone"), "quality", "whoever was given it last");
    let taken = format!(
        "links = {{superseded_by = \"261102\", superseded = {{{}, reason = \"r\"}}}}\n",
        stamp(10, "wang.min")
    );
    assert_eq!(whose(&(story(2) + &taken)), "business");
    let goods = story(9).replace(
        "{kind = \"compensation\", amount = \"100\"}",
        "{kind = \"return\", quantity = \"2\", price = \"5\"}",
    );
    assert_eq!(whose(&goods), "business", "the papers are awaited");
}

/// M-9.4: within a unit it is who was given the case last.
#[test]
fn m_9_4_whoever_was_given_it() {
    let given = |steps: usize, to: &str| {
        whose(&story(steps).replace("to = \"quality\"", &format!("to = \"{to}\"")))
    };
    assert_eq!(given(2, "zhao.lei"), "zhao.lei");
    assert_eq!(given(3, "zhao.lei"), "business");
    assert_eq!(given(3, "xu.fei"), "xu.fei");
    assert_eq!(given(6, "xu.fei"), "xu.fei");
    assert_eq!(given(6, "zhao.lei"), "business");
    assert_eq!(given(2, "soldermask"), "soldermask");
    assert_eq!(
        given(7, "xu.fei"),
        "xu.fei",
        "before the office's second opinion"
    );
    // The unit on record counts where the person is of another since.
    let recorded = story(6).replace("to = \"quality\"", "to = \"zhou.lan\", unit = \"business\"");
    assert_eq!(whose(&recorded), "zhou.lan");
    let moved = format!(
        "escalations = [{{{}, to = \"li.jing\"}}]\n",
        stamp(9, "he.ping")
    );
    assert_eq!(whose(&(story(3) + &moved)), "li.jing");
}

/// A case of the contact center up to a proposal of an amount.
fn proposed(by: &str, amount: &str, rest: &str) -> String {
    format!(
        "assignments = [{{{}, to = \"dai.yu\"}}]\n\
         investigation = {{{}, outcome = \"upheld\"}}\n\
         settlement = {{{}, remedies = [{{kind = \"refund\", amount = \"{amount}\"}}]}}\n{rest}",
        stamp(3, "jin.dan"),
        stamp(4, "dai.yu"),
        stamp(5, by)
    )
}

/// C-8b: the lowest role that is not that of who proposed what was refused.
#[test]
fn c_8b_a_refusal_goes_up() {
    let center = policy(CENTER);
    let refused = format!("agreement = {{{}, accepted = false}}\n", stamp(6, "dai.yu"));
    let of = |by: &str| between(&proposed(by, "100", &refused), &center);
    assert_eq!(of("dai.yu"), "team-lead");
    assert_eq!(of("xia.tian"), "contact-supervisor");
    assert_eq!(of("gone"), "team-lead");
    let mut same = policy(CENTER);
    same.reassessment = shipped().reassessment;
    assert_eq!(
        between(&proposed("xia.tian", "100", &refused), &same),
        "dai.yu"
    );
}

/// C-6, L-1: what needs a signature waits for the lowest role that may give it.
#[test]
fn c_6_the_role_that_signs_or_the_unit_that_acts() {
    let center = policy(CENTER);
    let of = |amount| between(&proposed("jin.dan", amount, ""), &center);
    assert_eq!(
        [of("200"), of("201"), of("2001")],
        ["dai.yu", "team-lead", "contact-supervisor"]
    );
    let found = format!(
        "assignments = [{{{}, to = \"dai.yu\"}}]\n",
        stamp(3, "jin.dan")
    );
    assert_eq!(between(&found, &center), "dai.yu");
    assert_eq!(between("", &center), "agents");
    // a step that may be left out is nobody's turn.
    assert_eq!(between("", &policy(MALL)), "operations");
    let maker = shipped();
    let given = |to: &str| (carried_out() + &answered()).replace("to = \"quality\"", to);
    assert_eq!(between(&given("to = \"chen.xiao\""), &maker), "chen.xiao");
    assert_eq!(
        between(
            &carried_out().replace("to = \"quality\"", "to = \"he.ping\""),
            &maker
        ),
        "he.ping"
    );
}

/// M-9.11: who answers the customer.
#[test]
fn m_9_11_who_answers() {
    let (maker, center, staff) = (shipped(), policy(CENTER), staff(""));
    let of = |to: &str, policy| {
        let given = format!("assignments = [{{{}, to = \"{to}\"}}]\n", stamp(3, "a"));
        answering(&case(&given), policy, &staff, at(NOW))
    };
    assert_eq!(answering(&case(""), &maker, &staff, at(NOW)), "business");
    assert_eq!(
        [of("he.ping", &maker), of("zhao.lei", &maker)],
        ["he.ping", "business"]
    );
    // What is asked of a moment goes by who had it then.
    let before = format!("assignments = [{{{}, to = \"he.ping\"}}]\n", stamp(5, "a"));
    let then = |day: &str| answering(&case(&before), &maker, &staff, at(day));
    assert_eq!(then("2026-11-05T09:59:00"), "business");
    assert_eq!(then("2026-11-05T10:00:00"), "he.ping");
    assert_eq!(answering(&case(""), &center, &staff, at(NOW)), "agents");
    assert_eq!(of("xia.tian", &center), "xia.tian");
}

/// The commands that may follow, without the word before and the number.
fn follow(lines: &str, policy: &Policy) -> Vec<String> {
    let all = commands(&case(lines), policy, &staff(""), None).into_iter();
    all.map(|it| it.replacen("complaint ", "", 1).replacen(" 261101", "", 1))
        .collect()
}

/// M-9.4: the next step; instead of a closing that would be refused, what it still needs.
#[test]
fn m_9_4_the_next_command() {
    let lacking = follow("", &shipped()).concat();
    let stated = lacking.starts_with("correct ") && lacking.contains(" product.part=VALUE ");
    assert!(stated, "{lacking}: M-9.1, no case is accepted without");
    let mut maker = shipped();
    maker.required.clear();
    let steps = [
        "register",
        "assign",
        "investigate",
        "resolve",
        "consolidate",
        "approve",
        "agree",
        "carry-out",
    ];
    for (done, act) in steps.iter().enumerate() {
        assert_eq!(follow(&story(done), &maker), [*act]);
    }
    let reply = "reply --kind answer --via CHANNEL --text TEXT";
    assert_eq!(follow(&story(8), &maker), [reply, "consolidate"]);
    assert_eq!(follow(&(carried_out() + &answered()), &maker), ["close"]);
    assert_eq!(follow(&story(9), &maker), [""; 0]);
    let mut mall = policy(MALL);
    let lacking = follow("", &mall);
    let stated = lacking.len() == 1 && lacking[0].starts_with("correct ");
    assert!(stated, "{lacking:?}: R-9, nor looked into without");
    mall.required.clear();
    assert_eq!(follow("", &mall), ["assign", "investigate"]);
    let items = "items = [{n = 1, text = \"x\", outcome = \"upheld\"}, {n = 2, text = \"y\"}]\n";
    assert_eq!(
        follow(&(story(2) + items), &maker),
        ["investigate --item 2"]
    );
    assert_eq!(follow(&(story(5) + items), &maker), ["approve"]);
}

/// C-10c, C-13: what the closing itself tells comes last.
#[test]
fn c_10c_what_the_closing_tells_comes_last() {
    let center = policy(CENTER);
    let settled = proposed("jin.dan", "100", "")
        + &format!("agreement = {{{}, accepted = true}}\n", stamp(6, "dai.yu"))
        + &format!("carried_out = {{{}}}\n", stamp(7, "dai.yu"));
    let plan = "action --what TEXT --owner WHO --due DATE --kind plan";
    let reply = "reply --kind answer --via CHANNEL --text TEXT";
    assert_eq!(follow(&settled, &center), [reply, plan]);
    let planned = format!(
        "actions = [{{{}, what = \"x\", owner = \"agents\", due = 2026-11-20, kind = \"plan\"}}]\n",
        stamp(7, "dai.yu")
    );
    let told = follow(&(settled + &answered() + &planned), &center);
    assert_eq!(told, ["close --satisfaction 1..5 --summary TEXT"]);
}

/// What ends each clock.
#[test]
fn m_10_what_stops_a_clock() {
    let (mut maker, staff, calendar) = (shipped(), staff(""), china());
    maker.required.clear();
    let of = |lines: &str, name: &str| {
        let case = case(lines);
        let clocks = clocks(&case, (&maker, &calendar, &staff), at(NOW)).0;
        let clock = clocks.iter().find(|clock| clock.name == name).unwrap();
        stopping(&case, &maker, &staff, clock).unwrap()
    };
    let step = |act: &str| Stop::Step(format!("complaint {act} 261101"));
    assert_eq!(of(&story(1), "overall"), Stop::Whole);
    assert_eq!(of("", "stage.registration"), step("register"));
    assert_eq!(
        of(&story(1), "stage.inquiry"),
        Stop::Whole,
        "not handed on yet"
    );
    assert_eq!(of(&story(2), "stage.inquiry"), step("investigate"));
    assert_eq!(of(&story(3), "stage.proposal"), step("resolve"));
    assert_eq!(
        of(&story(7), "stage.second-consolidation"),
        step("consolidate")
    );
    let promise = format!(
        "promises = [{{{}, what = \"x\", by_date = 2026-11-20}}]\n",
        stamp(4, "wang.min")
    );
    let keep = Stop::Beside("complaint keep 261101 1".to_owned());
    assert_eq!(of(&promise, "promise.1"), keep);
}

/// What would be refused stops nothing: a step whose turn has not come, an answer before the signature it
/// needs (M-9.11).
#[test]
fn m_9_11_nothing_is_advised_that_is_refused() {
    let (staff, calendar, shop) = (staff(""), china(), policy(SHOP));
    let of = |lines: &str, name: &str| {
        let case = case(lines);
        let clocks = clocks(&case, (&shop, &calendar, &staff), at(NOW)).0;
        let clock = clocks.iter().find(|clock| clock.name == name).cloned();
        clock.map(|clock| stopping(&case, &shop, &staff, &clock).unwrap())
    };
    let lines = |signed: &str| {
        let settlement = format!(
            "registration = {{{}}}\nassignments = [{{{}, to = \"processing\"}}]\n\
             investigation = {{{}, outcome = \"upheld\"}}\n\
             settlement = {{{}, remedies = [{{kind = \"refund\", amount = \"100\"}}]}}\n",
            stamp(3, "tang.wei"),
            stamp(3, "tang.wei"),
            stamp(4, "luo.qing"),
            stamp(5, "tang.wei"),
        );
        settlement + signed
    };
    let signed = format!("approvals = [{{{}}}]\n", stamp(6, "sun.hao"));
    let answer = "complaint reply 261101 --kind answer --via CHANNEL --text TEXT".to_owned();
    assert_eq!(of(&lines(""), "answer"), Some(Stop::Whole));
    assert_eq!(of(&lines(&signed), "answer"), Some(Stop::Beside(answer)));
    let maker = shipped();
    let case = case(&story(1));
    let clocks = clocks(&case, (&maker, &calendar, &staff), at(NOW)).0;
    let mut proposal = clocks
        .iter()
        .find(|it| it.name == "stage.inquiry")
        .cloned()
        .unwrap();
    proposal.name = "stage.proposal".to_owned();
    assert_eq!(
        stopping(&case, &maker, &staff, &proposal),
        Some(Stop::Whole)
    );
}

/// Of several items the one that is open is named, wherever the next step is told.
#[test]
fn m_9_11_the_item_is_named() {
    let (maker, staff) = (shipped(), staff(""));
    let items = "items = [{n = 1, text = \"a\"}, {n = 2, text = \"b\"}]\n";
    let case = case(&(story(2) + items));
    let next = commands(&case, &maker, &staff, None);
    assert_eq!(next, ["complaint investigate 261101 --item 1"]);
}

/// What there is to be kept, checked and ruled on is named one by one, and nothing where there is nothing.
#[test]
fn r_7_what_goes_with_the_steps_names_what_it_is_about() {
    let (maker, staff, calendar) = (shipped(), staff(""), china());
    let who = person(&staff, "he.ping");
    let lines = format!(
        "promises = [{{{0}, what = \"x\", by_date = 2026-11-20}}]\n\
         actions = [{{{0}, what = \"x\", owner = \"quality\", due = 2026-11-20}}, \
         {{{0}, what = \"y\", owner = \"quality\", due = 2026-11-20, done = {{{0}}}}}]\n\
         objections = [{{{0}, unit = \"quality\", text = \"x\"}}]\n",
        stamp(4, "wang.min")
    );
    let case = case(&(story(3) + &lines));
    let (clocks, _) = clocks(&case, (&maker, &calendar, &staff), at(NOW));
    let forms = |act: Move| aside::forms((&case, &maker), &staff, (&clocks, who), act);
    assert_eq!(forms(Move::Keep), ["keep 1"]);
    // What is not done cannot have worked yet.
    assert_eq!(forms(Move::Verify), ["verify 2"]);
    let actions = forms(Move::Action);
    assert_eq!(actions[1..], ["action --done 1"]);
    let ruled = [
        "object --text TEXT",
        "object --decide 1 --upheld --reason TEXT",
        "object --decide 1 --dismissed --reason TEXT",
    ];
    assert_eq!(forms(Move::Object), ruled);
    assert_eq!(forms(Move::Countersign), Vec::<String>::new());
    assert_eq!(forms(Move::Resell), Vec::<String>::new());
}

/// M-A7: a sanction is offered where somebody is liable, its signature and publication where one waits for them.
#[test]
fn m_a7_a_sanction_is_offered_where_somebody_is_liable() {
    let (maker, staff) = (shipped(), staff(""));
    let who = person(&staff, "he.ping");
    let forms = |text: &str| {
        let case = case(text);
        aside::forms((&case, &maker), &staff, (&[], who), Move::Sanction)
    };
    assert_eq!(forms(&story(2)), Vec::<String>::new());
    let person = "sanction --person WHO --sanction KIND --reason TEXT";
    assert_eq!(forms(&story(3)), [person]);
    let by_name = story(3).replace("\"etching\"", "\"etching\", person = \"wei.jun\"");
    let filing = [
        "sanction --as-proposed",
        "sanction --sanction KIND",
        "sanction --none --reason TEXT",
    ];
    assert_eq!(forms(&by_name), filing);
    let filed = |decided: &str| {
        let by = stamp(6, "he.ping");
        format!(
            "{by_name}sanctions = [{{{by}{decided}, person = \"wei.jun\", sanction = \"reprimand\"}}]\n"
        )
    };
    assert_eq!(forms(&filed(""))[3..], ["sanction --approve"]);
    let decided = format!(", decided = {{{}}}", stamp(7, "li.jing"));
    assert_eq!(forms(&filed(&decided))[3..], ["sanction --publish"]);
}

/// M-11, M-7: who may give a command, and whose turn is a person's.
#[test]
fn m_7_who_may_give_a_command() {
    let (maker, staff) = (shipped(), staff(""));
    let day = at(NOW).date_naive();
    let may = |who: &str, steps: usize, act: &str| {
        let command = format!("complaint {act} 261101");
        let case = case(&story(steps));
        may_give(
            (&case, &maker),
            &staff,
            (person(&staff, who), day),
            &command,
        )
    };
    assert!(may("li.jing", 5, "approve") && !may("wang.min", 5, "approve"));
    assert!(may("wang.min", 3, "resolve") && !may("zhao.lei", 3, "resolve"));
    assert!(may("zhao.lei", 3, "note") && !may("wang.min", 3, "investigate"));
    let case = case("");
    let whom = |act: &str| {
        let command = format!("complaint {act} 261101");
        entrusted((&case, &maker), &staff, &command).is_some()
    };
    assert!(whom("resolve") && !whom("note"));
    let turn = |owner: &str, who: &str| is_turn_of(owner, &staff, person(&staff, who), day);
    assert!(turn("business-manager", "li.jing") && !turn("business-manager", "wang.min"));
    assert!(turn("business", "wang.min") && !turn("quality", "wang.min"));
    assert!(turn("wang.min", "wang.min") && !turn("xu.fei", "wang.min"));
}

/// Everything a person may do: what brings the case on, then what goes with it.
#[test]
fn m_7_everything_a_person_may_do() {
    let (maker, staff, calendar) = (shipped(), staff(""), china());
    let of = |case: &Case, who: &str| -> Vec<String> {
        let asked = (person(&staff, who), at(NOW).date_naive());
        let (clocks, _) = clocks(case, (&maker, &calendar, &staff), at(NOW));
        let all = all((case, &maker), &staff, (&calendar, &clocks), asked).into_iter();
        all.map(|it| it.replacen("complaint ", "", 1).replacen(" 261101", "", 1))
            .collect()
    };
    let office = of(&case(&story(1)), "he.ping");
    assert_eq!(office[0], "assign");
    assert_eq!(
        office.iter().filter(|it| it.starts_with("assign")).count(),
        1
    );
    let has = |all: &[String], act: &str| all.iter().any(|it| it == act);
    for act in [
        "notice --record",
        "dismiss",
        "hold",
        "reply",
        "note TEXT",
        "attach FILE",
        "link OTHER",
        "waive RULE",
        "correct FIELD=VALUE --reason TEXT",
    ] {
        assert!(has(&office, act), "{act}");
    }
    for act in [
        "register",
        "investigate",
        "resume",
        "promise",
        "confirm",
        "forget",
        "instruct",
        "keep",
        "keep 1",
        "verify",
        "countersign",
        "object",
        "resell",
        "sanction",
    ] {
        assert!(!has(&office, act), "{act}");
    }
    let business = of(&case(&story(1)), "wang.min");
    assert!(has(&business, "promise") && !has(&business, "assign"));
    let open = of(&case(&story(8)), "he.ping");
    assert_eq!(
        open[..2],
        [
            "reply --kind answer --via CHANNEL --text TEXT",
            "consolidate"
        ]
    );
    assert!(!has(&open, "close") && !has(&open, "reply"));
}
