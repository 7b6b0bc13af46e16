//! Judging with the index: what was made of a file before holds where file, regulations, staff and moment say
//! the same to it; anything else is read and judged, and the index is written anew.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::Result;
use rayon::prelude::*;

use crate::codec::index::{Content, Entry, Stat, Writer};
use crate::domain::digest::Half;
use crate::domain::private_part::private_of;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::word::Word as _;
use crate::rules::{Judging, Standing};
use crate::store::case_file::CaseFile;
use crate::store::files::ReadFault;
use crate::store::git::{KnownToGit, Look};
use crate::store::index::{IndexBytes, IndexFile, OpenIndex, build, looks};
use crate::store::listing::LISTINGS;
use crate::store::spool::{Spool, Spooled};
use crate::ui::problem::Problem;
use crate::workspace::grounds::Grounded;
use crate::workspace::looked::{Before, Contents, Held, Keep, Known, Looked, fresh, kept};
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// One in so many files may be judged anew each time before it pays to write the index again.
const STALE: usize = 200;

/// So many files whose looks do not tell are read before git is asked of the others: to know of one it has to be
/// read what it knows of all.
const FEW: usize = 64;

/// The index as it lies there, before it is read.
pub struct Warm {
    maker: String,
    place: Option<IndexFile>,
    lying: OnceLock<Option<IndexBytes>>,
}

impl Warm {
    /// The index of a repository, where it is wanted, for checks to which a clock is due soon within so many
    /// seconds: by what the organisation says or not at all.
    pub fn open(workspace: &Workspace, within: Option<i64>, wanted: bool) -> Self {
        Self::named(workspace, within, (wanted, None))
    }

    /// That of what reports keep of each case.
    pub fn of_reports(workspace: &Workspace, wanted: bool) -> Self {
        Self::named(workspace, workspace.warn_within(), (wanted, Some("report")))
    }

    fn named(
        workspace: &Workspace,
        within: Option<i64>,
        (wanted, name): (bool, Option<&str>),
    ) -> Self {
        let wanted = wanted && within == workspace.warn_within();
        let place = wanted.then(|| workspace.repository.index_file()).flatten();
        let place = place.map(|place| name.map(|name| place.beside(name)).unwrap_or(place));
        let maker = build().filter(|_| place.is_some());
        let place = place.filter(|_| maker.is_some());
        Self {
            maker: format!("{} {within:?}", maker.unwrap_or_default()),
            lying: OnceLock::new(),
            place,
        }
    }

    /// Where what comparing cases found is kept, and by whom.
    pub fn beside(&self, name: &str) -> Option<(IndexFile, &str)> {
        let place = self.place.as_ref()?;
        Some((place.beside(name), &self.maker))
    }

    /// What is in it, as far as it holds under these regulations.
    pub fn read<'w>(
        &'w self,
        workspace: &'w Workspace,
        regulations: &'w Regulations,
    ) -> Indexed<'w> {
        let lying = self.lying.get_or_init(|| self.place.as_ref()?.open());
        let index = OpenIndex::read(lying.as_ref(), &self.maker);
        let grounded = Grounded::new(&index.index.grounds, regulations);
        Indexed {
            warm: self,
            workspace,
            same: grounded.same(&index.index.grounds),
            index,
            grounded: Mutex::new(grounded),
            known: OnceLock::new(),
            doubted: AtomicUsize::new(0),
            sanctions: workspace.repository.keeps_sanctions(),
            spool: Spool::default(),
        }
    }
}

/// An index that is looked up.
pub struct Indexed<'w> {
    warm: &'w Warm,
    workspace: &'w Workspace,
    /// In order of the cases' places when they were written.
    index: OpenIndex<'w>,
    /// Whether each of the sets of what entries depend on is as it was.
    same: Vec<bool>,
    /// What new entries depend on.
    grounded: Mutex<Grounded<'w>>,
    known: OnceLock<KnownToGit>,
    /// Of how many files their looks did not tell.
    doubted: AtomicUsize,
    /// Whether any sanctions are kept in files of their own.
    sanctions: bool,
    /// What is new, until it is written.
    spool: Spool,
}

/// How a case's files look.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Looks {
    case: Stat,
    sanctions: Option<Stat>,
    private: Option<Stat>,
}

/// What is known of a case's files.
pub enum Seen<T> {
    /// What comes of what is kept of them.
    Kept(T),
    /// They have gone since they were listed.
    Gone,
    /// They were read; as far as what comes of that may be kept, this is how they looked before.
    Anew(Box<Record>, Option<Before>),
}

