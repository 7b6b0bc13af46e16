//! What the rules that compare cases keep of each: a few facts, not the case. A hundred thousand cases
//! are compared, and of none but those that have a finding is more needed than stands here.

use serde::{Deserialize, Serialize};

use super::view::{CheckSettings, RecordView, calendar};
use crate::domain::case::Case;
use crate::domain::case::evidence::Holdings;
use crate::domain::case::intake::Nature;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::kept;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::names::comparable;
use crate::domain::policy::{Band, Policy, Recurrence, UpTo};
use crate::domain::precedents::{Treatment, settled};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::msg;

/// What the rules that compare cases look at.
pub struct Across<'t, 'a> {
    /// The records, in order of path.
    pub told: &'t [Told<'a>],
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
    pub file: String,
    /// The number its path says.
    pub number: String,
    /// The number it says itself.
    pub written: Option<String>,
    /// Its identity.
    pub uid: Option<String>,
    /// The case as known now.
    pub case: Option<Gist<'a>>,
    /// The evidence it cites.
    pub evidence: Vec<Cited>,
}

/// A piece of evidence that is cited.
#[derive(Serialize, Deserialize)]
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
    pub policy_id: String,
    /// The edition in force for it.
    #[serde(skip)]
    pub policy: Option<&'a Policy>,
    /// The calendar it is judged by.
    #[serde(skip)]
    pub calendar: Option<&'a Calendar>,
    /// Its number.
    pub number: String,
    /// When it was received.
    #[serde(with = "kept::moment")]
    pub received: Time,
    /// The customer as written.
    pub customer: Option<String>,
    /// The other cases it names, with their places.
    pub references: Vec<(Path, String)>,
    /// The names in it that nobody has, with their places.
    pub unknown: Vec<(Path, String)>,
    /// What is counted month by month, of a complaint that is no duplicate.
    pub counted: Option<Counted>,
    /// What is the same in others, by the entry that asks for it: its edition's place among those of the
    /// policy, and its own there.
    pub alike: Vec<((usize, usize), Vec<String>)>,
    /// The actions found to work.
    pub worked: Vec<Worked>,
    /// How it was settled, where it can be a precedent.
    pub precedent: Option<Box<Precedent>>,
    /// The settlement in force that nobody has said the reason of.
    pub unexplained: Option<Box<Unexplained>>,
    /// The settlement in force with its amount.
    pub part: Option<Box<Part<'a>>>,
}

/// What is counted.
#[derive(Serialize, Deserialize)]
pub struct Counted {
    /// The product family, with where the product stands.
    pub family: Option<(Path, String)>,
    /// The defect.
    pub defect: Option<String>,
}

/// An action found to work.
#[derive(Serialize, Deserialize)]
pub struct Worked {
    /// When that was found.
    #[serde(with = "kept::moment")]
    pub at: Time,
    /// The action's place in the case.
    pub action: usize,
    /// What it was.
    pub what: String,
}

/// What makes cases of one type, besides the policy: class, category and defect.
pub type Type = [Option<String>; 3];

/// How a case was settled.
#[derive(Serialize, Deserialize)]
pub struct Precedent {
    /// Its type.
    pub of: Type,
    /// When it was closed.
    #[serde(with = "kept::moment")]
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
    #[serde(with = "kept::moment")]
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
    #[serde(with = "kept::moment")]
    pub at: Time,
    /// The amount.
    pub amount: Money,
    /// The customer, as names are compared.
    pub customer: Option<String>,
    /// Where the first of those stands in its policy.
    pub first: Option<usize>,
    /// Who may sign what in such a case.
    #[serde(skip)]
    pub bands: Vec<&'a Band>,
    /// Up to what whoever signed it in a role may sign.
    pub signed: Option<UpTo>,
}

impl Part<'_> {
    /// The level an amount needs.
    pub fn authority_for(&self, amount: Money) -> Option<&Band> {
        let covering = self.bands.iter().filter(|band| band.limit().covers(amount));
        covering.copied().min_by_key(|band| band.limit())
    }
}

