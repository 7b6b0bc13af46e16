use std::collections::BTreeMap;

use super::*;

const HEAD: &str = "format: 1\nnumber: \"261101\"\nuid: u\npolicy: p\nstatus: assigned\n\
    received: 2026-11-05T09:20:00+08:00\ntitle: x\n\
    registration: {at: 2026-11-05T10:00:00+08:00, by: a}\n\
    assignments:\n  - {at: 2026-11-05T11:00:00+08:00, by: a, to: quality}\n";

fn entry(minute: u32, by: &str, rest: &str) -> String {
    format!("  - at: 2026-11-06T09:{minute:02}:00+08:00\n    by: {by}\n{rest}")
}

fn note(minute: u32, by: &str, text: &str) -> String {
    entry(minute, by, &format!("    text: {text}\n"))
}

/// The text where it is clean, else the reasons.
fn merged(base: &str, ours: &str, theirs: &str) -> Result<String, Vec<&'static str>> {
    let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
    let texts = Three { base, ours, theirs };
    let merged = merge(texts, &calendar, &|_| Vec::new()).unwrap();
    let marks = Marks {
        size: 7,
        ours: "ours".to_owned(),
        theirs: "theirs".to_owned(),
    };
    let text = merged.text(&marks);
    let why = || merged.why.iter().map(|why| why.key).collect();
    if merged.is_clean() {
        Ok(text)
    } else {
        Err(why())
    }
}

/// The same both ways; keys of one entry may stand in either order.
fn both_ways(base: &str, ours: &str, theirs: &str) -> Result<String, Vec<&'static str>> {
    let lines = |found: &Result<String, Vec<&'static str>>| {
        let mut lines: Vec<String> = found
            .iter()
            .flat_map(|t| t.lines())
            .map(str::to_owned)
            .collect();
        lines.sort();
        (found.is_ok(), lines)
    };
    let (one, other) = (merged(base, ours, theirs), merged(base, theirs, ours));
    assert_eq!(lines(&one), lines(&other));
    one
}

/// One person, one second, two branches: two entries, nothing lost; the same entry comes once.
#[test]
fn one_second_two_entries() {
    let notes = |all: &[String]| format!("{HEAD}notes:\n{}", all.concat());
    let (a, b, c) = (
        note(1, "a", "one"),
        note(1, "a", "two"),
        note(0, "b", "three"),
    );
    let text = both_ways(
        HEAD,
        &notes(&[c.clone(), a.clone()]),
        &notes(&[c.clone(), b.clone()]),
    );
    let text = text.unwrap();
    for words in ["one", "two", "three"] {
        assert_eq!(text.matches(words).count(), 1, "{text}");
    }
    let same = both_ways(
        HEAD,
        &notes(&[a.clone(), b.clone()]),
        &notes(std::slice::from_ref(&b)),
    );
    let same = same.unwrap();
    assert_eq!(same.matches("two").count(), 1, "{same}");
    // One that both have keeps its place before and behind what each has alone.
    let (first, last) = (note(1, "a", "zzz"), note(1, "a", "aaa"));
    let ours = notes(&[first.clone(), a.clone(), last.clone()]);
    let text = both_ways(HEAD, &ours, &notes(&[first, b.clone(), last])).unwrap();
    assert_eq!(text.matches("text:").count(), 4, "{text}");
    // The base may have one of the same second.
    let before = notes(std::slice::from_ref(&a));
    let (ours, theirs) = (
        notes(&[a.clone(), b.clone()]),
        notes(&[a.clone(), note(1, "a", "other")]),
    );
    let text = both_ways(&before, &ours, &theirs).unwrap();
    assert_eq!(text.matches("text:").count(), 3, "{text}");
    // With a common entry before them, too.
    let first = notes(std::slice::from_ref(&c));
    let text = both_ways(&first, &notes(&[c.clone(), a]), &notes(&[c, b])).unwrap();
    assert_eq!(text.matches("text:").count(), 3, "{text}");
}

