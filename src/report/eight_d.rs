//! A case in the eight disciplines of corrective action, D0 to D8, from the facts it holds.

use crate::domain::case::Case;
use crate::domain::case::action::{Action, ActionKind};
use crate::domain::case::liability::Who;
use crate::domain::time::Time;
use crate::words;

words! {
    /// What a fact of the view says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Label named "action-label-" {
        /// The title of the case.
        Title = "title",
        /// When the complaint came in.
        Received = "received",
        /// What the customer asks for.
        Demand = "demand",
        /// Somebody of the team.
        Member = "member",
        /// The complaint in words.
        Complaint = "complaint",
        /// The customer.
        Customer = "customer",
        /// The part number.
        Part = "part",
        /// The order.
        Order = "order",
        /// The quantity complained about.
        Quantity = "quantity",
        /// Defective pieces.
        Defective = "defective",
        /// The defect code.
        Defect = "defect",
        /// The cause.
        Cause = "cause",
        /// The root cause.
        RootCause = "root_cause",
        /// A liable unit or party.
        Liable = "liable",
        /// An action.
        Action = "action",
        /// An action was done.
        Done = "done",
        /// An action was checked and works.
        Works = "works",
        /// An action was checked and does not work.
        Fails = "fails",
        /// An action nobody has checked.
        Unchecked = "unchecked",
        /// The case was closed.
        Closed = "closed",
        /// The customer's satisfaction.
        Satisfaction = "satisfaction",
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EightDFact {
    /// Words or figures as they are.
    Text(String),
    /// A unit or person, as written.
    Who(String),
    /// A moment.
    At(Time),
    /// An action: its number from 1, what, by whom, until when.
    Action {
        /// Its number, from 1.
        n: usize,
        /// What is to be done.
        what: String,
        /// By whom.
        owner: String,
        /// The last day.
        due: chrono::NaiveDate,
    },
    /// What became of an action: its number, when, and what shows it.
    Result {
        /// Its number, from 1.
        n: usize,
        /// When.
        at: Option<Time>,
        /// What shows it.
        evidence: Option<String>,
    },
}

/// The facts of each discipline, D0 first. What is not known yet is not there.
pub type EightD = [Vec<(Label, EightDFact)>; 9];

/// The view of a case.
pub fn eight_d(case: &Case) -> EightD {
    [
        symptom(case),
        team(case),
        problem(case),
        chosen(case, ActionKind::Containment),
        cause(case),
        chosen(case, ActionKind::Corrective),
        results(case),
        chosen(case, ActionKind::Preventive),
        closing(case),
    ]
}

fn text(label: Label, text: Option<&String>) -> Option<(Label, EightDFact)> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    Some((label, EightDFact::Text(text.clone())))
}

fn symptom(case: &Case) -> Vec<(Label, EightDFact)> {
    let facts = [
        text(Label::Title, case.title.as_ref()),
        Some((Label::Received, EightDFact::At(case.received))),
        text(Label::Demand, case.demand.as_ref()),
    ];
    facts.into_iter().flatten().collect()
}

/// Everybody who has had a part in it, each once, in order of appearance.
fn team(case: &Case) -> Vec<(Label, EightDFact)> {
    let mut names: Vec<&str> = Vec::new();
    let found = case
        .investigation
        .iter()
        .map(|found| found.stamp.by.as_str());
    let settled = case.current.settlement.iter().map(|s| s.stamp.by.as_str());
    let all = case.received_by.iter().map(String::as_str);
    let all = all.chain(case.assignments.iter().map(|a| a.to.as_str()));
    let all = all.chain(found).chain(settled);
    let all = all.chain(case.actions.iter().map(|a| a.owner.as_str()));
    let checks = case.actions.iter().filter_map(|a| a.verified.as_ref());
    for name in all.chain(checks.map(|check| check.stamp.by.as_str())) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.into_iter();
    names
        .map(|name| (Label::Member, EightDFact::Who(name.to_owned())))
        .collect()
}

fn problem(case: &Case) -> Vec<(Label, EightDFact)> {
    let product = &case.product;
    let quantity = product.quantity.map(|quantity| quantity.to_string());
    let defective = product.defective.map(|quantity| quantity.to_string());
    let found = case.investigation.as_ref();
    let facts = [
        text(Label::Complaint, case.complaint.as_ref()),
        text(Label::Customer, case.customer.name.as_ref()),
        text(Label::Part, product.part.as_ref()),
        text(Label::Order, product.order.as_ref()),
        text(Label::Quantity, quantity.as_ref()),
        text(Label::Defective, defective.as_ref()),
        text(Label::Defect, found.and_then(|found| found.defect.as_ref())),
    ];
    facts.into_iter().flatten().collect()
}

fn cause(case: &Case) -> Vec<(Label, EightDFact)> {
    let found = case.investigation.as_ref();
    let mut facts = Vec::new();
    facts.extend(text(
        Label::Cause,
        found.and_then(|found| found.cause.as_ref()),
    ));
    facts.extend(text(
        Label::RootCause,
        found.and_then(|found| found.root_cause.as_ref()),
    ));
    let items = case.items.iter().map(|item| item.root_cause.as_ref());
    let actions = case.actions.iter().map(|action| action.root_cause.as_ref());
    let named = items.chain(actions);
    for fact in named.filter_map(|cause| text(Label::RootCause, cause)) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts.extend(case.charged().iter().map(|charged| {
        let name = match &charged.liable.who {
            Who::Unit { unit, .. } => EightDFact::Who(unit.clone()),
            Who::Outside(name) => EightDFact::Text(name.clone()),
        };
        (Label::Liable, name)
    }));
    facts
}

/// The actions with their numbers.
fn numbered(case: &Case) -> impl Iterator<Item = (usize, &Action)> {
    case.actions
        .iter()
        .enumerate()
        .map(|(i, action)| (i + 1, action))
}

fn chosen(case: &Case, kind: ActionKind) -> Vec<(Label, EightDFact)> {
    let actions = numbered(case).filter(|(_, action)| action.kind == kind);
    let fact = |(n, action): (usize, &Action)| EightDFact::Action {
        n,
        what: action.what.clone(),
        owner: action.owner.clone(),
        due: action.due,
    };
    actions
        .map(|action| (Label::Action, fact(action)))
        .collect()
}

fn results(case: &Case) -> Vec<(Label, EightDFact)> {
    let mut facts = Vec::new();
    for (n, action) in numbered(case) {
        let result = |label, at, evidence| (label, EightDFact::Result { n, at, evidence });
        facts.extend(
            action
                .done
                .as_ref()
                .map(|d| result(Label::Done, Some(d.at), None)),
        );
        facts.push(match &action.verified {
            Some(check) => {
                let label = if check.works {
                    Label::Works
                } else {
                    Label::Fails
                };
                result(label, Some(check.stamp.at), check.evidence.clone())
            }
            None => result(Label::Unchecked, None, None),
        });
    }
    facts
}

fn closing(case: &Case) -> Vec<(Label, EightDFact)> {
    let Some(closing) = &case.closing else {
        return Vec::new();
    };
    let mut facts = vec![(Label::Closed, EightDFact::At(closing.stamp.at))];
    let satisfaction = closing.satisfaction.map(|points| points.to_string());
    facts.extend(text(Label::Satisfaction, satisfaction.as_ref()));
    facts
}
