//! Three versions of one record made one, by meaning: entries of lists are told apart by who
//! recorded them when, steps are taken whole or not at all, and the lines themselves are kept.
//!
//! What comes out is proven before it is returned: read again and compared value by value and
//! comment by comment with the three versions. What cannot be proven is a conflict.

mod chunk;
mod identity;
mod leaves;
mod level;
mod looks;
mod references;
#[cfg(test)]
mod tests;
mod three;

use std::collections::BTreeSet;

use super::yaml::Doc;
use crate::domain::case::{Case, FORMAT, joining};
use crate::domain::msg::Msg;
use crate::domain::reader::Context;
use crate::domain::time::Calendar;
use crate::domain::tree::Path;
use crate::msg;

pub use three::Three;

use chunk::Chunk;
use identity::Names;
use level::Merger;
use looks::Looks;

/// How conflicts are marked.
#[derive(Clone, Debug)]
pub struct Marks {
    /// How many signs a marker has; git says, usually seven.
    pub size: usize,
    /// What our side is called.
    pub ours: String,
    /// What their side is called.
    pub theirs: String,
}

/// Why sections cannot simply be joined.
#[derive(Clone, Debug)]
pub struct MergeObjection {
    /// The top-level sections that must be looked at by a person.
    pub sections: Vec<String>,
    /// Why.
    pub why: Msg,
}

/// What a merge came to.
#[derive(Clone, Debug)]
pub struct Merged {
    chunks: Vec<Chunk>,
    looks: Looks,
    /// Where both sides changed the same; empty for whole-file conflicts.
    pub places: Vec<Path>,
    /// What speaks against joining beyond that.
    pub why: Vec<Msg>,
}

/// Why a text cannot be merged by meaning; an ordinary merge of lines is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

impl Merged {
    /// Whether nothing is left for a person to decide.
    pub fn is_clean(&self) -> bool {
        self.chunks
            .iter()
            .all(|chunk| matches!(chunk, Chunk::Text(_)))
    }

    /// The merged text, conflicts between markers.
    pub fn text(&self, marks: &Marks) -> String {
        let mut out = String::new();
        for chunk in &self.chunks {
            match chunk {
                Chunk::Text(text) | Chunk::Status { ours: text, .. } => out.push_str(text),
                Chunk::Conflict { ours, theirs } => {
                    let line = |sign: &str| sign.repeat(marks.size);
                    let (open, middle, close) = (line("<"), line("="), line(">"));
                    let (our, their) = (&marks.ours, &marks.theirs);
                    let marked = [
                        open,
                        format!(" {our}\n{ours}"),
                        middle,
                        format!("\n{theirs}"),
                        close,
                    ];
                    out.extend(marked);
                    out.extend([" ", their, "\n"]);
                }
            }
        }
        self.looks.put_on(&out)
    }

    /// The text as one side would have it.
    fn resolved(chunks: &[Chunk], ours: bool) -> String {
        let part = |chunk: &Chunk| match chunk {
            Chunk::Text(text) => text.clone(),
            Chunk::Conflict { ours: o, theirs: t }
            | Chunk::Status {
                ours: o, theirs: t, ..
            } => {
                if ours {
                    o.clone()
                } else {
                    t.clone()
                }
            }
        };
        chunks.iter().map(part).collect()
    }

    /// Both texts whole: two cases are never mixed, and what cannot be proven is not offered.
    pub fn whole(texts: Three<&str>, why: Vec<Msg>) -> Self {
        let [(base, _), (our_looks, ours), (their_looks, theirs)] =
            [texts.base, texts.ours, texts.theirs].map(Looks::of);
        Self {
            chunks: vec![Chunk::Conflict { ours, theirs }],
            looks: Looks::merged(base, our_looks, their_looks, texts.base.is_empty()),
            places: Vec::new(),
            why,
        }
    }
}

