//! The loss account (M-A6, M-A1), who bears it (M-A2) and the returned goods (M-13), by hand and as
//! laws.

use std::sync::OnceLock;

use complaint::codec;
use complaint::domain::case::Case;
use complaint::domain::judge::loss::{self, Account, Unknown};
use complaint::domain::judge::returns::{self, Relation, Returned};
use complaint::domain::money::Money;
use complaint::domain::quantity::Quantity;
use complaint::domain::regulations::Regulations;
use proptest::prelude::*;

const POLICY: &str = include_str!("../../policies/manufacturing.toml");

fn regulations(policy: &str) -> Regulations {
    let files = [
        (
            "calendar-cn.toml",
            include_str!("../../policies/calendar-cn.toml"),
        ),
        ("manufacturing.toml", policy),
        (
            "organization.toml",
            include_str!("../../policies/organization.toml"),
        ),
        ("staff.toml", include_str!("../../policies/staff.toml")),
    ];
    let files = files.map(|(name, text)| (format!("policies/{name}"), text.to_owned()));
    let regulations = codec::regulations::read(&files);
    let faults = regulations.faults();
    assert!(faults.is_empty(), "{faults:?}");
    regulations
}

const BY: &str = "by: wang.min@example.com";

/// A case with these remedies and further sections.
fn case(regulations: &Regulations, remedies: &[&str], rest: &str) -> Case {
    let remedies: Vec<String> = remedies
        .iter()
        .map(|r| format!("    - {{{r}}}\n"))
        .collect();
    let remedies = remedies.concat();
    // Goods count once the settlement stands.
    let approved = if rest.contains("returns:") && !rest.contains("approvals:") {
        format!("approvals:\n  - {{at: 2026-01-10T09:00:00+08:00, {BY}}}\n")
    } else {
        String::new()
    };
    let text = format!(
        "format: 1\nnumber: \"261101\"\nuid: u\npolicy: manufacturing\nstatus: resolved\n\
         received: 2026-01-05T09:20:00+08:00\n\
         settlement:\n  at: 2026-01-09T11:00:00+08:00\n  {BY}\n  remedies:\n{remedies}{approved}{rest}"
    );
    let calendar = regulations.calendar().unwrap();
    let file = "cases/2026/11/261101.yaml";
    let record = codec::record::read(file, "261101", (2026, 11), text, calendar);
    assert!(record.faults.is_empty(), "{:?}", record.faults);
    record.case.unwrap()
}

/// The lines as kind and amount, and the total.
fn reckoned(remedies: &[&str], rest: &str) -> (Vec<(String, String)>, Option<String>) {
    let regulations = regulations(POLICY);
    let case = case(&regulations, remedies, rest);
    let account = account(&regulations, &case).unwrap();
    let lines = account.lines.iter();
    let lines = lines.map(|line| (line.kind.to_owned(), line.amount.to_string()));
    (
        lines.collect(),
        account.total().map(|total| total.to_string()),
    )
}

fn account<'a>(regulations: &'a Regulations, case: &Case) -> Option<Account<'a>> {
    let policy = regulations.policy_of(case).unwrap();
    let calendar = regulations.calendar().unwrap();
    loss::account(case, policy, calendar)
}

fn line(kind: &str, amount: &str) -> (String, String) {
    (kind.to_owned(), amount.to_owned())
}

