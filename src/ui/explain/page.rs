//! The explanation as a page.

use super::clock::DeadlineView;
use super::explanation::Explanation;
use super::subject::Explained;
use crate::domain::judge::ClockState;
use crate::domain::msg::Msg;
use crate::msg;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::format;
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};

/// The page; `next` are the commands that bring the case on, with who may give them.
pub fn page(
    explanation: &Explanation,
    subject: &Explained,
    next: &[(String, Option<String>)],
    (width, paint): (Option<u16>, Paint),
) -> Safe<Terminal> {
    let words = subject.names.words;
    let mut page = Page::new(width, paint);
    let case = subject.case;
    let head = [Some(&case.number), case.title.as_ref()];
    let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    page.heading(&head.join(" · "));
    reasons(explanation, subject, &mut page);
    if !next.is_empty() {
        page.heading(&words.text("explain-heading-next"));
        for (command, who) in next {
            let line: Msg = match who {
                Some(who) => msg!("explain-next-by", command = command, who = who),
                None => msg!("explain-next", command = command),
            };
            page.paragraph(&words.say(&line));
        }
    }
    page.finish()
}

/// The reasons alone: by which policy, each date, the level, what it costs and who bears it.
pub fn reasons(explanation: &Explanation, subject: &Explained, page: &mut Page) {
    let words = subject.names.words;
    let policy = subject.policy;
    let title = subject.names.title(&policy.title);
    let since = format::date(policy.effective_from);
    let file = &policy.file;
    page.paragraph(&words.say(&msg!(
        "explain-policy",
        title = title,
        since = since,
        file = file
    )));
    for deadline in &explanation.deadlines {
        clock(page, deadline, subject);
    }
    if let Some(authority) = &explanation.authority {
        page.heading(&words.text("explain-heading-authority"));
        page.paragraph(&authority.steps.join("\n"));
        let columns = vec![
            Column::whole(""),
            Column::whole(words.text("explain-band-amount")),
            Column::text(words.text("explain-band-role")),
            Column::whole(words.text("explain-band-rule")),
        ];
        let mut table = Table::new(columns, Overflow::Wrap);
        for band in &authority.bands {
            let mark = if band.applies { "→" } else { "" };
            table.row(vec![
                Cell::from(mark),
                Cell::from(band.words.clone()),
                Cell::from(band.title.clone()),
                Cell::from(words.say(&band.source())),
            ]);
        }
        page.table(&table);
    }
    costs(page, explanation, subject);
    bearers(page, explanation, subject);
}

/// Who bears the cost, and who pays for a test.
fn bearers(page: &mut Page, explanation: &Explanation, subject: &Explained) {
    let costs = explanation.cost_of_items.iter().chain(&explanation.cost);
    let fee = explanation.test_fee.iter();
    let fee = fee.flat_map(|fee| fee.steps.iter().map(String::as_str));
    let costs: Vec<&str> = costs
        .flat_map(|cost| cost.steps.iter().map(String::as_str))
        .chain(fee)
        .collect();
    if !costs.is_empty() {
        page.heading(&subject.names.words.text("explain-heading-cost"));
        page.paragraph(&costs.join("\n"));
    }
}

/// What came back, what the case costs us, and who bears it.
fn costs(page: &mut Page, explanation: &Explanation, subject: &Explained) {
    let words = subject.names.words;
    if let Some(back) = &explanation.returns {
        page.heading(&words.text("explain-heading-returns"));
        page.paragraph(&back.steps.join("\n"));
    }
    if let Some(loss) = &explanation.loss {
        page.heading(&words.text("explain-heading-loss"));
        page.paragraph(&loss.steps.join("\n"));
    }
    if !explanation.liability.is_empty() {
        page.heading(&words.text("explain-heading-liability"));
        for share in &explanation.liability {
            page.paragraph(&share.steps.join("\n"));
        }
    }
    let sanctions = explanation.sanctions.iter().map(|view| &view.steps);
    derived(page, &words.text("sanction-heading"), sanctions);
    let deductions = explanation.deductions.iter().map(|view| &view.steps);
    derived(page, &words.text("sanction-heading-deductions"), deductions);
}

