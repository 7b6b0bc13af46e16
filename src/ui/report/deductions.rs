//! The deductions of a month, for payroll.

use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::speaking::Speaking;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::deductions::{CaseLine, Payroll, PersonLine};
use crate::ui::escape;
use crate::ui::names::Names;
use crate::ui::problem::Problem;

/// The keys of the columns of money.
const FIGURES: [&str; 4] = [
    "sanction-deducted-whole",
    "sanction-deducted-before",
    "sanction-deducted-now",
    "sanction-deducted-balance",
];

fn month(payroll: &Payroll) -> String {
    payroll.month.format("%Y-%m").to_string()
}

fn figures(case: &CaseLine) -> [Money; 4] {
    [case.deduction, case.before, case.deducted, case.balance]
}

/// What all cases of a person, or of everybody, come to.
fn sums<'a>(cases: impl Iterator<Item = &'a CaseLine>) -> [Money; 4] {
    let add = |sums: [Money; 4], case: &CaseLine| {
        let own = figures(case);
        std::array::from_fn(|i| sums[i] + own[i])
    };
    cases.fold([Money::ZERO; 4], add)
}

impl Report for Payroll<'_> {
    fn title(&self) -> Msg {
        msg!("sanction-deducted-title", month = month(self))
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let keys = ["sanction-deducted-person", "sanction-deducted-case"];
        let heads = keys.iter().chain(&FIGURES).enumerate();
        let columns = heads.map(|(i, key)| (speaking.names.words.text(key), i > 1));
        vec![Grid {
            title: String::new(),
            columns: columns.collect(),
            rows: rows(self, &speaking.names),
        }]
    }

    fn json(&self) -> Value {
        let person = |line: &PersonLine| {
            let (place, rule) = (&line.source.place, &line.source.rule);
            json!({
                "person": line.person.email,
                "name": line.person.name,
                "unit": line.person.unit,
                "bonus": line.bonus,
                "cap": line.cap,
                "deducted": line.deducted(),
                "balance": line.balance(),
                "never_ends": line.stuck(),
                "cases": line.cases,
                "source": {"file": place.file, "line": place.line, "rule": rule},
            })
        };
        json!({
            "month": month(self),
            "persons": self.persons.iter().map(person).collect::<Vec<Value>>(),
            "deducted": self.persons.iter().map(PersonLine::deducted).sum::<Money>(),
            "unknown": self.unknown,
            "without_bearer": self.without_bearer,
        })
    }

    /// One row for each case of each person.
    fn rows(&self) -> Vec<Vec<String>> {
        let heads = [
            "month",
            "person",
            "name",
            "number",
            "deduction",
            "before",
            "deducted",
            "balance",
        ];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for line in &self.persons {
            for case in &line.cases {
                let mut cells = vec![month(self)];
                let texts = [&line.person.email, &line.person.name, &case.number];
                cells.extend(texts.map(|text| escape::spreadsheet(text)));
                cells.extend(figures(case).map(|amount| amount.to_string()));
                rows.push(cells);
            }
        }
        rows
    }
}

/// Rows of texts: one for each case, one for each person with several, one for all.
fn rows(payroll: &Payroll, names: &Names) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut add = |who: String, case: String, figures: [Money; 4]| {
        let mut row = vec![who, case];
        row.extend(figures.map(Money::grouped));
        rows.push(row);
    };
    for line in &payroll.persons {
        let name = &line.person.name;
        for case in &line.cases {
            add(name.clone(), case.number.clone(), figures(case));
        }
        if line.cases.len() > 1 {
            add(
                name.clone(),
                names.words.text("sanction-deducted-sum"),
                sums(line.cases.iter()),
            );
        }
    }
    let all = payroll.persons.iter().flat_map(|line| &line.cases);
    add(
        names.words.text("sanction-deducted-all"),
        String::new(),
        sums(all),
    );
    rows
}

/// What payroll has to look into before it deducts.
pub fn warnings(payroll: &Payroll) -> Vec<Problem> {
    let mut warnings = Vec::new();
    if !payroll.unknown.is_empty() {
        let cases = Msg::list(payroll.unknown.clone());
        warnings.push(Problem::usage(msg!("sanction-loss-unknown", cases = cases)));
    }
    if !payroll.without_bearer.is_empty() {
        let cases = Msg::list(payroll.without_bearer.clone());
        let problem = Problem::usage(msg!("sanction-without-bearer", cases = cases));
        warnings.push(problem.help(msg!("check-unknown-person-help")));
    }
    let stuck = payroll.persons.iter().filter(|line| line.stuck());
    warnings.extend(stuck.map(|line| {
        let what = msg!("sanction-deducted-stuck", name = &line.person.name);
        Problem::usage(what).at(line.person.source.place.clone())
    }));
    warnings
}