/// M-A6 by hand: 420 × 12.50 × 20 % = 1,050; 420 × 14 = 5,880; 800 + 120.50 + 79.50 = 1,000.
#[test]
fn every_remedy_costs_what_the_regulation_says() {
    let (lines, total) = reckoned(
        &[
            "kind: compensation, amount: \"3000\"",
            "kind: allowance, amount: \"499.99\"",
            "kind: return, quantity: 420, price: \"12.50\", credit: false",
            "kind: replacement, quantity: 420, a_price: \"14.00\"",
            "kind: rework, labour: \"800\", handling: \"120.50\", wastage: \"79.50\"",
            "kind: repair, amount: \"60\"",
            "kind: refund, amount: \"1.01\"",
            "kind: exchange, quantity: 3, a_price: \"14.00\"",
            "kind: apology",
        ],
        "",
    );
    let expected = [
        line("compensation", "3000.00"),
        line("allowance", "499.99"),
        line("return", "1050.00"),
        line("replacement", "5880.00"),
        line("rework", "1000.00"),
        line("repair", "60.00"),
        line("refund", "1.01"),
        line("exchange", "42.00"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(total.as_deref(), Some("11533.00"));
}

/// A line is rounded to the fen, half up, once: 3 × 0.01 × 20 % = 0.006 and 1 × 0.02 × 20 % = 0.004;
/// with a rate only the converted amount is rounded: 1 × 0.03 × 20 % × 7.8 = 0.0468.
#[test]
fn lines_are_rounded_one_by_one() {
    let (lines, total) = reckoned(
        &[
            "kind: return, quantity: 3, price: \"0.01\"",
            "kind: return, quantity: 1, price: \"0.02\"",
            "kind: return, quantity: 1, price: \"0.03\", currency: EUR, rate: \"7.8\", rate_date: 2026-01-08",
        ],
        "",
    );
    let amounts: Vec<&str> = lines.iter().map(|(_, amount)| amount.as_str()).collect();
    assert_eq!(amounts, ["0.01", "0.00", "0.05"]);
    assert_eq!(total.as_deref(), Some("0.06"));
}

/// C-6: the option the customer chose counts; before the choice the loss is a range: goods coming
/// back cost 20 % of 1,000, an allowance 300, and 5 for the repair either way: 205 to 305.
#[test]
fn of_options_one_counts() {
    let remedies = [
        "kind: return, quantity: 100, price: \"10\", option: a",
        "kind: allowance, amount: \"300\", option: b",
        "kind: repair, amount: \"5\"",
    ];
    let regulations = regulations(POLICY);
    let open = case(&regulations, &remedies, "");
    let open = account(&regulations, &open).unwrap();
    let range = open.range().map(|(a, b)| (a.to_string(), b.to_string()));
    assert_eq!(open.total(), None);
    assert_eq!(range, Some(("205.00".to_owned(), "305.00".to_owned())));
    let chosen =
        format!("agreement: {{at: 2026-01-10T09:00:00+08:00, {BY}, accepted: true, option: a}}\n");
    let (lines, _) = reckoned(&remedies, &chosen);
    assert_eq!(lines, [line("return", "200.00"), line("repair", "5.00")]);
}

/// M-9.1: while a quantity is open the loss cannot be told; what came back settles it, for the
/// replacement too.
#[test]
fn an_open_quantity_is_known_when_the_goods_are_back() {
    let remedies = [
        "kind: return, quantity: open, price: \"12.50\"",
        "kind: replacement, quantity: open, a_price: \"14\"",
    ];
    let regulations = regulations(POLICY);
    let open = case(&regulations, &remedies, "");
    let told = account(&regulations, &open).unwrap();
    assert_eq!((told.total(), told.net()), (None, None));
    assert_eq!(told.unknown, [(0, Unknown::Open), (1, Unknown::Open)]);
    let back = format!(
        "returns:\n  - {{at: 2026-01-20T09:00:00+08:00, {BY}, quantity: 60}}\n  - {{at: 2026-01-21T09:00:00+08:00, {BY}, quantity: 40}}\n"
    );
    let (lines, total) = reckoned(&remedies, &back);
    assert_eq!(
        lines,
        [line("return", "250.00"), line("replacement", "1400.00")]
    );
    assert_eq!(total.as_deref(), Some("1650.00"));
}

/// M-13c: the pieces that came count, not those approved.
#[test]
fn what_came_back_counts() {
    let back = format!("returns:\n  - {{at: 2026-01-20T09:00:00+08:00, {BY}, quantity: 400}}\n");
    let (lines, _) = reckoned(&["kind: return, quantity: 420, price: \"12.50\""], &back);
    assert_eq!(lines, [line("return", "1000.00")]);
}

/// A settlement that was turned down or refused costs nothing.
#[test]
fn what_is_not_given_costs_nothing() {
    let regulations = regulations(POLICY);
    let remedy = ["kind: refund, amount: \"10\""];
    let refused = format!("agreement: {{at: 2026-01-10T09:00:00+08:00, {BY}, accepted: false}}\n");
    let turned_down = format!(
        "approvals:\n  - {{at: 2026-01-10T09:00:00+08:00, {BY}, rejected: true, amount: \"10\"}}\n"
    );
    for rest in [refused, turned_down] {
        assert!(account(&regulations, &case(&regulations, &remedy, &rest)).is_none());
    }
}

/// M-A1 by hand: decided on 31 January 2026, a month without a 31st ends on its last day, Saturday
/// 28 February, which is a working day (调休) for the Spring Festival. 100 pieces sold at 9 of an
/// A-grade price of 14 cost 500, the 320 left 320 × 12.50 × 20 % = 800; a day later nothing counts.
#[test]
fn the_month_of_resale_ends_as_the_civil_code_says() {
    let remedy = ["kind: return, quantity: 420, price: \"12.50\""];
    let decided = format!(
        "consolidations:\n  - {{at: 2026-01-31T10:00:00+08:00, {BY}, liability: [{{unit: soldermask, share: 100}}]}}\n"
    );
    let sold = |day: &str| {
        let sale = format!(
            "resales:\n  - {{at: {day}:00+08:00, {BY}, quantity: 100, price: \"9\", a_price: \"14\"}}\n"
        );
        reckoned(&remedy, &(decided.clone() + &sale))
    };
    let regulations = regulations(POLICY);
    let decided_case = case(&regulations, &remedy, &decided);
    let window = account(&regulations, &decided_case)
        .unwrap()
        .window
        .unwrap();
    assert_eq!(window.until.date_naive().to_string(), "2026-02-28");
    let (lines, total) = sold("2026-02-28T17:30");
    assert_eq!(lines, [line("return", "800.00"), line("resale", "500.00")]);
    assert_eq!(total.as_deref(), Some("1300.00"));
    let (lines, _) = sold("2026-03-01T09:00");
    assert_eq!(lines, [line("return", "1050.00")]);
}

/// Goods that bring more than the A-grade price are no gain; more than came back cannot be sold.
#[test]
fn a_resale_is_never_a_gain() {
    let remedy = ["kind: return, quantity: 10, price: \"12.50\""];
    let sale = |quantity: u64, price: &str| {
        let sale = format!(
            "resales:\n  - {{at: 2026-01-31T10:00:00+08:00, {BY}, quantity: {quantity}, price: \"{price}\", a_price: \"14\"}}\n"
        );
        reckoned(&remedy, &sale).0
    };
    assert_eq!(
        sale(10, "15"),
        [line("return", "0.00"), line("resale", "0.00")]
    );
    assert_eq!(
        sale(11, "13"),
        [line("return", "0.00"), line("resale", "10.00")]
    );
}

/// M-9.13: recoveries reduce our net loss and are shown apart; it is never below nothing.
#[test]
fn recoveries_are_shown_apart() {
    let regulations = regulations(POLICY);
    let recovered = |amount: &str| {
        let rest = format!(
            "recoveries:\n  - {{at: 2026-02-01T09:00:00+08:00, {BY}, from: ink maker, amount: \"{amount}\"}}\n"
        );
        let case = case(&regulations, &["kind: refund, amount: \"100\""], &rest);
        let account = account(&regulations, &case).unwrap();
        let figures = [
            account.total().unwrap(),
            account.recovered,
            account.net().unwrap(),
        ];
        figures.map(|amount| amount.to_string())
    };
    assert_eq!(recovered("30.01"), ["100.00", "30.01", "69.99"]);
    assert_eq!(recovered("100"), ["100.00", "100.00", "0.00"]);
    assert_eq!(recovered("100.01"), ["100.00", "100.01", "0.00"]);
}

fn back(policy: &str, quantity: &str, rest: &str) -> Returned {
    let regulations = regulations(policy);
    let remedy = format!("kind: return, quantity: {quantity}, price: \"12.50\"");
    let case = case(&regulations, &[&remedy], rest);
    returns::returned(&case, regulations.policy_of(&case).unwrap()).unwrap()
}

fn receipt(facts: &str) -> String {
    format!("  - {{at: 2026-01-20T09:00:00+08:00, {BY}, {facts}}}\n")
}

/// M-13c at the limit: 1,000 approved, 3 % over-shipment: 1,030 is within, 1,031 is held. The
/// customer's ratio goes before the company's.
#[test]
fn the_tolerance_at_its_limit() {
    let company = POLICY.replace("tolerance = \"0\"", "tolerance = \"3\"");
    assert_ne!(company, POLICY);
    let customer = "tolerance: \"3\", ";
    for (policy, ratio) in [(company.as_str(), ""), (POLICY, customer)] {
        for (came, relation, blocked) in [
            (0, Relation::AtMost, false),
            (999, Relation::AtMost, false),
            (1000, Relation::AtMost, false),
            (1001, Relation::Within, false),
            (1029, Relation::Within, false),
            (1030, Relation::Within, false),
            (1031, Relation::Above, true),
        ] {
            let rest = format!("returns:\n{}", receipt(&format!("{ratio}quantity: {came}")));
            let back = back(policy, "1000", &rest);
            assert_eq!((back.relation, back.blocked), (relation, blocked), "{came}");
            assert_eq!(back.unasked, came != 1000, "M-13d: {came}");
            assert_eq!(back.by_customer, !ratio.is_empty());
        }
    }
    // 3 % of 33 pieces is less than one: 33.99 pieces are 33.
    let rest = format!("returns:\n{}", receipt("quantity: 34, tolerance: \"3\""));
    assert!(back(POLICY, "33", &rest).blocked);
    let nothing = back(POLICY, "1000", "");
    assert_eq!(
        (nothing.relation, nothing.unasked),
        (Relation::Nothing, false)
    );
}

/// M-13c, M-13d: an instruction covers what came before it and with it, not what comes after.
#[test]
fn an_instruction_covers_what_came_so_far() {
    let many = receipt("quantity: 1001");
    let told = receipt("instruction: 照收");
    let both = receipt("quantity: 1001, instruction: 照收");
    let more = receipt("quantity: 1");
    for (receipts, blocked) in [
        (many.clone(), true),
        (many.clone() + &told, false),
        (both, false),
        (told.clone() + &many, true),
        (many.clone() + &told + &more, true),
        (many + &told + &more + &told, false),
    ] {
        let back = back(POLICY, "1000", &format!("returns:\n{receipts}"));
        assert_eq!(back.blocked, blocked, "{receipts}");
        assert_eq!(back.unasked, blocked, "{receipts}");
    }
}

/// M-9.1: a quantity left open has no limit to exceed; goods nobody approved are held.
#[test]
fn an_open_quantity_has_no_limit() {
    let rest = format!("returns:\n{}", receipt("quantity: 5000"));
    let open = back(POLICY, "open", &rest);
    assert_eq!(
        (open.approved, open.blocked, open.unasked),
        (None, false, false)
    );
    let regulations = regulations(POLICY);
    let case = case(&regulations, &["kind: refund, amount: \"1\""], &rest);
    let back = returns::returned(&case, regulations.policy_of(&case).unwrap()).unwrap();
    assert_eq!(
        (back.approved, back.blocked),
        (Some(Quantity::pieces(0)), true)
    );
}

fn fens() -> impl Strategy<Value = Money> {
    (1_i64..=100_000_000_000_000).prop_map(|fens| {
        let text = format!("{}.{:02}", fens / 100, fens % 100);
        text.parse().unwrap()
    })
}

/// The shipped regulations, read once.
static SHIPPED: OnceLock<Regulations> = OnceLock::new();

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// From 0.01 to 10^12: the lines add up to the total, and the parts of the liable to the loss,
    /// to the fen.
    #[test]
    fn lines_and_shares_add_up(
        amounts in prop::collection::vec(fens(), 1..5),
        pieces in 0_u64..=1_000_000,
        price in 1_i64..=10_000_000,
        cuts in prop::collection::vec(0_u32..=10_000, 0..4),
    ) {
        let regulations = SHIPPED.get_or_init(|| regulations(POLICY));
        let mut remedies: Vec<String> = amounts.iter().map(|amount| format!("kind: allowance, amount: \"{amount}\"")).collect();
        let price = format!("{}.{:02}", price / 100, price % 100);
        remedies.push(format!("kind: return, quantity: {pieces}, price: \"{price}\""));
        remedies.push(format!("kind: replacement, quantity: {pieces}, a_price: \"{price}\""));
        // Shares of a ten-thousandth that make up the whole.
        let mut cuts = cuts;
        cuts.extend([0, 10_000]);
        cuts.sort_unstable();
        let shares: Vec<u32> = cuts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let liable: Vec<String> = shares.iter().map(|s| format!("{{unit: soldermask, share: \"{}.{:02}\"}}", s / 100, s % 100)).collect();
        let rest = format!("investigation:\n  at: 2026-01-08T09:00:00+08:00\n  {BY}\n  outcome: upheld\n  liability: [{}]\n", liable.join(", "));
        let texts: Vec<&str> = remedies.iter().map(String::as_str).collect();
        let case = case(regulations, &texts, &rest);
        let account = account(regulations, &case).unwrap();
        let total = account.total().unwrap();
        prop_assert_eq!(account.lines.iter().map(|line| line.amount).sum::<Money>(), total);
        let policy = regulations.policy_of(&case).unwrap();
        let calendar = regulations.calendar().unwrap();
        let parts = loss::liability_amounts(&case, policy, calendar).unwrap();
        prop_assert_eq!(parts.len(), shares.len());
        prop_assert_eq!(parts.into_iter().sum::<Money>(), total);
        let stated: Money = amounts.into_iter().sum();
        prop_assert!(total >= stated, "{} {}", total, stated);
    }
}
