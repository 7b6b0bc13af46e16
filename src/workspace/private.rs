//! The private part of cases, where the organisation keeps one: what goes there, and who the customer
//! is where it cannot be read.

use std::path::Path as FilePath;

use crate::codec::parts::is_withheld;
use crate::codec::private::{kept_beside, sum_is};
use crate::domain::case::conduct::{Corrected, Correction};
use crate::domain::case::intake::Customer;
use crate::domain::case::sections::is_beside;
use crate::domain::case::{Case, Kept};
use crate::domain::names::customer_sum;
use crate::domain::organization::{Personal, PrivatePart};
use crate::domain::record::Record;
use crate::domain::schema::Declared as _;
use crate::domain::tree::{Edit, Path, Value};
use crate::domain::word::Word as _;
use crate::msg;
use crate::store::files;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// The shortest secret, in bytes.
const KEY: usize = 16;

/// What stands in a key file, without the end of its line.
pub fn secret(file: &FilePath, shown: &str) -> Result<Vec<u8>, Problem> {
    let read = files::read_evidence(file).map_err(|fault| Problem::from(fault.of(shown)))?;
    let key = read.trim_ascii_end();
    if key.len() < KEY {
        let what = msg!("export-key-short", file = shown, count = KEY);
        return Err(Problem::usage(what).help(msg!("export-key-help")));
    }
    Ok(key.to_vec())
}

impl Workspace {
    fn personal(&self) -> Option<&Personal> {
        let organization = self.regulations.organization.as_ref()?;
        organization.personal.as_ref()
    }

    /// Whether new cases have a private part beside them.
    pub fn keeps_private(&self) -> bool {
        let personal = self.personal();
        personal.is_some_and(|personal| personal.part == PrivatePart::Beside)
    }

    /// The sum of who a customer is; `None` where the organisation keeps none.
    pub fn customer_sum(&self, name: Option<&str>) -> Result<Option<String>, Problem> {
        let key = self.personal().and_then(|personal| personal.key.as_deref());
        let (Some(key), Some(name)) = (key, name) else {
            return Ok(None);
        };
        let secret = secret(&self.repository.root().join(key), key);
        let secret = secret.map_err(|problem| match problem.help {
            Some(_) => problem,
            None => problem.help(msg!("private-key-help")),
        })?;
        Ok(Some(customer_sum(&secret, name)))
    }

    /// The text of a new case with what is private in its part, where the organisation has it so.
    pub fn placed(&self, text: String, name: Option<&str>) -> String {
        if !self.keeps_private() {
            return text;
        }
        // Whether there is a key was asked before.
        let sum = self.customer_sum(name).ok().flatten();
        kept_beside(&text, sum.as_deref()).unwrap_or(text)
    }
}

/// The edits after which the case itself tells nothing of its private part, and says who the customer
/// is as a sum.
pub fn in_step(workspace: &Workspace, case: &Case) -> Result<Vec<Edit>, Problem> {
    let mut edits = Vec::new();
    if !case.private || case.withheld || case.forgotten.is_some() {
        return Ok(edits);
    }
    let sum = workspace.customer_sum(case.customer.name.as_deref())?;
    edits.extend(sum_is(
        sum.as_deref()
            .filter(|sum| case.customer_sum.as_deref() != Some(sum)),
    ));
    for (nth, correction) in corrections(case) {
        if case.corrected.iter().any(|told| told.is_of(correction)) {
            continue;
        }
        edits.extend(masked((nth, correction), Kept::Withheld));
        let told = Corrected::of(correction).value();
        edits.push(Edit::Append(Path::root().key("corrected"), told));
    }
    Ok(edits)
}

/// The corrections of fields that stand in the private part, with their places in the list.
pub fn corrections(case: &Case) -> impl Iterator<Item = (usize, &Correction)> {
    let field = |of: &Correction| of.field.parse::<Path>();
    let all = case.corrections.iter().enumerate();
    all.filter(move |(_, of)| field(of).is_ok_and(|field| is_beside(&field)))
}

/// The edits after which a correction no longer says what its field said, but why not.
pub fn masked((nth, correction): (usize, &Correction), why: Kept) -> Vec<Edit> {
    let place = Path::root().key("corrections").index(nth);
    let old = correction.old.iter().map(|_| "old");
    old.chain(["new"])
        .map(|key| Edit::Set(place.key(key), Value::Text(why.word().to_owned())))
        .collect()
}

/// Refuses edits of a private part that cannot be read: what stands there would be lost.
pub fn refuse(file: &str, text: &str, edits: &[Edit]) -> Result<(), Problem> {
    let private = |edit: &Edit| match edit {
        Edit::Set(path, _) | Edit::Append(path, _) | Edit::Remove(path) => is_beside(path),
        Edit::Archive { .. } => false,
    };
    if is_withheld(text) && edits.iter().any(private) {
        return Err(withheld(file));
    }
    Ok(())
}

/// Refuses to take a customer over from a private part that cannot be read.
pub fn refuse_withheld(case: &Case, file: &str) -> Result<(), Problem> {
    if case.withheld && case.forgotten.is_none() {
        return Err(withheld(file));
    }
    Ok(())
}

/// Refuses a private part for a case whose own cannot be read.
pub fn refuse_second(before: Option<&Record>, after: &Record) -> Result<(), Problem> {
    let case = after.case.as_ref();
    let told = |case: &&Case| case.customer != Customer::default() || case.private_of.is_some();
    let withheld_now = is_withheld(&after.text) && case.is_some_and(|case| told(&case));
    let before = before.and_then(|before| before.case.as_ref());
    let was = before.is_some_and(|before| before.withheld && before.forgotten.is_none());
    let filled = was && case.is_some_and(|case| told(&case));
    let forgotten = before.is_some_and(|before| before.forgotten.is_some());
    if forgotten && case.is_some_and(|case| told(&case)) {
        let what = msg!("private-forgotten", file = &after.file);
        return Err(Problem::refused(what));
    }
    if withheld_now || filled {
        return Err(withheld(&after.file));
    }
    Ok(())
}

fn withheld(file: &str) -> Problem {
    let what = msg!("private-withheld", file = file);
    Problem::refused(what).help(msg!("private-withheld-help"))
}
