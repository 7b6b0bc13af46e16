//! What the rules that compare cases keep of each: a few facts, not the case. A hundred thousand cases
//! are compared, and of none but those that have a finding is more needed than stands here.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::view::{CheckSettings, RecordView, calendar};
use crate::domain::case::Case;
use crate::domain::case::evidence::Holdings;
use crate::domain::case::form::CUSTOMER;
use crate::domain::case::intake::Nature;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::digest::Half;
use crate::domain::kept;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::names::comparable;
use crate::domain::policy::{Band, Bands, Policy, Recurrence, UpTo};
use crate::domain::precedents::{Treatment, settled};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::serialized;
use crate::domain::shared::{Shared, Words};
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::msg;

/// What the rules that compare cases look at.
pub struct Across<'t, 'a> {
    /// The records, in order of path.
    pub told: &'t [Box<Told<'a>>],
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What all checks are asked with.
    pub asked: &'a CheckSettings,
    /// What stands where the cases say their evidence is, as far as it was looked for.
    pub evidence: Option<&'t Holdings>,
    /// The line of a field of a file.
    pub line: &'t dyn Fn(&str, &Path) -> usize,
}

/// One record. What is skipped where it is kept stands there, or is looked up again.
#[derive(Serialize, Deserialize)]
pub struct Told<'a> {
    /// The file.
    #[serde(skip)]
    pub file: Shared,
    /// The fingerprint of its identity.
    pub uid: Option<Half>,
    /// The case as known now.
    pub case: Option<Gist<'a>>,
    /// What few have.
    rare: Option<Box<Rare>>,
}

/// What stands in few records.
#[derive(Default, PartialEq, Eq, Serialize, Deserialize)]
struct Rare {
    /// The number it says itself, where that is another than its path's.
    written: Option<Box<str>>,
    /// The number of the case as known now, where that is another than its path's.
    number: Option<Box<str>>,
    /// The evidence it cites.
    evidence: Box<[Cited]>,
    /// The other cases it names, with their places.
    references: Box<[(Path, String)]>,
    /// The names in it that nobody has, with their places.
    unknown: Box<[(Path, String)]>,
}

/// A piece of evidence that is cited.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Its place in the list.
    pub place: usize,
    /// Where it is kept.
    pub file: String,
    /// What the case recorded of it.
    pub sha256: Option<String>,
}

/// What is kept of a case as known now.
#[derive(Serialize, Deserialize)]
pub struct Gist<'a> {
    /// The policy it names.
    #[serde(with = "kept")]
    pub policy_id: Shared,
    /// The edition in force for it.
    #[serde(skip)]
    pub policy: Option<&'a Policy>,
    /// The calendar it is judged by.
    #[serde(skip)]
    pub calendar: Option<&'a Calendar>,
    /// When it was received.
    #[serde(with = "kept")]
    pub received: Time,
    /// The customer as written.
    pub customer: Option<Box<str>>,
    /// The fingerprint of who that is, as cases are compared.
    pub who: Option<Half>,
    /// What is counted month by month, of a complaint that is no duplicate.
    pub counted: Option<Counted>,
    /// What is the same in others, by the entry of an edition that asks for it.
    pub alike: Box<[Alike]>,
    /// The actions found to work.
    pub worked: Box<[Worked]>,
    /// How it was settled, where it can be a precedent.
    pub precedent: Option<Box<Precedent>>,
    /// The settlement in force that nobody has said the reason of.
    pub unexplained: Option<Box<Unexplained>>,
    /// The settlement in force with its amount.
    pub part: Option<Box<Part<'a>>>,
}

/// What an entry of an edition compares.
#[derive(Serialize, Deserialize)]
pub struct Alike {
    /// The place of the edition among those of the policy, and the entry's in it.
    pub at: (u32, u32),
    /// The values of its fields.
    pub values: Half,
}

/// What is counted.
#[derive(Serialize, Deserialize)]
pub struct Counted {
    /// The product family.
    pub family: Option<Family>,
    /// The defect.
    #[serde(with = "kept")]
    pub defect: Option<Shared>,
}

