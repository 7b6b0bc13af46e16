//! What a complaint tells under fields of the company's own.

use crate::domain::case::form::Form;
use crate::domain::policy::Policy;
use crate::domain::tree::Value;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// Holds what stands under the company's own fields to their kinds, wherever it was told.
pub fn check(form: &mut Form, (workspace, policy): (&Workspace, &Policy)) -> Result<(), Problem> {
    let mut wrong = Vec::new();
    for field in &policy.fields {
        let place = field.place();
        let Some(text) = form.own_at(&place).and_then(Value::text).map(str::to_owned) else {
            continue;
        };
        match field.value(&text, workspace.today()) {
            Ok(value) => form.set_own(place, Some(value)),
            Err(why) => {
                let path = field.path();
                wrong.push(Problem::usage(msg!(
                    "intake-own-wrong",
                    field = path,
                    why = why
                )));
            }
        }
    }
    Problem::together(wrong).map_or(Ok(()), Err)
}
