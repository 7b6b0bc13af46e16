//! M-A6, M-A2, R-5, F-2: what a settlement costs us, and who bears it.

use super::{MALL, case, china, policy, shipped, stamp, yuan};
use crate::domain::case::Case;
use crate::domain::judge::loss::{self, Of, resale_of, resaleable, test_fee};
use crate::domain::judge::returns;
use crate::domain::judge::{advance, damages, liability_amounts};
use crate::domain::money::Money;
use crate::domain::policy::Policy;

fn settled(remedies: &str, rest: &str) -> Case {
    let by = stamp(5, "wang.min");
    case(&format!(
        "settlement = {{{by}, remedies = [{remedies}]}}\n{rest}"
    ))
}

/// The lines as `place amount`, and the places whose cost the customer bears.
fn told(case: &Case, policy: &Policy) -> (Vec<String>, Vec<usize>) {
    let account = loss::account(case, policy, &china()).unwrap();
    let lines = account.lines.iter().map(|line| match line.of {
        Of::Remedy(place) => format!("{place} {}", line.amount),
        Of::Resale(place) => format!("resale {place} {}", line.amount),
        Of::Test => format!("test {}", line.amount),
    });
    let customers = account.customers.iter().map(|(place, _)| *place);
    (lines.collect(), customers.collect())
}

fn found(outcome: &str, rest: &str) -> String {
    let by = stamp(4, "zhao.lei");
    format!("investigation = {{{by}, outcome = \"{outcome}\"{rest}}}\n")
}

/// misused goods are mended at the customer's cost, but not as goodwill; money is ours.
#[test]
fn r_5_goods_the_customer_bears_are_no_loss_of_ours() {
    let mall = policy(MALL);
    let remedies =
        "{kind = \"repair\", amount = \"80\"}, {kind = \"compensation\", amount = \"20\"}";
    let of = |found: String| told(&settled(remedies, &found), &mall);
    let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    let misuse = ", fault = \"misuse\"";
    assert_eq!(of(found("upheld", misuse)), (lines(&["1 20.00"]), vec![0]));
    let ours = (lines(&["0 80.00", "1 20.00"]), vec![]);
    assert_eq!(of(found("goodwill", misuse)), ours);
    assert_eq!(of(found("upheld", ", fault = \"quality\"")), ours);
    assert_eq!(of(String::new()), ours);
}

/// a test is paid by who turns out to be liable, else as the regulation says.
#[test]
fn r_5_who_pays_the_test() {
    let mall = policy(MALL);
    let borne = |outcome: &str, rest: &str| {
        let found = found(outcome, &format!(", test_fee = \"60\"{rest}"));
        let case = settled("{kind = \"compensation\", amount = \"20\"}", &found);
        let bearer = test_fee(&case, &mall).unwrap().bearer.to_owned();
        let ours = told(&case, &mall).0.contains(&"test 60.00".to_owned());
        (bearer, ours)
    };
    let is = |bearer: &str, ours| (bearer.to_owned(), ours);
    assert_eq!(borne("rejected", ""), is("customer", false));
    assert_eq!(borne("upheld", ""), is("company", true));
    let misuse = ", fault = \"misuse\"";
    assert_eq!(borne("upheld", misuse), is("customer", false));
    assert_eq!(
        borne("upheld", ", fault = \"quality\""),
        is("counter", true)
    );
    let liable = |who: &str| format!(", fault = \"unclear\", liability = [{who}]");
    let outside = "{outside = \"maker\", share = \"60\"}";
    let own = "{unit = \"counter\", share = \"40\"}";
    let doubt = borne("upheld", ", fault = \"unclear\"");
    assert_eq!(doubt, is("company", true));
    assert_eq!(borne("upheld", &liable(outside)), is("supplier", false));
    let both = liable(&format!("{outside}, {own}"));
    assert_eq!(borne("upheld", &both), is("liable", true));
    let none = settled("", &found("upheld", misuse));
    assert!(test_fee(&none, &mall).is_none());
}

