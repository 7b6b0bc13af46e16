//! Judging with the index: what was made of a file before holds where file, regulations, staff and moment say
//! the same to it; anything else is read and judged, and the index is written anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::codec::index::{self, Content, Entries, Entry, Stat};
use crate::codec::parts::is_beside;
use crate::domain::digest::Digest;
use crate::domain::private_part::private_of;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::word::Word as _;
use crate::rules::{Judging, Standing};
use crate::store::error::StoreError;
use crate::store::files::ReadFault;
use crate::store::git::KnownToGit;
use crate::store::index::{IndexBytes, IndexFile, build, looks};
use crate::store::listing::CaseFile;
use crate::ui::problem::Problem;
use crate::workspace::looked::{
    Contents, Keep, LAW, Looked, WHOM, facts, fresh, kept, new, text_of,
};
use crate::workspace::open::Workspace;

/// One in so many files may be judged anew each time before it pays to write the index again.
const STALE: usize = 200;

/// So many files whose looks do not tell are read before git is asked of the others: to know of one it has to be
/// read what it knows of all.
const FEW: usize = 64;

/// The index as it lies there, before it is read.
pub struct Warm {
    maker: String,
    place: Option<IndexFile>,
    lying: Option<IndexBytes>,
}

impl Warm {
    /// The index of a repository, where it is wanted, for checks to which a clock is due soon within so many
    /// seconds: by what the organisation says or not at all.
    pub fn open(workspace: &Workspace, within: Option<i64>, wanted: bool) -> Self {
        let wanted = wanted && within == workspace.warn_within();
        let place = wanted.then(|| workspace.repository.index_file()).flatten();
        let maker = build().filter(|_| place.is_some());
        let place = place.filter(|_| maker.is_some());
        Self {
            maker: format!("{} {within:?}", maker.unwrap_or_default()),
            lying: place.as_ref().and_then(IndexFile::read),
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
        let lying = self.lying.as_ref();
        let read = lying.and_then(|lying| index::read(&lying.bytes, &self.maker));
        let (on, entries) = read.map_or_else(Default::default, |read| (read.on, read.entries));
        let same = on
            .par_iter()
            .map(|(on, was)| *was == now_is(regulations, on));
        Indexed {
            warm: self,
            workspace,
            same: same.collect(),
            on,
            entries,
            places: OnceLock::new(),
            known: OnceLock::new(),
            doubted: AtomicUsize::new(0),
            apart: workspace.repository.keeps_sanctions(),
        }
    }
}

/// What something that entries depend on is now.
fn now_is(regulations: &Regulations, on: &str) -> String {
    match (on.strip_prefix(LAW), on.strip_prefix(WHOM)) {
        (Some(policy), _) => regulations.law(Some(policy).filter(|policy| !policy.is_empty())),
        (_, Some(whom)) => regulations.staff.known_of(whom),
        _ => String::new(),
    }
}

/// An index that is looked up.
pub struct Indexed<'w> {
    warm: &'w Warm,
    workspace: &'w Workspace,
    /// In order of the cases' places when they were written.
    entries: Entries<'w>,
    /// Their places by file, once one does not stand where it is looked for.
    places: OnceLock<HashMap<&'w str, usize>>,
    on: Vec<(String, String)>,
    /// Whether each of those is as it was.
    same: Vec<bool>,
    known: OnceLock<KnownToGit>,
    /// Of how many files their looks did not tell.
    doubted: AtomicUsize,
    /// Whether any sanctions are kept apart.
    apart: bool,
}

/// How a case's files look.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Looks {
    case: Stat,
    sanctions: Option<Stat>,
    private: Option<Stat>,
}

impl<'w> Indexed<'w> {
    /// What comes of a file, the case in which stands at this place in the list; `None` where it has gone since
    /// it was listed.
    pub fn judge<'i>(
        &'i self,
        (at, file): (usize, &CaseFile),
        (judging, wanted): (&Judging<'w>, bool),
    ) -> Result<Option<Looked<'w, 'i>>, Problem> {
        let name = file.name();
        let entry = self.entry(at, &name).filter(|it| self.holds(it));
        let looks = self.looks(file, entry);
        if let (Some(entry), Some(looks)) = (entry, looks)
            && self.unchanged(entry, looks)
            && let Some(looked) = kept(entry, (judging, wanted), Keep::As(entry))
        {
            return Ok(Some(looked));
        }
        let text = self.workspace.repository.read_listed(file);
        if text == Err(ReadFault::Missing) {
            return Ok(None);
        }
        let contents = looks.and_then(|looks| self.contents(file, looks, text.as_ref().ok()?));
        if let (Some(entry), Some(contents)) = (entry, &contents)
            && contents.made(entry)
            && let keep = Keep::Touched(entry, Box::new(contents.clone()))
            && let Some(looked) = kept(entry, (judging, wanted), keep)
        {
            return Ok(Some(looked));
        }
        let record = self.workspace.read(file, text)?;
        let there = there(self.workspace, &record);
        if !wanted || !judging.whole() || self.warm.place.is_none() {
            let judged = judging.one(&record, wanted);
            return Ok(Some(fresh(judged, there)));
        }
        let (judged, holds) = judging.holding(&record);
        let text = contents.as_ref();
        let text = text.map(|it| text_of(&it.case, it.sanctions.as_deref()));
        let mut looked = fresh(judged, there);
        // What was recorded later is not there to be compared.
        looked.facts = Some(Digest::of(&[]));
        if let Some(bytes) = looked.judged.kept() {
            let facts = facts(&bytes, text);
            looked.text = text;
            looked.facts = Some(facts).filter(|_| text.is_some() || !bytes.placed);
            let uid = looked.judged.uid().map(str::to_owned);
            let new =
                contents.and_then(|contents| new((name, contents), holds, (uid, bytes, facts)));
            looked.keep = new.map_or(Keep::Nothing, |new| Keep::New(Box::new(new)));
        }
        Ok(Some(looked))
    }

