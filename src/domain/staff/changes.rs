//! Dated changes of who is who: what each writes into the staff file, so that nothing before its day
//! reads otherwise.

use chrono::NaiveDate;

use super::ask::Via;
use super::gone::Gone;
use super::people::{Appointment, Person, Posting, Staff};
use super::units::Absence;
use crate::domain::place::Place;
use crate::domain::schema::{Entry, Table};
use crate::domain::source::Source;
use crate::domain::tree::{Edit, Path, Value};
use crate::errors;

errors! {
    /// Why a change of the staff is not written down.
    pub enum ChangeError {
        /// No role has this id.
        RoleUnknown { role: String, roles: Vec<String> } = "staff-role-unknown",
        /// Somebody of this id is there.
        IdTaken { id: String, name: String } = "staff-id-taken",
        /// Nobody has this id: it takes a name and an address.
        NeedsName { id: String } = "staff-needs-name",
        /// They are in that unit already.
        InUnit { person: String, unit: String } = "staff-in-unit",
        /// A posting begins later.
        LaterPosting { person: String, from: String } = "staff-later-posting",
        /// They were never in a unit.
        NoUnit { person: String } = "staff-no-unit",
        /// The role is held then already.
        RoleHeld { person: String, role: String } = "staff-role-held",
        /// The role is not held then.
        RoleNotHeld { person: String, role: String, day: String } = "staff-role-not-held",
        /// Neither a name nor an address is given.
        NothingNew = "staff-nothing-new",
        /// The calendar ends there.
        NoSuchDay = "staff-no-such-day",
        ; /// They are not there then.
        Gone(Gone)
    }
}

/// Why a change is not written down, and what stands against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchanged {
    /// Why.
    pub why: ChangeError,
    /// Where that is stated.
    pub place: Option<Place>,
}

/// What is to be written, in order.
pub type Changed = Result<Vec<Edit>, Unchanged>;

/// Whoever joins, or comes back.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The identifier.
    pub id: String,
    /// The name; needed for who was never there.
    pub name: Option<String>,
    /// The e-mail address; likewise.
    pub email: Option<String>,
    /// The unit.
    pub unit: String,
    /// The first day.
    pub from: NaiveDate,
    /// Base points.
    pub points: Option<u64>,
}

impl From<ChangeError> for Unchanged {
    fn from(why: ChangeError) -> Self {
        Self { why, place: None }
    }
}

impl From<(Gone, Place)> for Unchanged {
    fn from((why, place): (Gone, Place)) -> Self {
        Self {
            why: why.into(),
            place: Some(place),
        }
    }
}

impl Staff {
    /// Somebody comes, or comes back, into a unit.
    pub fn joining(&self, new: &Joining) -> Changed {
        let mut edits = Vec::new();
        if let Some(known) = self.person(&new.id) {
            let left = matches!(self.absence(known, new.from), Some(Absence::Left(_)));
            let other = new
                .email
                .as_ref()
                .is_some_and(|email| !known.has_address(email));
            if !left || other {
                let (id, name) = (known.id.clone(), known.name.clone());
                let place = Some(known.source.place.clone());
                let why = ChangeError::IdTaken { id, name };
                return Err(Unchanged { why, place });
            }
            self.none_later(known, new.from)?;
        } else {
            let (Some(name), Some(email)) = (&new.name, &new.email) else {
                return Err(ChangeError::NeedsName { id: new.id.clone() }.into());
            };
            let person = Person {
                id: new.id.clone(),
                name: name.clone(),
                email: email.clone(),
                former_emails: Vec::new(),
                unit: None,
                roles: Vec::new(),
                superior: None,
                points: None,
                bonus: None,
                joined_emails: Vec::new(),
                source: unplaced(),
            };
            edits.push(added(PERSON, &person));
        }
        let dates = (Some(new.from), None);
        edits.push(posted(&new.id, &new.unit, new.points, dates));
        Ok(edits)
    }