impl<'w> Indexed<'w> {
    /// What is known of a file, the case in which stands at this place in the list: `then` makes it of what is
    /// kept, as long as that holds.
    pub fn see<'i, T>(
        &'i self,
        at: usize,
        file: &CaseFile,
        then: impl Fn(Known<'i>, Keep) -> Option<T>,
    ) -> Result<Seen<T>, Problem> {
        let known = self.entry(at, file);
        let known = known.filter(|known| self.holds(&known.entry));
        let place = self.warm.place.as_ref();
        let looks = place.and_then(|_| self.looks(file, known.as_ref()));
        let anew = None::<fn(&Contents) -> Option<T>>;
        let Some(known) = known else {
            return self.anew((file, looks), anew);
        };
        let place = known.place;
        if looks.is_some_and(|looks| self.unchanged(&known.entry, looks)) {
            if let Some(made) = then(known, Keep::As(place)) {
                return Ok(Seen::Kept(made));
            }
            return self.anew((file, looks), anew);
        }
        let same = |contents: &Contents| {
            let keep = Keep::Touched(place, Box::new(contents.clone()));
            let made = contents.made(&known.entry);
            made.then(|| then(known, keep)).flatten()
        };
        self.anew((file, looks), Some(same))
    }

    /// What comes of a file that is read: what is kept of it after all, or it is to be looked at.
    fn anew<T>(
        &self,
        (file, looks): (&CaseFile, Option<Looks>),
        kept: Option<impl FnOnce(&Contents) -> Option<T>>,
    ) -> Result<Seen<T>, Problem> {
        let text = self.workspace.repository.read_listed(file);
        if text == Err(ReadFault::Missing) {
            return Ok(Seen::Gone);
        }
        let looks = looks.filter(|_| text.is_ok());
        let before = looks.and_then(|looks| self.before(file, looks));
        if let (Some(before), Some(kept), Ok(text)) = (&before, kept, &text)
            && let Some(made) = kept(&before.contents(text))
        {
            return Ok(Seen::Kept(made));
        }
        let record = self.workspace.read_with(file, text, self.sanctions)?;
        Ok(Seen::Anew(Box::new(record), before))
    }

    /// What comes of a file, the case in which stands at this place in the list; `None` where it has gone since
    /// it was listed.
    pub fn judge<'i>(
        &'i self,
        (at, file): (usize, &CaseFile),
        (judging, wanted): (&Judging<'w>, bool),
    ) -> Result<Option<Looked<'w, 'i>>, Problem> {
        let then = |known, keep| kept(known, (judging, wanted), keep);
        let (record, before) = match self.see(at, file, then)? {
            Seen::Kept(looked) => return Ok(Some(looked)),
            Seen::Gone => return Ok(None),
            Seen::Anew(record, before) => (record, before),
        };
        let there = there(self.workspace, &record);
        if !wanted || !judging.whole() || self.warm.place.is_none() {
            let judged = judging.one(&record, wanted);
            return Ok(Some(fresh(judged, there)));
        }
        let (judged, holds) = judging.holding(&record);
        let mut looked = fresh(judged, there);
        let on = || self.set(holds.policy.as_deref(), &holds.whom);
        let put = |bytes: &[u8]| self.put_by(bytes);
        let contents = before.map(|before| before.contents(&record.text));
        looked.keep((&record.file, contents), &holds, on, (&self.spool, put));
        Ok(Some(looked))
    }

    /// Whose a file is, and how it looks where it is what it was.
    pub fn known_of(&self, looked: &Looked) -> (Option<Half>, Option<Look>) {
        let kept = match looked.keep {
            Keep::As(place) => self.index.known_by(place),
            _ => None,
        };
        match kept {
            Some((uid, stat)) => (uid, Look::of(&stat)),
            None => (looked.uid(), None),
        }
    }

    /// Puts by what is new and kept apart; `None` where it cannot be kept.
    pub fn put_by(&self, bytes: &[u8]) -> Option<Spooled> {
        self.warm.place.as_ref()?.put_by(&self.spool, bytes)
    }

    /// The place of the set of what a case of this policy depends on, for whom these were looked up.
    pub fn set(&self, policy: Option<&str>, whom: &BTreeSet<String>) -> u32 {
        let grounded = self.grounded.lock();
        let mut grounded = grounded.unwrap_or_else(PoisonError::into_inner);
        grounded.set(policy, whom)
    }

