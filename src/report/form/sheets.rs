//! What the sheets of a form say.

use std::collections::BTreeMap;

use super::datum::{Datum, Part, Parts, Row, maybe};
use super::kind::{About, FormKind, about, known, sight};
use super::matter::Matter;
use super::{cases, people, rows};
use crate::domain::case::Case;
use crate::domain::case::action::ActionKind;
use crate::domain::case::conduct::ReminderKind;
use crate::domain::case::remedy::{Commitment, RemedyKind};
use crate::domain::judge::Clock;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::{Facts as Told, FormRule, Policy};
use crate::domain::schema::Declared as _;
use crate::domain::time::Time;
use crate::report::Subject;
use crate::report::facts::{Facts, Sample, Sight, case_facts, sampled};
use crate::report::letter::{LetterKind, letter};

/// What one sheet says: the fields of the case, and what follows from them.
#[derive(Clone)]
pub struct Content {
    /// The fields of the case; none in a list of cases.
    pub facts: Facts,
    /// What follows from them, and from the policy.
    pub parts: Parts,
    /// Who is written to, where it is one unit.
    pub to: Option<String>,
}

/// What a case fills, or nothing does.
enum From<'a> {
    Case(&'a Matter<'a>),
    Sample(Sample),
}

impl<'a> From<'a> {
    fn case(&self) -> Option<&'a Matter<'a>> {
        match self {
            Self::Case(matter) => Some(matter),
            Self::Sample(_) => None,
        }
    }

    fn rows(&self, found: impl FnOnce(&'a Matter<'a>) -> Vec<Row>, empty: Row) -> Part {
        match self {
            Self::Case(matter) => Part::Rows(found(matter)),
            Self::Sample(Sample::Examples) => Part::Rows(vec![empty]),
            Self::Sample(Sample::Blank(count)) => Part::Rows(vec![empty; *count]),
        }
    }

    fn one(&self, found: impl FnOnce(&'a Matter<'a>) -> Datum) -> Part {
        Part::One(self.case().map_or(Datum::Nothing, found))
    }
}

/// What only one sheet of several is about.
#[derive(Default)]
struct Own<'a> {
    to: Option<String>,
    late: Vec<&'a Clock>,
    objection: Option<usize>,
}

/// The sheets of a form on a case: one, or one for each unit written to, or each objection.
pub fn of_case(rule: &FormRule, matter: &Matter) -> Vec<Content> {
    let owns = match known(&rule.id) {
        Some(FormKind::Reminder) => addressed(rows::late(matter, ReminderKind::Reminder)),
        Some(FormKind::Inquiry) => addressed(rows::late(matter, ReminderKind::Inquiry)),
        Some(FormKind::Objection) => (0..matter.case.objections.len())
            .map(|n| Own {
                objection: Some(n),
                ..Own::default()
            })
            .collect(),
        _ => vec![Own::default()],
    };
    let content = |own: Own| Content {
        facts: shown(rule, matter.case),
        parts: parts(&From::Case(matter), matter.policy, rule, &own),
        to: own.to,
    };
    owns.into_iter().map(content).collect()
}

/// The fields of the case; of a decision that is told, what a letter tells of it.
fn shown(rule: &FormRule, case: &Case) -> Facts {
    let told = match known(&rule.id) {
        Some(FormKind::Notice) => letter(case, LetterKind::Decision, &[]).ok(),
        _ => None,
    };
    let own = || case_facts(case, sight(&rule.id));
    told.map_or_else(own, |letter| letter.facts)
}

/// One sheet for each whose work was late.
fn addressed(late: Vec<&Clock>) -> Vec<Own<'_>> {
    let mut by: BTreeMap<&str, Vec<&Clock>> = BTreeMap::new();
    for clock in late {
        by.entry(&clock.owner).or_default().push(clock);
    }
    let own = |(to, late): (&str, Vec<_>)| Own {
        to: Some(to.to_owned()),
        late,
        objection: None,
    };
    by.into_iter().map(own).collect()
}

