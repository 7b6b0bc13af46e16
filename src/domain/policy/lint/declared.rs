//! What follows from the declared keys: names are known, identifiers used once, figures name their
//! rule.

use std::collections::BTreeSet;

use super::found::{Asked, Lint, Lints, suggestion};
use crate::domain::lang::Lang;
use crate::domain::msg::Msg;
use crate::domain::organization::Organization;
use crate::domain::policy::consequences::CostBearer;
use crate::domain::policy::fields::{comparable, held, requirable};
use crate::domain::policy::handling::Permission;
use crate::domain::policy::limits::CLOCKS;
use crate::domain::policy::own_fields::OwnField;
use crate::domain::policy::regulation::Policy;
use crate::domain::schema::{Entry, Field, Kind, Names, Stated, Table as _};
use crate::domain::severity::Severity;
use crate::domain::source::FieldPlaces;
use crate::domain::staff::Staff;
use crate::domain::tree::Value;
use crate::domain::word::Word as _;
use crate::msg;

pub(super) const UNIT: &str = "policy-unknown-unit";
pub(super) const ROLE: &str = "policy-unknown-role";
pub(super) const BEARER: &str = "policy-unknown-bearer";

/// What the words of a file may name.
pub(super) struct Known<'a> {
    pub policy: Option<&'a Policy>,
    pub staff: &'a Staff,
    pub calendars: Option<&'a [&'a str]>,
    pub policies: Option<&'a [&'a str]>,
}

/// The words there are, and what is said of one that is not among them.
struct Vocabulary {
    words: Vec<String>,
    unknown: fn(&str) -> Msg,
}

/// Everything wrong with the organisation file, given the staff, the ids of the policies and the names
/// of the calendars there are; `None` where those are not known. In the order of the file.
pub fn lint_organization(
    organization: &Organization,
    staff: Option<&Staff>,
    policies: Option<&[&str]>,
    calendars: Option<&[&str]>,
) -> Vec<Lint> {
    let (places, nobody) = (FieldPlaces::default(), Staff::default());
    let mut lints = Lints::new(&places, &organization.settings);
    let known = Known {
        policy: None,
        staff: staff.unwrap_or(&nobody),
        calendars,
        policies,
    };
    names(&organization.entry(), &known, &mut lints);
    let mut found = lints.in_order();
    found.retain(|lint| staff.is_some() || lint.id != ROLE);
    found
}

/// Every word that names something names what there is.
pub(super) fn names(entry: &Entry, known: &Known, lints: &mut Lints) {
    names_within(entry, "", known, lints);
}

/// The same for an entry under a key of the file.
fn names_within(entry: &Entry, within: &str, known: &Known, lints: &mut Lints) {
    for stated in &entry.values {
        for (field, word) in named(stated) {
            let Some(there) = field.names.and_then(|names| known.words(names)) else {
                continue;
            };
            let asked = Asked {
                id: match field.names {
                    Some(Names::Held(_)) => "policy-unknown-condition",
                    _ => (there.unknown)(&word).key,
                },
                // A field the tool does not know may be one of the people's own.
                severity: match field.names {
                    Some(Names::Requirable | Names::Comparable) => Severity::Warning,
                    _ => Severity::Error,
                },
                place: lints.place(entry.source, stated.field.key, within),
                word: &word,
            };
            let words = there.words.iter().map(String::as_str);
            let all: Vec<&str> = words.chain(field.also.iter().copied()).collect();
            lints.known(&asked, &all, there.unknown);
        }
    }
    for tables in &entry.tables {
        let below = tables.entries.iter();
        below.for_each(|entry| names_within(entry, tables.field.key, known, lints));
    }
}

/// The units and the roles a policy speaks of, whether there are such or not.
pub fn spoken_of(policy: &Policy) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut spoken = (BTreeSet::new(), BTreeSet::new());
    speak(&policy.entry(), &mut spoken);
    spoken
}

