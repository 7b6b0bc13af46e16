//! One case on one page.

mod costs;
pub(super) mod intake_fields;
mod json;

pub use json::json;

use intake_fields::IntakeFields;

use super::amounts;
use super::format;
use super::hints;
use super::names::Names;
use super::narrator::{self, Narrator, Text};
use super::page::Page;
use super::paint::{Paint, Tone};
use super::table::Table;
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::legal;
use crate::domain::judge::loss::Account;
use crate::domain::judge::next;
use crate::domain::judge::{self, Advance};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::time::{Calendar, Time};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::escape::{Safe, Terminal};

/// What the page shows.
#[derive(Clone, Copy)]
pub struct CasePage<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// Its policy's calendar.
    pub calendar: &'a Calendar,
    /// Names and words.
    pub names: Names<'a>,
    /// Whose turn it is.
    pub owner: &'a str,
    /// The clocks, ready as a table.
    pub clocks: &'a Table,
    /// The loss account.
    pub loss: Option<&'a Account<'a>>,
    /// What was paid in advance.
    pub advance: Option<Advance>,
    /// The command line, for the flags a command needs.
    pub shape: &'a clap::Command,
}

/// The page. `width` is the terminal's; `None`: for a pipe.
pub fn page(sheet: &CasePage, width: Option<u16>, paint: Paint) -> Safe<Terminal> {
    let mut page = Page::new(width, paint);
    record(sheet, &mut page);
    sheet.next(&mut page);
    page.finish()
}

/// What the case is and where it stands, without what can be done about it.
pub fn record(sheet: &CasePage, page: &mut Page) {
    sheet.head(page);
    sheet.intake(page);
    sheet.items(page);
    sheet.timeline(page);
    sheet.settlement(page);
    sheet.loss(page);
    sheet.liability(page);
    if !sheet.clocks.is_empty() {
        page.heading(&sheet.text(&msg!("show-heading-clocks")));
        page.table(sheet.clocks);
    }
}

/// Labels with what stands behind them.
pub(super) type Fields = Vec<(String, String)>;

impl CasePage<'_> {
    fn approval_needed(&self) -> bool {
        judge::approval_needed(self.case, self.policy, self.names.staff)
    }

    pub(super) fn text(&self, msg: &Msg) -> String {
        self.names.words.say(msg)
    }

    pub(super) fn time(&self, time: Time) -> String {
        format::time(&self.calendar.in_zone(time))
    }

    pub(super) fn head(&self, page: &mut Page) {
        let case = self.case;
        let mut head = vec![case.number.clone()];
        head.extend(case.title.clone());
        head.push(self.text(&case.derived_status().named()));
        page.heading(&head.join(" · "));
    }

    fn intake(&self, page: &mut Page) {
        let case = self.case;
        let mut fields = Fields::new();
        let told = IntakeFields::new(case, self.policy, self.names);
        fields.extend(told.section("customer"));
        fields.extend(told.section("product"));
        fields.push((self.text(&msg!("show-kind")), told.filing()));
        let mut add = |label: Msg, value: Option<String>| {
            let value = value.filter(|value| !value.is_empty());
            fields.extend(value.map(|value| (self.text(&label), value)));
        };
        add(msg!("show-received"), Some(self.received()));
        add(msg!("show-holder"), Some(self.names.who(self.owner)));
        add(msg!("show-standing"), self.standing());
        let links = &case.links;
        add(msg!("show-supersedes"), links.supersedes.clone());
        add(msg!("show-superseded-by"), links.superseded_by.clone());
        add(
            msg!("show-related"),
            Some(joined(links.related.iter().map(|to| &to.number))),
        );
        fields.extend(told.section("receivable"));
        fields.extend(told.section("intake"));
        fields.extend(told.apart());
        page.fields(&fields);
        for (heading, text) in told.lines() {
            page.heading(&heading);
            page.paragraph(&text);
        }
        let own = intake_fields::own(case, self.policy, self.names.words.lang());
        if !own.is_empty() {
            page.heading(&self.text(&msg!("show-heading-own")));
            page.fields(&own);
        }
    }

    /// The remedy the type of complaint gets at once, with its rule (L-3.3).
    fn standing(&self) -> Option<String> {
        let standing = self.policy.standing_for(&self.case.policy_facts())?;
        let remedy = self.text(&standing.remedy.named());
        Some(joined([remedy, standing.source.cited()].iter()))
    }

    pub(super) fn received(&self) -> String {
        let case = self.case;
        let mut parts = vec![self.time(case.received)];
        parts.extend(case.channel.map(|channel| self.text(&channel.named())));
        parts.extend(case.received_by.as_ref().map(|by| self.names.who(by)));
        joined(parts.iter())
    }

    fn items(&self, page: &mut Page) {
        if self.case.items.is_empty() {
            return;
        }
        page.heading(&self.text(&msg!("show-heading-items")));
        let telling = judge::Telling::new(self.case, self.policy, self.names.staff);
        for item in &self.case.items {
            let outcome = item.outcome.map(|outcome| self.text(&outcome.named()));
            let answered = match telling.told(item) {
                Some(at) => msg!("show-answered", time = self.time(at)),
                None => msg!("show-unanswered"),
            };
            let states = joined(outcome.iter().chain([&self.text(&answered)]));
            page.hanging(
                &format!("  {}  ", item.n),
                &format!("{}\n{states}", item.text),
            );
        }
    }

    fn timeline(&self, page: &mut Page) {
        page.heading(&self.text(&msg!("show-heading-timeline")));
        let narrator = Narrator::new(self.case, self.names.staff, Some(self.policy));
        for event in narrator::events(&narrator) {
            let said = event.said;
            let mut lines = vec![if event.by.is_empty() {
                self.text(&said.what)
            } else {
                let by = self.names.who(&event.by);
                self.text(&msg!("show-event-line", by = by, what = said.what))
            }];
            lines.extend(said.texts.into_iter().map(|text| match text {
                Text::Written(text) => text,
                Text::Told(text) => self.text(&text),
            }));
            lines.extend(said.why);
            page.hanging(&format!("  {}  ", self.time(event.at)), &lines.join("\n"));
        }
    }

    fn settlement(&self, page: &mut Page) {
        let Some(settlement) = &self.case.current.settlement else {
            return;
        };
        page.heading(&self.text(&msg!("show-heading-settlement")));
        let lines = settlement.remedies.iter().map(|remedy| {
            let how = self.text(&amounts::derivation(remedy));
            let words = remedy.text.iter();
            let how = joined(std::iter::once(&how).chain(words));
            (self.text(&amounts::title(remedy)), how)
        });
        let mut fields: Fields = lines.collect();
        fields.extend(self.authority(settlement));
        fields.extend(self.advance(settlement));
        page.fields(&fields);
    }

    pub(super) fn authority(&self, settlement: &Settlement) -> Fields {
        let commitment = settlement.commitment();
        let total = self.text(&amounts::committed(commitment, &self.policy.currency));
        let mut fields = vec![(self.text(&msg!("show-committed")), total)];
        if let Some(band) = judge::band_for(self.case, self.policy, commitment) {
            let role = self.names.role(&band.role);
            fields.push((self.text(&msg!("show-signs")), role));
        }
        let signed = self.case.current.approval().map(|approval| {
            let role = approval.role.as_deref().map(|role| self.names.role(role));
            let parts = [
                Some(self.names.who(&approval.stamp.by)),
                role,
                Some(self.time(approval.stamp.at)),
            ];
            joined(parts.iter().flatten())
        });
        let signed = signed.unwrap_or_else(|| {
            self.text(&if self.approval_needed() {
                msg!("show-not-signed")
            } else {
                msg!("show-needs-none")
            })
        });
        fields.push((self.text(&msg!("show-signed")), signed));
        fields
    }

    fn next(&self, page: &mut Page) {
        let steps = next_steps(self);
        if steps.is_empty() {
            return;
        }
        page.heading(&self.text(&msg!("show-heading-next")));
        for (command, who) in steps {
            let line = match who {
                Some(who) => format!("{command}  ({who})"),
                None => command,
            };
            page.toned(&format!("  {line}"), Tone::Number);
        }
        let owed = judge::aftercare::aftercare(self.case, self.policy, self.calendar);
        if let Some(owed) = owed.filter(|it| it.done.is_none()) {
            let due = self.time(owed.due);
            page.paragraph(&self.text(&msg!("show-follow-up", due = due)));
        }
        let next = legal::next(self.case, self.policy, self.approval_needed());
        for step in next.into_iter().filter_map(Move::step) {
            for unmet in judge::unmet_before(self.case, self.policy, self.names.staff, step) {
                let what = msg!("show-before", step = step.named(), what = unmet.what);
                page.paragraph(&self.text(&what));
            }
        }
    }
}