/// The family of a product.
#[derive(Serialize, Deserialize)]
pub struct Family {
    /// The field of the product it stands in.
    #[serde(with = "serialized::word")]
    pub field: serialized::Lasting,
    /// What it is called.
    #[serde(with = "kept")]
    pub name: Shared,
}

/// An action found to work.
#[derive(Serialize, Deserialize)]
pub struct Worked {
    /// When that was found.
    #[serde(with = "kept")]
    pub at: Time,
    /// The action's place in the case.
    pub action: usize,
    /// What it was.
    pub what: String,
}

/// The fingerprint of what makes cases of one type, besides the policy: class, category and defect.
pub type Type = Half;

/// How a case was settled.
#[derive(Serialize, Deserialize)]
pub struct Precedent {
    /// Its type.
    pub of: Type,
    /// When it was closed.
    #[serde(with = "kept")]
    pub closed: Time,
    /// How.
    pub treatment: Treatment,
}

/// A settlement without a reason.
#[derive(Serialize, Deserialize)]
pub struct Unexplained {
    /// The type of the case, where it is known.
    pub of: Option<Type>,
    /// When it was proposed.
    #[serde(with = "kept")]
    pub at: Time,
    /// How the case is settled by it.
    pub treatment: Treatment,
    /// The standing remedy this type of case gets and this settlement does not have.
    pub not_standing: Option<Msg>,
}

/// A settlement in force with its amount.
#[derive(Serialize, Deserialize)]
pub struct Part<'a> {
    /// When it was proposed.
    #[serde(with = "kept")]
    pub at: Time,
    /// The amount.
    pub amount: Money,
    /// The place in the policy of the first level that holds for such a case.
    first: Option<usize>,
    /// Who may sign what in it.
    #[serde(skip)]
    bands: Bands<'a>,
    /// Up to what whoever signed it in a role may sign.
    pub signed: Option<UpTo>,
}

impl<'a> Part<'a> {
    /// The level an amount needs.
    pub fn authority_for(&self, amount: Money) -> Option<&'a Band> {
        let covering = self
            .bands
            .clone()
            .filter(|band| band.limit().covers(amount));
        covering.min_by_key(|band| band.limit())
    }
}

/// Those that have what an earlier one has, each with the first that has it.
pub(super) fn repeated<'t, 'a, K: Ord>(
    told: &'t [Box<Told<'a>>],
    key: impl Fn(&'t Told<'a>) -> Option<K>,
) -> Vec<(&'t Told<'a>, &'t Told<'a>)> {
    let mut keyed = Vec::with_capacity(told.len());
    let keys = (0_usize..).zip(told);
    keyed.extend(keys.filter_map(|(at, told)| Some((key(told)?, at))));
    keyed.sort_unstable();
    let each = keyed.chunk_by(|(one, _), (other, _)| one == other);
    let each = each.filter_map(|same| same.split_first());
    let each = each.flat_map(|((_, first), later)| {
        let pair = |(_, at): &(K, usize)| Some((&**told.get(*at)?, &**told.get(*first)?));
        later.iter().filter_map(pair)
    });
    each.collect()
}

impl<'a> Told<'a> {
    /// What is kept of a record. `unknown` are the names in it that nobody has.
    pub fn of(view: &RecordView<'_, 'a>, unknown: Vec<(Path, String)>, words: &Words) -> Self {
        let record: &Record = view.record;
        let written = record.case.as_ref();
        let uid = written.and_then(|case| case.uid.as_deref());
        let case = view.case.as_deref();
        let references = case.map(Case::references);
        let rare = Rare {
            written: written.and_then(|case| other(&case.number, record)),
            number: case.and_then(|case| other(&case.number, record)),
            evidence: evidence(view),
            references: references.unwrap_or_default().into(),
            unknown: case.map_or_else(Box::default, |_| unknown.into()),
        };
        Self {
            file: record.file.as_str().into(),
            uid: uid.map(|uid| Half::of(uid.as_bytes())),
            case: case.map(|case| gist(view, case, words)),
            rare: Some(rare)
                .filter(|rare| *rare != Rare::default())
                .map(Box::new),
        }
    }

