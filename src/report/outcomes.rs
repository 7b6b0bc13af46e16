//! What a complaint came to: established or not, redressed or not, and whether the customer was asked
//! again. Fault and redress are two things: a refusal with a gift is still a gift.

use super::Subject;
use super::indicators::addition::Measuring;
use crate::domain::judge::aftercare::aftercare;
use crate::domain::time::Time;

/// Whether it was found to be so, wholly or in part. Goodwill is no fault.
pub fn established(subject: &Subject) -> bool {
    let found = subject.case.investigation.as_ref();
    found.is_some_and(|found| found.outcome.established())
}

/// Whether the customer got any remedy, goodwill included, and did not refuse it.
pub fn redressed(subject: &Subject) -> bool {
    let round = &subject.case.current;
    let settlement = round.settlement.as_ref();
    settlement.is_some_and(|settlement| !settlement.remedies.is_empty()) && !round.refused()
}

/// When the customer was to be asked again and whether that was done in time, once that is past.
pub fn followed_up(subject: &Subject, by: &Measuring) -> Option<(Time, bool)> {
    let owed = aftercare(&subject.case, subject.policy?, subject.calendar)?;
    by.past(owed.due).then(|| (owed.due, owed.in_time()))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, regulations, subject};
    use super::*;

    /// Goodwill is redress without fault; partly established is fault; a refused offer redresses
    /// nobody; who is told no and given nothing has neither.
    #[test]
    fn fault_and_redress_are_two_figures() {
        let regulations = regulations();
        let figures = |outcome: &str, rest: &str| {
            let text = format!(
                "received: 2026-10-01T09:00:00+08:00\ninvestigation: {{at: 2026-10-02T09:00:00+08:00, by: a@example.com, outcome: {outcome}}}\n{rest}"
            );
            let subject = subject(&regulations, "261001", &text, at("2026-10-10"));
            (established(&subject), redressed(&subject))
        };
        let offer = "settlement: {at: 2026-10-03T09:00:00+08:00, by: a@example.com, remedies: \
                     [{kind: compensation, amount: \"100.00\"}]}\n";
        let no = "agreement: {at: 2026-10-04T09:00:00+08:00, by: a@example.com, accepted: false}\n";
        assert_eq!(figures("upheld", offer), (true, true));
        assert_eq!(figures("partly", offer), (true, true));
        assert_eq!(figures("goodwill", offer), (false, true));
        assert_eq!(figures("upheld", ""), (true, false));
        assert_eq!(figures("rejected", ""), (false, false));
        assert_eq!(figures("upheld", &format!("{offer}{no}")), (true, false));
    }
}
