//! What a commit does to the record of periodic duties.

use std::collections::BTreeSet;

use super::past::{Past, PastCommit, Touch};
use crate::codec;
use crate::domain::duties::{Act, DutyBook};
use crate::domain::time::Calendar;

/// The duties done that a commit adds to what its parents have, and those it takes out of what all of
/// them have.
#[derive(Clone, Debug, Default)]
pub struct DutyChanges {
    /// What is new, where it stands now.
    pub fresh: Vec<Act>,
    /// What is gone, where it stood.
    pub gone: Vec<Act>,
}

impl DutyChanges {
    /// Those of a commit. A file that is as one of the parents has it is not the commit's own.
    pub fn of(past: &Past, commit: &PastCommit, calendar: &Calendar) -> Self {
        let against = || commit.against.iter();
        let files: BTreeSet<&String> = against()
            .flat_map(|against| against.duties.iter().map(|touch| &touch.path))
            .collect();
        let (mut olds, mut news): (Vec<DutyBook>, _) = (Vec::new(), DutyBook::default());
        olds.resize_with(commit.against.len(), DutyBook::default);
        for file in files {
            let touches = against().map(|one| one.duties.iter().find(|it| it.path == *file));
            let Some(touches) = touches.collect::<Option<Vec<&Touch>>>() else {
                continue;
            };
            let text = |id: &Option<String>| past.texts.get(id.as_ref()?)?.as_deref();
            for (old, touch) in olds.iter_mut().zip(&touches) {
                let text = text(&touch.old).unwrap_or_default();
                codec::duties::read(old, file, text, calendar);
            }
            let new = touches.first().and_then(|touch| text(&touch.new));
            codec::duties::read(&mut news, file, new.unwrap_or_default(), calendar);
        }
        let has = |book: &DutyBook, act: &Act| book.acts.iter().any(|it| it.done == act.done);
        let mut fresh = news.acts.clone();
        fresh.retain(|act| !olds.iter().any(|old| has(old, act)));
        let mut gone = olds.first().map_or_else(Vec::new, |old| old.acts.clone());
        gone.retain(|act| !has(&news, act) && olds.iter().all(|old| has(old, act)));
        Self { fresh, gone }
    }
}
