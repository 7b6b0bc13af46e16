//! Whose a case is, known without reading its file again: of a month with twenty thousand cases most are of
//! other customers than the one who is on the phone.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::codec::index::Stat;
use crate::codec::parts::is_beside;
use crate::codec::peek::{self, Peeked};
use crate::domain::digest::Half;
use crate::domain::names::comparable;
use crate::store::case_file::CaseFile;
use crate::store::error::StoreError;
use crate::store::known_files::KnownFiles;
use crate::workspace::indexed::Warm;
use crate::workspace::open::Workspace;

/// So many files are looked at one after the other.
const AT_ONCE: usize = 256;

/// So many files may be looked into each time before it pays to write again what is known of all.
const FEW: usize = 64;

/// Whose a case is, as far as its text plainly says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Whose {
    /// It names no customer.
    Nobody,
    /// That of the customer whose name, as names are compared, has this fingerprint.
    Customer(Half),
    /// The file has to be read.
    Unclear,
}

impl Whose {
    fn of(text: &str) -> Self {
        match peek::below(text, "customer", "name") {
            Peeked::Said(name) => Self::Customer(Half::of(comparable(name).as_bytes())),
            Peeked::Nothing => Self::Nobody,
            Peeked::Unclear => Self::Unclear,
        }
    }
}

/// The cases of a month and of the months after it that may be those of the customer who is called so, as names are
/// compared.
///
/// # Errors
/// Where the cases cannot be listed.
pub fn perhaps_of(
    customer: &str,
    workspace: &Workspace,
    since: (i32, u32),
) -> Result<Vec<CaseFile>, StoreError> {
    let cases = workspace.repository.cases_since(since)?;
    let warm = Warm::open(workspace, workspace.warn_within(), true);
    let known = KnownFiles::open(warm.beside("customers"));
    let some = cases.par_chunks(AT_ONCE);
    let each = some.flat_map_iter(|some| {
        let mut next = 0;
        let each = some.iter();
        each.map(|case| whose(workspace, case, (&known, &mut next)))
            .collect::<Vec<_>>()
    });
    let each: Vec<(Whose, Seen)> = each.collect();
    let anew = each
        .iter()
        .filter(|(_, seen)| matches!(seen, Seen::Anew(_)));
    if anew.count() > FEW {
        let found = cases.iter().zip(&each);
        let found = found.filter_map(|(case, (whose, seen))| match seen {
            Seen::Again(looks) | Seen::Anew(looks) => Some((case.name(), (*looks, *whose))),
            Seen::Apart => None,
        });
        known.keep(found.collect());
    }
    let customer = Half::of(customer.as_bytes());
    let perhaps = cases.into_iter().zip(each);
    let perhaps = perhaps.filter(|(_, (whose, _))| match whose {
        Whose::Nobody => false,
        Whose::Customer(other) => *other == customer,
        Whose::Unclear => true,
    });
    Ok(perhaps.map(|(case, _)| case).collect())
}

/// How a file was seen.
enum Seen {
    /// It looks as it did.
    Again(Stat),
    /// It was read.
    Anew(Stat),
    /// How it looks does not tell what it holds.
    Apart,
}

/// Whose a case is, and how that was seen.
fn whose(
    workspace: &Workspace,
    case: &CaseFile,
    (known, next): (&KnownFiles<Whose>, &mut usize),
) -> (Whose, Seen) {
    let looks = case.looks().ok().flatten();
    if let Some(looks) = looks
        && let Some(whose) = known.of_next(next, &case.name(), &looks)
    {
        return (*whose, Seen::Again(looks));
    }
    let Ok(text) = workspace.repository.read_listed(case) else {
        return (Whose::Unclear, Seen::Apart);
    };
    // What is kept beside it may change by itself.
    let looks = looks.filter(|_| !is_beside(&text));
    (Whose::of(&text), looks.map_or(Seen::Apart, Seen::Anew))
}