    /// Somebody is in another unit from a day on, with the points they have where none are given.
    pub fn moving(
        &self,
        person: &Person,
        to: &str,
        from: NaiveDate,
        points: Option<u64>,
    ) -> Changed {
        self.there(person, from)?;
        self.none_later(person, from)?;
        let now = self.post(person, from);
        let before = now.and_then(|post| post.points);
        if now.and_then(|post| post.unit) == Some(to) && points.is_none_or(|it| Some(it) == before)
        {
            let (person, unit) = (person.name.clone(), to.to_owned());
            return Err(ChangeError::InUnit { person, unit }.into());
        }
        let points = points.or(before);
        let Some((i, posting)) = self.posting_on(person, from) else {
            return Ok(vec![posted(&person.id, to, points, (Some(from), None))]);
        };
        let place = entry(POSTING, i);
        if posting.from == Some(from) {
            let points = points.map(|points| Edit::Set(place.key("points"), count(points)));
            let unit = Edit::Set(place.key("unit"), Value::Text(to.to_owned()));
            return Ok(std::iter::once(unit).chain(points).collect());
        }
        let last = from.pred_opt().ok_or(ChangeError::NoSuchDay)?;
        Ok(vec![
            Edit::Set(place.key("until"), day(last)),
            posted(&person.id, to, points, (Some(from), posting.until)),
        ])
    }

    /// Somebody's last day: posting, roles and what is lent end with it.
    pub fn leaving(&self, person: &Person, last: NaiveDate) -> Changed {
        self.there(person, last)?;
        self.none_later(person, last)?;
        let ended = |list, i| Edit::Set(entry(list, i).key("until"), day(last));
        let mut edits = Vec::new();
        match (self.posting_on(person, last), &person.unit) {
            (Some((_, posting)), _) if posting.until == Some(last) => {}
            (Some((i, _)), _) => edits.push(ended(POSTING, i)),
            (None, Some(unit)) => {
                edits.push(posted(&person.id, unit, person.points, (None, Some(last))));
            }
            (None, None) => {
                let person = person.name.clone();
                return Err(ChangeError::NoUnit { person }.into());
            }
        }
        let outlasts = |until: Option<NaiveDate>| until.is_none_or(|until| until > last);
        for (i, given) in self.appointments.iter().enumerate() {
            if given.person == person.id && given.covers(last) && outlasts(given.until) {
                edits.push(ended("appointment", i));
            }
        }
        for (i, lent) in self.delegations.iter().enumerate() {
            let theirs = lent.from_person == person.id || lent.to_person == person.id;
            if theirs && lent.covers(last) && outlasts(lent.until) {
                edits.push(ended("delegation", i));
            }
        }
        Ok(edits)
    }

    /// Somebody has another address, or another name; what was recorded under the old address stays
    /// theirs.
    pub fn renaming(&self, person: &Person, email: Option<&str>, name: Option<&str>) -> Changed {
        let place = self.place_of(person);
        let mut edits = Vec::new();
        if let Some(email) = email.filter(|email| *email != person.email) {
            edits.push(Edit::Set(place.key("email"), Value::Text(email.to_owned())));
            let former = place.key("former_emails");
            let again = person.former_emails.iter().position(|old| old == email);
            edits.extend(again.map(|i| Edit::Remove(former.index(i))));
            if !person.former_emails.contains(&person.email) {
                let old = Value::Text(person.email.clone());
                edits.push(Edit::Append(former, old));
            }
        }
        if let Some(name) = name.filter(|name| *name != person.name) {
            edits.push(Edit::Set(place.key("name"), Value::Text(name.to_owned())));
        }
        if edits.is_empty() {
            return Err(ChangeError::NothingNew.into());
        }
        Ok(edits)
    }

    /// Somebody holds a role from a day on.
    pub fn appointing(
        &self,
        person: &Person,
        role: &str,
        (from, until): (NaiveDate, Option<NaiveDate>),
    ) -> Changed {
        self.known_role(role)?;
        self.there(person, from)?;
        let held = self.roles_of(&person.id, from).into_iter();
        let own = |via: Via| !matches!(via, Via::Delegation { .. });
        if let Some(held) = held.into_iter().find(|it| it.role == role && own(it.via)) {
            let (person, role) = (person.name.clone(), role.to_owned());
            let place = Some(held.source.place.clone());
            let why = ChangeError::RoleHeld { person, role };
            return Err(Unchanged { why, place });
        }
        Ok(vec![appointed(&person.id, role, (Some(from), until))])
    }

    /// The last day somebody holds a role. One held without dates was held since ever.
    pub fn resigning(&self, person: &Person, role: &str, last: NaiveDate) -> Changed {
        self.known_role(role)?;
        let mut edits = Vec::new();
        if let Some(i) = person.roles.iter().position(|own| own == role) {
            let roles = self.place_of(person).key("roles");
            edits.push(Edit::Remove(roles.index(i)));
            edits.push(appointed(&person.id, role, (None, Some(last))));
        }
        for (i, given) in self.appointments.iter().enumerate() {
            if given.person == person.id && given.role == role && given.covers(last) {
                let until = entry("appointment", i).key("until");
                edits.push(Edit::Set(until, day(last)));
            }
        }
        if edits.is_empty() {
            return Err(ChangeError::RoleNotHeld {
                person: person.name.clone(),
                role: role.to_owned(),
                day: last.to_string(),
            }
            .into());
        }
        Ok(edits)
    }

