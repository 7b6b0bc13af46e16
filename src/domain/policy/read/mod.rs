//! Reading a regulation from its file, with every fault of it at once.

mod care;
mod consequences;
mod limits;
mod office;
mod practice;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{
    ApprovalMode, Assign, Band, Duty, Numbering, OnRefusal, Pauses, Permission, Policy, PolicyStep,
    Required, Route, SelfApproval, Step, Term, Title, When,
};
use crate::domain::money::Money;
use crate::domain::problem::Place;
use crate::domain::reader::Reader;
use crate::domain::source::{Places, Source};
use crate::domain::time::Limit;
use crate::msg;

/// The settings whose places are remembered, so that a refusal can point at them.
const SETTINGS: [&str; 10] = [
    "effective_from",
    "calendar",
    "steps",
    "optional_steps",
    "on_refusal",
    "self_approval",
    "approval",
    "intake_unit",
    "counting",
    "roll",
];

impl Policy {
    /// Reads one policy file. Everything wrong is noted in the reader's context; `None` where what
    /// must be there is not (`id`, `effective_from`, `steps` …). The caller ends with
    /// [`Reader::finish`], as for every document.
    /// Entries that cannot be read are left out. `locate` finds the place of a byte range of the
    /// file, `file` is the name cases and findings show.
    pub fn read(
        reader: &Reader,
        locate: &dyn Fn(Range<usize>) -> Place,
        file: &str,
    ) -> Option<Self> {
        let places = Places::new(locate);
        let mut policy = whole(reader, &places, file)?;
        policy.places = places.into_fields();
        Some(policy)
    }
}

fn whole(reader: &Reader, places: &Places, file: &str) -> Option<Policy> {
    let defaults = limits::Defaults::read(reader);
    let id = reader.required("id", reader.text("id"));
    let title = reader.required("title", read_title(reader, "title"));
    let effective_from = reader.required("effective_from", reader.date("effective_from"));
    let calendar = reader.required("calendar", reader.text("calendar"));
    let intake_unit = reader.required("intake_unit", reader.text("intake_unit"));
    let numbering = reader.required("numbering", numbering(reader, places));
    let steps = steps(reader);
    let consequences = consequences::read(reader, places, &defaults);
    let policy = Policy {
        version: reader.text("version"),
        approved_by: reader.text("approved_by"),
        currency: reader.text("currency").unwrap_or_else(|| "CNY".to_owned()),
        on_refusal: reader.word("on_refusal").unwrap_or(OnRefusal::NewRound),
        self_approval: reader.word("self_approval").unwrap_or(SelfApproval::Never),
        approval: reader.word("approval").unwrap_or(ApprovalMode::ByAuthority),
        pauses: pauses(reader, places),
        recording_tolerance: tolerance(reader, places),
        classes: terms(reader, places, "class"),
        categories: terms(reader, places, "category"),
        grades: terms(reader, places, "grade"),
        defects: terms(reader, places, "defect"),
        required: reader.list("required", |r| Some(required(r, places))),
        deadlines: reader.list("deadline", |r| limits::deadline(r, places, &defaults)),
        stages: reader.list("stage", |r| limits::stage(r, places, &defaults)),
        authority: authority(reader, places),
        permissions: permissions(reader, places),
        duties: reader.list("duty", |r| duty(r, places)),
        routes: reader.list("route", |r| route(r, places)),
        care: care::read(reader, places),
        consequences,
        office: office::read(reader, places),
        practice: practice::read(reader, places),
        settings: settings(reader, places),
        places: super::FieldPlaces::default(),
        file: file.to_owned(),
        id: id?,
        title: title?,
        effective_from: effective_from?,
        calendar: calendar?,
        numbering: numbering?,
        intake_unit: intake_unit?,
        steps: steps?,
    };
    Some(policy)
}

/// A title: both languages, or one text for both.
pub(in crate::domain) fn read_title(reader: &Reader, key: &str) -> Option<Title> {
    if reader.value(key)?.text().is_some() {
        let text = reader.text(key)?;
        return Some(Title {
            zh: text.clone(),
            en: text,
        });
    }
    reader.map(key, |r| {
        let zh = r.required("zh", r.text("zh"));
        let en = r.required("en", r.text("en"));
        Some(Title { zh: zh?, en: en? })
    })
}

/// The title, or the identifier in its place.
fn title_or(reader: &Reader, id: Option<&String>) -> Title {
    read_title(reader, "title").unwrap_or_else(|| {
        let text = id.cloned().unwrap_or_default();
        Title {
            zh: text.clone(),
            en: text,
        }
    })
}

fn numbering(reader: &Reader, places: &Places) -> Option<Numbering> {
    reader.map("numbering", |r| {
        let source = places.source(r, "pattern");
        let pattern = r.required("pattern", r.read("pattern", str::parse));
        Some(Numbering {
            pattern: pattern?,
            assign: r.word("assign").unwrap_or(Assign::AtIntake),
            source,
        })
    })
}

