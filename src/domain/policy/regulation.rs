//! A regulation's file from its first line: what it is, its settings, its tables.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::care::Care;
use super::condition::When;
use super::consequences::Consequences;
use super::handling::{Band, Duty, Permission, Required, Route, Term};
use super::limits::{Deadline, Stage};
use super::office::Office;
use super::own_fields::OwnField;
use super::practice::Practice;
use super::settings::{
    ApprovalMode, DecideAgain, Numbering, OnRefusal, Pauses, Reassessment, Recording, SelfApproval,
};
use super::steps::Steps;
use crate::domain::localized::Localized;
use crate::domain::place::Place;
use crate::domain::reader::{Own, Reader};
use crate::domain::schema::{Kind, Names, Scalar, Table};
use crate::domain::source::{FieldPlaces, Places, Source};
use crate::domain::time::Counting;
use crate::domain::tree::Value;
use crate::{msg, table};

table! {
    /// One company regulation as in force from a date.
    #[derive(Clone, Debug)]
    pub struct Policy {
        /// The identifier cases name: `manufacturing`.
        id: must String { example("house-rules") },
        /// Its title.
        title: must Localized,
        /// The edition, as the company counts them (M-15).
        version: may String { example("1") },
        /// Who put it in force (M-15).
        approved_by: may String { example("总经理") },
        /// Cases received from this date on are judged by it.
        effective_from: must NaiveDate { decides() },
        /// The calendar's name: `cn` for `calendar-cn.toml`.
        calendar: must String { decides() names(Names::Calendar) },
        /// ISO 4217 code of every amount.
        currency: or String = "CNY" { example("CNY") },
        /// How limits are counted where they do not say: calendar days, as regulations that write
        /// 天 or 日 mean it.
        counting: or Counting = (Counting::Calendar) { decides() },
        /// Whether a last day that is no working day moves to the next one, where a limit does not
        /// say (Civil Code art. 203).
        roll: or bool = true { decides() },
        /// The unit that owns a case nobody has been assigned to.
        intake_unit: must String { decides() names(Names::Unit) },
        /// The steps a case goes through.
        steps: flat Steps,
        /// What a customer's refusal leads to.
        on_refusal: or OnRefusal = (OnRefusal::NewRound) { decides() },
        /// Whether every settlement is approved, or only what exceeds the proposer's authority (T-4).
        approval: or ApprovalMode = (ApprovalMode::ByAuthority) { decides() },
        /// Whether one may approve a settlement one proposed: where every settlement is approved
        /// never (T-4), else within one's own limit, if nothing is said.
        self_approval: usual SelfApproval = (approval.map(ApprovalMode::own)) { decides() },
        /// Whether whoever is asked may answer on the spot, before anything is proposed (B-3.1).
        answer_at_once: or bool = false { decides() },
        /// Who signs after the customer's refusal (C-8).
        reassessment: or Reassessment = (Reassessment::Anyone) { decides() },
        /// When a settlement is decided on again after the customer's answer (M-9.6).
        decide_again: or DecideAgain = (DecideAgain::WhenChanged) { decides() },
        /// The rules that state the settings above, by their keys.
        rules: or Rules,
        /// How cases are numbered (M-8).
        numbering: the Numbering,
        /// Which clocks a hold stops.
        pauses as "pause": part Pauses,
        /// How late a fact may be recorded before that is a finding.
        recording: one Recording,
        /// Complaint classes (M-5).
        classes as "class": all Term { grows() },
        /// Complaint categories.
        categories as "category": all Term { grows() },
        /// Grades of severity, least first.
        grades as "grade": all Term,
        /// Defect codes.
        defects as "defect": all Term { grows() },
        /// Fields of the company's own.
        fields as "field": all OwnField { grows() },
        /// Which fields registration needs, and when.
        required: all Required,
        /// Which unit a complaint goes to.
        routes as "route": all Route,
        /// How cases are taken in, graded and passed on.
        care: flat Care,
        /// Limits that run across steps: `overall`, `acknowledge`, `answer`.
        deadlines as "deadline": all Deadline,
        /// Limits of single departments.
        stages as "stage": all Stage,
        /// Who may settle up to which amount, lowest first (M-11).
        authority: all Band,
        /// Who may do what; what is not listed is open to every known person.
        permissions: each Permission,
        /// What must be done before a case may be closed, by outcome.
        duties as "duty": all Duty,
        /// How actions are checked, and what keeps like cases treated alike.
        practice: flat Practice,
        /// What a case costs whom: loss, sanctions, deductions, returns.
        consequences: flat Consequences,
        /// What the office owes besides single cases: periodic duties, forms, reminders, tiers.
        office: flat Office,
        /// The file it was read from, relative to the repository.
        file: aside String,
        /// Where the top-level settings (`self_approval`, `on_refusal`, `steps` …) stand, with the
        /// rule `[rules]` names for each.
        settings: aside BTreeMap<String, Source>,
        /// Where single fields of the entries stand.
        places: aside FieldPlaces,
        /// What stands under keys of people's own (`x-…`).
        own: aside Vec<Own>,
    }
}

impl Policy {
    /// Reads one policy file. Everything wrong is noted in the reader's context; `None` where what
    /// must be there is not (`id`, `effective_from`, `steps` …). Entries that cannot be read are left
    /// out. The caller ends with [`Reader::finish`], as for every document. `locate` finds the place
    /// of a byte range of the file, `file` is the name cases and findings show.
    pub fn read(
        reader: &Reader,
        locate: &dyn Fn(Range<usize>) -> Place,
        file: &str,
    ) -> Option<Self> {
        let places = Places::new(reader.here(), locate);
        let mut read = <Self as Table>::read(reader, &places)?;
        let needed = read.fields.iter().filter(|field| field.required);
        let needed = needed.map(|field| Required {
            fields: vec![field.path()],
            any: false,
            when: When::default(),
            source: field.source.clone(),
        });
        let needed: Vec<Required> = needed.collect();
        read.required.extend(needed);
        let settings = places.settings(settings().into_iter(), &read.rules.0);
        for setting in read.rules.0.keys() {
            if !settings.contains_key(setting) {
                let what = msg!("policy-rule-of-nothing", setting = setting);
                reader.invalid("rules", what);
            }
        }
        Some(Self {
            file: file.to_owned(),
            settings,
            places: places.into_fields(),
            ..read
        })
    }
}

/// The rules of the regulation, by the settings they state.
#[derive(Clone, Debug, Default)]
pub struct Rules(pub BTreeMap<String, String>);

/// The settings a rule may be named for.
fn settings() -> Vec<&'static str> {
    let settings = Policy::FIELDS.iter().filter(|field| field.decides);
    settings.map(|field| field.key).collect()
}

impl Scalar for Rules {
    const KIND: Kind = Kind::Keyed(settings, &Kind::Text);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.map(key, |rules| Some(Self(rules.rest().into_iter().collect())))
    }

    fn value(&self) -> Value {
        let text = |(key, rule): (&String, &String)| (key.clone(), Value::Text(rule.clone()));
        Value::Map(self.0.iter().map(text).collect())
    }
}
