//! A settlement unlike those of like cases, or other than the standing remedy, without a reason
//! (L-8, L-3.3).

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::told::{Across, Gist, Precedent, Told, Type, Unexplained};
use crate::domain::msg::Msg;
use crate::domain::policy::Precedents;
use crate::domain::precedents::{Departure, Treatment, departure, shown};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "deviating-settlement",
    severity: Severity::Note,
    kind: FindingKind::Data,
    holds: &["L-8", "L-3.3"],
    check: Check::Across(None, check),
};

/// What makes cases of one type: the policy, and what is told of the case.
type OfPolicy<'v> = (&'v str, Type);

/// How a case was settled, where it can be a precedent.
fn how<'v>(told: &'v Told) -> Option<&'v Precedent> {
    told.case.as_ref()?.precedent.as_deref()
}

fn check(across: &Across, report: &mut Findings) {
    let mut types: BTreeMap<OfPolicy, Vec<&Told>> = BTreeMap::new();
    for told in across.told {
        if let (Some(case), Some(how)) = (&told.case, how(told)) {
            let of = (&*case.policy_id, how.of);
            types.entry(of).or_default().push(told);
        }
    }
    for before in types.values_mut() {
        before.sort_by_key(|told| (how(told).map(|how| how.closed), told.known_as()));
    }
    for told in across.told {
        let Some(case) = &told.case else { continue };
        let (Some(policy), Some(own)) = (case.policy, case.unexplained.as_deref()) else {
            continue;
        };
        if let Some(what) = &own.not_standing {
            found(told, report, what.clone());
        } else if let Some(rules) = &policy.practice.precedents
            && let Some(of) = own.of
            && let Some(before) = types.get(&(&*case.policy_id, of))
            && let Some(what) = departs(told, (case, own), rules, before)
        {
            found(told, report, what);
        }
    }
}

/// As many of the latest precedents as are compared with.
const COMPARED: usize = 20;

fn departs(
    told: &Told,
    (case, own): (&Gist, &Unexplained),
    rules: &Precedents,
    before: &[&Told],
) -> Option<Msg> {
    let closed = |before: &Told| how(before).is_some_and(|how| how.closed <= own.at);
    let earlier = before.partition_point(|before| closed(before));
    let earlier = before.get(..earlier)?.iter().rev();
    let earlier = earlier
        .filter(|before| before.known_as() != told.known_as())
        .take(COMPARED);
    let earlier: Vec<&Told> = earlier.copied().collect();
    let treatments = earlier.iter().filter_map(|before| how(before));
    let treatments: Vec<&Treatment> = treatments.map(|how| &how.treatment).collect();
    let number = earlier.first()?.known_as();
    let rule = rules.source.rule.as_deref().unwrap_or(&case.policy_id);
    Some(
        match departure(&own.treatment, &treatments, rules.deviation, rules.least)? {
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

fn found(told: &Told, report: &mut Findings, what: Msg) {
    let command = format!("complaint show {} --similar", told.number());
    let finding = report.across(told, Path::root().key("settlement"), what);
    finding.help = Some(msg!("check-deviating-help", command = command));
}
