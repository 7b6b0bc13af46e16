//! What a field is: its key, its kind, and what else is particular to it.

/// What a field holds.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Text on one line.
    Text,
    /// Text of any number of lines.
    Lines,
    /// An identifier made of digits, always quoted: the number of a case.
    Digits,
    /// A list of texts.
    Texts,
    /// A date without a time.
    Date,
    /// A month of a year.
    Month,
    /// A moment, RFC 3339 with offset.
    Time,
    /// An amount of money, decimal text.
    Money,
    /// An amount of money, or the word that stands for what has none.
    MoneyOr(&'static str),
    /// A quantity: pieces, or in a unit.
    Quantity,
    /// A quantity, or the word for what is not known yet.
    QuantityOr(&'static str),
    /// A decimal number in percent, or a rate.
    Decimal,
    /// A whole number.
    Count,
    /// `true` or `false`.
    Flag,
    /// One of the words a function lists; people call each by the catalogue's entry under this
    /// prefix, where there is one.
    Word(fn() -> Vec<&'static str>, Option<&'static str>),
    /// A record of its own: a section, or a fact within a fact.
    Map(Shape),
    /// A list of records.
    List(Shape),
    /// A whole number between two, both included.
    Within(u32, u32),
    /// How long something may take: `3d`, `1mo`, `48h`.
    Limit,
    /// Text in both languages of the tool, or one text for both.
    Localized,
    /// A list of values; one by itself is a list of one.
    Many(&'static Kind),
    /// Values under keys that a function lists.
    Keyed(fn() -> Vec<&'static str>, &'static Kind),
    /// One of two kinds; the second is the longer way to say it.
    Either(&'static [Kind; 2]),
    /// Whatever a table may hold under keys of its own.
    Any,
}

/// The fields of a record, as a value.
pub type Shape = &'static [Field];

/// What a text names, where it is an identifier of somebody or something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A person of the staff file, by e-mail address.
    Person,
    /// A unit of the staff file.
    Unit,
    /// A unit or a person.
    UnitOrPerson,
    /// A role or a person.
    RoleOrPerson,
    /// A case, by its number.
    Case,
    /// A policy.
    Policy,
    /// A word of one of the policy's own vocabularies.
    Term(Vocabulary),
    /// A role of the staff file.
    Role,
    /// A calendar, by its name.
    Calendar,
    /// A language of the tool.
    Language,
    /// What a policy may reserve for some.
    Act,
    /// A field of the case that a policy may require.
    Requirable,
    /// A field of the case by which two cases may be alike.
    Comparable,
    /// A clock that runs across steps.
    Clock,
    /// A kind of remedy.
    Remedy,
    /// Who may bear a cost.
    Bearer,
    /// A kind of sanction.
    Sanction,
    /// What the case's field at this path may hold.
    Held(&'static str),
}

/// The vocabularies of a policy that fields of a case are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// Classes (M-5).
    Class,
    /// Categories (C-3).
    Category,
    /// Grades (C-3).
    Grade,
    /// Defect codes (M-9.10).
    Defect,
}

/// How a field is asked for when a complaint comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The flag of `new` that fills it, without its dashes.
    pub flag: &'static str,
    /// The place of its question in the interview, where it has one.
    pub turn: Option<u8>,
}

/// Who may take the value over to another case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passed {
    /// Nobody: it is this case's own.
    No,
    /// The case that takes this one's place (M-9.9).
    Again,
    /// That, and another complaint of the same customer about the same goods.
    Like,
}

/// Whether a letter to the customer may show a value (M-9.11). What is not marked is internal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disclosed {
    /// Never.
    Never,
    /// At any time.
    Always,
    /// Only by a letter that tells a decision.
    Decided,
}

