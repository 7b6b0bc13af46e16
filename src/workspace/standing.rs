//! The standing remedy of a type of complaint (L-3.3).

use crate::domain::case::Case;
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::problem::Problem;

/// The remedies as given; without a kind, or without any, the standing remedy of the type of
/// complaint (L-3.3), whose figures are then asked for.
pub fn given(case: &Case, policy: &Policy, given: &[String]) -> Result<Vec<String>, Problem> {
    let bare = |text: &String| {
        let equals = text.find('=');
        equals.is_some_and(|equals| !text[..equals].contains([':', '：']))
    };
    if !given.is_empty() && !given.iter().any(bare) {
        return Ok(given.to_vec());
    }
    let standing = policy.standing_for(&case.policy_facts());
    let Some(standing) = standing else {
        let what = msg!("command-no-standing", policy = &policy.id);
        return Err(Problem::usage(what).help(msg!("command-no-standing-help")));
    };
    let kind = standing.remedy;
    if given.is_empty() && !kind.needs().is_empty() {
        let figures: Vec<String> = kind.needs().iter().map(|key| format!("{key}=…")).collect();
        let figures = figures.join(",");
        let command = format!("complaint resolve {} --remedy {figures}", case.number);
        let what = msg!("command-standing-figures", remedy = kind.to_string());
        return Err(Problem::usage(what)
            .stated(Some(&standing.source))
            .help(msg!("command-standing-figures-help", command = command)));
    }
    if given.is_empty() {
        return Ok(vec![kind.to_string()]);
    }
    let whole = |text: &String| {
        if bare(text) {
            format!("{kind}:{text}")
        } else {
            text.clone()
        }
    };
    Ok(given.iter().map(whole).collect())
}