/// R-5, M-9.13: what others bear of what we paid at once, less what came back.
#[test]
fn m_9_13_what_was_paid_in_advance() {
    let policy = shipped();
    let (by, paid) = (stamp(5, "wang.min"), stamp(9, "yang.mei"));
    let told = |advanced: bool, liable: &str, back: &str| {
        let found = found("upheld", &format!(", liability = [{liable}]"));
        let case = case(&format!(
            "settlement = {{{by}, advance = {advanced}, remedies = \
             [{{kind = \"compensation\", amount = \"1000\"}}]}}\n{found}\
             recoveries = [{{{paid}, from = \"supplier\", amount = \"{back}\"}}]\n"
        ));
        let repaid = damages::loss(&case, &policy, &china());
        (advance(&case, &policy, &china()), repaid.unwrap())
    };
    let both = "{outside = \"ink maker\", share = \"30\"}, {unit = \"etching\", share = \"70\"}";
    let (paid, left) = told(true, both, "100");
    let paid = paid.unwrap();
    assert_eq!((paid.amount, paid.recovered), (yuan("300"), yuan("100")));
    assert_eq!((paid.open, left), (yuan("200"), yuan("900")));
    let (paid, left) = told(true, "", "1200");
    let paid = paid.unwrap();
    assert_eq!((paid.amount, paid.open), (yuan("1000"), Money::ZERO));
    assert_eq!(left, Money::ZERO);
    assert_eq!(told(false, both, "100").0, None);
}

/// M-A2: each item's loss falls on those liable for it; what is given for all, on them in the same
/// proportion; what is given for an item that is not established, on nobody.
#[test]
fn m_a2_items_are_borne_apart() {
    let policy = shipped();
    let by = stamp(4, "zhao.lei");
    let item = |n: u64, outcome: &str, liability: &str| {
        format!(
            "{{n = {n}, text = \"x\", outcome = \"{outcome}\", decided = {{{by}}}, \
             liability = [{liability}]}}"
        )
    };
    let etching = "{unit = \"etching\", share = \"100\"}";
    let halves = "{unit = \"drilling\", share = \"50\"}, {unit = \"plating\", share = \"50\"}";
    let paid = |amount: &str, item: &str| {
        format!("{{kind = \"compensation\", amount = \"{amount}\"{item}}}")
    };
    let borne = |items: &[String], remedies: &[String]| {
        let items = format!("items = [{}]\n", items.join(", "));
        let case = settled(&remedies.join(", "), &(found("upheld", "") + &items));
        let parts = liability_amounts(&case, &policy, &china())?;
        Some(parts.iter().map(Money::to_string).collect::<Vec<_>>())
    };
    let two = [item(1, "upheld", etching), item(2, "partly", halves)];
    let (first, second) = (paid("300", ", item = 1"), paid("100", ", item = 2"));
    let own = [first.clone(), second.clone()];
    assert_eq!(borne(&two, &own).unwrap(), ["300.00", "50.00", "50.00"]);
    let common = [first.clone(), second, paid("40", "")];
    assert_eq!(borne(&two, &common).unwrap(), ["330.00", "55.00", "55.00"]);
    let whole = [paid("40", "")];
    assert_eq!(borne(&two, &whole).unwrap(), ["20.00", "10.00", "10.00"]);
    let third = paid("7", ", item = 3");
    let given = [first, third];
    let rejected = [two[0].clone(), item(3, "rejected", "")];
    assert_eq!(borne(&rejected, &given).unwrap(), ["300.00"]);
    let unshared = [two[0].clone(), item(3, "upheld", "")];
    assert_eq!(borne(&unshared, &given), None);
    assert_eq!(borne(&[], &whole), None, "nobody is liable");
    let short = [item(1, "upheld", "{unit = \"etching\", share = \"60\"}")];
    assert_eq!(borne(&short, &own[..1]), None, "not the whole");
}

