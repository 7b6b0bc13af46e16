//! Which element of a standard is held where, and how far the records of a period fill it.
//!
//! Clauses are named by their numbers and by titles of our own; what a standard says stands in the
//! standard. An element without a place is no business of this tool: people hold it elsewhere.

use super::Subject;
use super::indicators::Scope;
use super::period::Period;
use super::statistics::Ratio;
use crate::domain::case::Case;
use crate::domain::msg::Msg;
use crate::domain::schema::Declared as _;
use crate::domain::time::Time;
use crate::domain::tree::Value;
use crate::{msg, words};

words! {
    /// A standard.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Standard {
        /// ISO 10002:2018, clauses 7 and 8.
        Iso10002 = "iso-10002",
        /// 21 CFR 820.35(a) as in force since 2 February 2026.
        Qmsr82035 = "qmsr-820-35",
        /// IATF 16949:2016, clause 10.2.
        Iatf102 = "iatf-10.2",
    }
}

/// An element of a standard, and where it is held.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// The clause.
    pub clause: &'static str,
    /// The key of its title in the catalogues.
    pub title: &'static str,
    /// The fields of a case that hold it.
    pub fields: &'static [&'static str],
    /// The commands that do it.
    pub commands: &'static [&'static str],
    /// The checks that watch over it.
    pub rules: &'static [&'static str],
}

/// A standard beside the records of a period.
#[derive(Clone, Debug)]
pub struct Crosswalk {
    /// The standard.
    pub standard: Standard,
    /// Of complaints received when.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// How many complaints these are.
    pub cases: usize,
    /// Each element with how many of its fields are filled in these, case by case.
    pub lines: Vec<(Element, Ratio)>,
}

/// The elements of a standard beside the complaints received in the period.
pub fn crosswalk(subjects: &[Subject], scope: &Scope, standard: Standard) -> Crosswalk {
    let received = |subject: &&Subject| {
        let within = scope.period.holds(subject.case.received, subject.calendar);
        within && subject.is_complaint()
    };
    let cases: Vec<Value> = subjects
        .iter()
        .filter(received)
        .map(|subject| Case::value(&subject.case))
        .collect();
    let line = |element: &Element| {
        let pairs = cases
            .iter()
            .flat_map(|case| element.fields.iter().map(move |field| filled(case, field)));
        (*element, pairs.collect::<Ratio>())
    };
    Crosswalk {
        standard,
        period: scope.period.clone(),
        now: scope.now,
        cases: cases.len(),
        lines: standard.elements().iter().map(line).collect(),
    }
}

/// Whether anything stands at a path of a case; in a list, whether it does in any of its members.
fn filled(value: &Value, path: &str) -> bool {
    match value {
        Value::Seq(members) => members.iter().any(|member| filled(member, path)),
        Value::Map(entries) | Value::Flow(entries) if !path.is_empty() => {
            let (key, rest) = path.split_once('.').unwrap_or((path, ""));
            let mut here = entries.iter().filter(|(own, _)| own == key);
            here.any(|(_, value)| filled(value, rest))
        }
        Value::Map(entries) | Value::Flow(entries) => !entries.is_empty(),
        value => path.is_empty() && value.text().is_some_and(|text| !text.trim().is_empty()),
    }
}

impl Standard {
    /// What it is called, with its edition.
    pub fn named(self) -> Msg {
        match self {
            Self::Iso10002 => msg!("crosswalk-standard-iso-10002"),
            Self::Qmsr82035 => msg!("crosswalk-standard-qmsr-820-35"),
            Self::Iatf102 => msg!("crosswalk-standard-iatf-10-2"),
        }
    }

    /// Its elements, in its order.
    pub fn elements(self) -> &'static [Element] {
        match self {
            Self::Iso10002 => ISO_10002,
            Self::Qmsr82035 => QMSR_820_35,
            Self::Iatf102 => IATF_10_2,
        }
    }
}

/// Declares elements: clause, title, fields, commands, rules.
macro_rules! elements {
    ($($clause:literal $title:literal [$($field:literal)*] [$($command:literal)*] [$($rule:literal)*];)+) => {
        &[$(Element {
            clause: $clause,
            title: $title,
            fields: &[$($field),*],
            commands: &[$($command),*],
            rules: &[$($rule),*],
        }),+]
    };
}

const ISO_10002: &[Element] = elements! {
    "7.1" "crosswalk-iso-informing" [] [] [];
    "7.2" "crosswalk-iso-receipt"
        ["received" "channel" "customer.name" "complaint" "demand"]
        ["new"]
        ["required-field" "late-recording" "channel-duty" "unrecorded-complaint"];
    "7.3" "crosswalk-iso-tracking"
        ["registration" "assignments"]
        ["list" "show" "log"]
        ["silent-case" "many-handovers"];
    "7.4" "crosswalk-iso-acknowledgement" ["replies"] ["reply" "letter"] ["overdue"];
    "7.5" "crosswalk-iso-assessment"
        ["class" "category" "grade"]
        ["register" "escalate"]
        ["grade-differs" "unknown-term"];
    "7.6" "crosswalk-iso-investigation"
        ["investigation.outcome" "investigation.cause"]
        ["investigate" "attach"]
        ["cause-missing" "overdue"];
    "7.7" "crosswalk-iso-response"
        ["settlement" "approvals" "carried_out"]
        ["resolve" "approve" "carry-out"]
        ["over-authority" "unapproved-settlement"];
    "7.8" "crosswalk-iso-decision"
        ["agreement" "replies"]
        ["reply" "letter" "agree"]
        ["answered-before-approval" "unanswered-item"];
    "7.9" "crosswalk-iso-closing"
        ["closing"]
        ["close" "reopen" "object"]
        ["open-duty" "undecided-objection"];
    "8.1" "crosswalk-iso-records"
        ["class" "category"]
        ["check" "audit"]
        ["missing-field" "invalid-field" "unknown-term"];
    "8.2" "crosswalk-iso-analysis"
        ["investigation.defect" "investigation.root_cause"]
        ["report"]
        ["recurrence" "repeat-complaint"];
    "8.3" "crosswalk-iso-satisfaction"
        ["closing.satisfaction" "follow_ups"]
        ["close" "follow-up"]
        ["follow-up-missing"];
    "8.4" "crosswalk-iso-monitoring" [] ["check" "today" "notice"] ["overdue" "late" "due-soon"];
    "8.5" "crosswalk-iso-audit" [] ["audit"] ["not-permitted" "step-changed"];
    "8.6" "crosswalk-iso-review" [] ["report" "duty"] ["duty-not-done"];
    "8.7" "crosswalk-iso-improvement"
        ["actions" "actions.verified"]
        ["action" "verify"]
        ["action-missing" "action-unverified"];
};

