//! Figures as they are typed, `KIND:key=value,…`, and what is wrong with them.

use std::collections::BTreeMap;

use crate::domain::reader::Fault;
use crate::domain::values::FieldError;
use crate::errors;

errors! {
    /// Why something is no remedy.
    pub enum RemedyError {
        /// There is no such kind.
        Kind { kind: String, kinds: Vec<&'static str> } = "case-remedy-kind",
        /// Not the form of a figure.
        Pair { pair: String } = "case-remedy-pair",
        /// Its kind has no such figure.
        Figure { kind: &'static str, figure: String, known: Vec<&'static str> } = "case-remedy-figure",
        /// A figure is given twice.
        Twice { key: String } = "case-remedy-twice",
        /// Its kind needs a figure that is not given.
        Lacks { kind: &'static str, figure: &'static str, form: String } = "case-remedy-lacks",
        /// A figure is not of its sort.
        Value { key: &'static str, value: String } = "case-remedy-value",
        /// A foreign currency without its rate.
        Rate = "case-remedy-rate",
        /// A rate without its currency.
        RateAlone = "case-remedy-rate-alone";
        /// No map at all.
        Field(FieldError),
        /// As it would be wrong in a file.
        Fault(Fault),
    }
}

/// What `key=value,…` gives of something, after its kind and a colon: all it needs and nothing it does not know, each
/// once.
pub fn given<'a>(
    kind: &'static str,
    text: &'a str,
    needs: &[&'static str],
    known: &[&'static str],
) -> Result<BTreeMap<&'a str, &'a str>, RemedyError> {
    let mut given = BTreeMap::new();
    for pair in pairs(text).into_iter().filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').ok_or_else(|| RemedyError::Pair {
            pair: pair.to_owned(),
        })?;
        let key = key.trim();
        if !known.contains(&key) {
            let (figure, known) = (key.to_owned(), known.to_vec());
            return Err(RemedyError::Figure {
                kind,
                figure,
                known,
            });
        }
        if given.insert(key, value.trim()).is_some() {
            let key = key.to_owned();
            return Err(RemedyError::Twice { key });
        }
    }
    match needs.iter().find(|key| !given.contains_key(**key)) {
        Some(figure) => {
            let pairs: Vec<String> = needs.iter().map(|key| format!("{key}=…")).collect();
            let form = format!("{kind}:{}", pairs.join(","));
            Err(RemedyError::Lacks { kind, figure, form })
        }
        None => Ok(given),
    }
}

/// The text in its pairs: a comma between three digits and a digit before them parts thousands, not
/// pairs.
fn pairs(text: &str) -> Vec<&str> {
    let thousands = |(at, _): &(usize, &str)| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        let group = after.bytes().take_while(u8::is_ascii_digit).count();
        before.ends_with(|c: char| c.is_ascii_digit()) && group == 3
    };
    let parting = text.match_indices(',').filter(|comma| !thousands(comma));
    let mut pairs = Vec::new();
    let mut from = 0;
    for (at, _) in parting {
        pairs.push(&text[from..at]);
        from = at + 1;
    }
    pairs.push(&text[from..]);
    pairs
}
