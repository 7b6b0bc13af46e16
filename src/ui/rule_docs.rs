//! What each check's rule is for: one page a rule and language, embedded.

use super::lang::Lang;

macro_rules! docs {
    ($($id:literal),+ $(,)?) => {
        /// Every page: identifier, English, Chinese.
        const DOCS: &[(&str, &str, &str)] = &[$((
            $id,
            include_str!(concat!("rules/en/", $id, ".md")),
            include_str!(concat!("rules/zh/", $id, ".md")),
        )),+];
    };
}

docs! {
    "broken-file",
    "changed-after-approval",
    "conflict-markers",
    "dangling-link",
    "dated-after-record",
    "dated-before",
    "due-soon",
    "duplicate-number",
    "duplicate-uid",
    "invalid-field",
    "invalid-policy",
    "late",
    "late-recording",
    "missing-field",
    "newer-format",
    "number-path-mismatch",
    "open-duty",
    "over-authority",
    "overdue",
    "policy-missing",
    "provisional-due",
    "recorded-in-future",
    "recovered-too-much",
    "required-field",
    "return-above-tolerance",
    "return-differs",
    "return-unproved",
    "sanction-not-permitted",
    "sanction-undecided",
    "sanction-without-ground",
    "self-approval",
    "shares-not-100",
    "status-mismatch",
    "step-order",
    "stray-file",
    "unanswered-item",
    "unapproved-settlement",
    "uncounted-clock",
    "undecided-objection",
    "unkept-promise",
    "unknown-field",
    "unknown-person",
    "unknown-term",
    "unquoted-number",
}

/// The page about a rule.
pub fn rule_doc(id: &str, lang: Lang) -> Option<&'static str> {
    let (_, en, zh) = DOCS.iter().find(|(known, _, _)| *known == id)?;
    Some(match lang {
        Lang::En => en,
        Lang::Zh => zh,
    })
}