/// The same to be filled in by hand.
pub fn blank(rule: &FormRule, policy: &Policy) -> Content {
    /// How many lines a list has room for.
    const LINES: usize = 3;
    /// The same of a list that is the form.
    const CASES: usize = 15;
    match about(&rule.id) {
        About::Case => sample(rule, policy, Sample::Blank(LINES)),
        _ => listed(vec![cases::row(None); CASES], None),
    }
}

/// The same with everything there can be, and with nothing: what a template names must be there in
/// both.
pub fn samples(rule: &FormRule, policy: &Policy) -> [Content; 2] {
    if about(&rule.id) == About::Case {
        let all = [Sample::Examples, Sample::Blank(0)];
        return all.map(|it| sample(rule, policy, it));
    }
    let all = [vec![cases::row(None)], Vec::new()];
    all.map(|rows| {
        let mut content = listed(rows, None);
        content.parts = examples(content.parts);
        content
    })
}

fn sample(rule: &FormRule, policy: &Policy, sample: Sample) -> Content {
    let mut parts = parts(&From::Sample(sample), policy, rule, &Own::default());
    if sample == Sample::Examples {
        parts = examples(parts);
    }
    Content {
        facts: sampled(Case::FIELDS, sample, sight(&rule.id)),
        parts,
        to: None,
    }
}

fn examples(parts: Parts) -> Parts {
    let parts = parts.into_iter();
    parts
        .map(|(name, part)| (name, part.with_examples()))
        .collect()
}

/// A list of the cases of a month.
pub fn of_month(
    rule: &FormRule,
    policy: &Policy,
    subjects: &[Subject],
    (month, now): (Month, Time),
) -> Content {
    let found = cases::of_month(subjects, (&policy.id, about(&rule.id)), month);
    let rows = found.into_iter().map(|it| cases::row(Some((it, now))));
    listed(rows.collect(), Some(month))
}

fn listed(cases: Vec<Row>, month: Option<Month>) -> Content {
    let count = month.and(u64::try_from(cases.len()).ok());
    Content {
        facts: Facts::new(),
        parts: vec![
            (
                "month",
                Part::One(maybe(month, |month| Datum::Text(month.to_string()))),
            ),
            ("count", Part::One(maybe(count, Datum::Count))),
            ("cases", Part::Rows(cases)),
        ],
        to: None,
    }
}

/// Whether it is money the customer gets.
fn is_paid(kind: RemedyKind) -> bool {
    matches!(kind, RemedyKind::Allowance | RemedyKind::Compensation)
}

/// Whether goods come back by it, or are worked over.
fn is_back(kind: RemedyKind) -> bool {
    matches!(
        kind,
        RemedyKind::Return | RemedyKind::Rework | RemedyKind::Exchange
    )
}

fn parts(from: &From, policy: &Policy, rule: &FormRule, own: &Own) -> Parts {
    let mut parts = shared(from, rule, own);
    if sight(&rule.id) == Sight::Internal {
        parts.extend(deciding(from, policy));
        parts.extend(internal(from, own));
    }
    parts
}

/// What any reader may see: the money the customer gets, and who signs.
fn shared(from: &From, rule: &FormRule, own: &Own) -> Parts {
    let roles = || rule.signatures.iter();
    let signers = match from {
        From::Case(matter) => rows::signers(matter, rule),
        From::Sample(Sample::Examples) => vec![rows::signer(None)],
        From::Sample(_) => roles()
            .map(|role| rows::signer(Some((role, None))))
            .collect(),
    };
    vec![
        ("addressee", Part::One(maybe(own.to.clone(), Datum::Who))),
        ("signers", Part::Rows(signers)),
        (
            "allowances",
            from.rows(
                |matter| {
                    let found = rows::remedies(matter, is_paid).into_iter();
                    found.map(|it| rows::paid(Some(it))).collect()
                },
                rows::paid(None),
            ),
        ),
        (
            "allowance_total",
            from.one(|matter| maybe(total(matter), Datum::Money)),
        ),
    ]
}