/// What came later to an entry both sides took over is no other entry.
#[test]
fn an_entry_taken_over_and_gone_on_with() {
    let promise = |rest: &str| {
        let recorded = "    recorded: 2026-11-06T09:01:00+08:00\n";
        let told = format!("{recorded}    what: call\n{rest}    by_date: 2026-11-20\n");
        format!("{HEAD}promises:\n{}", entry(1, "a", &told))
    };
    let kept = promise("    kept: {at: 2026-11-07T09:00:00+08:00, by: a}\n");
    let text = both_ways(HEAD, &promise(""), &kept).unwrap();
    assert_eq!(text.matches("what: call").count(), 1, "{text}");
    assert!(text.contains("kept:"), "{text}");
    assert!(text.contains("  - at:"), "its keys stay in order: {text}");
}

/// An entry mended on one side after both took it over is one entry, and a person decides.
#[test]
fn an_entry_taken_over_and_mended() {
    let promise = |date: &str, more: &str| {
        let told = format!("    what: call\n    by_date: {date}\n");
        format!("{HEAD}promises:\n{}{more}", entry(1, "a", &told))
    };
    let told = "    field: promises[0].by_date\n    old: 2026-11-20\n    new: 2026-11-25\n";
    let mended = format!("corrections:\n{}", entry(5, "b", told));
    let ours = promise("2026-11-25", &mended);
    assert!(both_ways(HEAD, &ours, &promise("2026-11-20", "")).is_err());
}

/// M-9.8: an end and a step that needs an open case are not both made; a remark may be.
#[test]
fn an_end_and_what_needs_an_open_case() {
    let ended = HEAD.replace("assigned", "dismissed")
        + "closing: {at: 2026-11-06T10:00:00+08:00, by: b, dismissed: true}\n";
    for step in [
        "promises:\n  - {at: 2026-11-06T09:00:00+08:00, by: a, what: call, by_date: 2026-11-20}\n",
        "pauses:\n  - {at: 2026-11-06T09:00:00+08:00, by: a, reason: x}\n",
        "  - {at: 2026-11-06T09:00:00+08:00, by: a, to: rd}\n",
    ] {
        let why = merged(HEAD, &ended, &format!("{HEAD}{step}")).unwrap_err();
        assert_eq!(why, ["merge-ended"], "{step}");
    }
    for aside in [
        "notes:\n  - {at: 2026-11-06T11:00:00+08:00, by: a, text: x}\n",
        "replies:\n  - {at: 2026-11-06T11:00:00+08:00, by: a, kind: interim}\n",
        "recoveries:\n  - {at: 2026-11-06T11:00:00+08:00, by: a, from: x, amount: \"1.00\"}\n",
    ] {
        let text = both_ways(HEAD, &ended, &format!("{HEAD}{aside}")).unwrap();
        assert!(text.contains("status: dismissed"), "{text}");
    }
    // A date that was mended is no new step.
    let moved = HEAD.replace("05T11:00:00", "05T10:30:00").replace(
        "10:30:00+08:00,",
        "10:30:00+08:00, recorded: 2026-11-05T11:00:00+08:00,",
    );
    let base = HEAD.replace(
        "05T11:00:00+08:00,",
        "05T11:00:00+08:00, recorded: 2026-11-05T11:00:00+08:00,",
    );
    let ended = ended.replace(
        "05T11:00:00+08:00,",
        "05T11:00:00+08:00, recorded: 2026-11-05T11:00:00+08:00,",
    );
    assert!(both_ways(&base, &ended, &moved).is_ok());
}

/// M-9.9: a new proposal and a word on the former one contradict each other.
#[test]
fn a_new_proposal_and_a_word_on_the_former() {
    let settled = |at: &str| {
        format!(
            "settlement:\n  at: 2026-11-06T{at}:00+08:00\n  by: a\n  remedies: [{{kind: apology}}]\n"
        )
    };
    let base = HEAD.replace("assigned", "resolved") + &settled("09:00");
    let former = settled("09:00").replace("\n  ", "\n      ");
    let again = HEAD.replace("assigned", "resolved")
        + &settled("12:00")
        + "rounds:\n  - "
        + former.trim_end()
        + "\n";
    let opinion = base.replace("resolved", "consolidated")
        + "consolidations:\n  - {at: 2026-11-06T10:00:00+08:00, by: b}\n";
    let why = merged(&base, &again, &opinion).unwrap_err();
    assert_eq!(why, ["merge-replaced"]);
    assert!(merged(&base, &again, &base).is_ok());
}
