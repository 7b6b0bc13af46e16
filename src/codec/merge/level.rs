//! One collection of three versions: which lines stand, which come in, which contradict.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::chunk::Chunk;
use super::identity::{self, Identity, Names};
use super::three::Three;
use crate::codec::yaml::{Block, BlockSort, Piece, Pieces};
use crate::domain::case::sections;
use crate::domain::tree::Path;

/// Lists whose entries are steps: made by two people at once they are two answers to one question.
const ONCE: &[&str] = &["consolidations", "approvals", "pauses"];

/// Merges; notes where it could not.
pub(super) struct Merger<'a> {
    /// Top-level sections in which any difference is a conflict.
    pub forced: &'a BTreeSet<String>,
    /// Who the members of lists are.
    pub names: &'a Names,
    /// Where both changed the same to something else.
    pub places: Vec<Path>,
}

/// The pieces of one version by name.
struct Side<'p, 'a> {
    order: Vec<String>,
    by_name: BTreeMap<String, (&'p Piece<'a>, Option<Identity>)>,
}

impl<'p, 'a> Side<'p, 'a> {
    /// Names every piece; `None` where members of a list cannot be told apart.
    fn of(level: Option<&'p Pieces<'a>>, items: Option<Vec<Identity>>, list: bool) -> Option<Self> {
        let mut side = Self {
            order: Vec::new(),
            by_name: BTreeMap::new(),
        };
        let mut items = items.into_iter().flatten();
        let mut comments: BTreeMap<&str, usize> = BTreeMap::new();
        for piece in level.iter().flat_map(|level| &level.all) {
            let (name, own) = match (piece.key, piece.value) {
                (Some(key), _) => (format!("key {key}"), None),
                (None, Some(_)) if list => {
                    let own = items.next()?;
                    (format!("item {}", own.name), Some(own))
                }
                _ => {
                    let text = piece.text.trim();
                    let count = comments.entry(text).or_insert(0);
                    *count += 1;
                    (format!("comment {text} #{count}"), None)
                }
            };
            side.order.push(name.clone());
            side.by_name.insert(name, (piece, own));
        }
        Some(side)
    }

    fn get(&self, name: &str) -> Option<&'p Piece<'a>> {
        self.by_name.get(name).map(|(piece, _)| *piece)
    }

    /// The pieces that are not in the base, by the one of the base they stand behind. What the
    /// other side has too comes from the first; in the second it only keeps its place.
    fn runs(&self, base: &Self, other: &Self, first: bool) -> Runs<'_> {
        let mut runs = Runs::new();
        let (mut anchor, mut waiting) = (None, Vec::new());
        for name in &self.order {
            if base.by_name.contains_key(name) {
                flush(&mut runs, anchor, &mut waiting);
                anchor = Some(name.as_str());
                continue;
            }
            let common = other.by_name.contains_key(name);
            if common && !first {
                flush(&mut runs, anchor, &mut waiting);
            } else {
                waiting.push(name.as_str());
            }
            let Some((piece, own)) = self.by_name.get(name) else {
                continue;
            };
            if piece.value.is_some() {
                runs.entry(anchor).or_default().push_back(Unit {
                    names: std::mem::take(&mut waiting),
                    key: piece.key,
                    own: own.as_ref(),
                    twin: common.then_some(name.as_str()),
                });
            }
        }
        flush(&mut runs, anchor, &mut waiting);
        runs
    }
}

/// New pieces in their order, by the piece of the base they stand behind.
type Runs<'n> = BTreeMap<Option<&'n str>, VecDeque<Unit<'n>>>;

fn flush<'n>(runs: &mut Runs<'n>, anchor: Option<&'n str>, waiting: &mut Vec<&'n str>) {
    if !waiting.is_empty() {
        runs.entry(anchor).or_default().push_back(Unit {
            names: std::mem::take(waiting),
            key: None,
            own: None,
            twin: None,
        });
    }
}

/// A new entry with the comments above it, or comments alone.
struct Unit<'n> {
    names: Vec<&'n str>,
    key: Option<&'n str>,
    own: Option<&'n Identity>,
    /// Its name, where both sides have it.
    twin: Option<&'n str>,
}