fn speak(entry: &Entry, spoken: &mut (BTreeSet<String>, BTreeSet<String>)) {
    for (field, word) in entry.values.iter().flat_map(named) {
        match field.names {
            Some(Names::Unit | Names::Bearer) => drop(spoken.0.insert(word)),
            Some(Names::Role) => drop(spoken.1.insert(word)),
            _ => {}
        }
    }
    let below = entry.tables.iter().flat_map(|tables| &tables.entries);
    below.for_each(|entry| speak(entry, spoken));
}

/// The words of a value that name something, each with the field that says what.
fn named(stated: &Stated) -> Vec<(&'static Field, String)> {
    let mut found = Vec::new();
    let mut texts = |field: &'static Field, value: &Value| match value {
        Value::Seq(members) => found.extend(members.iter().map(|one| (field, text(one)))),
        one => found.push((field, text(one))),
    };
    match (stated.field.kind, &stated.value) {
        (Kind::Map(below), Some(Value::Flow(parts))) => {
            for (key, value) in parts {
                let field = below.iter().find(|field| field.key == key);
                if let Some(field) = field {
                    texts(field, value);
                }
            }
        }
        (_, Some(value)) => texts(stated.field, value),
        (_, None) => {}
    }
    found
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Quoted(text) | Value::Plain(text) => text.clone(),
        Value::Map(_) | Value::Flow(_) | Value::Seq(_) => String::new(),
    }
}

/// No two entries of a list share what tells them apart.
pub(super) fn once(entry: &Entry, lints: &mut Lints) {
    for tables in &entry.tables {
        let unique = tables.field.below().iter().filter(|field| field.unique);
        for key in unique.map(|field| field.key) {
            let entries = tables.entries.iter();
            let mut ids = Vec::new();
            for entry in entries {
                let mut values = entry.values.iter();
                let id = values.find(|stated| stated.field.key == key);
                let id = id.and_then(|id| id.value.as_ref());
                ids.extend(id.map(text).zip(entry.source));
            }
            lints.once(ids.iter().map(|(id, source)| (id.as_str(), *source)), key);
        }
    }
}

/// Every figure names the rule it states.
pub(super) fn ruled(entry: &Entry, lints: &mut Lints) {
    if let Some(source) = entry.source.filter(|source| source.rule.is_none()) {
        lints.found.push(Lint {
            id: "policy-rule-missing",
            severity: Severity::Warning,
            place: source.place.clone(),
            what: msg!("policy-rule-missing"),
            help: Some(msg!("policy-rule-missing-help")),
        });
    }
    let below = entry.tables.iter().flat_map(|tables| &tables.entries);
    below.for_each(|entry| ruled(entry, lints));
}

