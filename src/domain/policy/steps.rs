//! The steps a policy's cases go through.

use std::ops::Deref;

use crate::domain::reader::Reader;
use crate::domain::schema::{Entry, Field, Scalar, Shape, Table};
use crate::domain::source::Places;
use crate::domain::step::Step;
use crate::msg;

/// A step of the handling, as the policy uses it.
#[derive(Clone, Debug)]
pub struct PolicyStep {
    /// Which step.
    pub step: Step,
    /// Whether a case may go on without it.
    pub optional: bool,
}

/// The steps in order. `received` is always first and not listed.
#[derive(Clone, Debug)]
pub struct Steps(Vec<PolicyStep>);

impl FromIterator<PolicyStep> for Steps {
    fn from_iter<I: IntoIterator<Item = PolicyStep>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl Deref for Steps {
    type Target = [PolicyStep];

    fn deref(&self) -> &[PolicyStep] {
        &self.0
    }
}

impl Table for Steps {
    const FIELDS: Shape = &[
        Field::new(
            "steps",
            <Vec<Step> as Scalar>::KIND,
            true,
            "The steps a case goes through, in order; `received` is always first and not listed.",
        )
        .example("assigned, investigated, resolved, approved, agreed, carried-out, closed")
        .decides(),
        Field::new(
            "optional_steps",
            <Vec<Step> as Scalar>::KIND,
            false,
            "Those of the steps a case may go on without.",
        )
        .example("agreed")
        .decides(),
    ];

    fn read(reader: &Reader, _: &Places) -> Option<Self> {
        let steps: Option<Vec<Step>> = Scalar::read(reader, "steps");
        let optional: Vec<Step> = Scalar::read(reader, "optional_steps").unwrap_or_default();
        let steps = reader.required("steps", steps)?;
        for step in optional.iter().filter(|step| !steps.contains(step)) {
            let what = msg!("policy-optional-step-unlisted", step = step.to_string());
            reader.invalid("optional_steps", what);
        }
        let used = |step| PolicyStep {
            step,
            optional: optional.contains(&step),
        };
        Some(steps.into_iter().map(used).collect())
    }

    fn show<'a>(&'a self, entry: &mut Entry<'a>) {
        let steps = |optional: bool| {
            let steps = self.iter().filter(|used| used.optional || !optional);
            Some(steps.map(|used| used.step).collect::<Vec<_>>().value())
        };
        entry.state::<Self>("steps", "steps", steps(false));
        entry.state::<Self>("optional_steps", "optional_steps", steps(true));
    }
}