    /// What was kept of the record of a file, with what is looked up in regulations that say the same.
    pub fn again(&mut self, file: &Shared, regulations: &'a Regulations) {
        self.file = Shared::clone(file);
        let Some(case) = &mut self.case else { return };
        case.policy = regulations.in_force(&case.policy_id, case.received);
        case.calendar = calendar(case.policy, regulations);
        if let (Some(policy), Some(part)) = (case.policy, &mut case.part) {
            part.bands = policy.ladder(part.first);
        }
    }

    /// The number its path says.
    pub fn number(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".yaml").unwrap_or(name)
    }

    /// The number it says itself.
    pub fn written(&self) -> &str {
        let rare = self.rare.as_ref();
        let written = rare.and_then(|rare| rare.written.as_deref());
        written.unwrap_or_else(|| self.number())
    }

    /// The number it is known by now.
    pub fn known_as(&self) -> &str {
        let rare = self.rare.as_ref();
        let then = rare.and_then(|rare| rare.number.as_deref());
        then.unwrap_or_else(|| self.number())
    }

    /// The evidence it cites.
    pub fn evidence(&self) -> &[Cited] {
        self.rare.as_ref().map_or(&[], |rare| &rare.evidence)
    }

    /// The other cases it names as known now, with their places.
    pub fn references(&self) -> &[(Path, String)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.references)
    }

    /// The names in it that nobody has, with their places.
    pub fn unknown(&self) -> &[(Path, String)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.unknown)
    }
}

/// A number, unless it is the one the path says.
fn other(number: &str, record: &Record) -> Option<Box<str>> {
    (number != record.number).then(|| number.into())
}

/// What a file of a format this version knows cites.
fn evidence(view: &RecordView) -> Box<[Cited]> {
    let case = view.case.as_deref().filter(|_| !view.newer());
    let cited = case.into_iter().flat_map(|case| &case.attachments);
    let cited = cited.enumerate().map(|(place, cited)| Cited {
        place,
        file: cited.file.clone(),
        sha256: cited.sha256.clone(),
    });
    cited.collect()
}

fn gist<'a>(view: &RecordView<'_, 'a>, case: &Case, words: &Words) -> Gist<'a> {
    let counts = case.nature == Nature::Complaint && !case.duplicate() && !case.taken_over();
    let share = |word: &str| words.share(word);
    Gist {
        policy_id: share(&case.policy),
        policy: view.policy,
        calendar: view.calendar,
        received: case.received,
        customer: called(case).map(Into::into),
        who: case.customer_key().map(|who| Half::of(who.as_bytes())),
        counted: counts.then(|| counted(case, words)),
        alike: if counts {
            alike(view.regulations, case)
        } else {
            Box::default()
        },
        worked: worked(case),
        precedent: view.policy.and_then(|_| precedent(case)).map(Box::new),
        unexplained: view.policy.and_then(|policy| unexplained(case, policy)),
        part: part(view).map(Box::new),
    }
}

fn counted(case: &Case, words: &Words) -> Counted {
    let product = if case.product.part.is_some() {
        "part"
    } else {
        "name"
    };
    let compared = |name: &str| words.share(&comparable(name));
    let family = case.product.family();
    Counted {
        family: family.map(|family| Family {
            field: product,
            name: compared(family),
        }),
        defect: defect(case).map(compared),
    }
}

/// What the customer is called: where the name is kept from the reader, by the keyed sum.
fn called(case: &Case) -> Option<&str> {
    let name = case.customer.name.as_deref();
    name.or(case.customer_sum.as_deref())
}

fn defect(case: &Case) -> Option<&str> {
    case.investigation.as_ref()?.defect.as_deref()
}

/// The values of the fields that each entry of the policy's editions compares.
fn alike(regulations: &Regulations, case: &Case) -> Box<[Alike]> {
    let entries = (0..).zip(editions(regulations, &case.policy));
    let entries = entries.flat_map(|(edition, policy)| {
        let entries = (0..).zip(&policy.office.recurrences);
        entries.map(move |(place, entry)| ((edition, place), entry))
    });
    let alike = entries.filter_map(|(at, entry)| {
        // None of the values has a line's end.
        let values = key(case, entry)?.join("\n");
        Some(Alike {
            at,
            values: Half::of(values.as_bytes()),
        })
    });
    alike.collect()
}