/// Merges three versions of a record. `judge` says what is wrong with a merged text that was not
/// wrong with either side.
///
/// # Errors
/// Texts that are no plain YAML with sections: broken, anchored, or of a newer format.
pub fn merge(
    texts: Three<&str>,
    calendar: &Calendar,
    judge: &dyn Fn(&str) -> Vec<MergeObjection>,
) -> Result<Merged, Unfit> {
    let [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map(Looks::of);
    let looks = Looks::merged(base.0, ours.0, theirs.0, texts.base.is_empty());
    let docs = Three {
        base: read(&base.1)?,
        ours: read(&ours.1)?,
        theirs: read(&theirs.1)?,
    };
    if two_cases(&docs) {
        return Ok(Merged::whole(texts, vec![msg!("merge-two-cases")]));
    }
    let names = Names::of(docs.base.node(), docs.ours.node(), docs.theirs.node());
    let mut why = Vec::new();
    let mut forced = BTreeSet::new();
    let mut object = |objections: Vec<MergeObjection>, forced: &mut BTreeSet<String>| {
        let found = !objections.is_empty();
        for objection in objections {
            forced.extend(objection.sections);
            if !why.contains(&objection.why) {
                why.push(objection.why);
            }
        }
        found
    };
    object(contradictions(&docs, calendar), &mut forced);
    let attempts = [
        BTreeSet::new(),
        BTreeSet::from(["status".to_owned()]),
        differing(&docs),
    ];
    for attempt in attempts {
        forced.extend(attempt);
        for _ in 0..2 {
            let Some((chunks, places)) = attempt_merge(&docs, &names, &forced, calendar) else {
                break;
            };
            let merged = Merged {
                chunks,
                looks,
                places,
                why: Vec::new(),
            };
            if !sound(&docs, &names, &merged) {
                break;
            }
            if !merged.is_clean() {
                return Ok(Merged { why, ..merged });
            }
            let text = Merged::resolved(&merged.chunks, true);
            let mut objections = by_place(&docs, &names, &text);
            objections.extend(judge(&looks.put_on(&text)));
            if !object(objections, &mut forced) {
                return Ok(merged);
            }
        }
    }
    Ok(Merged::whole(texts, why))
}

fn read(text: &str) -> Result<Doc, Unfit> {
    let doc = Doc::parse(text).map_err(|_| Unfit)?;
    let format = doc.node().get("format").and_then(|node| node.text());
    let newer = format
        .and_then(|text| text.parse::<u64>().ok())
        .is_some_and(|format| format > FORMAT);
    if doc.guarded() || newer || doc.block().sections().is_none() {
        return Err(Unfit);
    }
    Ok(doc)
}

/// Two cases under one number are told by their uid; without a common origin, a lacking one says
/// nothing and is not trusted.
fn two_cases(docs: &Three<Doc>) -> bool {
    let uid = |doc: &Doc| {
        doc.node()
            .get("uid")
            .and_then(|node| node.text())
            .map(str::to_owned)
    };
    let (ours, theirs) = (uid(&docs.ours), uid(&docs.theirs));
    ours != theirs || ours.is_none() && docs.base.node().entries().is_empty()
}

fn case(doc: &Doc, calendar: &Calendar) -> Option<Case> {
    Case::of(doc.node(), &Context::with_calendar(calendar))
}

/// What the two sides did that cannot both have been done.
fn contradictions(docs: &Three<Doc>, calendar: &Calendar) -> Vec<MergeObjection> {
    let base = case(&docs.base, calendar);
    let (Some(ours), Some(theirs)) = (case(&docs.ours, calendar), case(&docs.theirs, calendar))
    else {
        return Vec::new();
    };
    let found = joining::contradictions(base.as_ref(), &ours, &theirs);
    let objection = |(sections, why): (Vec<&str>, Msg)| MergeObjection {
        sections: sections.into_iter().map(str::to_owned).collect(),
        why,
    };
    found.into_iter().map(objection).collect()
}

/// Every section the two sides do not have alike.
fn differing(docs: &Three<Doc>) -> BTreeSet<String> {
    let [ours, theirs] = [&docs.ours, &docs.theirs].map(Doc::node);
    let keys = ours
        .entries()
        .iter()
        .chain(theirs.entries())
        .map(|entry| entry.key.clone());
    keys.collect()
}

fn attempt_merge(
    docs: &Three<Doc>,
    names: &Names,
    forced: &BTreeSet<String>,
    calendar: &Calendar,
) -> Option<(Vec<Chunk>, Vec<Path>)> {
    let mut merger = Merger {
        forced,
        names,
        places: Vec::new(),
    };
    let blocks = Three {
        base: docs.base.block(),
        ours: docs.ours.block(),
        theirs: docs.theirs.block(),
    };
    let mut chunks = merger.document(blocks)?;
    if settle_status(&mut chunks, docs, calendar) {
        merger.places.push(Path::root().key("status"));
    }
    Some((chunks, merger.places))
}

/// Writes the status that follows from the merged facts; where it depends on how a conflict is
/// resolved, it is one. Returns whether it is.
fn settle_status(chunks: &mut [Chunk], docs: &Three<Doc>, calendar: &Calendar) -> bool {
    let Some(at) = chunks
        .iter()
        .position(|chunk| matches!(chunk, Chunk::Status { .. }))
    else {
        return false;
    };
    let Chunk::Status { base, ours, theirs } = chunks[at].clone() else {
        return false;
    };
    let derived = |doc: &Doc| case(doc, calendar).map(|case| case.derived_status().to_string());
    let written = |doc: &Doc| {
        doc.node()
            .get("status")
            .and_then(|node| node.text())
            .map(str::to_owned)
    };
    let consistent = [&docs.ours, &docs.theirs]
        .iter()
        .all(|doc| derived(doc).is_some() && derived(doc) == written(doc));
    let [one, other] = [true, false].map(|side| {
        let text = Merged::resolved(chunks, side);
        Doc::parse(&text).ok().and_then(|doc| derived(&doc))
    });
    let settled = match (one, other) {
        (Some(one), Some(other)) if consistent => {
            let (b, o, t) = (
                line(&base, written(&docs.base)),
                line(&ours, written(&docs.ours)),
                line(&theirs, written(&docs.theirs)),
            );
            let (Some(o), Some(t)) = (o, t) else {
                return false;
            };
            let kept = if b == Some(o) { t } else { o };
            let with = |status: &str| format!("{}{status}{}", kept.0, kept.1);
            if one == other {
                Chunk::Text(with(&one))
            } else {
                Chunk::Conflict {
                    ours: with(&one),
                    theirs: with(&other),
                }
            }
        }
        _ if ours == theirs || theirs == base => Chunk::Text(ours),
        _ if ours == base => Chunk::Text(theirs),
        _ => Chunk::Conflict { ours, theirs },
    };
    let open = matches!(settled, Chunk::Conflict { .. });
    chunks[at] = settled;
    open
}

/// What stands before and behind the value of a line.
fn line(line: &str, value: Option<String>) -> Option<(&str, &str)> {
    let value = value?;
    let behind = line.find(':')? + 1;
    let at = behind + line[behind..].find(&value)?;
    Some((&line[..at], &line[at + value.len()..]))
}

/// The proof: nothing lost, nothing made up, and each way to resolve a conflict is a document.
fn sound(docs: &Three<Doc>, names: &Names, merged: &Merged) -> bool {
    let read = |ours: bool| Doc::parse(&Merged::resolved(&merged.chunks, ours));
    let (Ok(one), Ok(other)) = (read(true), read(false)) else {
        return false;
    };
    let Three { ours, theirs, .. } = docs;
    let proven = |merged: &Doc, side| leaves::proven(names, docs, merged, side);
    let ordered = leaves::in_order(names, ours, &one) && leaves::in_order(names, theirs, &other);
    if merged.is_clean() {
        return ordered && proven(&one, None);
    }
    proven(&one, Some(ours)) && proven(&other, Some(theirs))
}

/// Places in lists that would mean another entry than they did.
fn by_place(docs: &Three<Doc>, names: &Names, text: &str) -> Vec<MergeObjection> {
    let Ok(merged) = Doc::parse(text) else {
        return Vec::new();
    };
    let sides = [&docs.ours, &docs.theirs];
    let mut sections: Vec<String> = sides
        .iter()
        .flat_map(|side| references::moved(names, side, &merged))
        .collect();
    sections.sort();
    sections.dedup();
    let objection = |section: String| MergeObjection {
        why: msg!("merge-place", section = &section),
        sections: vec![section],
    };
    sections.into_iter().map(objection).collect()
}
