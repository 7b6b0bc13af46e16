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

/// Where the shares of the item at a place stand, or those of the whole.
fn place(item: Option<usize>) -> Path {
    let of = match item {
        Some(i) => Path::root().key("items").index(i),
        None => Path::root().key("investigation"),
    };
    of.key("liability")
}

impl Case {
    /// The shares in force: as the office last decided them for the whole complaint, else as the
    /// investigation proposed them, each item's own first.
    pub fn charges(&self) -> Vec<Charge<'_>> {
        if let Some(decided) = self.decided_charge() {
            return vec![decided];
        }
        let items = self.items.iter().enumerate();
        let own = items.map(|(i, item)| (Some((i, item.n)), &item.liability));
        let found = self.investigation.iter();
        let whole = found.map(|found| (None, &found.liability));
        let each = own.chain(whole);
        let named = each.filter(|(_, shares)| !shares.is_empty());
        let charges = named.map(|(item, shares)| Charge {
            item: item.map(|(_, n)| n),
            path: place(item.map(|(i, _)| i)),
            shares,
        });
        charges.collect()
    }

    /// Where the shares stand that the investigation found, or will: those of an item, or of the whole.
    pub fn place_of_charge(&self, item: Option<u64>) -> Path {
        let of = |n| self.items.iter().position(|item| item.n == n);
        place(item.and_then(of))
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
