//! One case on one screen: what it is, where it stands, what happened last, and what is next.

use unicode_width::UnicodeWidthStr as _;

use super::show::intake_fields::IntakeFields;
use super::show::{CasePage, Fields, joined, page};
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::Clock;
use crate::domain::judge::next;
use crate::domain::time::Time;
use crate::msg;
use crate::ui::amounts;
use crate::ui::deadlines;
use crate::ui::escape;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::format;
use crate::ui::hints;
use crate::ui::narrator::{self, Narrator};
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::DEFAULT_WIDTH;
use crate::ui::width::cut;

/// How many of a sort are shown: clocks that go, events, commands.
const SHOWN: usize = 3;

/// The case on one screen where that is wanted, else in full.
pub fn shown(
    sheet: &CasePage,
    clocks: (&[Clock], Time),
    screen: bool,
    (width, paint): (Option<u16>, Paint),
) -> Safe<Terminal> {
    if screen {
        brief(sheet, clocks, (width, paint))
    } else {
        page(sheet, width, paint)
    }
}

/// The page. Everything is told on one line and cut where that has no room.
fn brief(
    sheet: &CasePage,
    (clocks, now): (&[Clock], Time),
    (width, paint): (Option<u16>, Paint),
) -> Safe<Terminal> {
    let mut screen = Page::new(width, paint);
    sheet.head(&mut screen);
    let mut fields = sheet.told();
    fields.extend(sheet.settled());
    fields.extend(sheet.due(clocks, now));
    fields.extend(sheet.lately());
    let widest = fields.iter().map(|(label, _)| label.width()).max();
    let room = usize::from(width.unwrap_or(DEFAULT_WIDTH)).saturating_sub(widest.unwrap_or(0) + 4);
    for (_, value) in &mut fields {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        *value = cut(&escape::terminal(&line), room.max(SHOWN));
    }
    screen.fields(&fields);
    let calendar = Some(sheet.calendar);
    let next = next::commands(sheet.case, sheet.policy, sheet.names.staff, calendar);
    let next = hints::all_whole(sheet.shape, &next);
    if !next.is_empty() {
        screen.heading(&sheet.text(&msg!("show-heading-next")));
    }
    for command in next.iter().take(SHOWN) {
        screen.verbatim(&format!("  {command}"), Some(Tone::Number));
    }
    let full = format!("complaint show {} --full", sheet.case.number);
    screen.heading(&sheet.text(&msg!("show-full", command = full)));
    screen.finish()
}

impl CasePage<'_> {
    /// What the customer told, with where the case stands.
    fn told(&self) -> Fields {
        let told = IntakeFields::new(self.case, self.policy, self.names);
        let mut fields = Fields::new();
        fields.extend(told.section("customer"));
        fields.extend(told.section("product"));
        fields.push((self.text(&msg!("show-kind")), told.filing()));
        fields.push((self.text(&msg!("show-received")), self.received()));
        fields.push((self.text(&msg!("show-holder")), self.names.who(self.owner)));
        fields.extend(told.apart());
        fields.extend(told.lines());
        fields
    }

    /// The settlement in one line: how much, who signs or has signed.
    fn settled(&self) -> Option<(String, String)> {
        let settlement = self.case.current.settlement.as_ref()?;
        let kinds = settlement.remedies.iter();
        let kinds = kinds.map(|remedy| self.text(&amounts::title(remedy)));
        let amount = amounts::committed(Settlement::commitment(settlement), &self.policy.currency);
        let told: Vec<String> = kinds.chain([self.text(&amount)]).collect();
        let signed = self.authority(settlement).pop();
        let signed = signed.map(|(label, value)| format!("{label} {value}"));
        let told = joined(told.iter().chain(&signed));
        Some((self.text(&msg!("show-heading-settlement")), told))
    }

    /// The clocks that go, the one due first before the others.
    fn due(&self, clocks: &[Clock], now: Time) -> Fields {
        let mut open: Vec<&Clock> = clocks.iter().filter(|clock| clock.open()).collect();
        open.sort_by_key(|clock| clock.due);
        let label = self.text(&msg!("show-due"));
        let line = |clock: &&Clock| {
            let standing = self.text(&deadlines::stands(clock, now));
            let owner = self.names.who(&clock.owner);
            let called = self.names.words.called(&clock.called());
            joined([called, format::time(&clock.due), standing, owner].iter())
        };
        let lines = open.iter().take(SHOWN).map(line);
        lines.map(|line| (label.clone(), line)).collect()
    }

    /// What happened last.
    fn lately(&self) -> Fields {
        let narrator = Narrator::new(self.case, self.names.staff, Some(self.policy));
        let events = narrator::events(&narrator);
        let last = events.len().saturating_sub(SHOWN);
        let line = |event: &narrator::Event| {
            let what = self.text(&event.said.what);
            let by = (!event.by.is_empty()).then(|| self.names.who(&event.by));
            (self.time(event.at), joined(by.iter().chain([&what])))
        };
        events.iter().skip(last).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::ui::lang::Lang;
    use crate::ui::names::Names;
    use crate::ui::table::{Overflow, Table};
    use crate::ui::words::Words;

    /// At eighty columns a case is told in twenty-four lines, however much it holds, with the command
    /// that tells everything.
    #[test]
    fn a_case_on_one_screen() {
        let regulations = samples::regulations();
        let subject = samples::full(&regulations);
        let mut told = String::new();
        for lang in [Lang::En, Lang::Zh] {
            let words = Words::new(lang);
            let shape = clap::Command::new("complaint");
            let sheet = CasePage {
                case: &subject.case,
                policy: subject.policy.unwrap(),
                calendar: subject.calendar,
                names: Names {
                    words: &words,
                    staff: &regulations.staff,
                },
                owner: &subject.owner,
                clocks: &Table::new(Vec::new(), Overflow::Wrap),
                loss: None,
                advance: None,
                shape: &shape,
            };
            let clocks = (subject.clocks.as_slice(), samples::at("2026-11-12T12:00"));
            let text = brief(&sheet, clocks, (Some(80), Paint::new(false)));
            assert!(text.lines().count() <= 24, "{text}");
            assert!(text.contains("complaint show 261105 --full"), "{text}");
            let wide = text.lines().map(unicode_width::UnicodeWidthStr::width);
            assert!(wide.max() <= Some(80), "{text}");
            told.push_str(&text);
        }
        insta::assert_snapshot!("brief", told);
    }
}
