//! A settlement unlike those of like cases, or other than the standing remedy, without a reason
//! (L-8, L-3.3).

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::settlement::Settlement;
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, Precedents};
use crate::domain::precedents::{Departure, Treatment, departure, settled, shown};
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "deviating-settlement",
    severity: Severity::Note,
    kind: FindingKind::Data,
    holds: &["L-8", "L-3.3"],
    check: Check::All(check),
};

/// What makes cases of one type: policy, class, category and defect.
type Type<'v> = (&'v str, [Option<&'v str>; 3]);

/// How a case of the type was settled, and when it was closed.
struct Before<'v> {
    closed: Time,
    number: &'v str,
    treatment: Treatment,
}

fn check(views: &[RecordView], report: &mut Findings) {
    let mut types: BTreeMap<Type, Vec<Before>> = BTreeMap::new();
    for (case, _) in views.iter().filter_map(RecordView::judged) {
        if let (Some(of), Some(closed), Some(_)) =
            (type_of(case), settled(case), &case.current.settlement)
        {
            types.entry(of).or_default().push(Before {
                closed,
                number: &case.number,
                treatment: Treatment::of(case),
            });
        }
    }
    for before in types.values_mut() {
        before.sort_by(|a, b| (a.closed, a.number).cmp(&(b.closed, b.number)));
    }
    for view in views {
        let Some((case, policy)) = view.judged() else {
            continue;
        };
        let Some(settlement) = unexplained(case) else {
            continue;
        };
        if let Some(what) = not_standing(case, policy, settlement) {
            found(view, report, what);
        } else if let Some(rules) = &policy.practice.precedents
            && let Some(before) = type_of(case).and_then(|of| types.get(&of))
            && let Some(what) = departs(case, settlement, rules, before)
        {
            found(view, report, what);
        }
    }
}

/// The type of a case whose category or defect is known.
fn type_of(case: &Case) -> Option<Type<'_>> {
    let defect = case
        .investigation
        .as_ref()
        .and_then(|found| found.defect.as_deref());
    let category = case.category.as_deref();
    (category.is_some() || defect.is_some()).then_some((
        case.policy.as_str(),
        [case.class.as_deref(), category, defect],
    ))
}

/// The settlement in force, if nobody has said why it is as it is.
fn unexplained(case: &Case) -> Option<&Settlement> {
    let settlement = case.current.settlement.as_ref()?;
    let said = settlement
        .text
        .as_ref()
        .is_some_and(|text| !text.trim().is_empty());
    (!said && !case.superseded()).then_some(settlement)
}

/// The standing remedy this type of case gets and this settlement does not have.
fn not_standing(case: &Case, policy: &Policy, settlement: &Settlement) -> Option<Msg> {
    let standing = policy.standing_for(&case.policy_facts())?;
    let given = settlement
        .remedies
        .iter()
        .any(|remedy| remedy.kind == standing.remedy);
    let rule = standing.source.rule.as_deref().unwrap_or(&policy.id);
    let remedy = standing.remedy.to_string();
    (!given).then(|| msg!("check-not-standing", remedy = remedy, rule = rule))
}

/// As many of the latest precedents as are compared with.
const COMPARED: usize = 20;

fn departs(
    case: &Case,
    settlement: &Settlement,
    rules: &Precedents,
    before: &[Before],
) -> Option<Msg> {
    let earlier = before.partition_point(|before| before.closed <= settlement.stamp.at);
    let earlier = before.get(..earlier)?.iter().rev();
    let earlier = earlier
        .filter(|before| before.number != case.number)
        .take(COMPARED);
    let earlier: Vec<&Before> = earlier.collect();
    let treatments: Vec<&Treatment> = earlier.iter().map(|before| &before.treatment).collect();
    let own = Treatment::of(case);
    let number = earlier.first()?.number;
    let rule = rules.source.rule.as_deref().unwrap_or(&case.policy);
    Some(
        match departure(&own, &treatments, rules.deviation, rules.least)? {
            Departure::Kinds => msg!(
                "check-deviating-kinds",
                count = treatments.len(),
                number = number,
                rule = rule
            ),
            Departure::Ratio {
                of_claim,
                given,
                usual,
            } => {
                let (given, usual) = (shown(given), shown(usual));
                let percent = rules.deviation.normalize().to_string();
                if of_claim {
                    msg!(
                        "check-deviating-claim",
                        given = given,
                        usual = usual,
                        percent = percent,
                        count = treatments.len(),
                        rule = rule
                    )
                } else {
                    msg!(
                        "check-deviating-piece",
                        given = given,
                        usual = usual,
                        percent = percent,
                        count = treatments.len(),
                        rule = rule
                    )
                }
            }
        },
    )
}

fn found(view: &RecordView, report: &mut Findings, what: Msg) {
    let command = format!("complaint show {} --similar", view.record.number);
    let finding = report.field(view, Path::root().key("settlement"), what);
    finding.help = Some(msg!("check-deviating-help", command = command));
}
