//! Regulations: read, checked, asked, projected; and the ones that ship.

mod asked;
mod due;
mod shipped;

use complaint::codec::place::LineIndex;
use complaint::codec::toml;
use complaint::domain::msg::Msg;
use complaint::domain::organization::Organization;
use complaint::domain::place::Place;
use complaint::domain::policy::{Lint, Policy, lint, lint_staff, lint_together};
use complaint::domain::reader::{Context, Fault, Reader};
use complaint::domain::severity::Severity;
use complaint::domain::staff::Staff;
use complaint::domain::time::{Calendar, Time};

const POLICY: &str = include_str!("../../policies/manufacturing.toml");
const STAFF: &str = include_str!("../../policies/staff.toml");
const ORGANIZATION: &str = include_str!("../../policies/organization.toml");
const CALENDAR: &str = include_str!("../../policies/calendar-cn.toml");

/// Reads a text with `read`, with the faults and where they are.
fn read<T>(
    file: &str,
    text: &str,
    read: impl FnOnce(&Reader, &dyn Fn(std::ops::Range<usize>) -> Place) -> T,
) -> (T, Vec<(Fault, Place)>) {
    let index = LineIndex::new(text);
    let locate = |span| index.place(file, span);
    let node = toml::parse(text).unwrap();
    let context = Context::default();
    let reader = Reader::root(&node, &context).unwrap();
    let value = read(&reader, &locate);
    reader.finish();
    let faults = context.into_faults().into_iter();
    let placed = faults.map(|fault| (fault.clone(), locate(fault.span)));
    (value, placed.collect())
}

fn policy_of(text: &str) -> (Option<Policy>, Vec<(Fault, Place)>) {
    let file = "policies/manufacturing.toml";
    read(file, text, |r, locate| Policy::read(r, locate, file))
}

fn policy() -> Policy {
    let (policy, faults) = policy_of(POLICY);
    assert_eq!(faults, []);
    policy.unwrap()
}

fn staff_of(text: &str) -> Staff {
    let (staff, faults) = read("policies/staff.toml", text, Staff::read);
    assert_eq!(faults, []);
    staff
}

fn calendar() -> Calendar {
    let (calendar, faults) = read("calendar", CALENDAR, Calendar::read);
    assert_eq!(faults, []);
    calendar.unwrap()
}

/// The text with one place of it changed.
fn changed(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "not in the file: {old}");
    text.replacen(old, new, 1)
}

fn lints_of(old: &str, new: &str) -> Vec<Lint> {
    let (policy, faults) = policy_of(&changed(POLICY, old, new));
    assert_eq!(faults, [], "{new}");
    lint(&policy.unwrap(), &staff_of(STAFF), &["cn"])
}

/// A change to a shipped file that must be found: `- ` the lines as they are, `+ ` as they become
/// (none: they go), `! ` the message and ` @ ` the line it points at.
#[derive(Debug, Default)]
struct Mistake {
    old: String,
    new: String,
    key: String,
    line: String,
}

fn mistakes(text: &str) -> Vec<Mistake> {
    text.split("\n\n").map(mistake).collect()
}

fn mistake(block: &str) -> Mistake {
    let with = |prefix: &str| -> Vec<&str> {
        let lines = block.lines();
        lines.filter_map(|l| l.strip_prefix(prefix)).collect()
    };
    let (old, new) = (with("- "), with("+ "));
    let (key, line) = with("! ")[0].split_once(" @ ").unwrap();
    let gone = if new.is_empty() { "\n" } else { "" };
    Mistake {
        old: old.join("\n") + gone,
        new: new.join("\n"),
        key: key.to_owned(),
        line: line.to_owned(),
    }
}

impl Mistake {
    fn found_in<'a>(&self, said: impl Iterator<Item = (&'a str, &'a Place)>) {
        let said: Vec<_> = said.map(|(key, place)| (key, &place.excerpt)).collect();
        let is = |(key, line): &(&str, &String)| *key == self.key && line.contains(&self.line);
        assert!(said.iter().any(is), "{self:#?}\n{said:#?}");
    }
}

