//! How actions are checked and like cases treated alike: the figures make sense.

use rust_decimal::Decimal;

use super::Lints;
use crate::domain::policy::Policy;
use crate::msg;

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    let practice = &policy.practice;
    if let Some(precedents) = &practice.precedents
        && precedents.deviation <= Decimal::ZERO
    {
        let what = msg!("policy-deviation", value = precedents.deviation.to_string());
        lints.error("policy-deviation", &precedents.source, "deviation", what);
    }
    let windows = [
        practice
            .splitting
            .as_ref()
            .map(|s| (s.window, &s.source, "window")),
        practice
            .verifying
            .within
            .zip(practice.verifying.source.as_ref())
            .map(|(within, source)| (within, source, "verify_within")),
    ];
    for (window, source, key) in windows.into_iter().flatten() {
        if window.nominal_seconds() == 0 {
            let what = msg!("policy-window-zero");
            lints.error("policy-window-zero", source, key, what);
        }
    }
    lints.ruled(practice.splitting.iter().map(|e| e.source.clone()));
    lints.ruled(practice.precedents.iter().map(|e| e.source.clone()));
    lints.ruled(practice.standing.iter().map(|e| e.source.clone()));
    lints.ruled(practice.verifying.source.iter().cloned());
}