impl Unit<'_> {
    /// Where it goes beside the other side's: sections in the order of the duties, entries in the
    /// order of time, anything else ours first.
    fn rank(&self, top: bool) -> usize {
        let known = self
            .key
            .filter(|_| top)
            .and_then(|key| sections::ORDER.iter().position(|k| *k == key));
        known.unwrap_or(usize::MAX)
    }

    fn order(&self, top: bool) -> (usize, bool, Option<&Identity>) {
        (self.rank(top), self.own.is_none(), self.own)
    }

    /// Whether the other side still has it before it, so that what stands there comes first.
    fn waits(&self, other: &VecDeque<Self>) -> bool {
        self.twin.is_some() && other.iter().any(|unit| unit.twin == self.twin)
    }
}

/// New pieces of both sides behind the same place, each side's in its order.
fn joined<'n>(
    mut ours: VecDeque<Unit<'n>>,
    mut theirs: VecDeque<Unit<'n>>,
    top: bool,
) -> Vec<&'n str> {
    let mut names = Vec::new();
    loop {
        let ours_next = match (ours.front(), theirs.front()) {
            (None, None) => return names,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(o), Some(t)) => match (o.waits(&theirs), t.waits(&ours)) {
                (true, true) if o.twin == t.twin => {
                    theirs.pop_front();
                    true
                }
                (true, false) => false,
                // Where both wait they stand crosswise: the proof refuses them.
                (_, true) => true,
                (false, false) => o.order(top) <= t.order(top),
            },
        };
        let next = if ours_next { &mut ours } else { &mut theirs };
        names.extend(next.pop_front().into_iter().flat_map(|unit| unit.names));
    }
}

