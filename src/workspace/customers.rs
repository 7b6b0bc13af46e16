//! Whose a case is, known without reading its file again: of a month with twenty thousand cases most are of
//! other customers than the one who is on the phone.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::codec::parts::is_beside;
use crate::codec::peek::{self, Peeked};
use crate::domain::digest::Half;
use crate::domain::names::comparable;
use crate::store::case_file::CaseFile;
use crate::store::error::StoreError;
use crate::store::known_files::{KnownFiles, Look};
use crate::workspace::indexed::Warm;
use crate::workspace::open::Workspace;

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
    let each: Vec<Seen> = cases
        .par_iter()
        .map(|case| Seen::of(workspace, case, &known))
        .collect();
    if each.iter().filter(|seen| seen.anew).count() > FEW {
        let found = each.iter();
        known.keep(found.filter_map(|seen| Some((seen.look?, seen.whose))));
    }
    let customer = Half::of(customer.as_bytes());
    let perhaps = cases.into_iter().zip(each);
    let perhaps = perhaps.filter(|(_, seen)| match seen.whose {
        Whose::Nobody => false,
        Whose::Customer(other) => other == customer,
        Whose::Unclear => true,
    });
    Ok(perhaps.map(|(case, _)| case).collect())
}

/// A case, as far as it was looked at.
struct Seen {
    whose: Whose,
    /// How the file looks, where that tells what it holds.
    look: Option<Look>,
    /// Whether it was read for that.
    anew: bool,
}

impl Seen {
    fn of(workspace: &Workspace, case: &CaseFile, known: &KnownFiles<Whose>) -> Self {
        let looks = case.looks().ok().flatten();
        let look = looks.map(|looks| Look::of(&case.name(), &looks));
        if let Some(whose) = look.and_then(|look| known.of(&look)) {
            return Self {
                whose: *whose,
                look,
                anew: false,
            };
        }
        let text = workspace.repository.read_listed(case).ok();
        // What is kept beside it may change by itself.
        let alone = text.as_ref().is_some_and(|text| !is_beside(text));
        let look = look.filter(|_| alone);
        Self {
            whose: text.map_or(Whose::Unclear, |text| Whose::of(&text)),
            look,
            anew: look.is_some(),
        }
    }
}
