//! R-3, C-8, V-2: the tier a case stands on, and the one it belongs on.

use super::{at, case, policy, shipped, staff, stamp};
use crate::domain::judge::{Why, tier_held, tier_needed, tier_of};

const IT: &str = include_str!("../../../../policies/it-service.toml");

#[test]
fn the_highest_role_tells_the_tier_else_the_unit() {
    let staff = staff("");
    let maker = shipped();
    let held = |who: &str| tier_held(&maker, &staff, who, at("2026-11-20"));
    assert_eq!(held("li.jing"), Some(0));
    assert_eq!(held("sun.hao"), Some(1));
    assert_eq!(held("zhou.lan"), Some(2));
    assert_eq!(
        (held("wang.min"), held("business"), held("gone")),
        (None, None, None)
    );
    // While the deputy's role is lent, it counts.
    assert_eq!(
        tier_held(&maker, &staff, "li.jing", at("2026-10-14")),
        Some(1)
    );
    // A unit's tier is that of the smallest unit around whoever is in it.
    let tier = |id: &str, unit: &str| {
        format!(
            "\n[[tier]]\nid = \"{id}\"\ntitle = {{ zh = \"甲\", en = \"A\" }}\nunit = \"{unit}\"\nrule = \"M-9.14\"\n"
        )
    };
    let text = super::MAKER.split("[[tier]]").next().unwrap();
    let units = policy(&format!(
        "{text}{}{}",
        tier("floor", "manufacturing"),
        tier("group", "soldermask")
    ));
    let held = |who: &str| tier_held(&units, &staff, who, at("2026-11-20"));
    assert_eq!((held("soldermask-a"), held("feng.tao")), (Some(1), Some(1)));
    assert_eq!(
        (held("etching"), held("wu.gang"), held("business")),
        (Some(0), Some(0), None)
    );
    let given = format!(
        "assignments = [{{{}, to = \"etching\"}}]\n",
        stamp(3, "gm.office")
    );
    assert_eq!(
        tier_of(&case(&given), &units, &staff, at("2026-11-20")),
        Some(0)
    );
    assert_eq!(tier_of(&case(""), &units, &staff, at("2026-11-20")), None);
}

/// Received on the 2nd at nine: after ten days and not a second before; not once the customer agreed,
/// nor at the end.
#[test]
fn v_2_a_case_that_stays_open_belongs_higher() {
    let policy = policy(IT);
    let ten = "10d".parse().unwrap();
    let needed = |lines: &str, now: &str| tier_needed(&case(lines), &policy, at(now));
    assert_eq!(needed("", "2026-11-12T09:00:00"), None);
    assert_eq!(needed("", "2026-11-12T09:00:01"), Some((1, Why::Time(ten))));
    let agreed = |accepted: bool| {
        let by = stamp(10, "wang.min");
        format!("agreement = {{{by}, accepted = {accepted}}}\n")
    };
    assert_eq!(needed(&agreed(true), "2026-11-20"), None);
    assert_eq!(
        needed(&agreed(false), "2026-11-20"),
        Some((1, Why::Time(ten)))
    );
    let closed = format!("closing = {{{}}}\n", stamp(19, "gm.office"));
    assert_eq!(needed(&closed, "2026-11-20"), None);
    let text = IT.replace(
        "after = \"10d\"",
        "when = { grade = [\"major\"] }\nafter = \"10d\"",
    );
    let graded = super::policy(&text);
    let needed = |lines: &str| tier_needed(&case(lines), &graded, at("2026-11-03"));
    assert_eq!(needed("grade = \"major\"\n"), Some((1, Why::Difficulty)));
    assert_eq!(needed("grade = \"minor\"\n"), None);
}
