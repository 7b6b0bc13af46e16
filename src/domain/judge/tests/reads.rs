//! Time rule 9: what a policy judges by, so that mending it must tell again what was judged before.

use super::{MAKER, MALL, policy, shipped};
use crate::domain::judge::reads;
use crate::domain::policy::Policy;

fn read(policy: &Policy, field: &str) -> bool {
    reads(policy, &field.parse().unwrap())
}

/// M-10.1, M-9.7: limits that go by the origin, conditions on the class and the grade.
#[test]
fn m_10_1_what_limits_and_conditions_go_by() {
    let maker = shipped();
    for field in [
        "received",
        "nature",
        "origin",
        "class",
        "grade",
        "investigation.outcome",
    ] {
        assert!(read(&maker, field), "{field}");
    }
    for field in ["title", "category", "channel", "demand", "customer.name"] {
        assert!(!read(&maker, field), "{field}");
    }
    // the mall's limits are the same for all, and it has rules on the category.
    let mall = policy(MALL);
    assert!(!read(&mall, "origin") && read(&mall, "category") && !read(&mall, "class"));
    // One stage is enough.
    let same = |text: &str| policy(&text.replace("foreign = \"17d\"", "foreign = \"13d\""));
    assert!(read(&same(MAKER), "origin"));
    let all = MAKER.replace("foreign = \"7d\"", "foreign = \"3d\"");
    assert!(!read(&same(&all), "origin"));
}

/// M-9.3, M-10.2: the moments at which a clock starts or stops, and nothing beside them.
#[test]
fn m_9_3_moments_that_clocks_go_by() {
    let (maker, mall) = (shipped(), policy(MALL));
    for field in ["registration.at", "investigation.done", "settlement.at"] {
        assert!(read(&maker, field), "{field}");
    }
    for field in ["investigation.cause", "notes[0].at", "settlement.remedies"] {
        assert!(!read(&maker, field), "{field}");
    }
    assert!(!read(&mall, "registration.at") && read(&mall, "replies[0].at"));
}
