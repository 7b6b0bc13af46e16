//! Every regulation that ships: clean, traceable, exact at each limit, and refused when a figure
//! of it is broken.

use complaint::domain::money::Money;
use complaint::domain::policy::{Band, Policy, UpTo, lint, lint_together};
use complaint::domain::reader::Fault;

use super::{STAFF, read, staff_of};

/// The regulations, their texts and the rules each may cite.
pub const SHIPPED: [(&str, &str, &[&str]); 7] = [
    (
        "manufacturing",
        include_str!("../../../policies/manufacturing.toml"),
        &["M-"],
    ),
    (
        "branch-sales",
        include_str!("../../../policies/branch-sales.toml"),
        &["B-"],
    ),
    (
        "after-sales",
        include_str!("../../../policies/after-sales.toml"),
        &["F-"],
    ),
    (
        "retail",
        include_str!("../../../policies/retail.toml"),
        &["R-"],
    ),
    (
        "it-service",
        include_str!("../../../policies/it-service.toml"),
        &["V-"],
    ),
    (
        "logistics",
        include_str!("../../../policies/logistics.toml"),
        &["L-", "T-"],
    ),
    (
        "contact-center",
        include_str!("../../../policies/contact-center.toml"),
        &["C-"],
    ),
];

fn of(id: &str, text: &str) -> (Option<Policy>, Vec<Fault>) {
    let file = format!("policies/{id}.toml");
    let (policy, faults) = read(&file, text, |r, locate| Policy::read(r, locate, &file));
    (policy, faults.into_iter().map(|(fault, _)| fault).collect())
}

fn whole(id: &str, text: &str) -> Policy {
    let (policy, faults) = of(id, text);
    assert_eq!(faults, [], "{id}");
    policy.unwrap()
}

#[test]
fn all_are_clean() {
    let staff = staff_of(STAFF);
    let mut policies = Vec::new();
    for (id, text, _) in SHIPPED {
        let policy = whole(id, text);
        assert_eq!(policy.id, id);
        assert_eq!(lint(&policy, &staff, &["cn"]), [], "{id}");
        policies.push(policy);
    }
    assert_eq!(lint_together(&policies), []);
}

/// Every table with a figure names a rule of its own regulation, and every permission does.
#[test]
fn every_figure_names_a_rule_of_its_regulation() {
    for (id, text, prefixes) in SHIPPED {
        for table in text.split("\n[").skip(1) {
            let head = table.lines().next().unwrap();
            let exempt = head.starts_with("rules]") || head.starts_with("permissions]");
            let named = |prefix: &&str| table.contains(&format!("\nrule = \"{prefix}"));
            assert!(exempt || prefixes.iter().any(named), "{id}: [{head}");
        }
        let policy = whole(id, text);
        let own = |rule: &String| prefixes.iter().any(|prefix| rule.starts_with(prefix));
        for permission in policy.permissions.values().flatten() {
            assert!(permission.source.rule.as_ref().is_some_and(own), "{id}");
        }
        for (setting, source) in &policy.settings {
            let stated = ["calendar", "effective_from"].contains(&setting.as_str());
            assert!(
                stated || source.rule.as_ref().is_some_and(own),
                "{id}: {setting}"
            );
        }
    }
}

/// Each band includes its end; a fen more is the next one's, a fen less is still its own.
#[test]
fn bands_are_exact_to_the_fen() {
    for (id, text, _) in SHIPPED {
        let policy = whole(id, text);
        let fen: Money = "0.01".parse().unwrap();
        let around = |end: Money| {
            let (end, fen) = (end.decimal(), fen.decimal());
            [end - fen, end, end + fen].map(Money::rounded)
        };
        for ladder in policy.ladders() {
            let facts = ladder[0].when.met_from("domestic");
            let limit = |amount| policy.authority_for(&facts, amount).unwrap().limit();
            for (i, band) in ladder.iter().enumerate() {
                let Some(end) = band.up_to else { continue };
                let next = ladder[i + 1].limit();
                let at = around(end).map(limit);
                assert_eq!(at, [band.limit(), band.limit(), next], "{id}: {end}");
            }
            let highest = policy.highest_authority(&facts).map(Band::limit);
            assert_eq!(
                highest,
                Some(UpTo::Unlimited),
                "{id}: somebody signs any amount"
            );
        }
        for (i, band) in policy.consequences.sanctions.iter().enumerate() {
            let Some(end) = band.up_to else { continue };
            let at = around(end).map(|share| policy.sanction_for(share).unwrap().up_to);
            let next = policy.consequences.sanctions[i + 1].up_to;
            assert_eq!(at, [band.up_to, band.up_to, next], "{id}: {end}");
        }
    }
}

