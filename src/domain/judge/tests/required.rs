//! M-9.1, M-7, B-3.0, C-2b: what must be known before a case is accepted.

use super::{BRANCH, CENTER, MALL, case, policy, shipped};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::judge::{accepted_by, missing_fields};
use crate::domain::policy::Policy;

/// What is lacking, with the rule that asks for it.
fn lacking(case: &Case, policy: &Policy) -> Vec<String> {
    let all = missing_fields(case, policy).into_iter();
    all.map(|(field, entry)| format!("{field} {}", entry.source.rule.as_deref().unwrap()))
        .collect()
}

const PRODUCT: &str = "demand = \"d\"\nproduct = {order = \"O\", part = \"P\", shipped = 2026-10-01, \
                       quantity = \"5\", defective = \"1\"}\n";
const CUSTOMER: &str = "complaint = \"c\"\ncustomer = {name = \"A\"}\n";

#[test]
fn m_9_1_what_the_maker_must_know() {
    let maker = shipped();
    let of = |lines: &str| lacking(&case(lines), &maker);
    let product = [
        "product.order M-9.1",
        "product.part M-9.1",
        "product.shipped M-9.1",
        "product.quantity M-9.1",
        "product.defective M-9.1",
        "demand M-9.1",
    ];
    let customer = ["customer.name M-7", "complaint M-7"];
    assert_eq!(of(""), [&product[..], &customer].concat());
    assert_eq!(of(CUSTOMER), product);
    assert_eq!(of(PRODUCT), customer);
    assert_eq!(of(&(PRODUCT.to_owned() + CUSTOMER)), [""; 0]);
    let still = PRODUCT.replace("\"5\"", "\"open\"") + CUSTOMER;
    assert_eq!(of(&still), [""; 0], "the customer is still processing");
    let blank = PRODUCT.replace("\"d\"", "\" \"") + CUSTOMER;
    assert_eq!(of(&blank), ["demand M-9.1"]);
}

/// Who the customer is, is not asked where it is withheld; all the rest is.
#[test]
fn m_7_what_is_withheld_is_not_lacking() {
    let maker = shipped();
    let mut withheld = case(PRODUCT);
    withheld.withheld = true;
    assert_eq!(lacking(&withheld, &maker), ["complaint M-7"]);
}

/// C-2b: one way to reach the customer is enough.
#[test]
fn c_2b_one_of_several_is_enough() {
    let center = policy(CENTER);
    let of = |customer: &str| {
        let told = "complaint = \"c\"\nchannel = \"phone\"\ncategory = \"price\"\n\
                    grade = \"major\"\ndemand = \"d\"\n";
        lacking(
            &case(&format!("{told}customer = {{name = \"A\"{customer}}}\n")),
            &center,
        )
    };
    assert_eq!(of(""), ["customer.phone C-2b"]);
    assert_eq!(of(", phone = \"139\""), [""; 0]);
    assert_eq!(of(", email = \"a@example.com\""), [""; 0]);
}

/// B-3.0: of a product matter more is asked; what two entries ask is asked once, by the first.
#[test]
fn b_3_0_what_goes_with_the_category() {
    let told = "demand = \"d\"\ncomplaint = \"c\"\ncustomer = {name = \"A\", phone = \"1\"}\n";
    let of = |category: &str, policy: &Policy| {
        let category = format!("category = \"{category}\"\n{told}");
        lacking(&case(&category), policy)
    };
    let branch = policy(BRANCH);
    assert_eq!(of("service", &branch), [""; 0]);
    let quantity = [
        "product.order B-3.0",
        "product.part B-3.0",
        "product.shipped B-3.0",
        "product.quantity B-3.0",
        "product.defective B-3.0",
        "product.delivered_amount B-3.0",
    ];
    assert_eq!(of("quantity", &branch), quantity);
    let sample = ["product.sample_kept B-3.1c"];
    assert_eq!(
        of("product-quality", &branch),
        [&quantity[..], &sample].concat()
    );
    let twice = "\n[[required]]\nfields = [\"product.order\", \"class\"]\nrule = \"B-1\"\n";
    let twice = policy(&(BRANCH.to_owned() + twice));
    assert_eq!(
        of("quantity", &twice),
        [&quantity[..], &["class B-1"]].concat()
    );
}

/// M-9.4, R-3: registration accepts a case; without one, handing it to somebody does.
#[test]
fn m_9_4_what_accepts_a_case() {
    assert_eq!(accepted_by(&shipped()), Move::Register);
    assert_eq!(accepted_by(&policy(MALL)), Move::Assign);
}
