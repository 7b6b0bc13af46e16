//! M-A3, M-A5: the words in which the sanction of a share is derived.

use super::{shipped, yuan};
use crate::domain::judge::sanctions::propose;

/// The words, with what they count.
fn steps(share: &str) -> Vec<String> {
    let proposal = propose(&shipped(), yuan(share)).unwrap();
    let plain = proposal.steps.iter().map(|step| {
        let plain = step.plain().replace("common-money\u{1f}amount=", "");
        plain
            .replace("\u{1f}currency=CNY", "")
            .replace('\u{1f}', " ")
    });
    plain.collect()
}

#[test]
fn m_a3_the_band_the_sanction_and_what_it_costs() {
    let apology = steps("10000");
    assert_eq!(
        apology,
        [
            "sanction-step-band share=10,000.00 up_to=10,000.00",
            "sanction-step sanction=sanction-written-apology times=1",
            "sanction-step-points amount=200.00",
        ]
    );
    let reprimands = steps("60000");
    assert_eq!(
        reprimands,
        [
            "sanction-step-band share=60,000.00 up_to=100,000.00",
            "sanction-step sanction=sanction-reprimand times=2",
            "sanction-step-fine total=800.00 times=2 each=400.00",
        ]
    );
    let demerits = steps("300000");
    assert_eq!(
        demerits,
        [
            "sanction-step-band share=300,000.00 up_to=400,000.00",
            "sanction-step sanction=sanction-minor-demerit times=2",
            "sanction-step-supervisor sanction=sanction-reprimand times=2 grades=1",
            "sanction-step-fine-per-base total=1,600.00 times=2 each=800.00",
        ]
    );
}

/// The gravest band names no superior: that is said of it, and of no other.
#[test]
fn m_a3_the_gravest_band() {
    let gravest = steps("1000000.01");
    assert_eq!(
        gravest,
        [
            "sanction-step-band-open share=1,000,000.01",
            "sanction-step-or-more sanction=sanction-major-demerit times=2",
            "sanction-step-no-supervisor",
            "sanction-step-bonus",
        ]
    );
}
