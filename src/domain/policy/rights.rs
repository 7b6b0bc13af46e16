//! What a policy may reserve for some.

use crate::domain::case::fact::Move;
use crate::domain::reader::Word;
use crate::domain::schema::{Field, Kind, Names};
use crate::words;

words! {
    /// What a policy may reserve besides the moves of a case.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Besides {
        /// Take a complaint down.
        New = "new",
        /// End a case the customer never accepted: `close --unresolved`.
        CloseUnresolved = "close-unresolved",
        /// `object --decide`.
        ObjectDecide = "object-decide",
        /// `sanction --approve`.
        SanctionApprove = "sanction-approve",
        /// Publishes a sanction (M-A7).
        SanctionPublish = "sanction-publish",
        /// Change the file by hand.
        Edit = "edit",
        /// Move a due later by a correction, or lower who must sign.
        CorrectDue = "correct-due",
        /// Give another number.
        Renumber = "renumber",
    }
}

/// Whether whoever uses a right decides something by it: nobody does in another's name as one types
/// what another said.
pub fn decides(right: &str) -> bool {
    let act = Move::from_word(right).is_some_and(Move::decides);
    let besides = match Besides::from_word(right) {
        Some(Besides::New | Besides::Renumber) | None => false,
        Some(_) => true,
    };
    act || besides
}

/// What a permission is about.
pub(super) const RIGHT: Field =
    Field::new("command", Kind::Text, true, "What some may do.").names(Names::Act);

/// Everything a permission may be about.
pub(super) fn all() -> Vec<&'static str> {
    let mut all = Move::words();
    all.extend(Besides::words());
    all
}