/// The editions of a policy, in the order of their files.
pub(super) fn editions<'a>(
    regulations: &'a Regulations,
    policy: &str,
) -> impl Iterator<Item = &'a Policy> {
    let policies = regulations.policies.iter();
    policies.filter(move |edition| edition.id == policy)
}

/// The values of the fields; `None` where one is lacking.
fn key(case: &Case, entry: &Recurrence) -> Option<Vec<String>> {
    let fields = Some(&entry.same).filter(|fields| !fields.is_empty())?;
    fields.iter().map(|field| value(case, field)).collect()
}

fn value(case: &Case, field: &str) -> Option<String> {
    let found = match field {
        "defect" => defect(case).map(str::to_owned),
        CUSTOMER => case.customer_key().map(Cow::into_owned),
        "product.family" => case.product.family().map(str::to_owned),
        _ => case.text_at(&field.parse().ok()?),
    };
    let value = found.as_deref().map(comparable);
    value.filter(|value| !value.is_empty())
}

fn worked(case: &Case) -> Box<[Worked]> {
    let actions = case.actions.iter().enumerate();
    let worked = actions.filter_map(|(action, of)| {
        let check = of.verified.as_ref().filter(|check| check.works)?;
        Some(Worked {
            at: check.stamp.at,
            action,
            what: of.what.clone(),
        })
    });
    worked.collect()
}

/// The type of a case whose category or defect is known.
fn type_of(case: &Case) -> Option<Type> {
    let (category, defect) = (case.category.as_deref(), defect(case));
    (category.is_some() || defect.is_some()).then_some(())?;
    let of = [case.class.as_deref(), category, defect];
    // Each as long as it says: none runs into the next, and nothing is not an empty word.
    let of = of.map(|word| word.map_or_else(String::new, |word| format!("{}:{word}", word.len())));
    Some(Half::of(of.join(",").as_bytes()))
}

fn precedent(case: &Case) -> Option<Precedent> {
    case.current.settlement.as_ref()?;
    Some(Precedent {
        of: type_of(case)?,
        closed: settled(case)?,
        treatment: Treatment::of(case),
    })
}

fn unexplained(case: &Case, policy: &Policy) -> Option<Box<Unexplained>> {
    let settlement = case.current.settlement.as_ref()?;
    let text = settlement.text.as_deref().unwrap_or_default();
    let open = text.trim().is_empty() && !case.superseded();
    open.then(|| {
        Box::new(Unexplained {
            of: type_of(case),
            at: settlement.stamp.at,
            treatment: Treatment::of(case),
            not_standing: not_standing(case, policy, settlement),
        })
    })
}

fn not_standing(case: &Case, policy: &Policy, settlement: &Settlement) -> Option<Msg> {
    let standing = policy.standing_for(&case.policy_facts())?;
    let given = settlement
        .remedies
        .iter()
        .any(|remedy| remedy.kind == standing.remedy);
    let rule = standing.source.rule.as_deref().unwrap_or(&policy.id);
    let remedy = standing.remedy.to_string();
    (!given).then(|| msg!("check-not-standing", remedy = remedy, rule = rule))
}

/// The settlement of a case, unless it was turned down, refused or taken over by another case.
pub(super) fn part<'a>(view: &RecordView<'_, 'a>) -> Option<Part<'a>> {
    let (case, policy) = (view.case.as_ref()?, view.policy?);
    let round = &case.current;
    let settlement = round.settlement.as_ref()?;
    let void = round.refused()
        || case.superseded()
        || round.decision().is_some_and(|decision| decision.rejected);
    let Commitment::Amount(amount) = settlement.commitment() else {
        return None;
    };
    let signed = round.approval().filter(|approval| approval.role.is_some());
    (amount > Money::ZERO && !void).then(|| Part {
        at: settlement.stamp.at,
        amount,
        first: policy.first_band(&case.policy_facts()),
        bands: policy.bands(&case.policy_facts()),
        signed: signed.map(|approval| approval.limit.unwrap_or(UpTo::Unlimited)),
    })
}