/// One declared field.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing on its own, and most are false"
)]
pub struct Field {
    /// Its key in the file.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it is, from its doc comment.
    pub doc: &'static str,
    /// Whether a record without it cannot be read.
    pub needed: bool,
    /// What it names.
    pub names: Option<Names>,
    /// Words it may hold beside those it names.
    pub also: &'static [&'static str],
    /// Whether it tells a record of a list from its neighbours.
    pub tells: bool,
    /// Whether no two records of a list may share it.
    pub unique: bool,
    /// Whether the policy lays something down by it, so that a rule may be named for it.
    pub decides: bool,
    /// Whether one more record of a list judges nothing otherwise that was judged before.
    pub grows: bool,
    /// Whether one record of a list may be said by a text alone.
    pub short: bool,
    /// The catalogue's word for its absence, where that says something.
    pub absent: Option<&'static str>,
    /// Whether the customer tells it, and how it is asked for.
    pub asked: Option<Asked>,
    /// Whether it is part of what a complaint is told with.
    pub told: bool,
    /// Whether it only says how a complaint is filed: where it came from, what sort it is.
    pub filing: bool,
    /// Whether it is asked for only where the policy says what is done when it is urgent.
    pub urgency: bool,
    /// What of it another case begins with.
    pub passed: Passed,
    /// The fields which, told as in an earlier case, let it be as it was there.
    pub follows: &'static [&'static str],
    /// Whether a correction may never mend it: it decides, identifies, or follows from others.
    pub fixed: bool,
    /// Whether a policy may require it.
    pub requirable: bool,
    /// Whether it may say who somebody is.
    pub personal: bool,
    /// Whether it stands in the private part of a case, where the organisation keeps one.
    pub beside: bool,
    /// Whether a letter to the customer may show it; within a record, where both may be shown.
    pub disclosed: Disclosed,
    /// Whether its text names or sorts something and says nothing in words: tables are joined and
    /// grouped by it, and an export without texts keeps it.
    pub column: bool,
    /// The field beside it whose value it has where nothing is said.
    pub like: Option<&'static str>,
    /// Whether a blank line stands above it in a new file.
    pub apart: bool,
    /// Whether a new file has a heading for it, below all that intake writes at once.
    pub heading: bool,
    /// The fact beside it that it came with.
    pub with: Option<&'static str>,
    /// The key above which it stands, where somebody else records it later.
    pub above: Option<&'static str>,
    /// A value it may have, as text, where its kind does not say enough.
    pub example: Option<&'static str>,
    /// The flag of the command that records it, where hardly anybody leaves it out.
    pub usual: Option<&'static str>,
}

impl Field {
    /// A field, with nothing particular to it.
    pub const fn new(key: &'static str, kind: Kind, needed: bool, doc: &'static str) -> Self {
        Self {
            key,
            kind,
            doc,
            needed,
            names: None,
            also: &[],
            tells: false,
            unique: false,
            decides: false,
            grows: false,
            short: false,
            absent: None,
            asked: None,
            told: false,
            filing: false,
            apart: false,
            urgency: false,
            passed: Passed::No,
            follows: &[],
            fixed: false,
            requirable: false,
            personal: false,
            beside: false,
            disclosed: Disclosed::Never,
            column: false,
            like: None,
            heading: false,
            with: None,
            above: None,
            example: None,
            usual: None,
        }
    }

    /// Told by the customer; a policy may require it. A flag of `new` fills it, and the interview
    /// asks for it, in order of `turn`.
    #[must_use]
    pub const fn ask(mut self, flag: &'static str, turn: u8) -> Self {
        self = self.flag(flag);
        self.asked = Some(Asked {
            flag,
            turn: Some(turn),
        });
        self
    }

    /// The same, without a question of its own in the interview.
    #[must_use]
    pub const fn flag(mut self, flag: &'static str) -> Self {
        self = self.tell();
        self.asked = Some(Asked { flag, turn: None });
        self
    }

    /// Told by the customer; only a file fills it.
    #[must_use]
    pub const fn tell(mut self) -> Self {
        self.told = true;
        self.requirable = true;
        self
    }

    /// A policy may require it, though the customer need not tell it.
    #[must_use]
    pub const fn requirable(mut self) -> Self {
        self.requirable = true;
        self
    }

    /// Says how the complaint is filed, not what it is about.
    #[must_use]
    pub const fn filing(mut self) -> Self {
        self.filing = true;
        self
    }

    /// Tells that it is urgent: asked for where the policy knows what that means.
    #[must_use]
    pub const fn urgency(mut self) -> Self {
        self.urgency = true;
        self
    }

