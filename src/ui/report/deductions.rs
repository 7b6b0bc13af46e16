//! The deductions of a month, for payroll.

use serde_json::{Value, json};

use crate::domain::money::Money;
use crate::msg;
use crate::report::deductions::{CaseLine, Payroll, PersonLine};
use crate::ui::escape;
use crate::ui::names::Names;
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};

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

/// The deductions as JSON.
pub fn deductions_json(payroll: &Payroll) -> Value {
    let persons = payroll.persons.iter().map(|line| {
        let cases = line.cases.iter().map(|case| {
            json!({
                "number": case.number,
                "deduction": case.deduction.to_string(),
                "before": case.before.to_string(),
                "deducted": case.deducted.to_string(),
                "balance": case.balance.to_string(),
            })
        });
        let (place, rule) = (&line.source.place, &line.source.rule);
        json!({
            "person": line.person.email,
            "name": line.person.name,
            "unit": line.person.unit,
            "bonus": line.bonus.to_string(),
            "cap": line.cap.to_string(),
            "deducted": line.deducted().to_string(),
            "balance": line.balance().to_string(),
            "never_ends": line.stuck(),
            "cases": cases.collect::<Vec<Value>>(),
            "source": {"file": place.file, "line": place.line, "rule": rule},
        })
    });
    let total: Money = payroll.persons.iter().map(PersonLine::deducted).sum();
    json!({
        "month": month(payroll),
        "persons": persons.collect::<Vec<Value>>(),
        "deducted": total.to_string(),
        "unknown": payroll.unknown,
    })
}

/// The deductions as CSV, one line for each case of each person.
pub fn deductions_csv(payroll: &Payroll) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "month",
        "person",
        "name",
        "number",
        "deduction",
        "before",
        "deducted",
        "balance",
    ])?;
    for line in &payroll.persons {
        for case in &line.cases {
            let mut cells = vec![month(payroll)];
            let texts = [&line.person.email, &line.person.name, &case.number];
            cells.extend(texts.map(|text| escape::spreadsheet(text)));
            cells.extend(figures(case).map(|amount| amount.to_string()));
            writer.write_record(cells)?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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

fn heads(names: &Names) -> Vec<String> {
    let keys = ["sanction-deducted-person", "sanction-deducted-case"];
    keys.iter()
        .chain(&FIGURES)
        .map(|key| names.words.text(key))
        .collect()
}

/// The deductions for a terminal.
pub fn deductions_page(
    payroll: &Payroll,
    names: &Names,
    width: Option<u16>,
    paint: Paint,
) -> String {
    let mut page = Page::new(width, paint);
    let title = names
        .words
        .say(&msg!("sanction-deducted-title", month = month(payroll)));
    page.toned(&title, Tone::Heading);
    let columns = heads(names)
        .into_iter()
        .enumerate()
        .map(|(i, head)| match i {
            0 => Column::text(head),
            1 => Column::whole(head),
            _ => Column::number(head),
        });
    let mut table = Table::new(columns.collect(), Overflow::Wrap);
    for row in rows(payroll, names) {
        table.row(row.into_iter().map(Cell::from).collect());
    }
    page.table(&table);
    page.finish()
}

/// The deductions in Markdown.
pub fn deductions_markdown(payroll: &Payroll, names: &Names) -> String {
    let title = names
        .words
        .say(&msg!("sanction-deducted-title", month = month(payroll)));
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape::markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = format!("# {}\n\n{}", escape::markdown(&title), line(&heads(names)));
    text.push_str("|---|---|--:|--:|--:|--:|\n");
    for row in rows(payroll, names) {
        text.push_str(&line(&row));
    }
    text
}
