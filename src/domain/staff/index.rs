//! Whom an address, id or name stands for, looked up instead of compared with everybody.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

thread_local! {
    /// Whoever was asked for in this thread, while anybody listens.
    static ASKED: RefCell<Option<BTreeSet<String>>> = const { RefCell::new(None) };
}

/// What comes of something, and whom it asked for on the way: what it knows of persons, beside what
/// [is known to all](super::Staff::known_to_all).
pub fn asking<T>(what: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    // Work that waits for others may be taken up in between: each asks for itself.
    let outer = ASKED.replace(Some(BTreeSet::new()));
    let came = what();
    let asked = ASKED.replace(outer);
    (came, asked.unwrap_or_default())
}

/// Notes whom is asked for.
pub(super) fn note(written: &str) {
    ASKED.with_borrow_mut(|asked| {
        if let Some(asked) = asked.as_mut().filter(|asked| !asked.contains(written)) {
            asked.insert(written.to_owned());
        }
    });
}

/// The persons of a staff file by what they are written as; made when it is first asked. Whoever
/// changes a person puts an empty one in its place.
#[derive(Clone, Debug, Default)]
pub struct Index(OnceLock<Keys>);

/// Persons by their places in the file.
#[derive(Clone, Debug, Default)]
struct Keys {
    emails: HashMap<String, Vec<usize>>,
    addresses: HashMap<String, Vec<usize>>,
    ids: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

/// What a person may be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The address they have.
    Email,
    /// An address they have, or had.
    Address,
    /// The id.
    Id,
    /// The name.
    Name,
}

/// How a person is written.
pub(super) struct Written<'p> {
    pub email: &'p str,
    pub addresses: Vec<&'p str>,
    pub id: &'p str,
    pub name: &'p str,
}

impl Index {
    /// The places of those who are written so, in the order of the file, of all `persons`.
    pub(super) fn of<'p, P: Iterator<Item = Written<'p>>>(
        &self,
        persons: impl FnOnce() -> P,
        by: By,
        written: &str,
    ) -> &[usize] {
        note(written);
        let keys = self.0.get_or_init(|| Keys::of(persons()));
        let found = match by {
            By::Email => keys.emails.get(folded(written).as_ref()),
            By::Address => keys.addresses.get(folded(written).as_ref()),
            By::Id => keys.ids.get(written),
            By::Name => keys.names.get(written),
        };
        found.map_or(&[], Vec::as_slice)
    }
}

impl Keys {
    fn of<'p>(persons: impl Iterator<Item = Written<'p>>) -> Self {
        let mut keys = Self::default();
        for (place, person) in persons.enumerate() {
            add(&mut keys.emails, folded(person.email).into_owned(), place);
            for address in person.addresses {
                add(&mut keys.addresses, folded(address).into_owned(), place);
            }
            add(&mut keys.ids, person.id.to_owned(), place);
            add(&mut keys.names, person.name.to_owned(), place);
        }
        keys
    }
}

fn add(keys: &mut HashMap<String, Vec<usize>>, key: String, place: usize) {
    let places = keys.entry(key).or_default();
    if places.last() != Some(&place) {
        places.push(place);
    }
}

/// An address as it is compared: capitals make no other of it.
fn folded(address: &str) -> Cow<'_, str> {
    let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if address.bytes().all(small) {
        Cow::Borrowed(address)
    } else {
        Cow::Owned(address.to_lowercase())
    }
}
