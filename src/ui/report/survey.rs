//! Whom a survey asks, as a table, JSON and CSV.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::period::period;
use super::speaking::{NOTHING, Speaking};
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::survey::{Survey, Surveyed};
use crate::ui::format::{self, known};

impl Report for Survey {
    fn title(&self) -> Msg {
        msg!(
            "report-survey-title",
            from = format::date(self.period.from),
            to = format::date(self.period.to),
            time = format::time(&self.now)
        )
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        if self.customers.is_empty() {
            return Vec::new();
        }
        let keys = [
            ("report-customer", false),
            ("report-survey-contact", false),
            ("report-received", true),
            ("report-survey-open", true),
            ("report-survey-last", false),
            ("report-survey-satisfaction", true),
            ("report-survey-asked", true),
            ("report-survey-not-given", true),
        ];
        let columns = keys.map(|(key, right)| (speaking.names.words.text(key), right));
        let rows = self.customers.iter().map(row).collect();
        vec![Grid::texts(String::new(), columns.to_vec(), rows)]
    }

    fn json(&self) -> impl Serialize {
        let customer = |it: &Surveyed| {
            known(json!({
                "customer": it.name,
                "contact": it.contact,
                "phone": it.phone,
                "email": it.email,
                "complaints": it.complaints,
                "open": it.open,
                "last": it.last.map(format::date),
                "satisfaction": it.satisfaction().map(|mean| mean.to_string()),
                "answers": it.ratings.len(),
                "not_given": it.not_given,
            }))
        };
        json!({
            "period": period(&self.period),
            "as_of": format::rfc3339(self.now),
            "customers": self.customers.iter().map(customer).collect::<Value>(),
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = HEADS.map(str::to_owned).to_vec();
        let rows = self.customers.iter().map(|it| cells(it).to_vec());
        std::iter::once(heads).chain(rows).collect()
    }
}

fn row(it: &Surveyed) -> Vec<String> {
    let contact = [&it.contact, &it.phone, &it.email].into_iter().flatten();
    let contact: Vec<&str> = contact.map(String::as_str).collect();
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
    vec![
        it.name.clone(),
        or_nothing((!contact.is_empty()).then(|| contact.join(" · "))),
        it.complaints.to_string(),
        it.open.to_string(),
        or_nothing(it.last.map(format::date)),
        or_nothing(it.satisfaction().map(|mean| mean.to_string())),
        it.ratings.len().to_string(),
        it.not_given.to_string(),
    ]
}

/// The columns in CSV; programs read them, so they have one language.
const HEADS: [&str; 10] = [
    "customer",
    "contact",
    "phone",
    "email",
    "complaints",
    "open",
    "last",
    "satisfaction",
    "answers",
    "not_given",
];

fn cells(it: &Surveyed) -> [String; 10] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        it.name.clone(),
        text(&it.contact),
        text(&it.phone),
        text(&it.email),
        it.complaints.to_string(),
        it.open.to_string(),
        it.last.map(format::date).unwrap_or_default(),
        it.satisfaction()
            .map(|mean| mean.to_string())
            .unwrap_or_default(),
        it.ratings.len().to_string(),
        it.not_given.to_string(),
    ]
}