impl Merger<'_> {
    /// A whole document; `None` where one of them cannot be taken apart.
    pub(super) fn document(&mut self, docs: Three<Block<'_>>) -> Option<Vec<Chunk>> {
        let base = docs.base.sections()?;
        let (ours, theirs) = (docs.ours.sections()?, docs.theirs.sections()?);
        let levels = Three {
            base: Some(&base),
            ours: &ours,
            theirs: &theirs,
        };
        let mut chunks = self.level(&Path::root(), levels, [None, None, None], false)?;
        chunks.push(Chunk::Text(
            pick(base.tail, ours.tail, theirs.tail).to_owned(),
        ));
        Some(chunks)
    }

    fn level<'a>(
        &mut self,
        path: &Path,
        levels: Three<&Pieces<'a>, Option<&Pieces<'a>>>,
        items: [Option<Vec<Identity>>; 3],
        list: bool,
    ) -> Option<Vec<Chunk>> {
        let [b, o, t] = items;
        let base = Side::of(levels.base, b, list)?;
        let ours = Side::of(Some(levels.ours), o, list)?;
        let theirs = Side::of(Some(levels.theirs), t, list)?;
        let skeleton = skeleton(&base, &ours, &theirs, list)?;
        let (mut our_runs, mut their_runs) = (
            ours.runs(&base, &theirs, true),
            theirs.runs(&base, &ours, false),
        );
        if list && path.0.len() == 1 && ONCE.iter().any(|key| *path == Path::root().key(key)) {
            let new = |runs: &Runs| {
                let mut units = runs.values().flatten();
                units.any(|unit| unit.own.is_some() && !unit.names.is_empty())
            };
            if new(&our_runs) && new(&their_runs) {
                return None;
            }
        }
        let mut names: Vec<&str> = Vec::new();
        for anchor in std::iter::once(None).chain(skeleton.into_iter().map(Some)) {
            names.extend(anchor);
            let (one, other) = (our_runs.remove(&anchor), their_runs.remove(&anchor));
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            names.extend(joined(one, other, path.0.is_empty()));
        }
        let mut chunks = Vec::new();
        for name in names {
            let three = Three {
                base: base.get(name),
                ours: ours.get(name),
                theirs: theirs.get(name),
            };
            let own = match (three.ours.or(three.theirs).or(three.base))?.key {
                Some(key) => path.key(key),
                None => path.index(place(&[&ours, &theirs, &base], name)),
            };
            chunks.extend(self.piece(&own, &three));
        }
        Some(chunks)
    }

    /// One piece, at least one version of which there is.
    fn piece(&mut self, path: &Path, three: &Three<Option<&Piece<'_>>>) -> Vec<Chunk> {
        let text =
            |piece: Option<&Piece>| piece.map_or_else(String::new, |piece| piece.text.clone());
        let Three { base, ours, theirs } = three;
        let [b, o, t] = [base, ours, theirs].map(|piece| piece.map(|piece| piece.text.as_str()));
        let blanks = [base, ours, theirs].map(|piece| piece.map(|piece| piece.blank));
        let blank = match blanks {
            [Some(b), Some(o), Some(t)] => pick(b, o, t),
            [_, Some(o), _] => o,
            [_, None, t] => t.unwrap_or_default(),
        };
        let forced =
            path.0.len() == 1 && self.forced.iter().any(|key| *path == Path::root().key(key));
        if *path == Path::root().key("status")
            && !forced
            && let (Some(ours), Some(theirs)) = (ours, theirs)
        {
            let status = Chunk::Status {
                base: text(*base),
                ours: text(Some(ours)),
                theirs: text(Some(theirs)),
            };
            return vec![Chunk::Text(blank.to_owned()), status];
        }
        let alone = ours.is_none() || theirs.is_none();
        let settled = if forced && o != t {
            None
        } else if o == t || b == t {
            Some(o)
        } else if b == o {
            Some(t)
        } else {
            None
        };
        if let Some(settled) = settled {
            return match settled {
                Some(text) => vec![Chunk::Text(format!("{blank}{text}"))],
                None => Vec::new(),
            };
        }
        let mut chunks = vec![Chunk::Text(blank.to_owned())];
        let before = self.places.len();
        let within = match (ours, theirs) {
            (Some(ours), Some(theirs)) if !forced && !alone => {
                self.within(path, *base, ours, theirs)
            }
            _ => None,
        };
        if let Some(within) = within {
            chunks.extend(within);
            return chunks;
        }
        self.places.truncate(before);
        self.places.push(path.clone());
        chunks.push(Chunk::Conflict {
            ours: text(*ours),
            theirs: text(*theirs),
        });
        chunks
    }

    /// What both changed, taken apart; `None` where it is one thing.
    fn within(
        &mut self,
        path: &Path,
        base: Option<&Piece<'_>>,
        ours: &Piece<'_>,
        theirs: &Piece<'_>,
    ) -> Option<Vec<Chunk>> {
        let (o, t) = (ours.value?, theirs.value?);
        let sort = o.sort();
        if sort == t.sort()
            && matches!(sort, BlockSort::Map | BlockSort::List)
            && one_step(base, &o, &t)
        {
            let parts = self.collection(path, base, ours, theirs, sort == BlockSort::List);
            if parts.is_some() {
                return parts;
            }
        }
        leaf(base, ours, theirs).map(|text| vec![Chunk::Text(text)])
    }

    fn collection(
        &mut self,
        path: &Path,
        base: Option<&Piece<'_>>,
        ours: &Piece<'_>,
        theirs: &Piece<'_>,
        list: bool,
    ) -> Option<Vec<Chunk>> {
        let (o, t) = (ours.value?, theirs.value?);
        let (op, tp) = (o.pieces(&ours.lines)?, t.pieces(&theirs.lines)?);
        let before = base.and_then(|piece| Some((piece, piece.value?)));
        let bp = match before {
            Some((piece, value)) if value.sort() == o.sort() => Some(value.pieces(&piece.lines)?),
            Some((_, value)) if value.sort() != BlockSort::Empty => return None,
            _ => None,
        };
        let same = |other: &Pieces| other.indent == op.indent && other.dash == op.dash;
        if !same(&tp) || !bp.as_ref().is_none_or(same) {
            return None;
        }
        let head = match &bp {
            Some(bp) if op.head != tp.head && op.head != bp.head && tp.head != bp.head => {
                return None;
            }
            Some(bp) => pick(bp.head, op.head, tp.head),
            None if op.head != tp.head => return None,
            None => op.head,
        };
        let items = |block: Option<Block<'_>>| match (list, block) {
            (true, Some(block)) => {
                let items = block.node.items();
                self.names.members(&path.to_string(), items).map(Some)
            }
            _ => Some(None),
        };
        let items = [
            items(before.map(|(_, value)| value))?,
            items(Some(o))?,
            items(Some(t))?,
        ];
        let levels = Three {
            base: bp.as_ref(),
            ours: &op,
            theirs: &tp,
        };
        let mut chunks = self.level(path, levels, items, list)?;
        if !chunks.iter().any(Chunk::says_something) {
            return None;
        }
        if !op.dash.is_empty() {
            redash(&mut chunks, op.dash)?;
        }
        chunks.insert(0, Chunk::Text(head.to_owned()));
        Some(chunks)
    }
}

