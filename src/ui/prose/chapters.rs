//! What of a regulation stands in which chapter.

/// The chapters with their settings and tables, in the order of a regulation on paper. What is
/// declared and stands in none of them comes last, in a chapter of its own.
pub(super) const CHAPTERS: &[(&str, &[&str])] = &[
    (
        "purpose",
        &[
            "title",
            "version",
            "approved_by",
            "effective_from",
            "currency",
        ],
    ),
    ("record", &["numbering", "recording", "abnormality"]),
    (
        "vocabulary",
        &["class", "category", "grade", "severity", "defect", "field"],
    ),
    ("intake", &["intake_unit", "required", "channel"]),
    (
        "route",
        &[
            "steps",
            "optional_steps",
            "route",
            "handover",
            "urgent",
            "silence",
            "on_refusal",
        ],
    ),
    (
        "limits",
        &["calendar", "counting", "roll", "deadline", "stage", "pause"],
    ),
    (
        "authority",
        &[
            "approval",
            "self_approval",
            "answer_at_once",
            "authority",
            "reassessment",
            "decide_again",
            "standing",
            "splitting",
            "precedents",
        ],
    ),
    ("rights", &["permissions"]),
    ("closing", &["duty", "actions", "follow_up", "retention"]),
    ("loss", &["loss", "resale", "sharing", "cost", "test_fee"]),
    (
        "sanctions",
        &[
            "sanction_kind",
            "sanction",
            "sanction_for",
            "conversion",
            "ground",
        ],
    ),
    ("deductions", &["deduction"]),
    ("returns", &["returns", "proof"]),
    ("forms", &["form"]),
    ("periodic", &["periodic", "reminder"]),
    ("tiers", &["tier", "recurrence"]),
];

/// The chapter of whatever no other has.
pub(super) const FURTHER: &str = "further";

/// Whether a chapter has it.
pub(super) fn placed(key: &str) -> bool {
    CHAPTERS.iter().any(|(_, keys)| keys.contains(&key))
}