/// Who decides by the amount.
fn deciding(from: &From, policy: &Policy) -> Parts {
    let bands = |told: &Told| -> Vec<Row> {
        let bands = policy.bands(told);
        bands.map(|band| rows::level(Some(band))).collect()
    };
    let levels = match from {
        From::Case(matter) => bands(&matter.case.policy_facts()),
        From::Sample(Sample::Examples) => vec![rows::level(None)],
        From::Sample(_) => bands(&Told::default()),
    };
    vec![
        ("levels", Part::Rows(levels)),
        ("decision", Part::Row(rows::decision(from.case()))),
    ]
}

/// The sum of the money the customer gets; `None` while a part of it is open.
fn total(matter: &Matter) -> Option<Money> {
    let found = rows::remedies(matter, is_paid);
    let each: Option<Vec<Money>> = found
        .iter()
        .map(|it| match it.commitment() {
            Commitment::Amount(amount) => Some(amount),
            Commitment::Open => None,
        })
        .collect();
    each.filter(|each| !each.is_empty())
        .map(|each| each.into_iter().sum())
}

/// What stays with us.
fn internal(from: &From, own: &Own) -> Parts {
    let actions = |kinds: &'static [ActionKind]| {
        from.rows(|matter| rows::actions(matter, kinds), rows::action(None))
    };
    let remedies = |wanted: fn(RemedyKind) -> bool| {
        from.rows(
            |matter| {
                let found = rows::remedies(matter, wanted).into_iter();
                found.map(|it| rows::remedy(Some(it))).collect()
            },
            rows::remedy(None),
        )
    };
    let clock = |it: &Clock, matter: &Matter| rows::clock(Some((it, matter.calendar)));
    vec![
        (
            "stands",
            from.one(|it| Datum::Said(it.case.derived_status().named().into())),
        ),
        ("holder", from.one(|it| Datum::Who(it.owner.to_owned()))),
        (
            "clocks",
            from.rows(
                |matter| {
                    let all = rows::clocks(matter).into_iter();
                    all.map(|it| rows::clock(Some(it))).collect()
                },
                rows::clock(None),
            ),
        ),
        (
            "late",
            from.rows(
                |matter| own.late.iter().map(|it| clock(it, matter)).collect(),
                rows::clock(None),
            ),
        ),
        ("remedies", remedies(|_| true)),
        ("goods", remedies(is_back)),
        ("liable", from.rows(rows::liable, rows::liable_row(None))),
        ("losses", from.rows(rows::losses, rows::loss_row(None))),
        (
            "loss",
            from.one(|it| maybe(rows::total_loss(it), Datum::Money)),
        ),
        ("objection", Part::Row(objection(from, own))),
        ("persons", from.rows(persons, people::sanction(None))),
        (
            "deductions",
            from.rows(people::deductions, people::deduction(None)),
        ),
        ("whys", Part::Rows(rows::whys(from.case()))),
        ("containment", actions(&[ActionKind::Containment])),
        ("corrective", actions(&[ActionKind::Corrective])),
        ("preventive", actions(&[ActionKind::Preventive])),
        (
            "measures",
            actions(&[ActionKind::Corrective, ActionKind::Preventive]),
        ),
        ("plan", actions(&[ActionKind::Plan])),
    ]
}

fn persons(matter: &Matter) -> Vec<Row> {
    let found = people::sanctions(matter).into_iter();
    found
        .map(|it| people::sanction(Some((it, matter))))
        .collect()
}

fn objection(from: &From, own: &Own) -> Row {
    let found = from.case().zip(own.objection);
    let found = found.and_then(|(matter, n)| {
        let objection = matter.case.objections.get(n)?;
        Some((objection, matter.calendar))
    });
    rows::objection(found)
}