/// Where a piece stands among its version's members.
fn place(sides: &[&Side<'_, '_>], name: &str) -> usize {
    let within = |side: &&Side| {
        let items = side.order.iter().filter(|name| name.starts_with("item "));
        items.clone().position(|own| own == name)
    };
    sides.iter().find_map(within).unwrap_or(0)
}

/// The base's pieces in the order of whoever moved them. Members of a list stay where they are: a
/// place in a list means something.
fn skeleton<'n>(base: &'n Side, ours: &Side, theirs: &Side, list: bool) -> Option<Vec<&'n str>> {
    let moved = |side: &Side| {
        let known = side
            .order
            .iter()
            .filter(|name| base.by_name.contains_key(*name));
        let then: Vec<&String> = base
            .order
            .iter()
            .filter(|name| side.by_name.contains_key(*name))
            .collect();
        let now: Vec<&String> = known.collect();
        then != now
    };
    let leader = match (moved(ours), moved(theirs)) {
        (false, false) => return Some(base.order.iter().map(String::as_str).collect()),
        _ if list => return None,
        (true, _) => ours,
        (false, true) => theirs,
    };
    let known = leader
        .order
        .iter()
        .filter_map(|name| base.by_name.get_key_value(name));
    let mut order: Vec<&str> = known.map(|(name, _)| name.as_str()).collect();
    for (i, name) in base.order.iter().enumerate() {
        if !order.contains(&name.as_str()) {
            let behind = base.order[..i]
                .last()
                .and_then(|last| order.iter().position(|n| *n == last.as_str()));
            order.insert(behind.map_or(0, |at| at + 1), name);
        }
    }
    Some(order)
}

/// The dash that the first line stood behind.
fn redash(chunks: &mut [Chunk], dash: &str) -> Option<()> {
    let first = chunks.iter_mut().find(|chunk| chunk.says_something())?;
    let Chunk::Text(text) = first else {
        return None;
    };
    let rest = text.strip_prefix(&" ".repeat(dash.len()))?;
    if rest.starts_with([' ', '#']) {
        return None;
    }
    *text = format!("{dash}{rest}");
    Some(())
}

/// Whether two versions of a fact are one step: recorded at the same time by the same person, who
/// is also that of the base.
fn one_step(base: Option<&Piece<'_>>, ours: &Block<'_>, theirs: &Block<'_>) -> bool {
    let stamp = |block: &Block| identity::stamp(block.node);
    let before = base
        .and_then(|piece| piece.value)
        .and_then(|value| stamp(&value));
    let (o, t) = (stamp(ours), stamp(theirs));
    o == t && (before.is_none() || before == o)
}

/// One value that both wrote anew: the same data in other looks, or looks against data.
fn leaf(base: Option<&Piece<'_>>, ours: &Piece<'_>, theirs: &Piece<'_>) -> Option<String> {
    let (o, t) = (ours.value?, theirs.value?);
    let (os, ts) = (o.shape(), t.shape());
    let holds = |in_: &[&str], all: &[&str]| all.iter().all(|comment| in_.contains(comment));
    let (oc, tc) = (o.comments(&ours.lines), t.comments(&theirs.lines));
    let before = base
        .and_then(|piece| piece.value)
        .map(|value| value.shape());
    let ours_stands = os == ts || before.as_ref() == Some(&ts);
    let theirs_stands = os == ts || before.as_ref() == Some(&os);
    if ours_stands && holds(&oc, &tc) {
        Some(ours.text.clone())
    } else if theirs_stands && holds(&tc, &oc) {
        Some(theirs.text.clone())
    } else {
        None
    }
}

fn pick<'a>(base: &'a str, ours: &'a str, theirs: &'a str) -> &'a str {
    if ours == base { theirs } else { ours }
}
