//! M-13.0: when a settlement was decided.

use super::{MAKER, case, policy, shipped, stamp};
use crate::domain::judge::decided;
use crate::domain::policy::Policy;

/// On which days of November something was decided.
fn days(lines: &str, policy: &Policy) -> Vec<String> {
    let all = decided(&case(lines), policy).into_iter();
    all.map(|at| at.format("%d").to_string()).collect()
}

/// Proposed on the 6th, the office's opinions on the 7th and the 10th.
fn proposed(rest: &str) -> String {
    format!(
        "investigation = {{{}, outcome = \"upheld\"}}\n\
         settlement = {{{}, remedies = [{{kind = \"compensation\", amount = \"100\"}}]}}\n{rest}",
        stamp(5, "zhao.lei"),
        stamp(6, "wang.min"),
    )
}

fn opinions() -> String {
    let [first, second] = [7, 10].map(|day| stamp(day, "he.ping"));
    format!("consolidations = [{{{first}}}, {{{second}}}]\n")
}

fn signed(days: &[(u32, &str)]) -> String {
    let each = days.iter().map(|(day, how)| {
        let by = stamp(*day, "li.jing");
        format!("{{{by}, amount = \"100\"{how}}}")
    });
    format!("approvals = [{}]\n", each.collect::<Vec<_>>().join(", "))
}

fn accepted() -> String {
    format!(
        "agreement = {{{}, accepted = true}}\n",
        stamp(9, "wang.min")
    )
}

#[test]
fn m_13_0_by_the_last_signature() {
    let maker = shipped();
    let of = |rest: &str| days(&proposed(rest), &maker);
    assert_eq!(of(&signed(&[(8, "")])), ["08"]);
    assert_eq!(of(&signed(&[(8, ""), (11, "")])), ["11"]);
    let turned_down = ", rejected = true";
    assert_eq!(of(&signed(&[(8, turned_down)])), [""; 0]);
    // M-9.4: where everything is signed, nothing is decided without, whatever was done.
    assert_eq!(of(&(opinions() + &accepted())), [""; 0]);
    // Each round has a decision of its own.
    let former = format!(
        "rounds = [{{settlement = {{{}, remedies = []}}, {}}}]\n",
        stamp(5, "wang.min"),
        signed(&[(6, "")]).trim()
    );
    assert_eq!(of(&(signed(&[(8, "")]) + &former)), ["06", "08"]);
    let rejected = format!(
        "investigation = {{{}, outcome = \"rejected\"}}\n",
        stamp(5, "zhao.lei")
    );
    assert_eq!(days(&rejected, &maker), ["05"], "nothing is owed (M-9.14)");
}

/// L-1, T-4: what is within the proposer's authority is decided by acting on it, as of the office's
/// first opinion, else of the proposal.
#[test]
fn l_1_within_authority_by_acting_on_it() {
    let within = MAKER.replace("approval = \"always\"", "approval = \"by-authority\"");
    let within = policy(&within);
    let of = |rest: &str| days(&proposed(rest), &within);
    let done = format!("carried_out = {{{}}}\n", stamp(9, "wang.min"));
    let closed = format!("closing = {{{}}}\n", stamp(9, "he.ping"));
    assert_eq!(of(&opinions()), [""; 0], "nothing was done yet");
    for acted in [accepted(), done, closed] {
        assert_eq!(of(&acted), ["06"], "{acted}");
        assert_eq!(of(&(acted + &opinions())), ["07"]);
    }
    assert_eq!(of(&(accepted() + &signed(&[(8, "")]))), ["08"]);
    // Where no step is a signature there is none to wait for.
    let unsigned = MAKER.replace("\"approved\", \"agreed\"", "\"agreed\"");
    assert_eq!(days(&proposed(&accepted()), &policy(&unsigned)), ["06"]);
}
