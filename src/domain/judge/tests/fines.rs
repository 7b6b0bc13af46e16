//! M-A3, M-A5, R-2: what a sanction takes.

use super::{MALL, case, china, policy, shipped, staff, stamp, yuan};
use crate::domain::judge::fines;
use crate::domain::money::Money;
use crate::domain::policy::Policy;

/// What is taken from the person, and whether the whole bonus goes; nothing where nothing is.
fn taken(policy: &Policy, sanction: &str, besides: &str) -> Option<(Money, bool)> {
    let by = stamp(10, "gm.office");
    let decided = stamp(11, "zhou.lan");
    let case = case(&format!(
        "sanctions = [{{{by}, decided = {{{decided}}}, {sanction}, ground = \"material\"}}]\n{besides}"
    ));
    let staff = staff("");
    let found = fines(&case, policy, &staff, &china());
    assert!(found.len() < 2);
    found.first().map(|fine| (fine.amount, fine.whole_bonus))
}

#[test]
fn m_a5_each_sanction_takes_what_its_line_says() {
    let policy = shipped();
    let feng = |sanction: &str| taken(&policy, &format!("person = \"feng.tao\", {sanction}"), "");
    let apology = "sanction = \"written-apology\"";
    // M-A3: the band of the share takes money of the points, where it is the band's own sanction.
    let small = feng(&format!("{apology}, share = \"5000\""));
    assert_eq!(small, Some((yuan("200"), false)));
    assert_eq!(feng(&format!("{apology}, share = \"60000\"")), None);
    assert_eq!(feng(apology), None);
    let reprimand = feng("sanction = \"reprimand\", times = 2, share = \"60000\"");
    assert_eq!(reprimand, Some((yuan("800"), false)));
    // 800 for each of 16 base points.
    let minor = feng("sanction = \"minor-demerit\"");
    assert_eq!(minor, Some((yuan("12800"), false)));
    let major = feng("sanction = \"major-demerit\"");
    assert_eq!(major, Some((Money::ZERO, true)));
}

/// Damages are repaid up to the loss, and taken besides a fine.
#[test]
fn r_2_damages_are_never_above_the_loss() {
    let mall = policy(MALL);
    let (proposed, paid) = (stamp(4, "a"), stamp(6, "a"));
    let loss = format!(
        "settlement = {{{proposed}, remedies = [{{kind = \"refund\", amount = \"300\"}}]}}\n\
         recoveries = [{{{paid}, from = \"counter\", amount = \"120\"}}]\n"
    );
    let damages = "person = \"feng.tao\", sanction = \"damages\"";
    let repays = |amount: &str, loss: &str| {
        taken(&mall, &format!("{damages}, repays = \"{amount}\""), loss).map(|(amount, _)| amount)
    };
    assert_eq!(repays("100", &loss), Some(yuan("100")));
    assert_eq!(repays("500", &loss), Some(yuan("180")));
    // No loss is told yet.
    assert_eq!(repays("500", ""), Some(yuan("500")));
}