impl Known<'_> {
    /// The words that may name something; `None` where it is not known what there is.
    fn words(&self, names: Names) -> Option<Vocabulary> {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let units = self.staff.units.iter().map(|unit| unit.id.clone());
        let (words, unknown): (Vec<String>, fn(&str) -> Msg) = match names {
            Names::Unit => (units.collect(), |word| {
                msg!("policy-unknown-unit", word = word)
            }),
            Names::Bearer => {
                let bearers = CostBearer::words().into_iter().map(str::to_owned);
                let all = bearers.chain(units);
                (all.collect(), |word| {
                    msg!("policy-unknown-bearer", word = word)
                })
            }
            Names::Role => {
                let roles = self.staff.roles.iter().map(|role| role.id.clone());
                (roles.collect(), |word| {
                    msg!("policy-unknown-role", word = word)
                })
            }
            Names::Person => {
                let persons = self.staff.persons.iter().map(|person| person.id.clone());
                (persons.collect(), |word| {
                    msg!("policy-unknown-person", word = word)
                })
            }
            Names::Calendar => (texts(self.calendars?), |word| {
                msg!("policy-unknown-calendar", word = word)
            }),
            Names::Policy => (texts(self.policies?), |word| {
                msg!("policy-unknown-policy", word = word)
            }),
            Names::Language => (texts(&Lang::words()), |word| {
                msg!("policy-unknown-language", word = word)
            }),
            Names::Act => (texts(&Permission::keys()), |word| {
                msg!("policy-unknown-command", word = word)
            }),
            Names::Clock => (texts(&CLOCKS.map(|(clock, _)| clock)), |word| {
                msg!("policy-unknown-clock", word = word)
            }),
            Names::Requirable => (self.requirable(), |word| {
                msg!("policy-unknown-field", word = word)
            }),
            Names::Comparable => (comparable(), |word| {
                msg!("policy-unknown-field", word = word)
            }),
            Names::Remedy => (self.held("settlement.remedies.kind"), |word| {
                msg!("policy-unknown-remedy", word = word)
            }),
            Names::Sanction => (self.sanctions(), |word| {
                msg!("policy-unknown-sanction", word = word)
            }),
            Names::Held(path) => (self.held(path), unknown(path)),
            Names::UnitOrPerson | Names::RoleOrPerson | Names::Case | Names::Term(_) => {
                return None;
            }
        };
        Some(Vocabulary { words, unknown })
    }

    /// The fields of a case that may be required, the company's own among them.
    fn requirable(&self) -> Vec<String> {
        let own = self.policy.into_iter().flat_map(|policy| &policy.fields);
        let all = requirable().iter().cloned();
        all.chain(own.map(OwnField::path)).collect()
    }

    /// The kinds of sanction: the policy's own, else the customary ones.
    fn sanctions(&self) -> Vec<String> {
        self.policy.map_or_else(Vec::new, Policy::sanction_words)
    }

    /// What the case's field at a path may hold.
    fn held(&self, path: &str) -> Vec<String> {
        let field = held(path);
        match field.map(|field| (field.kind, field.names)) {
            Some((Kind::Word(words, _), _)) => words().into_iter().map(str::to_owned).collect(),
            Some((_, Some(Names::Term(vocabulary)))) => {
                let policy = self.policy.into_iter();
                let terms = policy.flat_map(|policy| policy.terms(vocabulary));
                terms.map(|term| term.id.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The words a field may hold whatever a company's files say; `None` where that is not all.
pub fn fixed_words(field: &Field) -> Option<Vec<String>> {
    let known = Known {
        policy: None,
        staff: &Staff::default(),
        calendars: None,
        policies: None,
    };
    let fixed = |names: &Names| {
        let company = matches!(
            names,
            Names::Unit | Names::Bearer | Names::Role | Names::Person | Names::Sanction
        );
        !company && !matches!(names, Names::Requirable | Names::Comparable)
    };
    let mut words = known.words(field.names.filter(fixed)?)?.words;
    words.extend(field.also.iter().map(|word| (*word).to_owned()));
    Some(words).filter(|words| !words.is_empty())
}

/// Why a case of this policy cannot say a word at a path, and what was probably meant; `None` where
/// it can.
pub fn unheld(policy: &Policy, path: &'static str, word: &str) -> Option<(Msg, Option<Msg>)> {
    let known = Known {
        policy: Some(policy),
        staff: &Staff::default(),
        calendars: None,
        policies: None,
    };
    let there = known.words(Names::Held(path))?;
    let words: Vec<&str> = there.words.iter().map(String::as_str).collect();
    if words.contains(&word) {
        return None;
    }
    Some(((there.unknown)(word), suggestion(word, &words)))
}

/// What is said of a word the case's field at a path cannot hold.
fn unknown(path: &str) -> fn(&str) -> Msg {
    match path.rsplit('.').next() {
        Some("class") => |word| msg!("policy-unknown-class", word = word),
        Some("category") => |word| msg!("policy-unknown-category", word = word),
        Some("grade") => |word| msg!("policy-unknown-grade", word = word),
        Some("channel") => |word| msg!("policy-unknown-channel", word = word),
        Some("kind") => |word| msg!("policy-unknown-remedy", word = word),
        _ => |word| msg!("policy-unknown-word", word = word),
    }
}
