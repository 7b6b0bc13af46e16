//! The deductions of a month, for payroll.

use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::speaking::{NOTHING, Speaking};
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
    payroll.month.to_string()
}

/// What payroll must be told beside the figures: what is not known, and what never ends.
pub fn doubts(payroll: &Payroll) -> Vec<Problem> {
    let mut doubts = Vec::new();
    if !payroll.unknown.is_empty() {
        let cases = Msg::list(payroll.unknown.clone());
        let what = msg!("sanction-loss-unknown", cases = cases);
        doubts.push(Problem::usage(what));
    }
    if !payroll.without_bearer.is_empty() {
        let cases = Msg::list(payroll.without_bearer.clone());
        let problem = Problem::usage(msg!("sanction-without-bearer", cases = cases));
        doubts.push(problem.help(msg!("check-unknown-person-help")));
    }
    let mut of = |line: &PersonLine, what: Msg| {
        let problem = Problem::usage(what);
        doubts.push(match line.payer.person {
            Some(person) => problem.at(person.source.place.clone()),
            None => problem,
        });
    };
    for line in &payroll.persons {
        let name = line.payer.name();
        if !line.unknown.is_empty() {
            let months = Msg::list(months(line));
            let what = msg!("sanction-bonus-unknown", name = name, months = months);
            of(line, what);
        }
        if line.stuck() {
            of(line, msg!("sanction-deducted-stuck", name = name));
        }
    }
    doubts
}

/// The months whose bonus is not known.
fn months(line: &PersonLine) -> Vec<String> {
    line.unknown.iter().map(ToString::to_string).collect()
}

fn figures(case: &CaseLine) -> [Option<Money>; 4] {
    [
        Some(case.deduction),
        Some(case.before),
        case.deducted,
        case.balance,
    ]
}

/// What all cases of a person, or of everybody, come to; nothing where one of them is not known.
fn sums<'a>(cases: impl Iterator<Item = &'a CaseLine>) -> [Option<Money>; 4] {
    let add = |sums: [Option<Money>; 4], case: &CaseLine| {
        let own = figures(case);
        std::array::from_fn(|i| Some(sums[i]? + own[i]?))
    };
    cases.fold([Some(Money::ZERO); 4], add)
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
                "person": line.payer.email,
                "name": line.payer.name(),
                "unit": line.payer.person.and_then(|person| person.unit.as_ref()),
                "bonus": line.bonus,
                "cap": line.cap,
                "deducted": line.deducted(),
                "balance": line.balance(),
                "never_ends": line.stuck(),
                "bonus_unknown": months(line),
                "cases": line.cases,
                "source": {"file": place.file, "line": place.line, "rule": rule},
            })
        };
        json!({
            "month": month(self),
            "persons": self.persons.iter().map(person).collect::<Vec<Value>>(),
            "deducted": self.persons.iter().map(PersonLine::deducted).sum::<Option<Money>>(),
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
                let texts = [line.payer.email, line.payer.name(), &case.number];
                cells.extend(texts.map(escape::spreadsheet));
                let shown = |amount: Money| amount.to_string();
                cells.extend(figures(case).map(|it| it.map_or_else(String::new, shown)));
                rows.push(cells);
            }
        }
        rows
    }
}

/// Rows of texts: one for each case, one for each person with several, one for all.
fn rows(payroll: &Payroll, names: &Names) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut add = |who: String, case: String, figures: [Option<Money>; 4]| {
        let mut row = vec![who, case];
        row.extend(figures.map(|it| it.map_or_else(|| NOTHING.to_owned(), Money::grouped)));
        rows.push(row);
    };
    for line in &payroll.persons {
        let name = line.payer.name();
        for case in &line.cases {
            add(name.to_owned(), case.number.clone(), figures(case));
        }
        if line.cases.len() > 1 {
            add(
                name.to_owned(),
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
