//! Reading what the office owes besides single cases.

use super::{title_or, when};
use crate::domain::policy::{
    Abnormality, FormRule, Office, Periodic, Recurrence, Reminder, Tier, Title,
};
use crate::domain::reader::Reader;
use crate::domain::source::Places;
use crate::msg;

pub(super) fn read(reader: &Reader, places: &Places) -> Office {
    Office {
        periodic: reader.list("periodic", |r| periodic(r, places)),
        forms: reader.list("form", |r| form(r, places)),
        tiers: reader.list("tier", |r| tier(r, places)),
        recurrences: reader.list("recurrence", |r| recurrence(r, places)),
        abnormality: reader.map("abnormality", |r| {
            let source = places.source(r, "clocks");
            let clocks = r.required("clocks", r.flag("clocks"))?;
            Some(Abnormality { clocks, source })
        }),
        reminders: reader.list("reminder", |r| reminder(r, places)),
    }
}

fn periodic(reader: &Reader, places: &Places) -> Option<Periodic> {
    let source = places.source(reader, "by_day");
    let name = reader.required("name", reader.text("name"));
    let title = title_or(reader, name.as_ref());
    let every = reader.required("every", reader.word("every"));
    let unit = reader.required("unit", reader.text("unit"));
    let by_day = reader.required("by_day", number(reader, "by_day", 31));
    Some(Periodic {
        months: months(reader),
        name: name?,
        title,
        every: every?,
        by_day: by_day?,
        unit: unit?,
        source,
    })
}

fn number(reader: &Reader, key: &str, most: u32) -> Option<u32> {
    let read = reader.count(key)?;
    let number = u32::try_from(read).ok().filter(|n| (1..=most).contains(n));
    if number.is_none() {
        let what = msg!("policy-out-of-range", value = read.to_string(), most = most);
        reader.invalid(key, what);
    }
    number
}

fn months(reader: &Reader) -> Vec<u32> {
    let mut months = Vec::new();
    for text in reader.texts("months") {
        match text.parse::<u32>().ok().filter(|m| (1..=12).contains(m)) {
            Some(month) => months.push(month),
            None => reader.invalid(
                "months",
                msg!("policy-out-of-range", value = text, most = 12),
            ),
        }
    }
    months
}

fn form(reader: &Reader, places: &Places) -> Option<FormRule> {
    let source = places.source(reader, "copies");
    let id = reader.required("id", reader.text("id"));
    let title = title_or(reader, id.as_ref());
    Some(FormRule {
        language: reader.text("language").unwrap_or_else(|| "zh".to_owned()),
        copies: reader.texts("copies"),
        signatures: reader.texts("signatures"),
        customer_stamp: reader.flag("customer_stamp").unwrap_or(false),
        when: when(reader),
        id: id?,
        title,
        source,
    })
}

fn tier(reader: &Reader, places: &Places) -> Option<Tier> {
    let source = places.source(reader, "id");
    let id = reader.required("id", reader.text("id"));
    let title = title_or(reader, id.as_ref());
    Some(Tier {
        unit: reader.text("unit"),
        role: reader.text("role"),
        when: when(reader),
        after: reader.read("after", str::parse),
        id: id?,
        title,
        source,
    })
}

fn recurrence(reader: &Reader, places: &Places) -> Option<Recurrence> {
    let source = places.source(reader, "window");
    let name = reader.required("name", reader.text("name"));
    let window = reader.required("window", reader.read("window", str::parse));
    Some(Recurrence {
        same: reader.texts("same"),
        name: name?,
        window: window?,
        source,
    })
}

fn reminder(reader: &Reader, places: &Places) -> Option<Reminder> {
    let source = places.source(reader, "kind");
    let kind = reader.required("kind", reader.word("kind"));
    let of = reader.required("of", reader.word("of"));
    let title: Title = title_or(reader, reader.text("kind").as_ref());
    Some(Reminder {
        must: reader.flag("must").unwrap_or(true),
        kind: kind?,
        title,
        of: of?,
        source,
    })
}
