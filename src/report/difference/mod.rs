//! What a change of the records and of the regulations means: case by case what follows on either
//! side, by the policy of that side, and which other cases a changed policy moves.

mod deeds;
mod differences;
mod dues;
mod effects;
mod evidence;
mod highlights;
mod identities;
mod judged;
mod notices;
mod overview;
mod pairs;
mod recounts;

pub use deeds::{Deed, Done};
pub use differences::{CaseDifference, Difference, FileDifference, Moved, case_difference};
pub use dues::{DueMove, Reason, due_moves};
pub use effects::{Effect, FigureEffect, FileEffect, Shifts, shift};
pub use evidence::{EvidenceChange, EvidenceTurn};
pub use highlights::{CaseHighlight, Highlight, Highlights, RegulationHighlight, highlights};
pub use identities::{IdentityChange, IdentityTurn, identities};
pub use judged::{JudgedRecord, dues, judged};
pub use notices::{Notices, notices};
pub use overview::{Overview, overview};
pub use pairs::{Pair, PairChange, pairs};
pub use recounts::{Recount, Side, amendments};
