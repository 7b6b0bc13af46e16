//! Time rule 9: a breach stays a breach, whatever is mended afterwards.

use super::easing::record;
use super::{CENTER, at, china, policy, shipped, staff, stamp};
use crate::domain::judge::{Clock, ClockState, clocks_of};
use crate::domain::policy::Policy;

/// The clocks at a moment, as the file and its corrections tell them by then.
fn clocks(lines: &str, now: &str) -> Vec<Clock> {
    clocks_under(&shipped(), lines, now)
}

fn clocks_under(policy: &Policy, lines: &str, now: &str) -> Vec<Clock> {
    let now = at(now);
    let (calendar, staff) = (china(), staff(""));
    let (case, former) = record(lines).into_known_at(now).unwrap();
    let (all, uncounted) = clocks_of(&case, &former, (policy, &calendar, &staff), now);
    assert!(uncounted.is_empty());
    all
}

/// The clocks with a breach that a correction would hide: name, the due that had passed, how it stands.
fn told(lines: &str, now: &str) -> Vec<String> {
    breached(clocks(lines, now))
}

fn breached(all: Vec<Clock>) -> Vec<String> {
    let breached = all.into_iter().filter_map(|clock| {
        let due = clock.breached?.format("%d %H:%M");
        Some(format!("{} {due} {}", clock.name, clock.state))
    });
    breached.collect()
}

/// A correction at a moment of November; `old` with its key.
fn mended(when: &str, field: &str, old: &str, new: &str) -> String {
    format!(
        "{{at = 2026-11-{when}+08:00, by = \"li.jing@example.com\", field = \"{field}\", {old} \
         new = \"{new}\", reason = \"r\"}}"
    )
}

fn corrections(all: &[String]) -> String {
    format!("corrections = [{}]\n", all.join(", "))
}

fn moment(day: u32) -> String {
    format!("2026-11-{day:02}T10:00:00+08:00")
}

/// The field was of another day before the 18th.
fn moved(field: &str, from: u32, to: u32) -> String {
    let old = format!("old = \"{}\",", moment(from));
    mended("18T10:00:00", field, &old, &moment(to))
}

fn registered(day: u32) -> String {
    format!("registration = {{{}}}\n", stamp(day, "gm.office"))
}

fn found(day: u32) -> String {
    format!(
        "investigation = {{{}, outcome = \"upheld\"}}\n",
        stamp(day, "zhao.lei")
    )
}

fn origin(when: &str) -> String {
    mended(when, "origin", "old = \"domestic\",", "foreign")
}

/// M-10.1: 13 days from the 3rd end on the 16th at 17:30, the 17 days of a foreign case on the 20th.
fn abroad(when: &str) -> String {
    format!(
        "origin = \"foreign\"\n{}{}",
        registered(3),
        corrections(&[origin(when)])
    )
}

#[test]
fn rule_9_a_due_that_had_passed_before_it_was_moved() {
    let marked = ["overall 16 17:30 running"];
    assert_eq!(told(&abroad("18T10:00:00"), "2026-11-19T09:00:00"), marked);
    assert_eq!(told(&abroad("18T10:00:00"), "2026-11-18T10:00:00"), marked);
    // Nobody had mended anything by then.
    let before = told(&abroad("18T10:00:00"), "2026-11-18T09:59:59");
    assert_eq!(before, [""; 0]);
    // The due itself is still in time (rule 8).
    let now = "2026-11-19T09:00:00";
    assert_eq!(told(&abroad("16T17:30:01"), now), marked);
    assert_eq!(told(&abroad("16T17:30:00"), now), [""; 0]);
    assert_eq!(
        told(&abroad("10T10:00:00"), "2026-11-24T09:00:00"),
        [""; 0],
        "what passed later, by the new facts alone"
    );
}

#[test]
fn rule_9_what_moves_no_due_marks_nothing() {
    let titled = |lines: &str| {
        let title = mended("18T10:00:00", "title", "old = \"x\",", "y");
        let lines = format!("title = \"y\"\n{lines}{}", corrections(&[title]));
        told(&lines, "2026-11-19T09:00:00")
    };
    assert_eq!(titled(&registered(3)), [""; 0], "overdue before and since");
    assert_eq!(titled(&(registered(3) + &found(10))), [""; 0], "late");
    // Done in time, recorded late.
    let recorded = found(5).replace("by =", &format!("recorded = {}, by =", moment(19)));
    assert_eq!(titled(&(registered(3) + &recorded)), [""; 0]);
}

/// M-10.2: the inquiry was due on the 6th.
#[test]
fn rule_9_what_was_late_is_not_mended_into_time() {
    let now = "2026-11-19T09:00:00";
    let of = |lines: &str, how: String| told(&(registered(3) + lines + &corrections(&[how])), now);
    let earlier = of(&found(5), moved("investigation.at", 10, 5));
    assert_eq!(earlier, ["stage.inquiry 06 17:30 met"]);
    // Nor into a time when it had ended.
    let dismissed = format!("closing = {{{}, dismissed = true}}\n", stamp(5, "he.ping"));
    let ended = of(&dismissed, moved("closing.at", 17, 5));
    assert_eq!(
        ended,
        ["overall 16 17:30 met", "stage.inquiry 06 17:30 void"]
    );
    // A duplicate's clocks count nowhere.
    let duplicate = format!(
        "closing = {{{}, duplicate_of = \"261100\"}}\n",
        stamp(17, "he.ping")
    );
    let said = mended("18T10:00:00", "closing.duplicate_of", "", "261100");
    assert_eq!(of(&duplicate, said), [""; 0]);
}

