//! What the channel asks of whoever takes a complaint down, and is not on record (L-7).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::intake::{Channel, Nature};
use crate::domain::judge;
use crate::domain::policy::Proofread;
use crate::domain::tree::Path;
use crate::domain::word::Word;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "channel-duty",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["L-7", "L-7b", "R-1", "C-1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let accepted =
        case.registration.is_some() || !case.assignments.is_empty() || case.investigation.is_some();
    if !accepted || case.nature == Nature::Abnormality {
        return;
    }
    for (gap, rule) in judge::channel_gaps(case, policy) {
        let channel = case.channel.map_or("", Channel::word);
        let stated = rule.source.rule.as_deref().unwrap_or(&policy.id);
        let what = match gap {
            Proofread::Acknowledged => {
                msg!(
                    "check-channel-acknowledged",
                    channel = channel,
                    rule = stated
                )
            }
            Proofread::ReadBack => {
                msg!("check-channel-read-back", channel = channel, rule = stated)
            }
            Proofread::Recording => {
                msg!("check-channel-recording", channel = channel, rule = stated)
            }
        };
        let command = match gap {
            Proofread::Acknowledged => "reply --kind acknowledgement --via CHANNEL",
            Proofread::ReadBack => "correct intake.read_back=true --reason TEXT",
            Proofread::Recording => "correct intake.recording=REF --reason TEXT",
        };
        let finding = report.field(view, Path::root().key("channel"), what);
        finding.about = Some(gap.to_string());
        finding.help = Some(run(view, command));
    }
    for asked in judge::asked_for(case, policy) {
        if asked.at.is_some() {
            continue;
        }
        let stated = asked.rule.source.rule.as_deref().unwrap_or(&policy.id);
        let what = msg!(
            "check-channel-asks",
            channel = case.channel.map_or("", Channel::word),
            field = asked.field,
            rule = stated
        );
        let finding = report.field(view, Path::root().key("channel"), what);
        finding.about = Some(asked.field.to_owned());
        finding.help = judge::ask(case, policy).map(|command| run(view, &command));
    }
}
