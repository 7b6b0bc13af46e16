//! The tables, and the rows a case has in each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

use super::cell::{Cell, Column, Sort, column};
use super::fields;
use super::veil::Veil;
use crate::domain::case::Case;
use crate::domain::case::conduct::Promise;
use crate::domain::case::fact::FactKind;
use crate::domain::case::liability::Liable;
use crate::domain::case::remedy::{Commitment, Remedy};
use crate::domain::cursor::Cursor;
use crate::domain::judge::Clock;
use crate::domain::schema::{Declared, Shape, Stamp};
use crate::domain::source::Source;
use crate::domain::tree::{Node, Path, Value};
use crate::domain::word::Word as _;
use crate::report::Subject;
use crate::report::case_row::case_row;
use crate::{codec, words};

/// The version of the tables: another when a column that was there goes, is called otherwise, or
/// holds something else.
pub const SCHEMA: i64 = 1;

words! {
    /// A table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Table {
        /// A row a case.
        Cases = "cases",
        /// A row for everything that was done and recorded.
        Facts = "facts",
        /// A row for each running limit.
        Clocks = "clocks",
        /// A row for each remedy of each proposal.
        Remedies = "remedies",
        /// A row for each share somebody bears.
        Liabilities = "liabilities",
        /// A row for each promise.
        Promises = "promises",
    }
}

/// A row.
pub type Row = Vec<Cell>;

/// A case to be exported.
pub struct Exported<'a> {
    /// As it is judged.
    pub subject: &'a Subject<'a>,
    /// What is shown of it.
    pub veil: &'a Veil<'a>,
    /// The plant whose cases these are.
    pub plant: Option<&'a str>,
}

/// What every row begins with.
const HEAD: [(&str, Sort); 4] = [
    ("plant", Sort::Text),
    ("schema_version", Sort::Count),
    ("uid", Sort::Text),
    ("number", Sort::Text),
];

/// What follows from a case.
const JUDGED: [(&str, Sort); 11] = [
    ("status", Sort::Text),
    ("owner", Sort::Text),
    ("due", Sort::Moment),
    ("closed", Sort::Moment),
    ("on_time", Sort::Flag),
    ("late_by", Sort::Count),
    ("gross_days", Sort::Number),
    ("net_days", Sort::Number),
    ("committed", Sort::Money),
    ("committed_open", Sort::Flag),
    ("own", Sort::Text),
];

/// A fact, before its dates and names.
const FACT: [(&str, Sort); 2] = [("fact", Sort::Text), ("place", Sort::Text)];

/// A record of a list, before what it says.
const MEMBER: [(&str, Sort); 2] = [("place", Sort::Text), ("former", Sort::Flag)];

/// A clock.
const CLOCK: [(&str, Sort); 11] = [
    ("clock", Sort::Text),
    ("owner", Sort::Text),
    ("started", Sort::Moment),
    ("due", Sort::Moment),
    ("stopped", Sort::Moment),
    ("state", Sort::Text),
    ("late_by", Sort::Count),
    ("breached", Sort::Moment),
    ("projected", Sort::Flag),
    ("provisional", Sort::Flag),
    ("rule", Sort::Text),
];

/// The columns of every table.
static COLUMNS: LazyLock<BTreeMap<Table, Vec<Column>>> = LazyLock::new(|| {
    let tables = Table::WORDS.iter();
    tables.map(|(_, table)| (*table, table.made())).collect()
});

/// Which columns of a case's fields are no others' before them.
static OWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let columns = fields::columns(Case::FIELDS).into_iter();
    columns
        .map(|column| !known(&JUDGED, &column.name))
        .collect()
});

impl Table {
    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        COLUMNS.get(&self).map_or(&[], Vec::as_slice)
    }

    fn made(self) -> Vec<Column> {
        let (derived, shape) = self.made_of();
        let named = HEAD.iter().chain(derived);
        let mut columns: Vec<Column> = named.map(|(name, sort)| column(*name, *sort)).collect();
        let declared = fields::columns(shape).into_iter();
        columns.extend(declared.filter(|it| !known(derived, &it.name)));
        columns
    }

    /// The columns that follow from the case, and the fields whose columns come after them.
    fn made_of(self) -> (&'static [(&'static str, Sort)], Shape) {
        match self {
            Self::Cases => (&JUDGED, Case::FIELDS),
            Self::Facts => (&FACT, Stamp::FIELDS),
            Self::Clocks => (&CLOCK, &[]),
            Self::Remedies => (&MEMBER, Remedy::FIELDS),
            Self::Liabilities => (&MEMBER, Liable::FIELDS),
            Self::Promises => (&MEMBER, Promise::FIELDS),
        }
    }

    /// The rows of a case.
    pub fn rows(self, of: &Exported) -> Vec<Row> {
        let case = &of.subject.case;
        match self {
            Self::Cases => vec![row_of_case(of)],
            Self::Facts => {
                let facts = case.dated().into_iter();
                facts
                    .map(|fact| row_of_fact(of, &fact.path, fact.stamp))
                    .collect()
            }
            Self::Clocks => {
                let clocks = of.subject.clocks.iter();
                clocks.map(|clock| row_of_clock(of, clock)).collect()
            }
            Self::Remedies | Self::Liabilities | Self::Promises => {
                let (_, shape) = self.made_of();
                let mut rows = Vec::new();
                let found = &mut |path: &Path, entries: &[(String, Value)]| {
                    rows.push(row_of_member(of, (path, entries), shape));
                };
                members(&case.entries(), (Case::FIELDS, &Path::root()), shape, found);
                rows
            }
        }
    }
}

