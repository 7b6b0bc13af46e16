//! A standard beside what holds it, as a table, JSON and CSV.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::period::period;
use super::speaking::{NOTHING, Speaking};
use crate::domain::msg::Msg;
use crate::finding::rule_called;
use crate::msg;
use crate::report::crosswalk::{Crosswalk, Element};
use crate::report::statistics::Ratio;
use crate::ui::format;

impl Report for Crosswalk {
    fn title(&self) -> Msg {
        msg!(
            "crosswalk-title",
            standard = self.standard.named(),
            from = format::date(self.period.from),
            to = format::date(self.period.to),
            cases = self.cases
        )
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let keys = [
            ("crosswalk-clause", false),
            ("crosswalk-element", false),
            ("crosswalk-fields", false),
            ("crosswalk-commands", false),
            ("crosswalk-rules", false),
            ("crosswalk-filled", true),
        ];
        let columns = keys.map(|(key, right)| (speaking.names.words.text(key), right));
        let lines = self.lines.iter();
        let rows = lines.map(|(element, filled)| row(element, *filled, speaking));
        vec![Grid::texts(String::new(), columns.to_vec(), rows.collect())]
    }

    fn json(&self) -> impl Serialize {
        let line = |(element, filled): &(Element, Ratio)| {
            json!({
                "clause": element.clause,
                "fields": element.fields,
                "commands": element.commands,
                "rules": element.rules,
                "filled": filled.percent().map(|percent| percent.to_string()),
                "counts": filled,
            })
        };
        json!({
            "standard": self.standard,
            "period": period(&self.period),
            "as_of": format::rfc3339(self.now),
            "cases": self.cases,
            "elements": self.lines.iter().map(line).collect::<Value>(),
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = HEADS.map(str::to_owned).to_vec();
        let line = |(element, filled): &(Element, Ratio)| {
            let percent = filled.percent().map(|percent| percent.to_string());
            vec![
                element.clause.to_owned(),
                element.fields.join(" "),
                element.commands.join(" "),
                element.rules.join(" "),
                filled.part.to_string(),
                filled.of.to_string(),
                percent.unwrap_or_default(),
            ]
        };
        std::iter::once(heads)
            .chain(self.lines.iter().map(line))
            .collect()
    }
}

/// The columns in CSV; programs read them, so they have one language.
const HEADS: [&str; 7] = [
    "clause", "fields", "commands", "rules", "part", "of", "percent",
];

fn row(element: &Element, filled: Ratio, speaking: &Speaking) -> Vec<String> {
    let words = speaking.names.words;
    let or_nothing = |text: String| match text.as_str() {
        "" => NOTHING.to_owned(),
        _ => text,
    };
    let rules = element.rules.iter();
    let rules = rules.map(|rule| words.called(&rule_called(rule)));
    let rules: Vec<String> = rules.collect();
    let share = filled.percent().map(|percent| {
        words.say(&msg!(
            "report-ratio",
            percent = percent.to_string(),
            part = filled.part.to_string(),
            of = filled.of.to_string()
        ))
    });
    vec![
        element.clause.to_owned(),
        words.text(element.title),
        or_nothing(words.join(element.fields)),
        or_nothing(words.join(element.commands)),
        or_nothing(words.join(&rules)),
        share.unwrap_or_else(|| NOTHING.to_owned()),
    ]
}