/// Whether the finding is this message, at a line that reads so.
fn is(lint: &Lint, key: &str, excerpt: &str) -> bool {
    lint.what.key == key && lint.place.excerpt.contains(excerpt)
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> Time {
    Time::parse_from_rfc3339(text).unwrap()
}

/// A shipped policy has no finding at all, not even a figure without a rule.
#[test]
fn shipped_files_are_clean() {
    let staff = staff_of(STAFF);
    assert_eq!(lint(&policy(), &staff, &["cn"]), []);
    assert_eq!(lint_staff(&staff), []);
    let (organization, faults) = read("organization", ORGANIZATION, |r, locate| {
        Organization::read(r, locate, "policies/organization.toml")
    });
    assert_eq!(faults, []);
    let organization = organization.unwrap();
    assert_eq!(organization.policy, policy().id);
    assert!(!organization.commit);
}

/// Every table of the shipped policy with a figure in it names its rule: counted in the text, so
/// that a new kind of entry cannot slip past the lint.
#[test]
fn every_entry_names_its_rule() {
    let tables = POLICY.split("\n[").skip(1);
    for table in tables {
        let head = table.lines().next().unwrap();
        let exempt = head.starts_with("rules]") || head.starts_with("permissions]");
        assert!(exempt || table.contains("\nrule = \"M-"), "[{head}");
    }
    for permission in policy().permissions.values().flatten() {
        assert!(permission.source.rule.is_some());
    }
}

/// What is wrong with a value is a fault of the reading, at its line.
#[test]
fn unreadable_values_are_faults_at_their_place() {
    for mistake in mistakes(include_str!("../fixtures/policies/faults.txt")) {
        let (_, faults) = policy_of(&changed(POLICY, &mistake.old, &mistake.new));
        mistake.found_in(faults.iter().map(|(fault, place)| (fault.what.key, place)));
    }
}

/// `above` that continues the band before is no fault.
#[test]
fn bands_may_state_both_ends() {
    let text = changed(
        POLICY,
        "up_to = \"150000\"",
        "above = \"100000\"\nup_to = \"150000\"",
    );
    let (policy, faults) = policy_of(&text);
    assert_eq!(faults, []);
    assert_eq!(policy.unwrap().authority.len(), 3);
}

#[test]
fn a_file_with_several_faults_gives_them_all() {
    let text = changed(POLICY, "domestic = \"13d\"", "domestic = \"x\"");
    let text = changed(&text, "up_to = \"100000\"", "up_to = \"y\"");
    let text = changed(&text, "need = \"answered\"", "need = \"z\"");
    let (_, faults) = policy_of(&text);
    let keys: Vec<_> = faults.iter().map(|(fault, _)| fault.what.key).collect();
    let expected = [
        "time-limit-malformed",
        "field-money-malformed",
        "field-not-a-word",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn each_mistake_is_found_at_its_line() {
    for mistake in mistakes(include_str!("../fixtures/policies/lint.txt")) {
        let lints = lints_of(&mistake.old, &mistake.new);
        mistake.found_in(lints.iter().map(|lint| (lint.what.key, &lint.place)));
    }
}

/// A figure without a rule is a warning: nobody could trace it.
#[test]
fn a_deadline_without_a_rule_is_a_warning() {
    let lints = lints_of("roll = true\nrule = \"M-10.1\"", "roll = true");
    assert_eq!(lints.len(), 1);
    assert_eq!(lints[0].severity, Severity::Warning);
    assert!(is(&lints[0], "policy-rule-missing", "domestic = \"13d\""));
}

#[test]
fn a_word_nearly_right_is_answered_with_the_right_one() {
    let lints = lints_of(
        "role = \"deputy-general-manager\"",
        "role = \"deputy-genral-manager\"",
    );
    let help = lints[0].help.clone().unwrap();
    let meant = Msg::new("policy-did-you-mean").with("word", "deputy-general-manager");
    assert_eq!(help, meant);
    let lints = lints_of("language = \"zh\"", "language = \"fr\"");
    assert_eq!(lints[0].help.clone().unwrap().key, "policy-known-words");
}

/// Time rule 12: the shipped stages need 12.5 of 13 days at home and 16.5 of 17 abroad; a day more
/// is said once for each origin.
#[test]
fn rule_12_nominal_sums_are_compared_by_origin() {
    let sums = |old: &str, new: &str| -> Vec<String> {
        let lints = lints_of(old, new).into_iter();
        let sums = lints.filter(|l| l.what.key == "policy-stage-sum");
        sums.map(|l| format!("{:?}", l.what.args[1])).collect()
    };
    assert_eq!(
        sums("limit = \"6d\"", "limit = \"6.5d\""),
        Vec::<String>::new()
    );
    let both = sums("limit = \"6d\"", "limit = \"7d\"");
    assert_eq!(
        both,
        ["(\"sum\", Text(\"13.5d\"))", "(\"sum\", Text(\"17.5d\"))"]
    );
    let abroad = sums("foreign = \"7d\"", "foreign = \"8d\"");
    assert_eq!(abroad, ["(\"sum\", Text(\"17.5d\"))"]);
}

#[test]
fn a_role_that_nobody_holds_is_a_warning() {
    let vacant = changed(STAFF, "roles = [\"deputy-general-manager\"]\n", "");
    let (staff, _) = read("policies/staff.toml", &vacant, Staff::read);
    let lints = lint(&policy(), &staff, &["cn"]);
    assert_eq!(lints.len(), 1);
    assert!(is(
        &lints[0],
        "policy-role-vacant",
        "deputy-general-manager"
    ));
    assert_eq!(lints[0].severity, Severity::Warning);
}

/// M-15: two editions of one policy from the same day contradict each other.
#[test]
fn two_editions_from_one_day_are_an_error() {
    let other = policy_of(&changed(POLICY, "version = \"1\"", "version = \"2\""));
    let lints = lint_together(&[policy(), other.0.unwrap()]);
    assert_eq!(lints.len(), 1);
    assert!(is(
        &lints[0],
        "policy-edition-twice",
        "effective_from = 2026-01-01"
    ));
    let later = policy_of(&changed(POLICY, "= 2026-01-01", "= 2026-07-01"))
        .0
        .unwrap();
    assert_eq!(lint_together(&[policy(), later]), []);
}

#[test]
fn each_mistake_in_the_staff_file_is_found_at_its_line() {
    for mistake in mistakes(include_str!("../fixtures/policies/staff.txt")) {
        let lints = lint_staff(&staff_of(&changed(STAFF, &mistake.old, &mistake.new)));
        mistake.found_in(lints.iter().map(|lint| (lint.what.key, &lint.place)));
    }
}