/// Whether a name is that of a column every row has, or of one that follows from the case.
fn known(derived: &[(&str, Sort)], name: &str) -> bool {
    HEAD.iter().chain(derived).any(|(known, _)| *known == name)
}

fn head(of: &Exported) -> Row {
    let case = &of.subject.case;
    vec![
        // Empty where none is named, not lacking: tables are joined by it.
        Cell::Text(of.plant.unwrap_or_default().to_owned()),
        Cell::Count(SCHEMA),
        Cell::text(case.uid.as_deref()),
        Cell::Text(case.number.clone()),
    ]
}

fn row_of_case(of: &Exported) -> Row {
    let (subject, veil) = (of.subject, of.veil);
    let judged = case_row(subject);
    let (committed, open) = match judged.committed {
        Some(Commitment::Amount(amount)) => (Some(amount.decimal()), Some(false)),
        Some(Commitment::Open) => (None, Some(true)),
        None => (None, None),
    };
    let mut row = head(of);
    row.extend([
        Cell::Text(judged.status.word().to_owned()),
        Cell::Text(veil.who(&judged.owner)),
        Cell::moment(judged.due),
        Cell::moment(judged.closed),
        Cell::flag(judged.on_time),
        Cell::Count(judged.late_by),
        Cell::number(judged.gross.map(short)),
        Cell::number(judged.net.map(short)),
        Cell::number(committed.map(|amount| amount.round_dp(2))),
        Cell::flag(open),
        own(&subject.case, veil),
    ]);
    let mut declared = Vec::new();
    fields::cells(Case::FIELDS, &subject.case.entries(), veil, &mut declared);
    let further = declared
        .into_iter()
        .zip(OWN.iter())
        .filter(|(_, own)| **own);
    row.extend(further.map(|(cell, _)| cell));
    row
}

/// Days to the second.
fn short(days: Decimal) -> Decimal {
    days.round_dp(6).normalize()
}

/// What people added under keys of their own, as one JSON object by place.
fn own(case: &Case, veil: &Veil) -> Cell {
    if case.own.is_empty() || veil.free("").is_none() {
        return Cell::Nothing;
    }
    let own = case.own.iter();
    let said: Map<String, Json> = own
        .map(|own| {
            (
                own.path.to_string(),
                codec::json::own(Cursor::from(&Node::of(&own.value))),
            )
        })
        .collect();
    Cell::text(veil.free(&Json::Object(said).to_string()))
}

fn row_of_fact(of: &Exported, path: &Path, stamp: &Stamp) -> Row {
    let mut row = head(of);
    row.push(Cell::text(FactKind::at(path).map(FactKind::word)));
    row.push(Cell::Text(path.to_string()));
    fields::cells(Stamp::FIELDS, &stamp.entries(), of.veil, &mut row);
    row
}

fn row_of_clock(of: &Exported, clock: &Clock) -> Row {
    let local = |time| of.subject.calendar.in_zone(time);
    let mut row = head(of);
    row.extend([
        Cell::Text(clock.name.clone()),
        Cell::Text(of.veil.who(&clock.owner)),
        Cell::Moment(local(clock.started)),
        Cell::Moment(local(clock.due)),
        Cell::moment(clock.stopped.map(local)),
        Cell::Text(clock.state.word().to_owned()),
        Cell::Count(clock.late_by),
        Cell::moment(clock.breached.map(local)),
        Cell::Flag(clock.projected),
        Cell::Flag(clock.provisional),
        Cell::text(clock.source.as_ref().map(Source::cited)),
    ]);
    row
}

fn row_of_member(of: &Exported, (path, entries): (&Path, &[(String, Value)]), shape: Shape) -> Row {
    let current = of.subject.case.round_at(path);
    let mut row = head(of);
    row.push(Cell::Text(path.to_string()));
    row.push(Cell::Flag(!std::ptr::eq(
        current,
        &raw const of.subject.case.current,
    )));
    fields::cells(shape, entries, of.veil, &mut row);
    row
}

/// What is done with each record that is found, with its place.
type Take<'f> = dyn FnMut(&Path, &[(String, Value)]) + 'f;

/// Finds the records of one sort in every list of a case.
fn members(
    entries: &[(String, Value)],
    (shape, above): (Shape, &Path),
    wanted: Shape,
    found: &mut Take,
) {
    for field in shape.iter().filter(|field| !field.below().is_empty()) {
        let mut known = entries.iter();
        let Some((key, value)) = known.find(|(key, _)| key == field.key) else {
            continue;
        };
        let path = above.key(key);
        match value {
            Value::Map(below) | Value::Flow(below) => {
                members(below, (field.below(), &path), wanted, found);
            }
            Value::Seq(all) => {
                for (i, member) in all.iter().enumerate() {
                    let (Value::Map(below) | Value::Flow(below)) = member else {
                        continue;
                    };
                    let path = path.index(i);
                    if same(field.below(), wanted) {
                        found(&path, below);
                    }
                    members(below, (field.below(), &path), wanted, found);
                }
            }
            _ => {}
        }
    }
}

fn same(one: Shape, other: Shape) -> bool {
    let keys = |shape: Shape| shape.iter().map(|field| field.key);
    keys(one).eq(keys(other))
}