/// Of several dues that had passed the first is told.
#[test]
fn rule_9_the_first_of_the_dues_that_had_passed() {
    let later = mended(
        "24T10:00:00",
        "registration.at",
        &format!("old = \"{}\",", moment(3)),
        &moment(5),
    );
    let lines = format!(
        "origin = \"foreign\"\n{}{}",
        registered(5),
        corrections(&[origin("18T10:00:00"), later])
    );
    assert_eq!(
        told(&lines, "2026-11-25T09:00:00"),
        ["overall 16 17:30 overdue", "stage.inquiry 06 17:30 overdue"]
    );
}

/// M-3: an abnormality has no clocks. Those it had as a complaint ended when that was mended.
#[test]
fn rule_9_a_clock_taken_away_ends_with_the_correction() {
    use ClockState::{Late, Missed};
    let abnormal = |rest: &str| {
        let nature = mended(
            "18T10:00:00",
            "nature",
            "old = \"complaint\",",
            "abnormality",
        );
        let lines = format!(
            "nature = \"abnormality\"\n{}{}{rest}",
            registered(3),
            corrections(&[nature])
        );
        clocks(&lines, "2026-11-26T09:00:00")
    };
    let closed = format!("closing = {{{}}}\n", stamp(25, "he.ping"));
    for rest in ["", &closed] {
        let kept: Vec<_> = abnormal(rest)
            .into_iter()
            .map(|it| {
                assert_eq!(it.breached, Some(it.due), "{}", it.name);
                let stopped = it.stopped.unwrap().format("%d %H:%M").to_string();
                (it.name, it.state, stopped, it.late_by / 60)
            })
            .collect();
        let clock = |name: &str, state, stopped: &str, minutes| {
            (name.to_owned(), state, stopped.to_owned(), minutes)
        };
        let (day, hour) = (24 * 60, 60);
        assert_eq!(
            kept,
            [
                clock("overall", Missed, "18 10:00", day + 16 * hour + 30),
                clock("stage.registration", Late, "03 10:00", 20 * hour),
                clock(
                    "stage.inquiry",
                    Missed,
                    "18 10:00",
                    11 * day + 16 * hour + 30
                ),
            ]
        );
    }
    // Left undone at an end before its due: missed, and by no time.
    let undone = format!(
        "{}settlement = {{{}, remedies = [{{kind = \"compensation\", amount = \"5\"}}]}}\n\
         approvals = [{{{}}}]\nclosing = {{{}}}\n",
        found(5),
        stamp(6, "wang.min"),
        stamp(9, "li.jing"),
        stamp(11, "he.ping")
    );
    let all = abnormal(&undone);
    let handling = all.iter().find(|it| it.name == "stage.handling").unwrap();
    assert_eq!((handling.state, handling.late_by), (Missed, 0));
}

/// C-1: of several clocks that begin with the same fact it is the one taken away that is kept.
#[test]
fn rule_9_a_clock_taken_away_is_not_another() {
    let always = "clock = \"acknowledge\"\nfrom = \"received\"\nlimit = \"1d\"\n";
    assert_eq!(CENTER.matches(always).count(), 1);
    let letters = format!("{always}when = {{ channel = [\"letter\"] }}\n");
    let center = policy(&CENTER.replace(always, &letters));
    let channel = mended("18T10:00:00", "channel", "old = \"social\",", "email");
    let lines = format!("channel = \"email\"\n{}", corrections(&[channel]));
    let all = clocks_under(&center, &lines, "2026-11-19T09:00:00");
    // Two working hours from nine o'clock.
    assert_eq!(breached(all), ["acknowledge 02 11:00 missed"]);
}

/// M-9.6: each proposal has an opinion of its own; the one in time stays so whatever the other is.
#[test]
fn rule_9_each_time_is_a_clock_of_its_own() {
    let proposed = |day| {
        let by = stamp(day, "wang.min");
        format!("settlement = {{{by}, remedies = [{{kind = \"compensation\", amount = \"5\"}}]}}")
    };
    let opinion = |hour: u32, day: u32| {
        let by = stamp(day, "he.ping").replace("T10", &format!("T{hour:02}"));
        format!("consolidations = [{{{by}}}]")
    };
    let turned_down = format!("approvals = [{{{}, rejected = true}}]", stamp(7, "li.jing"));
    // Half a working day from ten o'clock ends at 15:00.
    let lines = |second: &str, how: String| {
        format!(
            "{}{}{}\n{second}\nrounds = [{{{}, {}, {turned_down}}}]\n{}",
            registered(3),
            found(5),
            proposed(9),
            proposed(6),
            opinion(12, 6),
            corrections(&[how])
        )
    };
    let marked = |lines: &str| -> Vec<_> {
        let all = clocks(lines, "2026-11-19T09:00:00").into_iter();
        let all = all.filter(|it| it.name == "stage.consolidation");
        all.map(|it| (it.started, it.state, it.breached)).collect()
    };
    let [first, second] = [6, 9].map(|day| at(&moment(day)[..19]));
    let title = mended("18T10:00:00", "title", "", "y");
    let late = lines(&opinion(10, 12), title);
    let plain = [
        (first, ClockState::Met, None),
        (second, ClockState::Late, None),
    ];
    assert_eq!(marked(&late), plain);
    let mended = lines(&opinion(10, 9), moved("consolidations[0].at", 12, 9));
    let due = Some(at("2026-11-09T15:00:00"));
    let one = [
        (first, ClockState::Met, None),
        (second, ClockState::Met, due),
    ];
    assert_eq!(marked(&mended), one);
}
