//! Conditions: what a rule of a policy may ask about a case before it holds.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::options::Given;
use crate::domain::reader::{Reader, Word};
use crate::domain::schema::{Field, Kind, Names, Scalar, Shape};
use crate::domain::tree::Value;
use crate::domain::values::FieldError;
use crate::words;

/// One thing a condition may ask.
pub struct Condition {
    /// Its key, with the field of the case it asks about.
    field: Field,
    /// Tells what a case says to it; nothing where it is not known yet.
    of: for<'a> fn(&'a Case, Tell<'_, 'a>),
}

/// Is told the facts of a case one by one: conditions are asked some hundred times of each, and most are of
/// one word.
type Tell<'t, 'a> = &'t mut dyn FnMut(&'a str);

/// Everything a condition may ask.
const CONDITIONS: [Condition; 9] = [
    Condition::on(
        "origin",
        "origin",
        "Where the customer is.",
        |case, tell| {
            tell(case.origin.map_or("domestic", Word::word));
        },
    ),
    Condition::on(
        "class",
        "class",
        "The class of the complaint.",
        |case, tell| {
            case.class.iter().for_each(|class| tell(class));
        },
    ),
    Condition::on("category", "category", "Its category.", |case, tell| {
        case.category.iter().for_each(|category| tell(category));
    }),
    Condition::on("grade", "grade", "Its grade.", |case, tell| {
        case.grade.iter().for_each(|grade| tell(grade));
    }),
    Condition::on("channel", "channel", "How it reached us.", |case, tell| {
        case.channel.map(Word::word).into_iter().for_each(tell);
    }),
    Condition::on(
        "nature",
        "nature",
        "Complaint or abnormality.",
        |case, tell| {
            tell(case.nature.word());
        },
    ),
    Condition::on(
        "outcome",
        "investigation.outcome",
        "What the investigation found.",
        |case, tell| {
            let found = case.investigation.iter();
            found.map(|found| found.outcome.word()).for_each(tell);
        },
    ),
    Condition::on(
        "remedy",
        "settlement.remedies.kind",
        "Kinds of remedy, any of which the settlement contains.",
        |case, tell| {
            let settlement = case.current.settlement.iter();
            let remedies = settlement.flat_map(|settlement| &settlement.remedies);
            let remedies = remedies.filter(|remedy| case.given(remedy) != Given::No);
            remedies.map(|remedy| remedy.kind.word()).for_each(tell);
        },
    ),
    Condition {
        field: Field::new(
            "round",
            Kind::Many(&Kind::Word(Turn::words, None)),
            false,
            "Whether the customer has refused a proposal (C-8).",
        ),
        of: |case, tell| tell(Turn::of(case).word()),
    },
];

words! {
    /// How far the talks with the customer have gone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Turn {
        /// The customer has refused nothing.
        First = "first",
        /// The customer has refused a proposal.
        AfterRefusal = "after-refusal",
    }
}

impl Turn {
    fn of(case: &Case) -> Self {
        if case.refusals().next().is_some() {
            Self::AfterRefusal
        } else {
            Self::First
        }
    }
}

/// The same as fields.
const FIELDS: Shape = {
    const ALL: [Field; CONDITIONS.len()] = {
        let mut all = [CONDITIONS[0].field; CONDITIONS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = CONDITIONS[i].field;
            i += 1;
        }
        all
    };
    &ALL
};

impl Condition {
    /// The field of the case that the condition under a key asks about.
    pub fn path_of(key: &str) -> Option<&'static str> {
        let asked = CONDITIONS.iter().find(|asked| asked.field.key == key);
        match asked?.field.names {
            Some(Names::Held(path)) => Some(path),
            _ => None,
        }
    }

    const fn on(
        key: &'static str,
        path: &'static str,
        doc: &'static str,
        of: for<'a> fn(&'a Case, Tell<'_, 'a>),
    ) -> Self {
        let field = Field::new(key, Kind::Many(&Kind::Text), false, doc);
        Self {
            field: field.names(Names::Held(path)),
            of,
        }
    }
}

/// A condition on a case; every part that is stated must hold. Nothing stated holds always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When(BTreeMap<&'static str, Vec<String>>);

impl When {
    /// Whether every part that is stated holds. A fact that is not known meets no condition.
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0.iter().all(|(key, words)| {
            let mut holds = false;
            facts.each(key, &mut |fact| {
                holds |= words.iter().any(|word| word == fact);
            });
            holds
        })
    }

    /// Whether nothing is stated, so that it holds always.
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it asks about this.
    pub fn asks(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The facts of a case from this origin that it holds for, if it holds for any from there: the
    /// first of each of its words.
    pub fn met_from<'a>(&'a self, origin: &'a str) -> Facts<'a> {
        let stated = self.0.iter();
        let first = stated.filter_map(|(key, words)| Some((*key, words.first()?.as_str())));
        let elsewhere = first.filter(|(key, _)| *key != "origin");
        Facts::told(elsewhere.chain([("origin", origin)]))
    }
}

impl Scalar for When {
    const KIND: Kind = Kind::Map(FIELDS);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.map(key, |reader| {
            let parts = FIELDS.iter().map(|field| {
                let stated = reader.texts(field.key);
                if let Kind::Many(Kind::Word(words, _)) = field.kind
                    && let Some(value) =
                        stated.iter().find(|word| !words().contains(&word.as_str()))
                {
                    let (value, words) = (value.clone(), words());
                    reader.invalid(field.key, FieldError::NotAWord { value, words });
                }
                (field.key, stated)
            });
            Some(Self(parts.filter(|(_, words)| !words.is_empty()).collect()))
        })
    }

    fn value(&self) -> Value {
        let part = |(key, words): (&&'static str, &Vec<String>)| ((*key).to_owned(), words.value());
        Value::Flow(self.0.iter().map(part).collect())
    }
}

/// What is known of a case that conditions ask about.
#[derive(Clone, Debug)]
pub enum Facts<'a> {
    /// What the case says.
    Of(&'a Case),
    /// What was told of one that need not exist.
    Told(BTreeMap<&'a str, Vec<&'a str>>),
}

impl<'a> Facts<'a> {
    /// Facts told one by one.
    pub fn told(facts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (key, fact) in facts {
            told.entry(key).or_default().push(fact);
        }
        Self::Told(told)
    }

    /// Everything conditions may ask, by its keys.
    pub fn asked() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|field| field.key)
    }

    /// What is known under a key.
    pub fn of(&self, key: &str) -> Vec<&'a str> {
        let mut known = Vec::new();
        self.each(key, &mut |fact| known.push(fact));
        known
    }

    fn each(&self, key: &str, tell: Tell<'_, 'a>) {
        match self {
            Self::Of(case) => {
                let mut asked = CONDITIONS.iter();
                if let Some(asked) = asked.find(|asked| asked.field.key == key) {
                    (asked.of)(case, tell);
                }
            }
            Self::Told(told) => {
                let known = told.get(key).into_iter().flatten();
                known.copied().for_each(tell);
            }
        }
    }

    /// Where the customer is.
    pub fn origin(&self) -> Option<&'a str> {
        let mut origin = None;
        self.each("origin", &mut |said| {
            origin.get_or_insert(said);
        });
        origin
    }
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Self::told([])
    }
}