    /// The same staff with every unit and all points in postings; nobody is anywhere else for it. Who
    /// is in a unit that ended for good is left as they are.
    pub fn dating(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for person in &self.persons {
            let place = self.place_of(person);
            let begun = self.postings_of(&person.id).map(|posting| posting.from);
            let first = begun.min();
            let dated = first.is_some();
            let last = first.flatten().and_then(|from| from.pred_opt());
            let unit = person.unit.as_deref();
            let ended = unit.and_then(|unit| self.unit(unit));
            let ended = ended.is_some_and(|it| it.until.is_some() && it.merged_into.is_none());
            if ended || unit.is_none() && !dated {
                continue;
            }
            for (i, posting) in self.postings.iter().enumerate() {
                let own = posting.person == person.id && posting.points.is_none();
                let points = person.points.filter(|_| own);
                let path = entry(POSTING, i).key("points");
                edits.extend(points.map(|points| Edit::Set(path, count(points))));
            }
            if let Some(unit) = unit.filter(|_| last.is_some() || !dated) {
                edits.push(posted(&person.id, unit, person.points, (None, last)));
            }
            let stated = [
                ("unit", person.unit.is_some()),
                ("points", person.points.is_some()),
            ];
            let stated = stated.into_iter().filter(|(_, stated)| *stated);
            edits.extend(stated.map(|(key, _)| Edit::Remove(place.key(key))));
        }
        edits
    }

    fn there(&self, person: &Person, day: NaiveDate) -> Result<(), Unchanged> {
        match self.person_gone(person, day) {
            Some((Gone::NotYet { .. }, _)) => self.none_later(person, day),
            Some(gone) => Err(gone.into()),
            None => Ok(()),
        }
    }

    /// What comes later must be changed first.
    fn none_later(&self, person: &Person, day: NaiveDate) -> Result<(), Unchanged> {
        let later = |posting: &&Posting| posting.from.is_some_and(|from| from > day);
        let Some(posting) = self.postings_of(&person.id).find(later) else {
            return Ok(());
        };
        let why = ChangeError::LaterPosting {
            person: person.name.clone(),
            from: posting.from.unwrap_or(day).to_string(),
        };
        let place = Some(self.places.field(&posting.source, "from"));
        Err(Unchanged { why, place })
    }

    fn posting_on(&self, person: &Person, day: NaiveDate) -> Option<(usize, &Posting)> {
        let mut all = self.postings.iter().enumerate();
        all.find(|(_, posting)| posting.person == person.id && posting.covers(day))
    }

    fn known_role(&self, role: &str) -> Result<(), ChangeError> {
        if self.roles.iter().any(|known| known.id == role) {
            return Ok(());
        }
        Err(ChangeError::RoleUnknown {
            role: role.to_owned(),
            roles: self.roles.iter().map(|role| role.id.clone()).collect(),
        })
    }

    fn place_of(&self, person: &Person) -> Path {
        let i = self.persons.iter().position(|it| it.id == person.id);
        entry(PERSON, i.unwrap_or(self.persons.len()))
    }
}

const PERSON: &str = "person";
const POSTING: &str = "posting";

fn entry(list: &str, i: usize) -> Path {
    Path::root().key(list).index(i)
}

fn day(day: NaiveDate) -> Value {
    Value::Plain(day.to_string())
}

fn count(number: u64) -> Value {
    Value::Plain(number.to_string())
}

fn unplaced() -> Source {
    Source::new(Place::nowhere(), None)
}

/// Another entry of a list, as its table declares it.
fn added<T: Table>(list: &str, table: &T) -> Edit {
    let Entry { values, .. } = table.entry();
    let stated = values.into_iter();
    let stated = stated.filter_map(|it| Some((it.field.key.to_owned(), it.value?)));
    Edit::Append(Path::root().key(list), Value::Map(stated.collect()))
}

fn posted(
    person: &str,
    unit: &str,
    points: Option<u64>,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
) -> Edit {
    let posting = Posting {
        person: person.to_owned(),
        unit: unit.to_owned(),
        points,
        from,
        until,
        source: unplaced(),
    };
    added(POSTING, &posting)
}

fn appointed(
    person: &str,
    role: &str,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
) -> Edit {
    let appointment = Appointment {
        person: person.to_owned(),
        role: role.to_owned(),
        from,
        until,
        source: unplaced(),
    };
    added("appointment", &appointment)
}