/// The line at which the entry begins that a line (from 0) belongs to.
fn entry(text: &str, number: usize) -> usize {
    let lines: Vec<&str> = text.lines().take(number + 1).collect();
    let head = lines.iter().rposition(|line| line.starts_with('['));
    head.map_or(number + 1, |head| head + 1)
}

/// Any one figure broken is refused, with the line it stands in (or the head of its entry) and a
/// reason.
#[test]
fn a_broken_figure_is_refused_at_its_line() {
    let staff = staff_of(STAFF);
    let mut broken = 0;
    for (id, text, _) in SHIPPED {
        let rules = text.find("[rules]").unwrap();
        let numbering = text.find("[numbering]").unwrap();
        for (number, line) in text.lines().enumerate() {
            let place = line.as_ptr() as usize - text.as_ptr() as usize;
            let cites = (rules..numbering).contains(&place);
            for wrong in mistakes(line).into_iter().filter(|_| !cites) {
                let changed: Vec<&str> = text
                    .lines()
                    .enumerate()
                    .map(|(n, old)| if n == number { wrong.as_str() } else { old })
                    .collect();
                let changed = changed.join("\n");
                let file = format!("policies/{id}.toml");
                let (policy, faults) =
                    read(&file, &changed, |r, locate| Policy::read(r, locate, &file));
                let mut told: Vec<usize> = faults.iter().map(|(_, place)| place.line).collect();
                if let Some(policy) = policy {
                    let lints = lint(&policy, &staff, &["cn"]);
                    told.extend(lints.iter().map(|lint| lint.place.line));
                }
                let at = entry(text, number)..=number + 1;
                let said = told.iter().any(|line| at.contains(line));
                assert!(said, "{id}:{}: {wrong}: {told:?}", number + 1);
                broken += 1;
            }
        }
    }
    assert!(broken > 500, "{broken}");
}

/// What can be wrong with the figure or name in a line.
fn mistakes(line: &str) -> Vec<String> {
    let Some((key, value)) = line.split_once(" = ") else {
        return Vec::new();
    };
    let comment = value.find(" #").map_or(value.len(), |at| at);
    let value = value[..comment].trim_end();
    let put = |wrong: &str| format!("{key} = {wrong}");
    match key {
        "up_to" => vec![put("\"-1\""), put("\"0\""), put("\"1e3\""), put("12.5")],
        "limit" | "window" | "domestic" | "foreign" | "tolerance" if value.ends_with("d\"") => {
            vec![put("\"-1d\""), put("\"3 days\""), put("\"\"")]
        }
        "after" => vec![put("\"-1d\""), put("\"soon\"")],
        "claimed_from" => vec![put("\"-1\""), put("0.5")],
        "grade" => vec![put("\"no such grade\"")],
        "requires" => vec![put("[\"nothing\"]")],
        "most" => vec![put("-1"), put("\"many\"")],
        "total" => vec![put("\"101\""), put("\"99\""), put("\"-100\"")],
        "percent" | "cap_percent" => vec![put("\"101\""), put("\"-1\""), put("\"x\"")],
        "by_day" => vec![put("0"), put("32"), put("-1")],
        "unit" | "intake_unit" if value.starts_with('"') => vec![put("\"nowhere\"")],
        "units" | "unit" | "copies" => vec![put("[\"nowhere\"]")],
        "role" | "bearer" => vec![put("\"nobody\"")],
        "signatures" => vec![put("[\"nobody\"]")],
        "clock" => vec![put("\"overal\"")],
        "from" | "until" | "need" | "formula" | "every" => vec![put("\"nothing\"")],
        "when" => vec![
            put("{ grade = [\"no such grade\"] }"),
            put("{ colour = [\"red\"] }"),
        ],
        _ => Vec::new(),
    }
}
