//! M-9.4 to M-9.14, L-7, C-10: what must be done before the end, and the command that does it.

use super::legal::{STORY, story};
use super::{CENTER, MAKER, MALL, at, case, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::judge::{unmet, unmet_at, unmet_with};
use crate::domain::policy::{DecideAgain, Policy, Step};

/// What is lacking, as `need: the command without the word before and the number`.
fn told(case: &Case, policy: &Policy) -> Vec<String> {
    let (staff, mut told) = (staff(""), Vec::new());
    for lacking in unmet(case, policy, &staff) {
        let command = lacking.command.replacen("complaint ", "", 1);
        let command = command.replacen(" 261101", "", 1);
        told.push(format!("{}: {command}", lacking.duty.need));
    }
    told
}

fn of(lines: &str) -> Vec<String> {
    told(&case(lines), &shipped())
}

/// The command of one need, where it is lacking.
fn command(lines: &str, policy: &Policy, need: &str) -> Option<String> {
    let all = told(&case(lines), policy).into_iter();
    let mut all = all.filter_map(|it| it.strip_prefix(&format!("{need}: ")).map(str::to_owned));
    all.next()
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with an option")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn reply(day: u32, kind: &str) -> String {
    format!(
        "replies = [{{{}, kind = \"{kind}\"}}]\n",
        stamp(day, "wang.min")
    )
}

/// The regulation with one more duty.
fn owing(need: &str) -> Policy {
    policy(&format!(
        "{MAKER}\n[[duty]]\nneed = \"{need}\"\nrule = \"M-13e\"\n"
    ))
}

/// M-9.4, M-9.5, M-9.6, M-9.11: each step done takes its duty away.
#[test]
fn m_9_4_what_is_owed_at_each_step() {
    let answer = "answered: reply --kind answer --via CHANNEL --text TEXT";
    let (accept, again) = (
        "accepted: agree --accepted",
        "consolidated-again: consolidate",
    );
    let (settle, sign) = ("resolved: resolve", "approved: approve");
    let done = "carried-out: carry-out";
    assert_eq!(of(&story(0)), ["investigated: investigate", answer]);
    assert_eq!(of(&story(3)), [answer, settle, sign, accept, done]);
    assert_eq!(of(&story(4)), [answer, sign, accept, done]);
    assert_eq!(of(&story(6)), [answer, accept, done]);
    let told = reply(9, "answer");
    assert_eq!(of(&(story(6) + &told)), [accept, done]);
    assert_eq!(of(&(story(7) + &told)), [again, done]);
    let opinion = format!("}}, {{{}}}]\napprovals", stamp(10, "he.ping"));
    let second = story(7).replace("}]\napprovals", &opinion) + &told;
    assert_eq!(of(&second), [done]);
    let (open, by, close) = STORY[7];
    let carried = format!("{open}{}{close}\n", stamp(11, by));
    assert_eq!(of(&(second + &carried)), [""; 0]);
    // M-9.14: what is not established is only answered.
    let rejected = story(3).replace("upheld", "rejected");
    assert_eq!(of(&rejected), [answer]);
    assert_eq!(of(&(rejected + &told)), [""; 0]);
}

/// M-9.11: what is told before the signature is no answer.
#[test]
fn m_9_11_an_answer_before_the_signature_is_none() {
    let answered = |day, kind| command(&(story(6) + &reply(day, kind)), &shipped(), "answered");
    assert!(answered(7, "answer").is_some());
    assert_eq!(answered(8, "answer"), None);
    assert!(answered(8, "interim").is_some());
    assert_eq!(answered(8, "written-notice"), None);
    let owing = owing("written-notice");
    let noticed = |kind| command(&(story(6) + &reply(9, kind)), &owing, "written-notice");
    assert_eq!(
        noticed("answer"),
        some("reply --kind written-notice --via CHANNEL --text TEXT")
    );
    assert_eq!(noticed("written-notice"), None);
}

/// M-11, M-9.6b: signed by who may, and again where the regulation wants it.
#[test]
fn m_11_the_settlement_is_signed() {
    let sign = some("approve");
    let signed = |text: &str, policy: &Policy| command(text, policy, "approved");
    assert_eq!(signed(&story(6), &shipped()), None);
    let own = story(6).replace("li.jing", "wang.min");
    assert_eq!(signed(&own, &shipped()), sign);
    let mut always = shipped();
    always.decide_again = DecideAgain::Always;
    assert_eq!(signed(&story(6), &always), None);
    assert_eq!(signed(&story(7), &shipped()), None);
    assert_eq!(signed(&story(7), &always), sign);
    let anew = "amount = \"100\", role = \"business-manager\"";
    let twice = format!("{anew}}}, {{{}, {anew}}}]\nagreement", stamp(10, "li.jing"));
    let twice = story(7).replace(&format!("{anew}}}]\nagreement"), &twice);
    assert_eq!(signed(&twice, &always), None);
    // L-1: within the own authority nobody else signs.
    let text = MAKER.replace("\napproval = \"always\"", "\napproval = \"by-authority\"");
    let within = policy(&text.replace(
        "self_approval = \"never\"",
        "self_approval = \"within_limit\"",
    ));
    let by = |who: &str| signed(&story(5).replace("wang.min", who), &within);
    assert_eq!((by("li.jing"), by("xu.fei")), (None, sign));
}

/// L-7: every item is answered, none before it could be.
#[test]
fn l_7_every_item_is_answered() {
    let items = |first: u32, second: &str| {
        let at = format!("2026-11-{first:02}T10:00:00+08:00");
        let items = format!(
            "items = [{{n = 1, text = \"x\", answered = {at}}}, {{n = 2, text = \"y\"{second}}}]\n"
        );
        command(&(story(6) + &items), &shipped(), "items-answered")
    };
    let line = |n: u32| {
        some(&format!(
            "reply --kind answer --via CHANNEL --item {n} --text TEXT"
        ))
    };
    let answered = ", answered = 2026-11-09T10:00:00+08:00";
    assert_eq!(items(9, ""), line(2));
    assert_eq!(items(7, answered), line(1));
    assert_eq!(items(9, answered), None);
}

/// M-A2, M-9.7: the shares make up the whole, of all or of each established item.
#[test]
fn m_a2_the_shares_make_up_the_whole() {
    let lacking = |text: &str| command(text, &shipped(), "liability");
    let some_of = |steps| story(steps).replace("share = \"100\"", "share = \"60\"");
    let mend = "correct investigation.liability[0].share=SHARE --reason TEXT";
    assert_eq!(lacking(&story(3)), None);
    assert_eq!(lacking(&some_of(3)), some(mend));
    let opinion = "consolidate --liable UNIT=SHARE";
    assert_eq!(lacking(&some_of(4)), some(opinion));
    let none = story(3).replace("{unit = \"etching\", share = \"100\"}", "");
    assert_eq!(lacking(&none), some("edit"));
    let own = ", liability = [{unit = \"etching\", share = \"100\"}]";
    let items = |text: &str, first: &str, second: &str| {
        let items = format!(
            "items = [{{n = 1, text = \"x\", outcome = \"upheld\"{first}}}, \
             {{n = 2, text = \"y\", outcome = {second}}}]\n"
        );
        lacking(&(text.to_owned() + &items))
    };
    assert_eq!(items(&none, own, "\"upheld\""), some("edit"));
    assert_eq!(items(&none, own, "\"rejected\""), None);
    assert_eq!(items(&none, own, &format!("\"upheld\"{own}")), None);
    assert_eq!(items(&story(3), "", "\"upheld\""), None);
}

/// M-9.7, C-6: a loss is told once the goods are counted and the customer has chosen.
#[test]
fn m_9_7_what_is_open_is_known_at_the_end() {
    let maker = shipped();
    let paid = "{kind = \"compensation\", amount = \"100\"}";
    let with = |steps, remedies: &str| story(steps).replace(paid, remedies);
    let back = "{kind = \"return\", quantity = \"open\", price = \"5\"}";
    let loss = |text: &str| command(text, &maker, "loss");
    assert_eq!(loss(&story(6)), None);
    assert_eq!(loss(&with(6, back)), some("receive --quantity N"));
    let came = format!("returns = [{{{}, quantity = \"3\"}}]\n", stamp(9, "zhu.bo"));
    assert_eq!(loss(&(with(6, back) + &came)), None);
    let two = "{kind = \"refund\", amount = \"5\", option = \"a\"}, \
               {kind = \"return\", quantity = \"open\", price = \"5\", option = \"b\"}";
    assert_eq!(loss(&with(6, two)), some("agree --accepted --option ID"));
    let mend = "correct agreement.option=ID --reason TEXT";
    assert_eq!(loss(&with(7, two)), some(mend));
    assert_eq!(command(&with(7, two), &maker, "accepted"), some(mend));
    let taken = with(7, two).replace("accepted = true", "accepted = true, option = \"a\"");
    assert_eq!(loss(&taken), None);
    let item =
        with(7, &two.replace("option", "item = 1, option")) + "items = [{n = 1, text = \"x\"}]\n";
    assert_eq!(
        loss(&item),
        some("correct items[0].option=ID --reason TEXT")
    );
    let refused = story(7).replace("accepted = true", "accepted = false");
    assert_eq!(
        command(&refused, &maker, "accepted"),
        some("agree --accepted")
    );
}

/// M-13c, M-13e: what is held is decided on, what came is proved.
#[test]
fn m_13_goods_and_papers() {
    let paid = "{kind = \"compensation\", amount = \"100\"}";
    let back = "{kind = \"return\", quantity = \"2\", price = \"5\"}";
    let came = |steps, quantity: u32| {
        let came = stamp(9, "zhu.bo");
        let came = format!("returns = [{{{came}, quantity = \"{quantity}\"}}]\n");
        story(steps).replace(paid, back) + &came
    };
    let held = |text: &str| command(text, &shipped(), "returns-decided");
    assert_eq!(held(&came(4, 2)), some("approve"));
    assert_eq!(held(&came(6, 2)), None);
    assert_eq!(held(&came(6, 3)), some("instruct 1 --text TEXT"));
    let proofs = |text: &str| command(text, &owing("proofs"), "proofs");
    assert_eq!(proofs(&came(6, 2)), some("receive --proof KIND"));
    assert_eq!(proofs(&story(6)), None);
}

/// C-10b: a promise is kept before the end.
#[test]
fn c_10b_promises_are_kept() {
    let one = |rest: &str| {
        format!(
            "{{{}, what = \"x\", by_date = 2026-11-20{rest}}}",
            stamp(4, "jin.dan")
        )
    };
    let kept = one(&format!(", kept = {{{}}}", stamp(5, "jin.dan")));
    let of = |all: &[&String]| {
        let all: Vec<&str> = all.iter().map(|it| it.as_str()).collect();
        let lines = format!("promises = [{}]\n", all.join(", "));
        command(&lines, &policy(MALL), "promises-kept")
    };
    assert_eq!(of(&[&kept, &one("")]), some("keep 2"));
    assert_eq!(of(&[&kept, &kept]), None);
}

/// C-10b, C-10c, C-13: what the closing tells, and what an end without a solution is spared.
#[test]
fn c_10_the_closing_tells_the_rest() {
    let center = policy(CENTER);
    let staff = staff("");
    let with = |closing: &str| -> Vec<String> {
        let closed = case(&format!("closing = {{{}{closing}}}\n", stamp(9, "jin.dan")));
        let closing = closed.closing.unwrap();
        let case = case(&format!(
            "investigation = {{{}, outcome = \"upheld\"}}\n",
            stamp(4, "jin.dan")
        ));
        let unmet = unmet_with(&case, &center, &staff, &closing);
        unmet.iter().map(|it| it.duty.need.to_string()).collect()
    };
    let owed = [
        "answered",
        "resolved",
        "approved",
        "accepted",
        "carried-out",
    ];
    let all = [&owed[..], &["satisfaction", "summary", "action"]].concat();
    assert_eq!(with(""), all);
    let told = ", satisfaction = 4, summary = \"s\"";
    assert_eq!(with(told), [&owed[..], &["action"]].concat());
    assert_eq!(
        with(", unresolved = true"),
        ["answered", "approved", "summary", "action"]
    );
}

/// M-9.7: an action decided with the closing was not there before it.
#[test]
fn m_9_7_what_was_not_done_when_it_was_closed() {
    let (maker, staff) = (shipped(), staff(""));
    let action = |day: u32, rest: &str| {
        let text = format!(
            "class = \"quality-abnormal\"\ngrade = \"critical\"\nactions = [{{{}, what = \"x\", \
             owner = \"etching\", due = 2026-11-20{rest}}}]\n",
            stamp(day, "he.ping")
        );
        case(&(text + &story(9)))
    };
    let of = |case: &Case, step| -> Vec<String> {
        let unmet = unmet_at(case, &maker, &staff, (step, at("2026-11-11T10:00:00")));
        unmet.iter().map(|it| it.duty.need.to_string()).collect()
    };
    let closed = |case: &Case| of(case, Step::Closed);
    assert_eq!(closed(&action(10, "")), ["answered", "consolidated-again"]);
    let lacking = ["answered", "consolidated-again", "action"];
    assert_eq!(closed(&action(11, "")), lacking);
    let checked = format!(", verified = {{{}, works = true}}", stamp(11, "qian.feng"));
    assert_eq!(closed(&action(11, &checked)), lacking[..2]);
    assert_eq!(of(&action(11, ""), Step::Resolved), [""; 0]);
}