fn steps(reader: &Reader) -> Option<Vec<PolicyStep>> {
    let optional = reader.words::<Step>("optional_steps");
    let steps = reader.words::<Step>("steps");
    if !reader.has("steps") {
        reader.missing("steps");
        return None;
    }
    for step in &optional {
        if !steps.contains(step) {
            let what = msg!("policy-optional-step-unlisted", step = step.to_string());
            reader.invalid("optional_steps", what);
        }
    }
    let step = |step: Step| PolicyStep {
        step,
        optional: optional.contains(&step),
    };
    Some(steps.into_iter().map(step).collect())
}

fn settings(reader: &Reader, places: &Places) -> BTreeMap<String, Source> {
    let rules = reader.map("rules", |r| Some(r.rest())).unwrap_or_default();
    let mut settings = BTreeMap::new();
    for key in SETTINGS {
        if reader.has(key) {
            let rule = rules.iter().find(|(name, _)| name == key);
            let source = Source {
                place: places.at(reader, key),
                rule: rule.map(|(_, rule)| rule.clone()),
            };
            settings.insert(key.to_owned(), source);
        }
    }
    for (name, _) in &rules {
        if !settings.contains_key(name) {
            let what = msg!("policy-rule-of-nothing", setting = name);
            reader.invalid("rules", what);
        }
    }
    settings
}

fn pauses(reader: &Reader, places: &Places) -> Pauses {
    let read = reader.map("pause", |r| {
        Some(Pauses {
            clocks: r.texts("clocks"),
            source: Some(places.source(r, "clocks")),
        })
    });
    read.unwrap_or_default()
}

fn tolerance(reader: &Reader, places: &Places) -> Option<(Limit, Source)> {
    reader.map("recording", |r| {
        let source = places.source(r, "tolerance");
        let tolerance = r.required("tolerance", r.read("tolerance", str::parse));
        Some((tolerance?, source))
    })
}

fn terms(reader: &Reader, places: &Places, key: &str) -> Vec<Term> {
    reader.list(key, |r| {
        let source = places.source(r, "id");
        let id = r.required("id", r.text("id"));
        let title = title_or(r, id.as_ref());
        Some(Term {
            id: id?,
            title,
            source,
        })
    })
}

/// The condition under `when`; without one it holds always.
fn when(reader: &Reader) -> When {
    let read = reader.map("when", |r| {
        Some(When {
            origin: r.texts("origin"),
            class: r.texts("class"),
            category: r.texts("category"),
            grade: r.texts("grade"),
            channel: r.texts("channel"),
            nature: r.texts("nature"),
            outcome: r.texts("outcome"),
            remedy: r.texts("remedy"),
        })
    });
    read.unwrap_or_default()
}

fn required(reader: &Reader, places: &Places) -> Required {
    let source = places.source(reader, "fields");
    if !reader.has("fields") {
        reader.missing("fields");
    }
    Required {
        fields: reader.texts("fields"),
        when: when(reader),
        source,
    }
}

/// The bands. One without `up_to` has no limit; `above` is only there to be compared with the
/// band before, so that a person who writes both ends cannot leave a gap.
fn authority(reader: &Reader, places: &Places) -> Vec<Band> {
    let mut before: Option<Money> = None;
    reader.list("authority", |r| {
        let figure = if r.has("up_to") { "up_to" } else { "role" };
        let source = places.source(r, figure);
        let role = r.required("role", r.text("role"));
        let up_to = r.money("up_to");
        continues(r, before);
        before = up_to;
        let unreadable = up_to.is_none() && r.value("up_to").is_some();
        if unreadable {
            return None;
        }
        Some(Band {
            up_to,
            role: role?,
            source,
        })
    })
}

/// Compares `above` with the upper end of the band before.
fn continues(reader: &Reader, before: Option<Money>) {
    let Some(above) = reader.money("above") else {
        return;
    };
    let end = before.unwrap_or(Money::ZERO);
    if above > end {
        let what = msg!(
            "policy-band-gap",
            end = end.to_string(),
            start = above.to_string()
        );
        reader.invalid("above", what);
    } else if above < end {
        let what = msg!(
            "policy-band-overlap",
            end = end.to_string(),
            start = above.to_string()
        );
        reader.invalid("above", what);
    }
}

fn permissions(reader: &Reader, places: &Places) -> BTreeMap<String, Permission> {
    let read = reader.map("permissions", |table| {
        let mut permissions = BTreeMap::new();
        for entry in table.node().entries() {
            let permission = table.map(&entry.key, |r| {
                let figure = if r.has("roles") { "roles" } else { "units" };
                Some(Permission {
                    source: places.source(r, figure),
                    roles: r.texts("roles"),
                    units: r.texts("units"),
                })
            });
            permissions.extend(permission.map(|p| (entry.key.clone(), p)));
        }
        Some(permissions)
    });
    read.unwrap_or_default()
}

fn duty(reader: &Reader, places: &Places) -> Option<Duty> {
    let source = places.source(reader, "need");
    let when = when(reader);
    let need = reader.required("need", reader.word("need"))?;
    let kinds = reader.words("kinds");
    Some(Duty {
        need,
        kinds,
        when,
        source,
    })
}

fn route(reader: &Reader, places: &Places) -> Option<Route> {
    let source = places.source(reader, "unit");
    let when = when(reader);
    let unit = reader.required("unit", reader.text("unit"))?;
    Some(Route { when, unit, source })
}
