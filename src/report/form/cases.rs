//! The cases of a month, as a list of them shows each (M-9.4, M-9.10, L-6).

use super::datum::{Datum, Row, maybe, text, who};
use super::kind::About;
use super::rows::at;
use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::judge::loss::account;
use crate::domain::month::Month;
use crate::domain::time::Time;
use crate::report::Subject;

/// The cases of a policy that a list of the month shows, by number.
pub(super) fn of_month<'a, 's>(
    subjects: &'a [Subject<'s>],
    (policy, about): (&str, About),
    month: Month,
) -> Vec<&'a Subject<'s>> {
    let within = |subject: &Subject, moment: Time| {
        Month::of(subject.calendar.in_zone(moment).date_naive()) == month
    };
    let wanted = subjects.iter().filter(|it| it.case.policy == policy);
    let wanted = wanted.filter(|it| match about {
        About::Case => false,
        About::Received => it.case.nature == Nature::Complaint && within(it, it.case.received),
        About::Closed => it.is_complaint() && it.closed().is_some_and(|at| within(it, at)),
    });
    let mut found: Vec<&Subject> = wanted.collect();
    found.sort_by(|a, b| a.case.number.cmp(&b.case.number));
    found
}

/// One case.
pub(super) fn row(it: Option<(&Subject, Time)>) -> Row {
    let subject = it.map(|(subject, _)| subject);
    let case = subject.map(|subject| &subject.case);
    let found = case.and_then(|case| case.investigation.as_ref());
    let moment = |moment: Option<Time>| {
        maybe(subject.zip(moment), |(subject, moment)| {
            at(subject.calendar, moment)
        })
    };
    let registered = case.and_then(|case| case.registration.as_ref());
    let due = subject.and_then(Subject::overall).map(|clock| clock.due);
    vec![
        ("number", text(case.map(|case| &case.number))),
        ("received", moment(case.map(|case| case.received))),
        ("registered", moment(registered.map(|stamp| stamp.at))),
        ("customer", maybe(case.and_then(customer), |it| it)),
        (
            "part",
            text(case.and_then(|case| case.product.part.as_ref())),
        ),
        (
            "order",
            text(case.and_then(|case| case.product.order.as_ref())),
        ),
        (
            "quantity",
            maybe(case.and_then(|case| case.product.quantity), Datum::Extent),
        ),
        ("title", text(case.and_then(|case| case.title.as_ref()))),
        ("unit", who(subject.map(|subject| subject.owner.as_str()))),
        ("due", moment(due)),
        (
            "status",
            maybe(case, |case| {
                Datum::Said(case.derived_status().named().into())
            }),
        ),
        ("closed", moment(subject.and_then(Subject::closed))),
        (
            "outcome",
            maybe(found, |found| Datum::Said(found.outcome.named().into())),
        ),
        ("cause", text(found.and_then(|found| found.cause.as_ref()))),
        ("liable", maybe(case, liable)),
        ("loss", maybe(subject.and_then(loss), Datum::Money)),
        ("actions", maybe(case, actions)),
        ("works", maybe(case, works)),
        ("sanctions", maybe(subject, sanctions)),
        (
            "summary",
            text(case.and_then(|case| case.closing.as_ref()?.summary.as_ref())),
        ),
    ]
}

fn liable(case: &Case) -> Datum {
    let each = case.charged().into_iter().map(|charged| {
        let who = Datum::Liable(charged.liable.who.clone());
        Datum::All(vec![who, Datum::Percent(charged.liable.share)])
    });
    Datum::All(each.collect())
}

fn loss(subject: &Subject) -> Option<crate::domain::money::Money> {
    account(&subject.case, subject.policy?, subject.calendar)?.total()
}

fn actions(case: &Case) -> Datum {
    let actions = case.actions.iter();
    Datum::All(actions.map(|it| Datum::Text(it.what.clone())).collect())
}

/// Whether the actions that were checked work.
fn works(case: &Case) -> Datum {
    let checks = case.actions.iter().filter_map(|it| it.verified.as_ref());
    let each = checks.map(|check| {
        let key = if check.works {
            "action-label-works"
        } else {
            "action-label-fails"
        };
        Datum::Said(crate::domain::msg::Arg::Named(key.to_owned()))
    });
    Datum::All(each.collect())
}

/// The sanctions decided, with the person's.
fn sanctions(subject: &Subject) -> Datum {
    let decided = subject.case.sanctions.iter();
    let decided = decided.filter(|it| it.decided.is_some());
    let each = decided.filter_map(|it| {
        let kind = it.sanction.as_ref()?;
        let called = subject
            .policy
            .map_or_else(|| kind.named(), |policy| policy.sanction_called(kind));
        Some(Datum::All(vec![
            Datum::Who(it.person.clone()),
            Datum::Said(called),
        ]))
    });
    Datum::All(each.collect())
}

/// The customer, or why nobody can read who that is.
fn customer(case: &Case) -> Option<Datum> {
    let name = case.customer.name.clone().map(Datum::Text);
    name.or_else(|| Some(Datum::Said(case.customer_kept()?.named().into())))
}