    /// The listed cases, each with what `look` makes of it at its place. What has gone since it was listed may
    /// have moved to where nothing was then: all is listed and looked at again.
    pub fn each<'l, T: Send>(
        &self,
        listed: &'l [CaseFile],
        look: impl Fn((usize, &CaseFile)) -> Result<Option<T>, Problem> + Sync,
    ) -> Result<(Cow<'l, [CaseFile]>, Vec<T>)> {
        let all = |cases: &[CaseFile]| {
            // Problems are few, and large.
            let looked = cases.par_iter().enumerate();
            let looked = looked.map(|(at, case)| look((at, case)).map_err(Box::new));
            unbarred(looked.collect())
        };
        let mut cases = Cow::Borrowed(listed);
        let mut each = all(&cases)?;
        for _ in 0..LISTINGS {
            if each.iter().all(Option::is_some) {
                break;
            }
            cases = Cow::Owned(self.workspace.repository.list_cases()?.cases);
            each = all(&cases)?;
        }
        if each.iter().any(Option::is_none) {
            let there = cases.iter().zip(&each);
            let there = there.filter_map(|(case, one)| one.as_ref().map(|_| case.clone()));
            cases = Cow::Owned(there.collect());
        }
        // As long as all are there they stay where they are.
        Ok((cases, each.into_iter().map_while(|one| one).collect()))
    }

    /// How the case in a file stands, at this place in the list; `None` where it must be looked at.
    pub fn standing(&self, at: usize, file: &CaseFile) -> Option<Standing> {
        let known = self.entry(at, file)?;
        let holds = self.holds(&known.entry);
        let same = holds && self.unchanged(&known.entry, self.looks(file, Some(&known))?);
        Standing::from_word(known.entry.standing).filter(|_| same)
    }

    /// What is known of a file: it stands where it did, as a rule.
    fn entry(&self, at: usize, file: &CaseFile) -> Option<Known<'_>> {
        let entries = &self.index.index.entries;
        let here = entries.get(at).filter(|entry| file.is_named(entry.file));
        let (place, entry) = if let Some(entry) = here {
            (at, entry)
        } else {
            let place = entries.place_of(&file.name())?;
            (place, entries.get(place)?)
        };
        Some(Known {
            entry,
            place: u32::try_from(place).ok()?,
            index: &self.index,
        })
    }

    /// Whether what was made of it may hold now.
    fn holds(&self, entry: &Entry) -> bool {
        let now = self.workspace.now.timestamp();
        let same = usize::try_from(entry.on).ok();
        let same = same.and_then(|on| self.same.get(on).copied());
        (entry.from..=entry.until).contains(&now) && same.unwrap_or(false)
    }

    /// How the files look; a private part is looked for unless the entry says that there is none.
    fn looks(&self, file: &CaseFile, known: Option<&Known>) -> Option<Looks> {
        let case = file.looks().ok().flatten()?;
        let sanctions = if self.sanctions {
            let path = self.workspace.repository.sanctions_path(&file.path());
            looks(&path).ok()?
        } else {
            None
        };
        let private = if known.is_none_or(|known| known.entry.beside) {
            looks(&self.workspace.repository.private_path(&file.path())).ok()?
        } else {
            None
        };
        Some(Looks {
            case,
            sanctions,
            private,
        })
    }

    /// Whether the files are surely those the entry was made of.
    fn unchanged(&self, entry: &Entry, looks: Looks) -> bool {
        let repository = &self.workspace.repository;
        let same = |was: &Content, stat: &Stat, file: &str| {
            was.stat == *stat && self.index.trusts(stat)
                || was.blob.is_some()
                    && self.doubted.fetch_add(1, Ordering::Relaxed) >= FEW
                    && self.known().blob(file, stat) == was.blob
        };
        let case = same(&entry.case, &looks.case, entry.file);
        let private = match (&entry.private, &looks.private) {
            (None, None) => true,
            (Some(was), Some(stat)) => same(was, stat, &private_of(entry.file)),
            _ => !entry.beside,
        };
        case && private
            && match (&entry.sanctions, &looks.sanctions) {
                (None, None) => true,
                (Some(was), Some(stat)) => {
                    let path = repository.root().join(entry.file);
                    let path = repository.relative(&repository.sanctions_path(&path));
                    same(was, stat, &path)
                }
                _ => false,
            }
    }

    fn known(&self) -> &KnownToGit {
        self.known.get_or_init(|| {
            let place = self.warm.place.as_ref();
            place.map_or_else(KnownToGit::default, IndexFile::known_to_git)
        })
    }

    /// What may be kept of files that look so, before the case is read.
    fn before(&self, file: &CaseFile, looks: Looks) -> Option<Before> {
        let sanctions = match looks.sanctions {
            Some(stat) => {
                let path = self.workspace.repository.sanctions_path(&file.path());
                let text = self.workspace.repository.read_if_there(&path).ok()??;
                Some(Box::new(Content::of(stat, &text)))
            }
            None => None,
        };
        Some(Before {
            case: looks.case,
            private: looks.private,
            sanctions,
        })
    }

    /// Writes the index anew, where enough of it is. What is held of each file is asked for as it is needed.
    pub fn write<'h, I>(&self, held: impl Fn() -> I)
    where
        I: Iterator<Item = (Cow<'h, str>, Held<'h>)>,
    {
        let Some(place) = &self.warm.place else {
            return;
        };
        let (mut all, mut fresh) = (0, 0);
        for (_, held) in held() {
            all += 1;
            fresh += usize::from(matches!(held.keep, Keep::New(_) | Keep::Touched(..)));
        }
        if fresh * STALE <= all {
            return;
        }
        if let Some(pieces) = self.pieces(&place.known_to_git(), held()) {
            let pieces = pieces.into_iter().map(Cow::Owned);
            let apart = held().map(|(_, held)| self.apart(&held).unwrap_or_default());
            place.write(pieces.chain(apart.map(Cow::Owned)));
        }
    }

    /// What is written before what is kept apart.
    fn pieces<'h>(
        &self,
        known: &KnownToGit,
        held: impl Iterator<Item = (Cow<'h, str>, Held<'h>)>,
    ) -> Option<Vec<Vec<u8>>> {
        let now = self.workspace.now.timestamp();
        let grounded = self.grounded.lock();
        let grounded = grounded.unwrap_or_else(PoisonError::into_inner);
        let mut used = grounded.used();
        let mut writer = Writer::default();
        for (file, held) in held {
            let entry = match held.keep {
                Keep::As(place) => self.index.entry(*place),
                Keep::Touched(place, contents) => {
                    let was = self.index.entry(*place);
                    was.map(|was| touched(&was, contents, known))
                }
                Keep::New(new) => Some(Entry {
                    case: named(&new.contents.case, known, &file),
                    sanctions: new.contents.sanctions.clone(),
                    beside: new.contents.beside,
                    private: private_named(&new.contents, known, &file),
                    on: new.on,
                    from: now,
                    until: new.until,
                    standing: new.standing,
                    uid: held.uid,
                    cites: held.cites,
                    found: &new.found,
                    facts: new.facts,
                    ..Entry::of_nothing(&file)
                }),
                Keep::Nothing => None,
            };
            let on = entry.as_ref().map(|entry| used.place(entry.on));
            let entry = entry.unwrap_or_else(|| Entry::of_nothing(&file));
            let on = on.unwrap_or_default();
            writer.add(Entry { on, ..entry }, &self.apart(&held)?)?;
        }
        writer.finish(&self.warm.maker, used.grounds())
    }

    /// What is kept apart of a file; `None` where it was put by and cannot be read again.
    fn apart(&self, held: &Held) -> Option<Vec<u8>> {
        match held.keep {
            Keep::New(_) => self.spool.get(held.made?),
            // Where what was kept cannot be read, nothing is.
            Keep::As(place) | Keep::Touched(place, _) => {
                Some(self.index.apart(*place).unwrap_or_default())
            }
            Keep::Nothing => Some(Vec::new()),
        }
    }
}

/// In the past, what was recorded later is not there.
fn there(workspace: &Workspace, record: &Record) -> bool {
    let case = record.case.as_ref();
    !workspace.as_of || case.is_none_or(|case| case.recorded <= workspace.now)
}

/// An entry with how its files look now.
fn touched<'e>(was: &Entry<'e>, contents: &Contents, known: &KnownToGit) -> Entry<'e> {
    Entry {
        case: named(&contents.case, known, was.file),
        sanctions: contents.sanctions.clone(),
        beside: contents.beside,
        private: private_named(contents, known, was.file),
        ..was.clone()
    }
}

/// With what git calls it.
fn named(content: &Content, known: &KnownToGit, file: &str) -> Content {
    Content {
        blob: known.blob(file, &content.stat),
        ..content.clone()
    }
}

/// The same of the private part.
fn private_named(contents: &Contents, known: &KnownToGit, file: &str) -> Option<Box<Content>> {
    let private = contents.private.as_ref()?;
    Some(Box::new(named(private, known, &private_of(file))))
}
