//! Who is liable for what: for the whole complaint, or for one of its items (M-A2, L-7).

use super::Case;
use super::investigation::Outcome;
use super::item::Item;
use super::liability::{Confirmation, ItemShares, Liable};
use crate::domain::schema::Stamp;
use crate::domain::tree::Path;

/// Shares that belong together: those of one item, or those of the whole complaint.
#[derive(Clone, Debug)]
pub struct Charge<'a> {
    /// The item; `None`: the whole complaint, or what of it has no shares of its own.
    pub item: Option<u64>,
    /// Where the shares stand.
    pub path: Path,
    /// Who is liable, with shares.
    pub shares: &'a [Liable],
}

/// One of the liable.
#[derive(Clone, Debug)]
pub struct Charged<'a> {
    /// For which item; `None`: the whole complaint.
    pub item: Option<u64>,
    /// Where the share stands.
    pub path: Path,
    /// Who, with the share of that.
    pub liable: &'a Liable,
}

impl Item {
    /// Whether it is established, at least in part, so that somebody answers for it.
    pub fn established(&self) -> bool {
        self.outcome.is_some_and(Outcome::established)
    }
}

impl Case {
    /// The shares in force: as the office last decided them for the whole complaint, else as the
    /// investigation proposed them, each item's own first.
    pub fn charges(&self) -> Vec<Charge<'_>> {
        if let Some(decided) = self.decided_charge() {
            return vec![decided];
        }
        let items = self.items.iter().enumerate();
        let items = items.filter(|(_, item)| !item.liability.is_empty());
        let own = items.map(|(i, item)| Charge {
            item: Some(item.n),
            path: Path::root().key("items").index(i).key("liability"),
            shares: &item.liability,
        });
        let found = self.investigation.iter();
        let found = found.filter(|found| !found.liability.is_empty());
        let whole = found.map(|found| Charge {
            item: None,
            path: Path::root().key("investigation").key("liability"),
            shares: &found.liability,
        });
        own.chain(whole).collect()
    }

    fn decided_charge(&self) -> Option<Charge<'_>> {
        for (at, round) in self.placed_rounds().rev() {
            let opinions = round.consolidations.iter().enumerate().rev();
            let mut stated = opinions.filter(|(_, opinion)| !opinion.liability.is_empty());
            if let Some((i, opinion)) = stated.next() {
                return Some(Charge {
                    item: None,
                    path: at.key("consolidations").index(i).key("liability"),
                    shares: &opinion.liability,
                });
            }
        }
        None
    }

    /// The word of whoever decides on liability, on the shares as they are (B-2b).
    pub fn confirmation(&self, stamp: Stamp, role: Option<String>) -> Confirmation {
        let mut confirmation = Confirmation {
            stamp,
            role,
            shares: Vec::new(),
            items: Vec::new(),
        };
        for charge in self.charges() {
            let shares = charge.shares.to_vec();
            match charge.item {
                Some(n) => confirmation.items.push(ItemShares { n, shares }),
                None => confirmation.shares = shares,
            }
        }
        confirmation
    }

    /// Whether the shares are confirmed as they are now.
    pub fn liability_stands(&self) -> bool {
        self.liability_confirmed.as_ref().is_some_and(|confirmed| {
            let now = self.confirmation(confirmed.stamp.clone(), confirmed.role.clone());
            now == *confirmed
        })
    }

    /// Everybody who is liable, in the order of the shares; who is for several items, several times.
    pub fn charged(&self) -> Vec<Charged<'_>> {
        let charges = self.charges().into_iter();
        let each = charges.flat_map(|charge| {
            let (item, path) = (charge.item, charge.path);
            let shares = charge.shares.iter().enumerate();
            shares.map(move |(i, liable)| Charged {
                item,
                path: path.index(i),
                liable,
            })
        });
        each.collect()
    }
}
