//! The page of a posted month, for those who settle it with the departments (M-9.10): made of what was
//! posted alone.

use std::collections::BTreeMap;

use super::forms::markdown_table;
use super::speaking::{NOTHING, Speaking};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::posted::{Borne, Measure, Statistics};
use crate::report::month::{Burden, burdens};
use crate::ui::escape::{Markdown, Safe};
use crate::ui::format;
use crate::{msg, safe};

/// A posted month.
pub struct MonthPage<'a> {
    /// The month.
    pub month: Month,
    /// What was posted of it, policy by policy.
    pub posted: &'a [&'a Statistics],
    /// The names it shows.
    pub speaking: Speaking<'a>,
}

impl MonthPage<'_> {
    /// The page in Markdown.
    pub fn markdown(&self) -> Safe<Markdown> {
        let title = self.say(&msg!("report-month-title", month = self.month.to_string()));
        let mut text = safe!("# {}\n", title);
        for posted in self.posted {
            self.policy(&mut text, posted);
        }
        text
    }

    fn policy(&self, text: &mut Safe<Markdown>, posted: &Statistics) {
        let head = &posted.head;
        let mut policies = self.speaking.policies.iter();
        let policy = policies.find(|policy| policy.id == head.policy);
        let title = policy.map(|policy| self.speaking.names.title(&policy.title));
        let title = title.unwrap_or_else(|| head.policy.clone());
        let by = msg!(
            "report-month-posted",
            time = format::time(&head.stamp.at),
            name = self.speaking.names.who(&head.stamp.by)
        );
        text.push(&safe!("\n## {}\n\n{}\n", title, self.say(&by)));
        self.table(
            text,
            &msg!("report-heading-kpi"),
            &[("report-indicator", false), ("report-value", true)],
            self.figures(posted),
        );
        self.table(text, &msg!("report-month-liability"), &BURDENS, {
            let all = burdens(&posted.liability);
            all.iter()
                .map(|burden| self.burden(burden))
                .collect::<Vec<_>>()
        });
        self.table(text, &msg!("report-month-shares"), &SHARES, {
            let all = posted.liability.iter();
            all.map(|borne| self.borne(borne)).collect::<Vec<_>>()
        });
        self.table(text, &msg!("report-month-measures"), &MEASURES, {
            let all = posted.measures.iter();
            all.map(|measure| self.measure(measure)).collect::<Vec<_>>()
        });
    }

    /// The figures that have a name, as ratios where they are some of all.
    fn figures(&self, posted: &Statistics) -> Vec<Vec<String>> {
        let all: BTreeMap<&str, &str> = posted
            .figures
            .iter()
            .map(|figure| (figure.key.as_str(), figure.value.as_str()))
            .collect();
        let row = |(key, value): (&&str, &&str)| {
            let name = self
                .speaking
                .names
                .words
                .find(&format!("indicator-{key}"))?;
            let count = |of: &str| all.get(format!("counts.{key}.{of}").as_str()).copied();
            let value = match (count("part"), count("of")) {
                (Some(part), Some(of)) => self.say(&msg!(
                    "report-ratio",
                    percent = *value,
                    part = part,
                    of = of
                )),
                _ => (*value).to_owned(),
            };
            Some(vec![name, value])
        };
        all.iter().filter_map(row).collect()
    }

    fn burden(&self, burden: &Burden) -> Vec<String> {
        let loss = match (burden.loss, burden.unknown) {
            (loss, 0) => loss.grouped(),
            (loss, _) if loss == Money::ZERO => NOTHING.to_owned(),
            (loss, n) => self.say(&msg!(
                "report-month-loss-unknown",
                loss = loss.grouped(),
                n = n
            )),
        };
        vec![
            self.bearer(burden.unit.as_deref(), burden.outside.as_deref()),
            burden.cases.to_string(),
            burden.share.to_string(),
            format!("{} %", burden.percent),
            loss,
            // For the department to write into.
            String::new(),
        ]
    }

    fn borne(&self, borne: &Borne) -> Vec<String> {
        vec![
            borne.case.clone(),
            borne.item.map_or_else(String::new, |item| item.to_string()),
            self.bearer(borne.unit.as_deref(), borne.outside.as_deref()),
            format!("{} %", borne.share.normalize()),
            borne
                .loss
                .map_or_else(|| NOTHING.to_owned(), Money::grouped),
        ]
    }

    fn measure(&self, measure: &Measure) -> Vec<String> {
        let works = match (measure.done, measure.works) {
            (_, Some(true)) => msg!("report-month-works"),
            (_, Some(false)) => msg!("report-month-fails"),
            (Some(_), None) => msg!("report-month-unchecked"),
            (None, None) => msg!("report-month-open"),
        };
        vec![
            measure.case.clone(),
            measure.n.to_string(),
            self.speaking.names.who(&measure.owner),
            format::date(measure.due),
            measure
                .done
                .map_or_else(|| NOTHING.to_owned(), format::date),
            self.say(&works),
        ]
    }

    /// The unit, or the outside party by its name.
    fn bearer(&self, unit: Option<&str>, outside: Option<&str>) -> String {
        match (unit, outside) {
            (Some(unit), _) => self.speaking.names.who(unit),
            (None, Some(name)) => self.say(&msg!("report-month-outside", name = name)),
            (None, None) => NOTHING.to_owned(),
        }
    }

    /// A table under its heading; nothing where it has no row.
    fn table(
        &self,
        text: &mut Safe<Markdown>,
        title: &Msg,
        heads: &[(&str, bool)],
        rows: impl AsRef<[Vec<String>]>,
    ) {
        if rows.as_ref().is_empty() {
            return;
        }
        text.push(&safe!("\n### {}\n\n", self.say(title)));
        let words = self.speaking.names.words;
        let named = heads.iter().map(|(key, right)| (words.text(key), *right));
        let named: Vec<(String, bool)> = named.collect();
        let heads = named.iter().map(|(head, right)| (head.as_str(), *right));
        let rows = rows.as_ref().iter();
        let rows = rows.map(|row| row.iter().map(String::as_str));
        text.push(&markdown_table(heads, rows));
    }

    fn say(&self, msg: &Msg) -> String {
        self.speaking.names.words.say(msg)
    }
}

/// The columns of who bears how much; whether they stand to the right.
const BURDENS: [(&str, bool); 6] = [
    ("report-unit", false),
    ("report-month-cases", true),
    ("report-month-share-cases", true),
    ("report-month-percent", true),
    ("report-month-loss", true),
    ("report-month-settled", false),
];

/// The columns of who bears what, case by case.
const SHARES: [(&str, bool); 5] = [
    ("report-number", false),
    ("report-month-item", true),
    ("report-unit", false),
    ("report-month-share", true),
    ("report-month-loss", true),
];

/// The columns of the countermeasures.
const MEASURES: [(&str, bool); 6] = [
    ("report-number", false),
    ("report-month-n", true),
    ("report-owner", false),
    ("report-due", false),
    ("report-month-done", false),
    ("report-month-checked", false),
];
