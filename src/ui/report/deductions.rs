//! The deductions of a month, for payroll.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::{Cell, Grid};
use super::speaking::Speaking;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::deductions::{CaseLine, FineLine, Payroll, PersonLine};
use crate::ui::format;
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
        doubts.push(match line.debtor.person {
            Some(person) => problem.at(person.source.place.clone()),
            None => problem,
        });
    };
    for line in &payroll.persons {
        let name = line.debtor.name();
        if !line.unknown.is_empty() {
            let months = Msg::list(months(line));
            let what = msg!("sanction-bonus-unknown", name = name, months = months);
            of(line, what);
        }
        if let (Some(months), Some(bonus)) = (line.overlong(), line.bonus) {
            let what = msg!(
                "sanction-deducted-long",
                name = name,
                months = months.to_string(),
                most = line.warn_months.unwrap_or_default().to_string(),
                bonus = bonus.grouped()
            );
            of(line, what);
        }
        if line.stuck() {
            of(line, msg!("sanction-deducted-stuck", name = name));
        }
        if let Some(rest) = line.outstanding() {
            let what = msg!("sanction-outstanding", name = name, amount = rest.grouped());
            of(line, what);
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

/// Why the deduction changed, or that no bonus is left to take it from.
fn remark(line: &CaseLine) -> Option<Msg> {
    Some(match (line.cause, &line.by_case) {
        (Some(cause), Some(other)) => {
            msg!("sanction-deducted-by", cause = cause, other = other)
        }
        (Some(cause), None) => cause.named(),
        (None, _) if line.outstanding => msg!("sanction-deducted-outstanding"),
        (None, _) => return None,
    })
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
        match &self.posted {
            Some((at, _)) => msg!(
                "sanction-deducted-posted",
                month = month(self),
                day = at.date_naive().to_string()
            ),
            None => msg!("sanction-deducted-title", month = month(self)),
        }
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let keys = ["sanction-deducted-person", "sanction-deducted-case"];
        let heads = keys.iter().chain(&FIGURES).enumerate();
        let columns = heads.map(|(i, key)| (speaking.names.words.text(key), i > 1));
        let mut columns: Vec<(String, bool)> = columns.collect();
        let mut rows = rows(self, &speaking.names);
        // Most months have nothing to remark.
        if rows
            .iter()
            .any(|row| row.last().is_some_and(|cell| !cell.text.is_empty()))
        {
            columns.push((speaking.names.words.text("sanction-deducted-remark"), false));
        } else {
            for row in &mut rows {
                row.pop();
            }
        }
        let mut grids = vec![Grid {
            columns,
            rows,
            ..Grid::default()
        }];
        if !self.fines.is_empty() {
            grids.push(fines(self, &speaking.names));
        }
        grids
    }

    fn json(&self) -> impl Serialize {
        let person = |line: &PersonLine| {
            let source = line.source.map(|source| {
                let (place, rule) = (&source.place, &source.rule);
                json!({"file": place.file, "line": place.line, "rule": rule})
            });
            json!({
                "person": line.debtor.email,
                "name": line.debtor.name(),
                "unit": line.unit,
                "bonus": line.bonus,
                "cap": line.cap,
                "deducted": line.deducted(),
                "balance": line.balance(),
                "never_ends": line.stuck(),
                "bonus_unknown": months(line),
                "cases": line.cases,
                "outstanding": line.outstanding(),
                "source": source,
            })
        };
        json!({
            "month": month(self),
            "posted": self.posted.as_ref().map(|(at, by)| json!({"at": format::rfc3339(*at), "by": by})),
            "persons": self.persons.iter().map(person).collect::<Vec<Value>>(),
            "deducted": self.persons.iter().map(PersonLine::deducted).sum::<Option<Money>>(),
            "fines": self.fines,
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
            "cause",
        ];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for line in &self.persons {
            for case in &line.cases {
                let mut cells = vec![month(self)];
                let texts = [line.debtor.email.as_str(), line.debtor.name(), &case.number];
                cells.extend(texts.map(str::to_owned));
                let shown = |amount: Money| amount.to_string();
                cells.extend(figures(case).map(|it| it.map_or_else(String::new, shown)));
                let rest = if case.outstanding { "outstanding" } else { "" };
                cells.push(
                    case.cause
                        .map_or_else(|| rest.to_owned(), |it| it.to_string()),
                );
                rows.push(cells);
            }
        }
        for fine in &self.fines {
            let amount = fine.amount.map_or_else(String::new, |it| it.to_string());
            let (none, kind) = (String::new, fine.sanction.to_string());
            let mut cells = vec![month(self)];
            let texts = [&fine.person, &fine.person, &fine.number];
            cells.extend(texts.map(Clone::clone));
            cells.extend([none(), none(), amount, none(), kind]);
            rows.push(cells);
        }
        rows
    }
}

/// What sanctions take besides, one line each.
fn fines(payroll: &Payroll, names: &Names) -> Grid {
    let words = names.words;
    let heads = [
        "sanction-deducted-person",
        "sanction-deducted-case",
        "sanction-fined-sanction",
        "sanction-deducted-now",
    ];
    let columns = heads.iter().enumerate();
    let row = |fine: &FineLine| {
        let times = fine.times.to_string();
        let kind = msg!(
            "sanction-explain-kind",
            sanction = fine.called.clone(),
            times = times
        );
        vec![
            Cell::from(names.who(&fine.person)),
            Cell::case(&fine.number),
            words.say(&kind).into(),
            Cell::money(fine.amount),
        ]
    };
    Grid {
        title: words.text("sanction-fined-title"),
        columns: columns.map(|(i, key)| (words.text(key), i > 2)).collect(),
        rows: payroll.fines.iter().map(row).collect(),
        chart: None,
    }
}

/// Rows: one for each case, one for each person with several, one for all.
fn rows(payroll: &Payroll, names: &Names) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut add = |who: String, case: Cell, figures: [Option<Money>; 4], remark: String| {
        let mut row = vec![who.into(), case];
        row.extend(figures.map(Cell::money));
        row.push(remark.into());
        rows.push(row);
    };
    for line in &payroll.persons {
        let name = line.debtor.name();
        for case in &line.cases {
            let remark = remark(case).map(|it| names.words.say(&it));
            add(
                name.to_owned(),
                Cell::case(&case.number),
                figures(case),
                remark.unwrap_or_default(),
            );
        }
        if line.cases.len() > 1 {
            add(
                name.to_owned(),
                names.words.text("sanction-deducted-sum").into(),
                sums(line.cases.iter()),
                String::new(),
            );
        }
    }
    let all = payroll.persons.iter().flat_map(|line| &line.cases);
    add(
        names.words.text("sanction-deducted-all"),
        Cell::default(),
        sums(all),
        String::new(),
    );
    rows
}