    /// Stands below a blank line.
    #[must_use]
    pub const fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    /// What it names.
    #[must_use]
    pub const fn names(mut self, names: Names) -> Self {
        self.names = Some(names);
        self
    }

    /// Words it may hold as well.
    #[must_use]
    pub const fn also(mut self, words: &'static [&'static str]) -> Self {
        self.also = words;
        self
    }

    /// Tells a record of a list from its neighbours.
    #[must_use]
    pub const fn tells(mut self) -> Self {
        self.tells = true;
        self
    }

    /// The same, and never the same in two of them.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self = self.tells();
        self.unique = true;
        self
    }

    /// A setting a rule may be named for.
    #[must_use]
    pub const fn decides(mut self) -> Self {
        self.decides = true;
        self
    }

    /// A list that may grow while it is in force.
    #[must_use]
    pub const fn grows(mut self) -> Self {
        self.grows = true;
        self
    }

    /// A list of which a member may be said by a text alone.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// What its absence means, as a word of the catalogue.
    #[must_use]
    pub const fn absent(mut self, word: &'static str) -> Self {
        self.absent = Some(word);
        self
    }

    /// Text of any number of lines.
    #[must_use]
    pub const fn lines(mut self) -> Self {
        self.kind = Kind::Lines;
        self
    }

    /// Passed on to another case.
    #[must_use]
    pub const fn passed(mut self, passed: Passed) -> Self {
        self.passed = passed;
        self
    }

    /// As it was in the latest case in which one of these fields was the same, until somebody says
    /// otherwise.
    #[must_use]
    pub const fn follows(mut self, fields: &'static [&'static str]) -> Self {
        self.follows = fields;
        self
    }

    /// Never mended by a correction.
    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// May say who somebody is.
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// Stands in the private part of a case, where the organisation keeps one.
    #[must_use]
    pub const fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// Fit for the customer: a letter may show it.
    #[must_use]
    pub const fn disclosed(mut self) -> Self {
        self.disclosed = Disclosed::Always;
        self
    }

    /// Fit for the customer once it is decided: a letter that tells the decision may show it.
    #[must_use]
    pub const fn decided(mut self) -> Self {
        self.disclosed = Disclosed::Decided;
        self
    }

    /// The same as the field under `key` beside it, where nothing is said.
    #[must_use]
    pub const fn like(mut self, key: &'static str) -> Self {
        self.like = Some(key);
        self
    }

    /// A column of tables that names or sorts, and says nothing in words.
    #[must_use]
    pub const fn column(mut self) -> Self {
        self.column = true;
        self
    }

    /// A section with a heading in a new file.
    #[must_use]
    pub const fn heading(mut self) -> Self {
        self.heading = true;
        self
    }

    /// Came with the fact under `key` beside it, and is known since then.
    #[must_use]
    pub const fn with(mut self, key: &'static str) -> Self {
        self.with = Some(key);
        self
    }

    /// Recorded later by somebody else, and written above `key`.
    #[must_use]
    pub const fn above(mut self, key: &'static str) -> Self {
        self.above = Some(key);
        self
    }

    /// For example this; of a list these, parted by commas.
    #[must_use]
    pub const fn example(mut self, text: &'static str) -> Self {
        self.example = Some(text);
        self
    }

    /// Usually told, by this flag.
    #[must_use]
    pub const fn usual(mut self, flag: &'static str) -> Self {
        self.usual = Some(flag);
        self
    }

    /// The key of what it is called in the catalogues.
    pub fn label(&self) -> String {
        let name = self.asked.map_or(self.key, |asked| asked.flag);
        format!("section-{}", name.replace('_', "-"))
    }

    /// The fields below it.
    pub const fn below(&self) -> Shape {
        self.kind.below()
    }
}

impl Kind {
    /// The fields below a value of this kind.
    const fn below(&self) -> Shape {
        match self {
            Self::Map(shape) | Self::List(shape) => shape,
            Self::Keyed(_, kind) => kind.below(),
            Self::Either([_, kind]) => kind.below(),
            _ => &[],
        }
    }
}
