//! What the columns of a register mean where nobody says so: by what they are called – as here, or as other
//! houses call such a column – and only where what stands in them can be that.

use std::collections::{BTreeMap, BTreeSet};

use super::Asked;
use super::named::called as called_so;
use crate::domain::case::form::{CLOSING, NUMBER, POLICY};
use crate::domain::input::{DateOrder, Ordered};
use crate::domain::lang::Lang;
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, term_by};
use crate::domain::quantity::Quantity;
use crate::domain::schema::{self, Declared as _, Kind, Names};
use crate::domain::time::Time;
use crate::domain::tree::{Path, Value};
use crate::domain::word::Word as _;
use crate::exchange::mapping::synonyms::{self, folded, is_pieces};
use crate::exchange::mapping::{Column, Mapping, Target, fillable};
use crate::exchange::reading::Register;
use crate::msg;
use crate::ui::words::Words;
use crate::workspace::as_written::{Reading, Told};
use crate::workspace::open::Workspace;

/// What is to be said of a column.
#[derive(Clone, Debug)]
pub struct Note {
    /// The column.
    pub head: String,
    /// What.
    pub what: Msg,
}

/// What fields are called, folded, by their paths.
type Called = BTreeMap<String, Target>;

/// The mapping that suggests itself.
pub fn suggested(
    workspace: &Workspace,
    register: &Register,
    asked: &Asked,
) -> (Mapping, Vec<Note>) {
    let policy = policy(workspace, asked);
    let called = called(policy);
    let until = {
        let id = policy.map_or("", |policy| policy.id.as_str());
        workspace.regulations.taken_over_until(id)
    };
    let reading = Reading {
        calendar: &workspace.calendar,
        today: workspace.today(),
        near: false,
    };
    let suggesting = Suggesting {
        register,
        policy,
        reading,
        dates: asked.dates,
        history: &|at| {
            until.is_some_and(|until| workspace.calendar.in_zone(at).date_naive() < until)
        },
    };
    let (mut mapping, mut notes) = (Mapping::default(), Vec::new());
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (at, head) in register.columns.iter().enumerate() {
        let Some((target, unit)) = meant(&called, head) else {
            continue;
        };
        if used.contains(&target.text()) {
            let what = msg!("import-note-twice", field = called_so(&target));
            notes.push(Note {
                head: head.clone(),
                what,
            });
            continue;
        }
        match suggesting.column((at, head), target, unit) {
            Ok(column) => {
                used.extend(column.to.iter().map(Target::text));
                mapping.columns.push(column);
            }
            Err(what) => notes.push(Note {
                head: head.clone(),
                what,
            }),
        }
    }
    // What is said of an end says nothing without it.
    let end = format!("{CLOSING}.at");
    if !used.contains(&end) {
        let of_end = |column: &Column| {
            let mut to = column.to.iter();
            to.any(|target| target.text().starts_with(CLOSING))
        };
        mapping.columns.retain(|column| !of_end(column));
    }
    (mapping, notes)
}

/// The company's own fields: a column that is none of them does not take the key of one.
pub fn own_fields(workspace: &Workspace, asked: &Asked) -> Vec<Target> {
    let fields = policy(workspace, asked).into_iter();
    let fields = fields.flat_map(|policy| &policy.fields);
    fields.map(|field| Target::Own(field.place())).collect()
}

fn policy<'w>(workspace: &'w Workspace, asked: &Asked) -> Option<&'w Policy> {
    let usual = workspace.regulations.organization.as_ref();
    let usual = usual.map(|organization| organization.policy.as_str());
    let id = asked.policy.as_deref().or(usual)?;
    let regulations = &workspace.regulations;
    let editions = || regulations.policies.iter().filter(|policy| policy.id == id);
    regulations
        .in_force(id, workspace.now)
        .or_else(|| editions().max_by_key(|policy| policy.effective_from))
}

/// Everything a field is called: its path, its flag, its label in every language, the company's own fields by
/// identifier and title. What two are called is neither's.
fn called(policy: Option<&Policy>) -> Called {
    let catalogues: Vec<Words> = Lang::WORDS
        .iter()
        .map(|(_, lang)| Words::new(*lang))
        .collect();
    let mut called = Called::new();
    let mut add = |name: &str, target: &Target| {
        called.entry(folded(name)).or_insert_with(|| target.clone());
    };
    let own = policy.into_iter().flat_map(|policy| &policy.fields);
    for field in own {
        let target = Target::Own(field.place());
        add(&field.id, &target);
        add(&field.path(), &target);
        for (_, lang) in Lang::WORDS {
            add(field.title.text(*lang), &target);
        }
    }
    let fields = fillable();
    for (path, field) in &fields {
        let target = Target::Field(path.clone());
        add(path, &target);
        if let Some(asked) = field.asked {
            add(asked.flag, &target);
        }
    }
    for (path, field) in fields.iter().filter(|(path, _)| !path.starts_with(CLOSING)) {
        let target = Target::Field(path.clone());
        let labels = catalogues
            .iter()
            .filter_map(|words| words.find(&field.label()));
        for label in labels {
            add(&label, &target);
        }
    }
    called
}

