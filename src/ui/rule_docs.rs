//! What each check's rule is for: one page a rule and language, embedded.

use super::lang::{Lang, Texts, embedded, embedded_in};
use crate::languages;

macro_rules! docs {
    ($languages:tt $($id:literal),+ $(,)?) => {
        /// Every page by its identifier, in every language.
        const DOCS: &[(&str, Texts)] = &[$((
            $id,
            embedded!($languages "rules" $id ".md"),
        )),+];
    };
}

languages!(docs! {
    "abnormality-with-loss",
    "action-missing",
    "action-unverified",
    "advance-unrecovered",
    "answered-before-approval",
    "address-claimed",
    "approved-for-another",
    "author-differs",
    "back-dated",
    "broken-file",
    "case-deleted",
    "case-moved",
    "changed-after-approval",
    "changed-policy-used",
    "channel-duty",
    "committed-later",
    "conflict-markers",
    "cost-contradicted",
    "dangling-link",
    "dated-after-record",
    "dated-before",
    "deviating-settlement",
    "due-moved-by-late-unit",
    "due-soon",
    "duplicate-number",
    "duplicate-uid",
    "follow-up-missing",
    "gone-by-then",
    "grade-differs",
    "invalid-field",
    "invalid-policy",
    "late",
    "late-recording",
    "many-handovers",
    "missing-field",
    "newer-format",
    "not-permitted",
    "number-path-mismatch",
    "number-reused",
    "open-duty",
    "opinion-on-another-settlement",
    "over-authority",
    "overdue",
    "policy-changed-in-force",
    "policy-missing",
    "posted-changed",
    "proposal-unchanged",
    "provisional-due",
    "reason-missing",
    "recorded-after-end",
    "recorded-in-future",
    "recovered-too-much",
    "recurrence",
    "repeat-complaint",
    "required-field",
    "return-above-tolerance",
    "return-differs",
    "return-unproved",
    "role-granted-by-self",
    "sanction-not-permitted",
    "sanction-undecided",
    "sanction-without-ground",
    "self-approval",
    "shares-not-100",
    "silent-case",
    "split-settlement",
    "status-mismatch",
    "step-changed",
    "step-order",
    "step-removed",
    "stray-file",
    "unanswered-item",
    "unapproved-settlement",
    "unattributable",
    "uncounted-clock",
    "undecided-objection",
    "unkept-promise",
    "unknown-field",
    "unknown-person",
    "unknown-term",
    "unquoted-number",
    "unreadable-version",
    "unseen-history",
    "unsigned",
    "wrong-tier",
});

/// The page about a rule.
pub fn rule_doc(id: &str, lang: Lang) -> Option<&'static str> {
    let (_, pages) = DOCS.iter().find(|(known, _)| *known == id)?;
    Some(embedded_in(pages, lang))
}
