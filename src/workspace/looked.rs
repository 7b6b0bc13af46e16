//! What comes of looking at a case file, and what of that is kept.

use crate::codec::index::{Content, Entry, Stat};
use crate::codec::parts::is_beside;
use crate::domain::digest::Half;
use crate::domain::record::Record;
use crate::domain::shared::Shared;
use crate::domain::time::Time;
use crate::domain::word::Word as _;
use crate::rules::{Holds, Judged, Judging, KeptJudged, Standing};
use crate::store::index::OpenIndex;
use crate::store::spool::{Spool, Spooled};
use crate::workspace::open::Workspace;

/// What comes of a file.
pub struct Looked<'w, 'i> {
    /// What came of looking at the record.
    pub judged: Judged<'w>,
    /// What is to be compared, until it is asked for.
    untold: Untold<'i>,
    /// The fingerprint of that, where it is known.
    pub facts: Option<Half>,
    /// The fingerprint of what the files hold, where it is known.
    pub text: Option<Half>,
    /// What is to be kept.
    pub(super) keep: Keep,
    /// Whether the case is there at the moment asked about.
    pub there: bool,
}

/// What is to be compared, before it is.
enum Untold<'i> {
    /// It is there, or nothing is.
    Nothing,
    /// It lies in an index, at this place.
    Kept {
        place: u32,
        cites: bool,
        index: &'i OpenIndex<'i>,
    },
    /// It was made just now, and put by.
    Made(Box<Made<'i>>),
}

/// What is known of a file, with the index it stands in and its place there.
pub struct Known<'i> {
    pub entry: Entry<'i>,
    pub place: u32,
    pub index: &'i OpenIndex<'i>,
}

struct Made<'i> {
    uid: Option<Half>,
    cites: bool,
    told: Spooled,
    spool: &'i Spool,
}

impl<'w> Looked<'w, '_> {
    /// The fingerprint of the identity of the record.
    pub fn uid(&self) -> Option<Half> {
        let kept = match &self.untold {
            Untold::Nothing => None,
            Untold::Kept { place, index, .. } => index.known_by(*place).and_then(|(uid, _)| uid),
            Untold::Made(made) => made.uid,
        };
        self.judged.uid().or(kept)
    }

    /// What of it is to be kept.
    pub fn held(&self) -> Held<'_> {
        let made = match &self.untold {
            Untold::Made(made) => Some(made),
            _ => None,
        };
        Held {
            keep: &self.keep,
            uid: made.and_then(|made| made.uid),
            cites: made.is_some_and(|made| made.cites),
            made: made.map(|made| made.told),
        }
    }

    /// What is to be compared, in bytes, as long as it is not asked for.
    fn told(&self) -> Option<Vec<u8>> {
        match &self.untold {
            Untold::Nothing => None,
            Untold::Kept { place, index, .. } => index.apart(*place),
            Untold::Made(made) => made.spool.get(made.told),
        }
    }

    /// What was to be kept is.
    pub fn is_written(&mut self) {
        self.keep = Keep::Nothing;
    }

    /// Whether it cites evidence.
    pub fn cites(&self) -> bool {
        let kept = match &self.untold {
            Untold::Nothing => false,
            Untold::Kept { cites, .. } => *cites,
            Untold::Made(made) => made.cites,
        };
        kept || self.judged.evidence().next().is_some()
    }

    /// Reads what is to be compared of a file, where that is still to be done.
    pub fn tell(&mut self, workspace: &Workspace, judging: &Judging<'w>, file: &Shared) {
        if matches!(self.untold, Untold::Nothing) {
            return;
        }
        let told = self.told().and_then(|told| judging.told_again(&told, file));
        let told = told.or_else(|| {
            let record = workspace.again(file)?;
            judging.one(&record, false).take_told()
        });
        self.untold = Untold::Nothing;
        if let Some(told) = told {
            self.judged.put_told(told);
        }
    }

    /// With its file, of which the name is kept once for all that names it.
    pub fn of_file(mut self, name: Shared) -> (Shared, Self) {
        self.judged.share_name(&name);
        (name, self)
    }

    /// Of a record that is not in the tree.
    pub fn of(judged: Judged<'w>, record: &Record) -> Self {
        let text = Half::of(record.text.as_bytes());
        let facts = facts(&record.file, judged.kept().as_ref(), Some(text));
        Self {
            judged,
            untold: Untold::Nothing,
            facts: Some(facts),
            text: None,
            keep: Keep::Nothing,
            there: true,
        }
    }
}

/// The fingerprint of what is compared of a record, and of where it stands. What was recorded later is not there to
/// be compared.
fn facts(file: &str, kept: Option<&KeptJudged>, text: Option<Half>) -> Half {
    let text = text.filter(|_| kept.is_some_and(|kept| kept.placed));
    let text = text.as_ref().map_or(&[][..], |text| &text.0);
    let told = kept.map_or(&[][..], |kept| &kept.told);
    Half::of(&[told, text, file.as_bytes()].concat())
}

/// The fingerprint of what the files of a case hold.
pub(super) fn text_of(case: &Content, sanctions: Option<&Content>) -> Half {
    match sanctions {
        Some(sanctions) => Half::of(&[case.digest.0, sanctions.digest.0].concat()),
        None => case.digest.half(),
    }
}

