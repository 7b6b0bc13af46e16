//! What can be asked for: the fields every case has, and those of the company's own.

use crate::domain::case::form;
use crate::domain::policy::{OwnField, Policy};
use crate::domain::schema::Field;

/// What is asked for.
#[derive(Clone, Copy)]
pub enum Item<'p> {
    /// A field every case has.
    Declared(&'static Field),
    /// One of the company's own.
    Own(&'p OwnField),
}

/// Everything that can be asked for under a policy, with its path.
pub fn items(policy: &Policy) -> Vec<(String, Item<'_>)> {
    let declared = form::askable().map(|(path, field)| (path.to_owned(), Item::Declared(field)));
    declared.chain(own(policy)).collect()
}

/// What is asked for, in order: how the complaint is filed comes last.
pub fn questions(policy: &Policy) -> Vec<(String, Item<'_>)> {
    let declared = form::questions(policy).into_iter();
    let mut questions: Vec<_> = declared
        .map(|(path, field)| (path.to_owned(), Item::Declared(field)))
        .collect();
    let filing = questions
        .iter()
        .position(|(path, _)| path == form::RECEIVED);
    let end = filing.unwrap_or(questions.len());
    questions.splice(end..end, own(policy));
    questions
}

fn own(policy: &Policy) -> impl Iterator<Item = (String, Item<'_>)> {
    let fields = policy.fields.iter();
    fields.map(|field| (field.path(), Item::Own(field)))
}
