//! What a regulation says about a kind of sanction: by what follows it, never by its name.

use super::penalties::{Follow, Penalty};
use super::regulation::Policy;
use crate::domain::case::discipline::{Customary, SanctionKind};
use crate::domain::msg::Arg;
use crate::domain::word::Word as _;

impl Policy {
    /// The sanctions there are, the lightest first.
    pub fn sanction_words(&self) -> Vec<String> {
        let own = self.consequences.penalties.iter();
        let own: Vec<String> = own.map(|penalty| penalty.id.clone()).collect();
        if own.is_empty() {
            return Customary::words().into_iter().map(str::to_owned).collect();
        }
        own
    }

    /// What the regulation says of a kind of its own.
    pub fn penalty(&self, kind: &SanctionKind) -> Option<&Penalty> {
        let mut own = self.consequences.penalties.iter();
        own.find(|penalty| penalty.id == kind.id())
    }

    /// How heavy a kind is among those there are; one the regulation does not know weighs least.
    pub fn sanction_weight(&self, kind: &SanctionKind) -> Option<usize> {
        let words = self.sanction_words();
        words.iter().position(|word| word == kind.id())
    }

    /// The kind this many grades lower, at least the lightest. What stands beside others is no grade.
    pub fn sanction_lower(&self, kind: &SanctionKind, grades: u64) -> SanctionKind {
        let mut ladder = self.sanction_words();
        ladder.retain(|word| !self.stands_beside(&SanctionKind::new(word)));
        let Some(place) = ladder.iter().position(|word| word == kind.id()) else {
            return kind.clone();
        };
        let grades = usize::try_from(grades).unwrap_or(usize::MAX);
        SanctionKind::new(&ladder[place.saturating_sub(grades)])
    }

    /// Whether a kind stands beside another sanction of the same person.
    pub fn stands_beside(&self, kind: &SanctionKind) -> bool {
        self.penalty(kind).is_some_and(|penalty| penalty.beside)
    }

    /// Whether damages are repaid with it.
    pub fn repays(&self, kind: &SanctionKind) -> bool {
        let follows = |penalty: &Penalty| penalty.follows.contains(&Follow::Damages);
        self.penalty(kind).is_some_and(follows)
    }

    /// What people call a kind.
    pub fn sanction_called(&self, kind: &SanctionKind) -> Arg {
        match self.penalty(kind) {
            Some(penalty) => Arg::from(&penalty.title),
            None => kind.named(),
        }
    }
}