/// How the files of a case looked before the case was read, and what that of its sanctions held.
pub struct Before {
    pub(super) case: Stat,
    pub(super) private: Option<Stat>,
    pub(super) sanctions: Option<Box<Content>>,
}

impl Before {
    /// What they hold, of which this is the text of the case with its private part.
    pub(super) fn contents(&self, text: &str) -> Contents {
        Contents {
            case: Content::of(self.case, text),
            sanctions: self.sanctions.clone(),
            beside: is_beside(text),
            private: self.private.map(|stat| Box::new(Content::of(stat, ""))),
        }
    }
}

/// What the files of a case hold.
#[derive(Clone)]
pub struct Contents {
    /// The case with its private part, which are read as one.
    pub(super) case: Content,
    pub(super) sanctions: Option<Box<Content>>,
    /// Whether the case has a private part.
    pub(super) beside: bool,
    pub(super) private: Option<Box<Content>>,
}

impl Contents {
    /// Whether an entry was made of just that.
    pub(super) fn made(&self, entry: &Entry) -> bool {
        let digest = |of: &Option<Box<Content>>| of.as_ref().map(|it| it.digest);
        entry.case.digest == self.case.digest && digest(&entry.sanctions) == digest(&self.sanctions)
    }
}

/// What of a file is to be kept.
pub struct Held<'h> {
    /// What is known of it.
    pub keep: &'h Keep,
    /// Of what is new the fingerprint of its identity.
    pub uid: Option<Half>,
    /// Whether it cites evidence.
    pub cites: bool,
    /// Where what is kept apart was put.
    pub made: Option<Spooled>,
}

/// What is known of a file after it was looked at.
pub enum Keep {
    /// What was known, at its place.
    As(u32),
    /// What was known, though it looks otherwise.
    Touched(u32, Box<Contents>),
    /// What is new.
    New(Box<New>),
    /// Nothing that would hold.
    Nothing,
}

/// What was made of a file just now.
pub struct New {
    pub(super) contents: Contents,
    pub(super) until: i64,
    /// Which of the sets of what it depends on.
    pub(super) on: u32,
    pub(super) standing: &'static str,
    pub(super) found: Box<[u8]>,
    pub(super) facts: Half,
}

impl New {
    /// Of a case that is over, what was measured; the outline of it lies with the entry.
    pub fn measured(contents: Contents, (until, on): (Time, u32), outline: &[u8]) -> Self {
        Self {
            contents,
            until: until.timestamp(),
            on,
            standing: Standing::Ended.word(),
            found: outline.into(),
            facts: Half::of(&[]),
        }
    }
}

/// What was made of a file and kept, as it is now.
pub(super) fn kept<'w, 'i>(
    known: Known<'i>,
    (judging, wanted): (&Judging<'w>, bool),
    keep: Keep,
) -> Option<Looked<'w, 'i>> {
    let Known {
        entry,
        place,
        index,
    } = known;
    let found = if wanted { entry.found } else { &[] };
    Some(Looked {
        judged: Judged::found_again(found, entry.file, judging)?,
        untold: Untold::Kept {
            place,
            cites: entry.cites,
            index,
        },
        facts: Some(entry.facts),
        text: Some(text_of(&entry.case, entry.sanctions.as_deref())),
        keep,
        there: true,
    })
}

/// What was made of a file just now and is not kept.
pub(super) fn fresh(judged: Judged<'_>, there: bool) -> Looked<'_, 'static> {
    Looked {
        judged,
        untold: Untold::Nothing,
        facts: None,
        text: None,
        keep: Keep::Nothing,
        there,
    }
}

impl<'i> Looked<'_, 'i> {
    /// What was made of a file just now is to be kept, as far as it holds for a while; until it is compared
    /// it is put by. `on` is which of the sets of what it depends on.
    pub(super) fn keep(
        &mut self,
        (file, contents): (&str, Option<Contents>),
        holds: &Holds,
        on: impl FnOnce() -> u32,
        (spool, put): (&'i Spool, impl FnOnce(&[u8]) -> Option<Spooled>),
    ) {
        let text = contents.as_ref();
        let text = text.map(|it| text_of(&it.case, it.sanctions.as_deref()));
        let bytes = self.judged.kept();
        let facts = facts(file, bytes.as_ref(), text);
        let Some(bytes) = bytes else {
            self.facts = Some(facts);
            return;
        };
        self.text = text;
        self.facts = Some(facts).filter(|_| text.is_some() || !bytes.placed);
        let new = contents.zip(holds.until).map(|(contents, until)| New {
            contents,
            until: until.timestamp(),
            on: on(),
            standing: holds.standing.word(),
            found: bytes.found.into(),
            facts,
        });
        let put = new.and_then(|new| Some((new, put(&bytes.told)?)));
        let Some((new, told)) = put else { return };
        self.keep = Keep::New(Box::new(new));
        self.untold = Untold::Made(Box::new(Made {
            uid: self.judged.uid(),
            cites: bytes.cites,
            told,
            spool,
        }));
        drop(self.judged.take_told());
    }
}