/// What a head means, and the unit it says in brackets.
fn meant(called: &Called, head: &str) -> Option<(Target, Option<String>)> {
    if let Ok(own @ Target::Own(_)) = Target::parse(head) {
        return Some((own, None));
    }
    let known = |name: &str| {
        let other = || Target::parse(synonyms::field(name)?).ok();
        called.get(&folded(name)).cloned().or_else(other)
    };
    if let Some(target) = known(head) {
        return Some((target, None));
    }
    let open = head.find(['(', '（', '[', '【'])?;
    let (before, bracketed) = head.split_at(open);
    let inner = bracketed.trim_matches(['(', '（', '[', '【', ')', '）', ']', '】']);
    if let Some(target) = known(before) {
        let unit = format!("1 {inner}").parse::<Quantity>().is_ok() && !is_pieces(inner);
        return Some((target, unit.then(|| inner.to_owned())));
    }
    known(inner).map(|target| (target, None))
}

/// What a suggestion goes by.
struct Suggesting<'a> {
    register: &'a Register,
    policy: Option<&'a Policy>,
    reading: Reading<'a>,
    dates: Option<DateOrder>,
    /// Whether a moment is history.
    history: &'a dyn Fn(Time) -> bool,
}

impl Suggesting<'_> {
    /// The column with this meaning; why it cannot have it.
    fn column(
        &self,
        (at, head): (usize, &str),
        target: Target,
        unit: Option<String>,
    ) -> Result<Column, Msg> {
        let texts = || {
            self.register
                .rows
                .iter()
                .filter_map(move |row| row.cell(at))
        };
        let quantity = matches!(target.kind(), Kind::Quantity | Kind::QuantityOr(_));
        let mut column = Column::new(head, target);
        column.unit = unit.filter(|_| quantity);
        let target = &column.to[0];
        let order = match target.kind() {
            Kind::Date | Kind::Time => self.order(texts())?,
            _ => None,
        };
        let mut wrong: Option<(&str, Msg)> = None;
        let (mut read, mut unread) = (0_usize, 0_usize);
        for text in texts() {
            match self.fits(&column, order, text) {
                Ok(()) => read += 1,
                Err(why) => {
                    unread += 1;
                    wrong.get_or_insert((text, why));
                }
            }
        }
        // A slip of the pen is a row to be mended; where most say something else, it is another column.
        if let Some((_, why)) =
            wrong.filter(|_| unread > read || target.is(&format!("{CLOSING}.at")))
        {
            return Err(msg!(
                "import-note-unlike",
                field = called_so(target),
                why = why
            ));
        }
        if target.is(NUMBER) {
            let all: BTreeSet<&str> = texts().collect();
            if all.len() < texts().count() {
                return Err(msg!("import-note-repeats", field = called_so(target)));
            }
        }
        column.dates = order;
        Ok(column)
    }

    /// The order of the dates, as far as they show it; where they contradict one another they are none.
    fn order<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Result<Option<DateOrder>, Msg> {
        match Ordered::of(texts) {
            _ if self.dates.is_some() => Ok(self.dates),
            Ordered::Clear | Ordered::Open(_) => Ok(None),
            Ordered::Shown(order, _) => Ok(Some(order)),
            Ordered::Contrary(one, other) => Err(msg!(
                "import-dates-contrary",
                column = "",
                one = one,
                other = other
            )),
        }
    }

    /// Whether a text can stand there.
    fn fits(&self, column: &Column, order: Option<DateOrder>, text: &str) -> Result<(), Msg> {
        let told = match self.reading.told(column, order, text) {
            // Its order is asked for, not its meaning.
            Err(why) if why.key == "input-ambiguous" => return Ok(()),
            told => told?,
        };
        for one in told {
            let (path, value) = match &one {
                Told::Field(path, value) => (path, value),
                Told::Own(place, value) => {
                    self.own(place, value)?;
                    continue;
                }
                Told::Received(_) | Told::Items(_) => continue,
            };
            let text = value.text().unwrap_or_default();
            self.known_word(path, text)?;
            if *path == format!("{CLOSING}.at") {
                let at: Option<Time> = text.parse().ok();
                if !at.is_some_and(|at| (self.history)(at)) {
                    return Err(msg!("import-note-no-history", value = text));
                }
            }
        }
        Ok(())
    }

    /// Whether a field of the company's own takes the value.
    fn own(&self, place: &Path, value: &Value) -> Result<(), Msg> {
        let fields = self.policy.into_iter().flat_map(|policy| &policy.fields);
        let mut own = fields.filter(|field| field.place() == *place);
        let text = value.text().unwrap_or_default();
        own.try_for_each(|field| field.value(text, self.reading.today).map(drop))
    }

    /// Whether the policy has the word, where it has a list of them.
    fn known_word(&self, path: &str, text: &str) -> Result<(), Msg> {
        let place: Option<Path> = path.parse().ok();
        let field = place.and_then(|place| schema::at(crate::domain::case::Case::FIELDS, &place));
        let unknown = || Err(msg!("import-note-no-term", value = text));
        match (field.and_then(|field| field.names), self.policy) {
            (Some(Names::Term(vocabulary)), Some(policy)) => {
                let terms = policy.terms(vocabulary);
                if terms.is_empty() || term_by(terms, text).is_some() {
                    Ok(())
                } else {
                    unknown()
                }
            }
            (Some(Names::Policy), Some(policy)) if path == POLICY && policy.id != text => unknown(),
            _ => Ok(()),
        }
    }
}