const QMSR_820_35: &[Element] = elements! {
    "820.35(a)" "crosswalk-qmsr-review"
        ["investigation.outcome" "investigation.cause"]
        ["investigate" "dismiss" "attach"]
        ["cause-missing" "reason-missing"];
    "820.35(a)(1)" "crosswalk-qmsr-device" ["product.name"] ["new"] ["required-field"];
    "820.35(a)(2)" "crosswalk-qmsr-date" ["received"] ["new"] ["late-recording"];
    "820.35(a)(3)" "crosswalk-qmsr-identifier"
        ["product.part" "product.batch"]
        ["new" "correct"]
        ["required-field"];
    "820.35(a)(4)" "crosswalk-qmsr-complainant"
        ["customer.name" "customer.address" "customer.phone"]
        ["new" "correct"]
        ["required-field" "channel-duty"];
    "820.35(a)(5)" "crosswalk-qmsr-details"
        ["complaint" "class" "category"]
        ["new" "attach"]
        ["required-field" "unknown-term"];
    "820.35(a)(6)" "crosswalk-qmsr-correction"
        ["settlement.remedies" "actions"]
        ["resolve" "carry-out" "action" "verify"]
        ["action-missing" "action-unverified"];
    "820.35(a)(7)" "crosswalk-qmsr-reply"
        ["replies"]
        ["reply" "letter"]
        ["open-duty" "unanswered-item"];
};

const IATF_10_2: &[Element] = elements! {
    "10.2.1" "crosswalk-iatf-reaction"
        ["settlement" "carried_out" "investigation.cause"]
        ["resolve" "carry-out" "investigate"]
        ["open-duty" "cause-missing"];
    "10.2.2" "crosswalk-iatf-record"
        ["investigation" "actions"]
        ["show" "log" "audit"]
        ["step-removed" "step-changed"];
    "10.2.3" "crosswalk-iatf-solving"
        ["investigation.root_cause" "actions" "actions.verified"]
        ["investigate" "action" "verify" "show"]
        ["action-missing" "action-unverified" "recurrence"];
    "10.2.4" "crosswalk-iatf-proofing" [] ["action"] [];
    "10.2.5" "crosswalk-iatf-warranty"
        ["returns"]
        ["receive" "instruct" "report"]
        ["return-differs" "return-unproved" "return-above-tolerance"];
    "10.2.6" "crosswalk-iatf-failure"
        ["investigation.defect" "investigation.tested_by" "replies"]
        ["investigate" "attach" "reply"]
        ["recurrence" "repeat-complaint"];
};

#[cfg(test)]
mod tests {
    use super::super::samples::{at, regulations, subject};
    use super::*;
    use crate::domain::schema::at as declared_at;

    /// Each field an element names is declared.
    #[test]
    fn the_fields_are_those_of_a_case() {
        for (_, standard) in <Standard as crate::domain::word::Word>::WORDS {
            for element in standard.elements() {
                for field in element.fields {
                    let path = field.parse().unwrap();
                    assert!(declared_at(Case::FIELDS, &path).is_some(), "{field}");
                }
            }
        }
    }

    /// The share is of fields and complaints received in the period: here two cases of seven fields.
    #[test]
    fn the_share_is_of_what_the_period_has() {
        let regulations = regulations();
        let now = at("2026-11-20T09:00");
        let full = "received: 2026-11-05T09:00:00+08:00\ncustomer: {name: A}\ncomplaint: x\nactions:\n  \
            - {at: 2026-11-06T09:00:00+08:00, by: a@example.com, what: y, owner: quality, due: 2026-12-01, \
            verified: {at: 2026-11-07T09:00:00+08:00, by: a@example.com, works: true}}\n";
        let bare = "received: 2026-11-06T09:00:00+08:00\n";
        let before = "received: 2026-10-06T09:00:00+08:00\ncustomer: {name: B}\n";
        let subjects = [
            subject(&regulations, "261101", full, now),
            subject(&regulations, "261102", bare, now),
            subject(&regulations, "261001", before, now),
        ];
        let period = Period::read("2026-11", now.date_naive()).unwrap();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let walk = crosswalk(&subjects, &scope, Standard::Iso10002);
        let of = |clause: &str| {
            let line = walk
                .lines
                .iter()
                .find(|(element, _)| element.clause == clause);
            let ratio = line.unwrap().1;
            (ratio.part, ratio.of)
        };
        assert_eq!(walk.cases, 2);
        // received twice, customer and complaint once, of five fields.
        assert_eq!(of("7.2"), (4, 10));
        assert_eq!(of("8.7"), (2, 4));
        assert_eq!(of("8.5"), (0, 0));
    }
}
