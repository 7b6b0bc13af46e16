//! What comparing cases finds, kept: as long as nothing that is compared is otherwise, it is the same, and only
//! where a file is told of its places are looked up again.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::codec::bytes::{read_one, write_one};
use crate::domain::case::evidence::Holdings;
use crate::domain::digest::{Half, Sum};
use crate::domain::record::Record;
use crate::domain::shared::Shared;
use crate::finding::Finding;
use crate::rules::{Judging, Rule, Told, in_order};
use crate::store::index::IndexFile;
use crate::store::snapshot::case_place;
use crate::workspace::looked::Looked;
use crate::workspace::open::Workspace;

/// What is kept of comparing cases.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The fingerprint of all that was compared, and by what.
    of: String,
    /// From when on what is said of places holds, in seconds since 1970 UTC.
    from: i64,
    /// The files something was found in.
    files: Vec<KeptFile>,
}

/// What was found in a file.
#[derive(Serialize, Deserialize)]
struct KeptFile {
    file: String,
    /// The fingerprint of what it held, where that is known.
    text: Option<Half>,
    /// Up to when its places hold.
    until: Option<i64>,
    /// What was found, without its places.
    found: Vec<Finding>,
    /// The same with them, without what is waived.
    placed: Vec<Finding>,
}

/// The cases that are compared, in order of path, each with its file.
pub(super) struct Side<'s, 'w, 'i> {
    pub workspace: &'s Workspace,
    pub judging: &'s Judging<'w>,
    pub looked: Vec<(Shared, Looked<'w, 'i>)>,
    /// Whether they are compared again, with others.
    pub keeps: bool,
    /// Where what is found is kept, and by whom.
    pub place: Option<(IndexFile, &'s str)>,
}

/// Where a file is among these, in the order they are listed in.
pub(super) fn place(looked: &[(Shared, Looked)], file: &str) -> Option<usize> {
    let found = looked.binary_search_by(|(other, _)| case_place(other).cmp(&case_place(file)));
    found.ok()
}

impl<'w> Side<'_, 'w, '_> {
    /// What all of them cite is read, to be looked for.
    pub fn tell_citing(&mut self) {
        let (workspace, judging) = (self.workspace, self.judging);
        let looked = self.looked.iter_mut();
        for (file, looked) in looked.filter(|(_, looked)| looked.cites()) {
            looked.tell(workspace, judging, file);
        }
    }

    /// Everything that is found in them, in order. `evidence` is what stands where they say it is.
    pub fn found<'r>(
        &mut self,
        evidence: Option<&Holdings>,
        again: &(impl Fn(&str) -> Option<Cow<'r, Record>> + Sync),
    ) -> Vec<Finding> {
        let each = self.looked.iter();
        let many: usize = each.map(|(_, looked)| looked.judged.found().len()).sum();
        // With room for as many that comparing finds: what is not taken costs nothing.
        let mut found = Vec::with_capacity(2 * many);
        for (_, looked) in &mut self.looked {
            found.append(&mut looked.judged.take_found());
        }
        if self.judging.compares() {
            found.extend(self.on_evidence(evidence, again));
            let of = self.fingerprint();
            match of.as_ref().and_then(|of| self.kept(of)) {
                Some(kept) => found.extend(self.again(kept, again)),
                None => found.extend(self.anew(of.as_deref(), again)),
            }
        }
        in_order(found)
    }

    /// The fingerprint of all that is compared; `None` where it is not known of all or nothing is kept.
    fn fingerprint(&self) -> Option<String> {
        self.place.as_ref()?;
        let mut sum = Sum::default();
        sum.add(self.judging.by().as_bytes());
        for (_, looked) in &self.looked {
            sum.add(&looked.facts?.0);
        }
        Some(sum.hex())
    }

    fn kept(&self, of: &str) -> Option<Kept> {
        let (place, maker) = self.place.as_ref()?;
        let lying = place.read()?;
        let kept: Kept = read_one(&lying, maker)?;
        (kept.of == of).then_some(kept)
    }

    /// What was found, as it is now.
    fn again<'r>(
        &self,
        kept: Kept,
        again: &(impl Fn(&str) -> Option<Cow<'r, Record>> + Sync),
    ) -> Vec<Finding> {
        let now = self.judging.now();
        let from = kept.from;
        let files = kept.files.into_par_iter().flat_map_iter(|kept| {
            let file = &kept.file;
            let text = self.text(file);
            let until = kept.until.filter(|_| text.is_some() && text == kept.text);
            let holds = until.is_some_and(|until| (from..=until).contains(&now.timestamp()));
            let mut found = if holds { kept.placed } else { kept.found };
            for finding in &mut found {
                finding.again(file, now);
            }
            if holds {
                found
            } else {
                self.judging.placed(found, again).0
            }
        });
        files.collect()
    }

    /// The fingerprint of what a file holds.
    fn text(&self, file: &str) -> Option<Half> {
        self.looked[place(&self.looked, file)?].1.text
    }

    /// Compares them, and keeps what is found.
    fn anew<'r>(
        &mut self,
        of: Option<&str>,
        again: &(impl Fn(&str) -> Option<Cow<'r, Record>> + Sync),
    ) -> Vec<Finding> {
        let (whose, told) = self
            .take_told(false)
            .into_iter()
            .unzip::<_, _, Vec<usize>, Vec<_>>();
        let found = self
            .judging
            .compared(&told, None, again, |rule| !rule.on_evidence());
        // What is found from here on is found in files, which are read again.
        if self.keeps {
            for (place, told) in whose.into_iter().zip(told) {
                self.looked[place].1.judged.put_told(told);
            }
        } else {
            drop(told);
        }
        let files = found.into_par_iter().map(|(file, found)| {
            let (placed, until) = self.judging.placed(found.clone(), again);
            KeptFile {
                text: self.text(&file),
                until: until.map(|until| until.timestamp()),
                file,
                found,
                placed,
            }
        });
        let kept = Kept {
            of: of.unwrap_or_default().to_owned(),
            from: self.judging.now().timestamp(),
            files: files.collect(),
        };
        if let Some((place, maker)) = self.place.as_ref().filter(|_| of.is_some())
            && let Some(bytes) = write_one(maker, &kept)
        {
            place.write([bytes.into()]);
        }
        kept.files.into_iter().flat_map(|it| it.placed).collect()
    }

    /// What is found where they say their evidence is.
    fn on_evidence<'r>(
        &mut self,
        evidence: Option<&Holdings>,
        again: &(impl Fn(&str) -> Option<Cow<'r, Record>> + Sync),
    ) -> Vec<Finding> {
        let (whose, told) = self
            .take_told(true)
            .into_iter()
            .unzip::<_, _, Vec<usize>, Vec<_>>();
        let found = self
            .judging
            .compared(&told, evidence, again, Rule::on_evidence);
        for (place, told) in whose.into_iter().zip(told) {
            self.looked[place].1.judged.put_told(told);
        }
        let placed = found
            .into_iter()
            .flat_map(|(_, found)| self.judging.placed(found, again).0);
        placed.collect()
    }

    /// What is to be compared, of all or of those that cite evidence, with their places.
    fn take_told(&mut self, citing: bool) -> Vec<(usize, Box<Told<'w>>)> {
        let (workspace, judging) = (self.workspace, self.judging);
        let looked = self.looked.par_iter_mut().enumerate();
        let told = looked.filter_map(|(place, (file, looked))| {
            if citing && !looked.cites() {
                return None;
            }
            looked.tell(workspace, judging, file);
            Some((place, looked.judged.take_told()?))
        });
        told.collect()
    }
}