/// The commands that bring the case on, each with who may give it where the policy says so.
pub fn next_steps(sheet: &CasePage) -> Vec<(String, Option<String>)> {
    let (case, policy) = (sheet.case, sheet.policy);
    let next = next::commands(case, policy, sheet.names.staff, Some(sheet.calendar));
    let next = hints::all_whole(sheet.shape, &next).into_iter();
    let told = |command: String| {
        let who = sheet.entrusted(&command);
        (command, who)
    };
    next.map(told).collect()
}

impl CasePage<'_> {
    /// Who may give a command: of a signature the role whose it is.
    fn entrusted(&self, command: &str) -> Option<String> {
        let (case, policy, names) = (self.case, self.policy, &self.names);
        let name = command.split(' ').nth(1).unwrap_or_default();
        if name == Move::Approve.word() {
            let commitment = case.current.settlement.as_ref().map(Settlement::commitment);
            let band = commitment.and_then(|amount| judge::band_for(case, policy, amount));
            return band.map(|band| names.role(&band.role));
        }
        let permission = policy.permission(name, &case.policy_facts())?;
        let roles = permission.roles.iter().map(|role| names.role(role));
        let units = permission.units.iter().map(|unit| names.who(unit));
        Some(names.words.join(&roles.chain(units).collect::<Vec<_>>()))
    }
}

/// Parts of one line, as few as there are.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a String>) -> String {
    parts.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::judge::loss;
    use crate::report::samples;
    use crate::ui::lang::Lang;
    use crate::ui::table::Overflow;
    use crate::ui::words::Words;

    fn shown(lang: Lang) -> Safe<Terminal> {
        let regulations = samples::regulations();
        let subject = samples::full(&regulations);
        let words = Words::new(lang);
        let names = Names {
            words: &words,
            staff: &regulations.staff,
        };
        let policy = subject.policy.unwrap();
        let account = loss::account(&subject.case, policy, subject.calendar);
        let sheet = CasePage {
            case: &subject.case,
            policy: subject.policy.unwrap(),
            calendar: subject.calendar,
            names,
            owner: &subject.owner,
            clocks: &Table::new(Vec::new(), Overflow::Wrap),
            loss: account.as_ref(),
            advance: None,
            shape: &clap::Command::new("complaint"),
        };
        page(&sheet, Some(80), Paint::new(false))
    }

    /// Everything a person asks of a case, and no control character of the file's.
    #[test]
    fn a_case_on_one_page_in_english() {
        insta::assert_snapshot!("shown_en", shown(Lang::En));
    }

    #[test]
    fn a_case_on_one_page_in_chinese() {
        insta::assert_snapshot!("shown_zh", shown(Lang::Zh));
    }
}
