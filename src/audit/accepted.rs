//! Which findings somebody accepted who may: somebody else than whom it is about, of the level it is
//! about, in a line of his own on the branch that counts.

use std::collections::BTreeMap;

use super::state::RegulationsAt;
use super::version::CaseVersion;
use crate::domain::acceptance::{Acceptance, Accepted};
use crate::domain::case::conduct::Waiver;
use crate::domain::msg::Msg;
use crate::domain::schema::Stamp;
use crate::finding::Finding;
use crate::msg;
use crate::rules::waiver::reaches;

/// What an acceptance is judged by.
pub struct Judged<'a> {
    /// The regulations at the tip of the branch that counts.
    pub state: &'a RegulationsAt,
    /// The case as it is now, where the finding is about one.
    pub case: Option<CaseVersion>,
}

/// Why somebody may not accept a finding; `None` where they may.
pub fn refused(finding: &Finding, stamp: &Stamp, judged: &Judged) -> Option<Msg> {
    let state = judged.state;
    let Some(person) = state.person(&stamp.by) else {
        return Some(msg!("audit-accept-unknown", by = &stamp.by));
    };
    let about = finding.origin.as_ref().map(|origin| &origin.email);
    if about.is_some_and(|author| state.same(author, &stamp.by)) {
        return Some(msg!("audit-accept-own", by = &stamp.by));
    }
    let day = stamp.recorded.date_naive();
    let held = state.regulations.staff.roles_of(&person.id, day);
    let organization = state.regulations.organization.as_ref();
    let permissions = organization.and_then(|organization| organization.permissions.as_ref());
    let holds = |roles: &[String]| {
        roles.is_empty()
            || held
                .iter()
                .any(|held| roles.iter().any(|it| it == held.role))
    };
    // What is found on the regulations themselves is for those who are entrusted with them.
    let staff = finding.uid.is_none();
    let may = permissions.is_none_or(|it| holds(&it.accept) && (!staff || holds(&it.staff)));
    let waiver = || Waiver {
        stamp: stamp.clone(),
        rule: finding.rule.to_owned(),
        role: None,
        reason: None,
    };
    let level = judged.case.as_ref().and_then(|version| {
        let case = version.case()?;
        let policy = state.regulations.policy_of(case)?;
        Some(reaches(&waiver(), case, policy, &state.regulations.staff))
    });
    (!may || level == Some(false)).then(|| {
        msg!(
            "command-waive-level",
            name = &person.name,
            rule = finding.rule
        )
    })
}

/// Takes out what is accepted; returns how many, and what is accepted in vain, with why.
pub fn without<'a>(
    findings: &mut Vec<Finding>,
    accepted: &[Accepted],
    judged: impl Fn(&Finding) -> Option<Judged<'a>>,
) -> (usize, Vec<(Accepted, Msg)>) {
    let mut by_finding: BTreeMap<&str, Vec<&Accepted>> = BTreeMap::new();
    for one in accepted {
        let known = by_finding.entry(one.acceptance.finding.as_str());
        known.or_default().push(one);
    }
    let (before, mut vain) = (findings.len(), Vec::new());
    findings.retain(|finding| {
        let print = finding.fingerprint();
        let own = by_finding.get(print.as_str()).into_iter().flatten();
        let mut why = Vec::new();
        for one in own {
            let Some(judged) = judged(finding) else {
                continue;
            };
            match stands(finding, one, &judged) {
                None => return false,
                Some(reason) => why.push(((*one).clone(), reason)),
            }
        }
        vain.append(&mut why);
        true
    });
    (before - findings.len(), vain)
}

fn stands(finding: &Finding, one: &Accepted, judged: &Judged) -> Option<Msg> {
    let Acceptance { stamp, .. } = &one.acceptance;
    let own = one.committed_by.as_ref();
    if !own.is_some_and(|author| judged.state.same(author, &stamp.by)) {
        let author = own.map_or("–", String::as_str);
        return Some(msg!("audit-accept-forged", author = author, by = &stamp.by));
    }
    refused(finding, stamp, judged)
}