impl<'a> Told<'a> {
    /// What was kept of the record of a file, with what is looked up in regulations that say the same.
    #[must_use]
    pub fn again(mut self, file: &str, regulations: &'a Regulations) -> Self {
        file.clone_into(&mut self.file);
        if let Some(case) = &mut self.case {
            case.policy = regulations.in_force(&case.policy_id, case.received);
            case.calendar = calendar(case.policy, regulations);
            if let (Some(policy), Some(part)) = (case.policy, &mut case.part) {
                part.bands = part.first.map_or(Vec::new(), |first| policy.ladder(first));
            }
        }
        self
    }

    /// What is kept of a record. `unknown` are the names in it that nobody has.
    pub fn of(view: &RecordView<'_, 'a>, unknown: Vec<(Path, String)>) -> Self {
        let record: &Record = view.record;
        let written = record.case.as_ref();
        Self {
            file: record.file.clone(),
            number: record.number.clone(),
            written: written.map(|case| case.number.clone()),
            uid: written.and_then(|case| case.uid.clone()),
            case: view.case.as_deref().map(|case| gist(view, case, unknown)),
            evidence: evidence(view),
        }
    }
}

/// What a file of a format this version knows cites.
fn evidence(view: &RecordView) -> Vec<Cited> {
    let case = view.case.as_deref().filter(|_| !view.newer());
    let cited = case.into_iter().flat_map(|case| &case.attachments);
    let cited = cited.enumerate().map(|(place, cited)| Cited {
        place,
        file: cited.file.clone(),
        sha256: cited.sha256.clone(),
    });
    cited.collect()
}

fn gist<'a>(view: &RecordView<'_, 'a>, case: &Case, unknown: Vec<(Path, String)>) -> Gist<'a> {
    let counts = case.nature == Nature::Complaint && !case.duplicate();
    Gist {
        policy_id: case.policy.clone(),
        policy: view.policy,
        calendar: view.calendar,
        number: case.number.clone(),
        received: case.received,
        customer: case.customer.name.clone(),
        references: case.references(),
        unknown,
        counted: counts.then(|| counted(case)),
        alike: if counts {
            alike(view.regulations, case)
        } else {
            Vec::new()
        },
        worked: worked(case),
        precedent: view.policy.and_then(|_| precedent(case)).map(Box::new),
        unexplained: view.policy.and_then(|policy| unexplained(case, policy)),
        part: part(view).map(Box::new),
    }
}

fn counted(case: &Case) -> Counted {
    let product = if case.product.part.is_some() {
        "part"
    } else {
        "name"
    };
    let path = Path::root().key("product").key(product);
    Counted {
        family: case.product.family().map(|it| (path, comparable(it))),
        defect: defect(case).map(comparable),
    }
}

fn defect(case: &Case) -> Option<&str> {
    case.investigation.as_ref()?.defect.as_deref()
}

/// The values of the fields that each entry of the policy's editions compares.
fn alike(regulations: &Regulations, case: &Case) -> Vec<((usize, usize), Vec<String>)> {
    let entries = editions(regulations, &case.policy).enumerate();
    let entries = entries.flat_map(|(edition, policy)| {
        let entries = policy.office.recurrences.iter().enumerate();
        entries.map(move |(place, entry)| ((edition, place), entry))
    });
    let keys = entries.filter_map(|(place, entry)| Some((place, key(case, entry)?)));
    keys.collect()
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
        "product.family" => case.product.family().map(str::to_owned),
        _ => case.text_at(&field.parse().ok()?),
    };
    let value = found.as_deref().map(comparable);
    value.filter(|value| !value.is_empty())
}

fn worked(case: &Case) -> Vec<Worked> {
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
    let (category, defect) = (case.category.clone(), defect(case).map(str::to_owned));
    let known = category.is_some() || defect.is_some();
    known.then(|| [case.class.clone(), category, defect])
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
        customer: case.customer.name.as_deref().map(comparable),
        first: policy.first_band(&case.policy_facts()),
        bands: policy.bands(&case.policy_facts()).collect(),
        signed: signed.map(|approval| approval.limit.unwrap_or(UpTo::Unlimited)),
    })
}
