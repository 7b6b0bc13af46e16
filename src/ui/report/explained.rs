//! How an indicator came about, case by case.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::{Cell, Grid};
use super::grids::one_decimal;
use super::indicators;
use super::json::measure;
use super::period::{period, title};
use super::speaking::Speaking;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::explained::{Explained, Line};
use crate::report::indicators::{Addend, Key, Of};
use crate::ui::format;
use crate::ui::words::Words;

/// An indicator's formula, or why it is reckoned so, in words.
pub fn told(key: Key, attribute: &str, words: &Words) -> String {
    let told = words.find_attribute(key.named().key, attribute);
    told.unwrap_or_default()
}

impl Report for Explained {
    fn title(&self) -> Msg {
        title(&self.period, self.now)
    }

    fn notes(&self, speaking: &Speaking) -> Vec<String> {
        let words = speaking.names.words;
        let named = msg!(
            "report-explained",
            indicator = self.key.named(),
            key = self.key.to_string()
        );
        let told = ["formula", "why"].map(|attribute| told(self.key, attribute, words));
        std::iter::once(words.say(&named)).chain(told).collect()
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let words = speaking.names.words;
        let mut grids = vec![
            indicators::figures(&self.all, &[], speaking),
            indicators::durations(&self.all, None, speaking),
            indicators::losses(&self.all, &[], speaking),
        ];
        let heads = [
            ("report-number", false),
            ("report-customer", false),
            ("report-adds", false),
        ];
        let row = |line: &Line| {
            vec![
                Cell::case(&line.number),
                line.customer.clone().unwrap_or_default().into(),
                said(&line.addend, speaking),
            ]
        };
        grids.push(Grid {
            title: words.text("report-heading-cases"),
            columns: heads.map(|(key, right)| (words.text(key), right)).into(),
            rows: self.lines.iter().map(row).collect(),
            chart: None,
        });
        grids.retain(|grid| !grid.rows.is_empty());
        grids
    }

    fn proofs(&self) -> &[Explained] {
        std::slice::from_ref(self)
    }

    fn json(&self) -> impl Serialize {
        let lines = self.lines.iter().map(|line| {
            let mut value = json!({"number": line.number, "customer": line.customer});
            let added = addend(&line.addend);
            if let (Value::Object(all), Value::Object(added)) = (&mut value, added) {
                all.extend(added);
            }
            value
        });
        json!({
            "period": period(&self.period),
            "as_of": format::rfc3339(self.now),
            "indicator": self.key,
            "value": self.all.each().map(|(_, it)| measure(it)).next(),
            "cases": lines.collect::<Vec<_>>(),
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = ["indicator", "number", "customer", "adds"];
        let row = |line: &Line| {
            let adds = addend(&line.addend);
            let adds = adds.as_object().into_iter().flatten();
            let adds = adds.map(|(key, value)| match value {
                Value::String(text) => format!("{key}={text}"),
                other => format!("{key}={other}"),
            });
            vec![
                self.key.to_string(),
                line.number.clone(),
                line.customer.clone().unwrap_or_default(),
                adds.collect::<Vec<_>>().join("; "),
            ]
        };
        std::iter::once(heads.map(str::to_owned).to_vec())
            .chain(self.lines.iter().map(row))
            .collect()
    }
}

/// What a case adds, in words.
pub(super) fn said(addend: &Addend, speaking: &Speaking) -> Cell {
    let words = speaking.names.words;
    let fits = |fits: bool| {
        words.text(if fits {
            "report-fits"
        } else {
            "report-fits-not"
        })
    };
    let of = |(what, who): &Of| format!("{what} · {}", speaking.names.who(who));
    match addend {
        Addend::One => Cell::number(rust_decimal::Decimal::ONE),
        Addend::OneOf((owner, clock)) => of(&(clock.clone(), owner.clone())).into(),
        Addend::Fits(yes) => fits(*yes).into(),
        Addend::FitsOf(which, yes) => format!("{} · {}", of(which), fits(*yes)).into(),
        Addend::Figure(figure) => Cell::number(*figure).said(one_decimal(*figure)),
        Addend::Days { gross, net } => {
            let days = [gross, net].map(|days| one_decimal(*days));
            let [gross, net] = days;
            words
                .say(&msg!("report-adds-days", gross = gross, net = net))
                .into()
        }
        Addend::Score(Some(points)) => Cell::count(*points),
        Addend::Score(None) => Cell::nothing(),
        Addend::Pieces {
            defective,
            delivered,
        } => format!("{} / {}", defective.normalize(), delivered.normalize()).into(),
        Addend::Cost { gross, net } => words
            .say(&msg!(
                "report-adds-cost",
                gross = gross.grouped(),
                net = net.grouped()
            ))
            .into(),
        Addend::CostUnknown(None) => words.text("report-adds-unknown").into(),
        Addend::CostUnknown(Some((least, most))) => {
            format!("{} – {}", least.grouped(), most.grouped()).into()
        }
    }
}

/// What is added, for programs.
fn addend(addend: &Addend) -> Value {
    let amount = |amount: &Money| json!(amount);
    match addend {
        Addend::One => json!({"count": 1}),
        Addend::OneOf((owner, clock)) => json!({"owner": &**owner, "clock": &**clock}),
        Addend::Fits(fits) => json!({"fits": fits}),
        Addend::FitsOf((stage, unit), fits) => {
            json!({"stage": &**stage, "unit": &**unit, "fits": fits})
        }
        Addend::Figure(figure) => json!({"figure": one_decimal(*figure)}),
        Addend::Days { gross, net } => json!({
            "gross": one_decimal(*gross),
            "net": one_decimal(*net),
        }),
        Addend::Score(points) => json!({"points": points}),
        Addend::Pieces {
            defective,
            delivered,
        } => json!({
            "defective": defective.normalize().to_string(),
            "delivered": delivered.normalize().to_string(),
        }),
        Addend::Cost { gross, net } => json!({"gross": amount(gross), "net": amount(net)}),
        Addend::CostUnknown(None) => json!({"unknown": true}),
        Addend::CostUnknown(Some((least, most))) => {
            json!({"unknown": true, "least": amount(least), "most": amount(most)})
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::word::Word as _;
    use crate::report::indicators::{RECURRED_DAYS, REOPENED_DAYS};
    use crate::ui::lang::Lang;

    /// Indicators: one written formula each, why, and the days that are our choice.
    #[test]
    fn every_indicator_has_its_formula() {
        for lang in Lang::WORDS.iter().map(|(_, lang)| *lang) {
            let words = Words::new(lang);
            for key in Key::all() {
                for attribute in ["formula", "why"] {
                    assert!(!told(key, attribute, &words).is_empty(), "{lang} {key}");
                }
            }
            let formula = |key| told(key, "formula", &words);
            assert!(formula(Key::Recurrence).contains(&RECURRED_DAYS.to_string()));
            assert!(formula(Key::Reopened).contains(&REOPENED_DAYS.to_string()));
        }
    }
}