/// C-6: what depends on the option the customer takes, item by item.
#[test]
fn c_6_open_options_are_kept_apart_by_item() {
    let by = stamp(4, "zhao.lei");
    let items = format!(
        "items = [{{n = 1, text = \"x\"}}, {{n = 2, text = \"y\", outcome = \"upheld\", decided = {{{by}}}}}]\n"
    );
    let offer = |item: u64, option: &str, amount: &str| {
        format!(
            "{{kind = \"compensation\", item = {item}, option = \"{option}\", amount = \"{amount}\"}}"
        )
    };
    let remedies = [
        offer(1, "a", "10"),
        offer(1, "b", "30"),
        offer(2, "a", "5"),
        offer(2, "a", "6"),
        offer(2, "b", "4"),
    ];
    let case = settled(&remedies.join(", "), &items);
    let policy = shipped();
    let account = loss::account(&case, &policy, &china()).unwrap();
    let open: Vec<_> = account.open.iter().map(|open| open.item).collect();
    assert_eq!(open, [Some(1), Some(2)]);
    assert_eq!(account.range(), Some((yuan("14"), yuan("41"))));
    assert_eq!(account.total(), None);
}

/// M-A1: goods sold again cost the difference, and no longer a fifth of their price.
#[test]
fn m_a1_goods_sold_again_are_lines_of_their_own() {
    let policy = shipped();
    let (signed, sold) = (stamp(9, "li.jing"), stamp(12, "wang.min"));
    let case = settled(
        "{kind = \"return\", item = 1, quantity = \"10\", price = \"5\"}",
        &format!(
            "items = [{{n = 1, text = \"x\"}}]\napprovals = [{{{signed}}}]\n\
             resales = [{{{sold}, quantity = \"4\", price = \"2\", a_price = \"6\"}}, \
             {{{sold}, quantity = \"3\", price = \"5\", a_price = \"6\"}}]\n"
        ),
    );
    assert_eq!(
        told(&case, &policy).0,
        ["0 3.00", "resale 0 16.00", "resale 1 3.00"]
    );
    let account = loss::account(&case, &policy, &china()).unwrap();
    assert!(account.lines.iter().all(|line| line.item == Some(1)));
    let coming = returns::coming(&case, &policy);
    let left = resaleable(&case, &coming);
    assert_eq!(left, "3".parse().unwrap());
    let (quantity, a_price, price) = resale_of("quantity=4,a_price=6,resale_price=2").unwrap();
    assert_eq!(
        (quantity, a_price, price),
        ("4".parse().unwrap(), yuan("6"), yuan("2"))
    );
    assert!(resale_of("quantity=4,a_price=6").is_err());
}

/// M-A6: figures in another currency are told with their rate.
#[test]
fn m_a6_another_currency_has_its_rate() {
    let policy = shipped();
    let paid = "{kind = \"compensation\", amount = \"10.05\", currency = \"USD\", rate = \"7.1\", \
                rate_date = 2026-11-04}";
    let case = settled(paid, "");
    let account = loss::account(&case, &policy, &china()).unwrap();
    let rate = account.lines[0].rate.as_ref().unwrap();
    assert_eq!(
        (rate.currency.as_str(), rate.rate.to_string()),
        ("USD", "7.1".to_owned())
    );
    assert_eq!(account.lines[0].amount, yuan("71.36"));
    let own = settled("{kind = \"compensation\", amount = \"10\"}", "");
    let account = loss::account(&own, &policy, &china()).unwrap();
    assert!(account.lines[0].rate.is_none());
}

/// The largest amount is an amount still; beyond it nothing is told.
#[test]
fn m_a6_an_amount_has_an_end() {
    let policy = shipped();
    let of = |a_price: &str| {
        let goods =
            format!("{{kind = \"replacement\", quantity = \"1000\", a_price = \"{a_price}\"}}");
        let case = settled(&goods, "");
        loss::account(&case, &policy, &china()).unwrap().total()
    };
    assert_eq!(of("1000000000000"), Some(yuan("1000000000000000")));
    assert_eq!(of("1000000000000.01"), None);
    assert_eq!(of("2000000000000"), None);
}
