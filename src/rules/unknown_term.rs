//! A word that is not in the company's vocabulary: an error where limits or sanctions hang on it.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::policy::{Policy, SanctionKind, Term, nearest, term};
use crate::domain::staff::{Found, Staff};
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unknown-term",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-5", "C-3", "M-B1", "M-A4", "R-2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    vocabulary(view, report, case, policy);
    fault(view, report, case, policy);
    // Who was there when an ended case was settled may be gone since: `unknown-person` names them.
    if !case.ended() {
        names(view, report, case);
    }
    sanctions(view, report, case, policy);
    let root = Trail::Root;
    for (i, waiver) in case.waivers.iter().enumerate() {
        let id = waiver.rule.split(':').next().unwrap_or_default();
        if report.rules.iter().all(|rule| rule.id != id) {
            let ids: Vec<&str> = report.rules.iter().map(|rule| rule.id).collect();
            let place = root.key("waivers").index(i).key("rule").path();
            add(
                view,
                report,
                &Trail::Known(&place),
                id,
                &ids,
                Severity::Warning,
            );
        }
    }
}

/// The grounds and kinds of sanctions.
fn sanctions(view: &RecordView, report: &mut Findings, case: &Case, policy: &Policy) {
    let root = Trail::Root;
    let all = root.key("sanctions");
    for (i, sanction) in case.sanctions.iter().enumerate() {
        let grounds = &policy.consequences.grounds;
        if let Some(ground) = &sanction.ground
            && !grounds.is_empty()
            && term(grounds, ground).is_none()
        {
            let known: Vec<&str> = grounds.iter().map(|ground| ground.id.as_str()).collect();
            let place = all.index(i);
            add(
                view,
                report,
                &place.key("ground"),
                ground,
                &known,
                Severity::Error,
            );
        }
        for (key, kind) in [
            ("sanction", sanction.sanction.as_ref()),
            ("proposed", sanction.proposed.as_ref()),
        ] {
            let unknown = |kind: &&SanctionKind| policy.sanction_weight(kind).is_none();
            if let Some(kind) = kind.filter(unknown) {
                let known = policy.sanction_words();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let place = all.index(i);
                add(
                    view,
                    report,
                    &place.key(key),
                    kind.id(),
                    &known,
                    Severity::Error,
                );
            }
        }
    }
}

/// Who is liable and who was to handle it.
fn names(view: &RecordView, report: &mut Findings, case: &Case) {
    let staff = &view.regulations.staff;
    let root = Trail::Root;
    if let Some(found) = &case.investigation {
        shares(view, report, &root.key("investigation"), &found.liability);
    }
    let items = root.key("items");
    for (i, item) in case.items.iter().enumerate() {
        shares(view, report, &items.index(i), &item.liability);
    }
    let opinions = root.key("consolidations");
    for (i, opinion) in case.current.consolidations.iter().enumerate() {
        shares(view, report, &opinions.index(i), &opinion.liability);
    }
    let assignments = root.key("assignments");
    for (i, assignment) in case.assignments.iter().enumerate() {
        let known = staff.unit(&assignment.to).is_some() || is_person(staff, &assignment.to);
        if !known && !staff.units.is_empty() {
            let (given, units) = (assignments.index(i), units(staff));
            let (to, weight) = (&assignment.to, Severity::Warning);
            add(view, report, &given.key("to"), to, &units, weight);
        }
    }
}

fn vocabulary(view: &RecordView, report: &mut Findings, case: &Case, policy: &Policy) {
    let root = Trail::Root;
    let investigation = root.key("investigation");
    let found = case.investigation.as_ref();
    let defect = found.and_then(|found| found.defect.as_ref());
    let words: [(Trail, Option<&String>, &[Term]); 4] = [
        (root.key("class"), case.class.as_ref(), &policy.classes),
        (
            root.key("category"),
            case.category.as_ref(),
            &policy.categories,
        ),
        (root.key("grade"), case.grade.as_ref(), &policy.grades),
        (investigation.key("defect"), defect, &policy.defects),
    ];
    for (place, word, terms) in words {
        let Some(word) = word else { continue };
        // A policy without a vocabulary of its own leaves the word free.
        if !terms.is_empty() && !terms.iter().any(|term| term.id == *word) {
            let known: Vec<&str> = terms.iter().map(|term| term.id.as_str()).collect();
            add(view, report, &place, word, &known, Severity::Error);
        }
    }
}

/// The cause that says who bears the cost (F-2, R-5).
fn fault(view: &RecordView, report: &mut Findings, case: &Case, policy: &Policy) {
    let (root, causes) = (Trail::Root, &policy.consequences.costs);
    let mut look = |at: Trail, fault: &Option<String>| {
        let unknown = |fault: &&String| causes.iter().all(|cost| cost.cause != **fault);
        if let Some(fault) = fault.as_ref().filter(unknown) {
            let known: Vec<&str> = causes.iter().map(|cost| cost.cause.as_str()).collect();
            let place = at.key("fault");
            add(view, report, &place, fault, &known, Severity::Error);
        }
    };
    if let Some(found) = &case.investigation {
        look(root.key("investigation"), &found.fault);
    }
    for (i, item) in case.items.iter().enumerate() {
        look(root.key("items").index(i), &item.fault);
    }
}

fn shares(view: &RecordView, report: &mut Findings, place: &Trail, liability: &[Liable]) {
    let staff = &view.regulations.staff;
    let list = place.key("liability");
    for (i, liable) in liability.iter().enumerate() {
        let Who::Unit { unit, person } = &liable.who else {
            continue;
        };
        let place = list.index(i);
        if !staff.units.is_empty() && staff.unit(unit).is_none() {
            let units = units(staff);
            add(
                view,
                report,
                &place.key("unit"),
                unit,
                &units,
                Severity::Error,
            );
        }
        if let Some(person) = person
            && !staff.persons.is_empty()
            && !is_person(staff, person)
        {
            let ids: Vec<&str> = staff.everybody().iter().map(|p| p.id.as_str()).collect();
            add(
                view,
                report,
                &place.key("person"),
                person,
                &ids,
                Severity::Error,
            );
        }
    }
}

fn is_person(staff: &Staff, written: &str) -> bool {
    !matches!(staff.person_by(written), Found::None)
}

fn units(staff: &Staff) -> Vec<&str> {
    staff.units.iter().map(|unit| unit.id.as_str()).collect()
}

fn add(
    view: &RecordView,
    report: &mut Findings,
    place: &Trail,
    word: &str,
    known: &[&str],
    severity: Severity,
) {
    let help = match nearest(word, known) {
        Some(word) => msg!("check-did-you-mean", word = word),
        None => msg!(
            "check-known-words",
            words = known.iter().collect::<crate::domain::msg::Arg>()
        ),
    };
    let path = place.path();
    let field = path.to_string();
    let what = msg!("check-unknown-term", field = field, word = word);
    let finding = report.field(view, path, what);
    finding.severity = severity;
    finding.help = Some(help);
}
