use std::collections::BTreeMap;

use super::*;

fn told(to: &str, text: &str, order: Option<DateOrder>) -> Result<String, String> {
    let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
    let reading = Reading {
        calendar: &calendar,
        today: NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(),
        near: false,
    };
    let column = Column::new("h", Target::parse(to).unwrap());
    let shown = |told: Told| match told {
        Told::Field(path, value) => format!("{path}={}", value.text().unwrap()),
        Told::Received(at) => format!("received={}", at.to_rfc3339()),
        Told::Items(items) => format!("items={}", items.join("|")),
        Told::Own(path, value) => format!("{path}={}", value.text().unwrap()),
    };
    let read = reading.told(&column, order, text);
    let read = read.map_err(|why| why.key.to_owned())?;
    Ok(read.into_iter().map(shown).collect::<Vec<_>>().join(" "))
}

/// What registers of several houses write: the field, the text, what it tells.
const WRITTEN: &[(&str, &str, &str)] = &[
    (
        "received",
        "2026/11/2",
        "received=2026-11-02T00:00:00+08:00",
    ),
    (
        "received",
        "2026.11.02",
        "received=2026-11-02T00:00:00+08:00",
    ),
    (
        "received",
        "2026年11月2日",
        "received=2026-11-02T00:00:00+08:00",
    ),
    (
        "received",
        "7/29/2013",
        "received=2013-07-29T00:00:00+08:00",
    ),
    (
        "received",
        "3/14/2025 1:20",
        "received=2025-03-14T01:20:00+08:00",
    ),
    (
        "received",
        "2026-11-02 09:20:30",
        "received=2026-11-02T09:20:30+08:00",
    ),
    (
        "received",
        "2026-11-02T01:20:00.000Z",
        "received=2026-11-02T09:20:00+08:00",
    ),
    (
        "product.quantity",
        "1,250.5kg",
        "product.quantity=1250.5 kg",
    ),
    ("product.quantity", "1,200", "product.quantity=1200"),
    (
        "product.defective",
        "35/5000",
        "product.defective=35 product.quantity=5000",
    ),
    (
        "product.shipped",
        "2026年9月20日",
        "product.shipped=2026-09-20",
    ),
    (
        "product.shipped",
        "2026-10-01 08:00",
        "product.shipped=2026-10-01 product.x-shipped=2026-10-01 08:00",
    ),
    ("claimed", "¥42,000.00元", "claimed=42000.00"),
    ("channel", "Phone", "channel=phone"),
    ("channel", "Postal mail", "channel=letter"),
    ("channel", "来电", "channel=phone"),
    ("channel", "Referral", "channel=other x-channel=Referral"),
    ("urgent", "是", "urgent=true"),
    ("items", "a\n\n b", "items=a|b"),
    ("x-line", " 2号线 ", "x-line=2号线"),
    (
        "customer.name",
        "=cmd|' /C calc'!A0",
        "customer.name==cmd|' /C calc'!A0",
    ),
    ("customer.name", "  ", ""),
];

/// It reads as a case holds it.
#[test]
fn values_as_registers_write_them() {
    for (to, text, read) in WRITTEN {
        assert_eq!(told(to, text, None).as_deref(), Ok(*read), "{to} {text}");
    }
}

/// Day and month are never guessed, nor is a year.
#[test]
fn what_could_be_two_things_is_refused() {
    for (to, text, why) in [
        ("received", "8/1/2013", "input-ambiguous"),
        ("product.shipped", "11月20日", "import-no-year"),
        ("received", "昨天", "import-no-year"),
        ("channel", "pigeon", "field-not-a-word"),
        ("urgent", "maybe", "field-not-a-flag"),
        ("claimed", "$12", "money-malformed"),
    ] {
        let told = told(to, text, None);
        if to == "claimed" {
            assert!(told.is_err());
        } else {
            assert_eq!(told, Err(why.to_owned()), "{text}");
        }
    }
    let day = Some(DateOrder::DayFirst);
    let read = told("received", "8/1/2013", day);
    assert_eq!(read.as_deref(), Ok("received=2013-01-08T00:00:00+08:00"));
}