    /// How the case in a file stands, at this place in the list; `None` where it must be looked at.
    pub fn standing(&self, at: usize, file: &CaseFile) -> Option<Standing> {
        let entry = self.entry(at, &file.name())?;
        let same = self.holds(entry) && self.unchanged(entry, self.looks(file, Some(entry))?);
        Standing::from_word(entry.standing).filter(|_| same)
    }

    /// What is known of a file: it stands where it did, as a rule.
    fn entry(&self, at: usize, name: &str) -> Option<&Entry<'w>> {
        let there = self.entries.get(at).filter(|it| it.file == name);
        there.or_else(|| {
            let places = self.places.get_or_init(|| {
                let all = self.entries.iter().enumerate();
                all.map(|(at, entry)| (entry.file, at)).collect()
            });
            self.entries.get(*places.get(name)?)
        })
    }

    /// The cases once more.
    pub fn listed_again(&self) -> Result<Vec<CaseFile>, StoreError> {
        Ok(self.workspace.repository.list_cases()?.cases)
    }

    /// Whether what was made of it may hold now.
    fn holds(&self, entry: &Entry) -> bool {
        let now = self.workspace.now.timestamp();
        let mut on = entry.on.iter();
        let same = |on: &u32| {
            let same = usize::try_from(*on).ok().and_then(|on| self.same.get(on));
            same.copied().unwrap_or(false)
        };
        (entry.from..=entry.until).contains(&now) && on.all(same)
    }

    /// How the files look; a private part is looked for unless the entry says that there is none.
    fn looks(&self, file: &CaseFile, entry: Option<&Entry>) -> Option<Looks> {
        let case = looks(&file.path).ok().flatten()?;
        let sanctions = if self.apart {
            let path = self.workspace.repository.sanctions_path(&file.path);
            looks(&path).ok()?
        } else {
            None
        };
        let private = if entry.is_none_or(|entry| entry.beside) {
            looks(&self.workspace.repository.private_path(&file.path)).ok()?
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
            let trusted = self
                .warm
                .lying
                .as_ref()
                .is_some_and(|lying| lying.trusts(stat));
            trusted && was.stat == *stat
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

    /// What the files hold, that looked so before they were read.
    fn contents(&self, file: &CaseFile, looks: Looks, text: &str) -> Option<Contents> {
        let content = |stat: Stat, text: &str| Content {
            stat,
            digest: Digest::of(text.as_bytes()),
            blob: None,
        };
        let sanctions = match looks.sanctions {
            Some(stat) => {
                let path = self.workspace.repository.sanctions_path(&file.path);
                let text = self.workspace.repository.read_if_there(&path).ok()??;
                Some(Box::new(content(stat, &text)))
            }
            None => None,
        };
        Some(Contents {
            case: content(looks.case, text),
            sanctions,
            beside: is_beside(text),
            private: looks.private.map(|stat| Box::new(content(stat, ""))),
        })
    }

    /// Writes the index anew, where enough of it is.
    pub fn write(&self, kept: &[Looked]) {
        let fresh = kept.iter();
        let fresh = fresh.filter(|it| matches!(it.keep, Keep::New(_) | Keep::Touched(..)));
        let Some(place) = self
            .warm
            .place
            .as_ref()
            .filter(|_| fresh.count() * STALE > kept.len())
        else {
            return;
        };
        let known = place.known_to_git();
        let mut on = Interned::default();
        for (text, _) in &self.on {
            on.place(text);
        }
        let now = self.workspace.now.timestamp();
        let entries = kept.iter().filter_map(|looked| match &looked.keep {
            Keep::As(entry) => Some((*entry).clone()),
            Keep::Touched(entry, contents) => Some(Entry {
                case: named(&contents.case, &known, entry.file),
                sanctions: contents.sanctions.clone(),
                beside: contents.beside,
                private: private_named(contents, &known, entry.file),
                ..(*entry).clone()
            }),
            Keep::New(new) => Some(Entry {
                file: &new.file,
                case: named(&new.contents.case, &known, &new.file),
                sanctions: new.contents.sanctions.clone(),
                beside: new.contents.beside,
                private: private_named(&new.contents, &known, &new.file),
                on: new.on.iter().map(|text| on.place(text)).collect(),
                from: now,
                until: new.until,
                standing: new.standing,
                uid: new.uid.as_deref(),
                cites: new.kept.cites,
                found: &new.kept.found,
                told: &new.kept.told,
                facts: new.facts,
            }),
            Keep::Nothing => None,
        });
        let entries: Vec<Entry> = entries.collect();
        let regulations = &self.workspace.regulations;
        let on = on
            .texts()
            .par_iter()
            .map(|on| ((*on).to_owned(), now_is(regulations, on)));
        if let Some(bytes) = index::write(&self.warm.maker, on.collect(), &entries) {
            place.write(&bytes);
        }
    }
}

/// In the past, what was recorded later is not there.
fn there(workspace: &Workspace, record: &Record) -> bool {
    let case = record.case.as_ref();
    !workspace.as_of || case.is_none_or(|case| case.recorded <= workspace.now)
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

/// Texts many of which are the same, each kept once, with its place.
#[derive(Debug, Default)]
struct Interned<'t> {
    places: BTreeMap<&'t str, u32>,
    texts: Vec<&'t str>,
}

impl<'t> Interned<'t> {
    /// The place of a text.
    fn place(&mut self, text: &'t str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.places.insert(text, place);
        self.texts.push(text);
        place
    }

    /// The texts by their places.
    fn texts(&self) -> &[&'t str] {
        &self.texts
    }
}