/// A heading with derivations below it, unless there are none; a beginning several share is said
/// once.
fn derived<'a>(page: &mut Page, title: &str, all: impl Iterator<Item = &'a Vec<String>>) {
    let mut before: Option<&String> = None;
    for steps in all {
        if before.is_none() {
            page.heading(title);
        }
        let known = usize::from(before.is_some() && before == steps.first());
        page.paragraph(&steps[known..].join("\n"));
        before = steps.first();
    }
}

fn clock(page: &mut Page, deadline: &DeadlineView, subject: &Explained) {
    let words = subject.names.words;
    page.heading(&deadline.called);
    let (before, rest) = deadline.steps.split_at(deadline.before);
    page.paragraph(&before.join("\n"));
    if !deadline.trace.is_empty() {
        let columns = vec![
            Column::whole(words.text("explain-when")),
            Column::number(words.text("explain-counted")),
            Column::text(words.text("explain-why")),
        ];
        let mut table = Table::new(columns, Overflow::Wrap);
        for stretch in &deadline.trace {
            table.row(vec![
                Cell::from(stretch.span.clone()),
                Cell::from(stretch.counted.clone()),
                Cell::from(stretch.why.clone()),
            ]);
        }
        page.table(&table);
    }
    let after = rest.iter().skip(deadline.trace.len());
    let after: Vec<&str> = after.map(String::as_str).collect();
    let tone = match deadline.tone {
        ClockState::Overdue | ClockState::Late | ClockState::Missed => Tone::Error,
        ClockState::Met => Tone::Ok,
        ClockState::Paused | ClockState::Void => Tone::Dim,
        ClockState::Running => Tone::Number,
    };
    if let Some((standing, due)) = after.split_last() {
        page.paragraph(&due.join("\n"));
        page.toned(&format!("  {standing}"), tone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::Place;
    use crate::domain::tree::Path;
    use crate::report::samples;
    use crate::ui::explain::explain;
    use crate::ui::lang::Lang;
    use crate::ui::names::Names;
    use crate::ui::words::Words;

    /// The overall clock, a promise, the level and the shares, at 80 columns.
    fn shown(lang: Lang) -> String {
        let regulations = samples::regulations();
        let subject = samples::full(&regulations);
        let words = Words::new(lang);
        let place = |path: &Path| Place {
            file: "cases/2026/11/261105.yaml".to_owned(),
            line: path.0.len(),
            column: 1,
            excerpt: String::new(),
            width: 1,
        };
        let mut clocks = subject.clocks.clone();
        clocks.retain(|clock| clock.name == "overall" || clock.name == "promise.1");
        let subject = Explained {
            case: &subject.case,
            policy: subject.policy.unwrap(),
            calendar: subject.calendar,
            clocks: &clocks,
            names: Names {
                words: &words,
                staff: &regulations.staff,
            },
            now: samples::at("2026-11-12T12:00"),
            place: &place,
        };
        let explanation = explain(&subject, false);
        let text = page(&explanation, &subject, &[], (Some(80), Paint::new(false)));
        without_lines(&text)
    }

    /// Where a figure stands in the shipped policy changes with every line added above it.
    fn without_lines(text: &str) -> String {
        let mut masked = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("manufacturing.toml:") {
            let end = at + "manufacturing.toml:".len();
            masked.push_str(&rest[..end]);
            masked.push('N');
            rest = rest[end..].trim_start_matches(|c: char| c.is_ascii_digit());
        }
        masked + rest
    }

    /// M-10.1, M-11, M-9.7: every figure with its rule and place.
    #[test]
    fn every_figure_is_explained_in_english() {
        insta::assert_snapshot!("explained_en", shown(Lang::En));
    }

    #[test]
    fn every_figure_is_explained_in_chinese() {
        insta::assert_snapshot!("explained_zh", shown(Lang::Zh));
    }
}
