//! What a range begins with: what cannot be read there is no excuse for what is changed over it.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::past::Past;
use super::version::CaseVersion;
use crate::domain::time::Calendar;

/// A file that cannot be read where the range begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// Its path.
    pub path: String,
    /// The object that holds it.
    pub object: String,
    /// A commit before the range that has it.
    pub commit: String,
}

/// The files that commits of the range change and that cannot be read as they were before it.
pub fn unreadable(past: &Past, calendar: &Calendar) -> Vec<Unreadable> {
    let against = || past.commits.iter().flat_map(|commit| &commit.against);
    let touches = against().flat_map(|against| &against.touches);
    let made = touches.filter_map(|touch| Some((touch.path.as_str(), touch.new.as_deref()?)));
    let made: HashSet<(&str, &str)> = made.collect();
    let mut before: BTreeSet<Unreadable> = BTreeSet::new();
    for commit in &past.commits {
        for (parent, against) in commit.parents.iter().zip(&commit.against) {
            for touch in &against.touches {
                let Some(object) = &touch.old else { continue };
                if !made.contains(&(touch.path.as_str(), object.as_str())) {
                    before.insert(Unreadable {
                        path: touch.path.clone(),
                        object: object.clone(),
                        commit: parent.clone(),
                    });
                }
            }
        }
    }
    let lost = |file: &Unreadable| version(past, &file.path, &file.object, calendar).is_none();
    let before: Vec<Unreadable> = before.into_iter().collect();
    before.into_par_iter().filter(lost).collect()
}

/// What stands for each of them: the last version before that can be read.
pub(super) fn stand_ins(
    past: &Past,
    calendar: &Calendar,
) -> impl Iterator<Item = ((String, String), Arc<CaseVersion>)> {
    past.earlier.iter().filter_map(|(at, objects)| {
        let mut versions = objects
            .iter()
            .filter_map(|object| version(past, &at.0, object, calendar));
        Some((at.clone(), Arc::new(versions.next()?)))
    })
}

fn version(past: &Past, path: &str, object: &str, calendar: &Calendar) -> Option<CaseVersion> {
    let text = past.texts.get(object)?.as_ref()?;
    CaseVersion::read(path, text, calendar)
}
