//! The form a complaint is taken down on: what the customer tells, before it is a case (M-9.1).
//!
//! A form may lack anything (B-5: every complaint is recorded); what the policy needs is asked for
//! when the case is registered.

use super::intake::{Channel, Customer, Nature, Origin, Product, Quantity, Taking};
use super::stamp::{self, Stamp};
use super::{Case, FORMAT};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::{self, Policy, Term};
use crate::domain::problem::Problem;
use crate::domain::reader::Reader;
use crate::domain::time::Time;
use crate::domain::tree::{Data, Value};
use crate::msg;

/// The most characters of a title taken from the complaint's first line.
const TITLE: usize = 40;

/// What is known of a complaint when it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The policy.
    pub policy: Option<String>,
    /// When the complaint reached us.
    pub received: Option<Time>,
    /// A short title.
    pub title: Option<String>,
    /// How it came.
    pub channel: Option<Channel>,
    /// Home or abroad.
    pub origin: Option<Origin>,
    /// Complaint or abnormality note (M-3).
    pub nature: Option<Nature>,
    /// Class (M-5).
    pub class: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// What the channel asks for (L-7).
    pub intake: Taking,
    /// The customer.
    pub customer: Customer,
    /// The goods.
    pub product: Product,
    /// What the customer claims, in money.
    pub claimed: Option<Money>,
    /// What the customer asks for, in words.
    pub demand: Option<String>,
    /// The complaint in words.
    pub complaint: Option<String>,
    /// Its items, where there are several.
    pub items: Vec<String>,
}

/// What a case begins with that the customer does not tell.
#[derive(Clone, Debug)]
pub struct Head {
    /// The number.
    pub number: String,
    /// The identity (UUIDv7).
    pub uid: String,
    /// The policy.
    pub policy: String,
    /// When it came (`at`), when it was recorded, who took it down.
    pub stamp: Stamp,
}

impl Form {
    /// Reads a form from a file with the keys of a case file.
    pub fn read(reader: &Reader) -> Self {
        Self {
            policy: reader.text("policy"),
            received: reader.time("received"),
            title: reader.text("title"),
            channel: reader.word("channel"),
            origin: reader.word("origin"),
            nature: reader.word("nature"),
            class: reader.text("class"),
            category: reader.text("category"),
            grade: reader.text("grade"),
            intake: reader
                .map("intake", |r| Some(Taking::read(r)))
                .unwrap_or_default(),
            customer: reader
                .map("customer", |r| Some(Customer::read(r)))
                .unwrap_or_default(),
            product: reader
                .map("product", |r| Some(Product::read(r)))
                .unwrap_or_default(),
            claimed: reader.money("claimed"),
            demand: reader.text("demand"),
            complaint: reader.text("complaint"),
            items: items(reader),
        }
    }

    /// What another complaint of the same customer about the same goods begins with; what
    /// happened is its own.
    pub fn like(case: &Case) -> Self {
        let product = Product {
            name: case.product.name.clone(),
            part: case.product.part.clone(),
            order: case.product.order.clone(),
            ..Product::default()
        };
        Self {
            policy: Some(case.policy.clone()),
            channel: case.channel,
            origin: case.origin,
            class: case.class.clone(),
            category: case.category.clone(),
            grade: case.grade.clone(),
            customer: case.customer.clone(),
            product,
            ..Self::default()
        }
    }

    /// The complaint once more, word for word: what a case begins with that takes another's place
    /// (M-9.9).
    pub fn again(case: &Case) -> Self {
        Self {
            title: case.title.clone(),
            nature: Some(case.nature).filter(|nature| *nature != Nature::Complaint),
            product: case.product.clone(),
            claimed: case.claimed,
            demand: case.demand.clone(),
            complaint: case.complaint.clone(),
            items: case.items.iter().map(|item| item.text.clone()).collect(),
            ..Self::like(case)
        }
    }

    /// This form, with what it leaves open from another.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self {
            policy: self.policy.or(base.policy),
            received: self.received.or(base.received),
            title: self.title.or(base.title),
            channel: self.channel.or(base.channel),
            origin: self.origin.or(base.origin),
            nature: self.nature.or(base.nature),
            class: self.class.or(base.class),
            category: self.category.or(base.category),
            grade: self.grade.or(base.grade),
            intake: Taking {
                read_back: self.intake.read_back.or(base.intake.read_back),
                recording: self.intake.recording.or(base.intake.recording),
            },
            customer: Customer {
                name: self.customer.name.or(base.customer.name),
                contact: self.customer.contact.or(base.customer.contact),
                phone: self.customer.phone.or(base.customer.phone),
                email: self.customer.email.or(base.customer.email),
                address: self.customer.address.or(base.customer.address),
            },
            product: Product {
                name: self.product.name.or(base.product.name),
                part: self.product.part.or(base.product.part),
                order: self.product.order.or(base.product.order),
                shipped: self.product.shipped.or(base.product.shipped),
                quantity: self.product.quantity.or(base.product.quantity),
                defective: self.product.defective.or(base.product.defective),
                sample_kept: self.product.sample_kept.or(base.product.sample_kept),
            },
            claimed: self.claimed.or(base.claimed),
            demand: self.demand.or(base.demand),
            complaint: self.complaint.or(base.complaint),
            items: if self.items.is_empty() {
                base.items
            } else {
                self.items
            },
        }
    }

    /// Texts without the blank space around them; those that are empty are not there.
    pub fn tidy(&mut self) {
        let texts = [
            &mut self.policy,
            &mut self.title,
            &mut self.class,
            &mut self.category,
            &mut self.grade,
            &mut self.intake.recording,
            &mut self.customer.name,
            &mut self.customer.contact,
            &mut self.customer.phone,
            &mut self.customer.email,
            &mut self.customer.address,
            &mut self.product.name,
            &mut self.product.part,
            &mut self.product.order,
            &mut self.demand,
            &mut self.complaint,
        ];
        for text in texts {
            *text = text.take().and_then(|text| tidied(&text));
        }
        self.items = self.items.iter().filter_map(|item| tidied(item)).collect();
    }

    /// Whether nothing is told: neither who complains nor about what.
    pub fn says_nothing(&self) -> bool {
        let told = Self {
            policy: None,
            received: None,
            channel: None,
            origin: None,
            nature: None,
            class: None,
            category: None,
            grade: None,
            ..self.clone()
        };
        told == Self::default()
    }

    /// The title: as given, else from the complaint's first line, else the first item's.
    pub fn headline(&self) -> Option<String> {
        let given = self.title.clone();
        given.or_else(|| {
            let text = self.complaint.as_ref().or_else(|| self.items.first())?;
            let line = text.lines().find(|line| !line.trim().is_empty())?.trim();
            let line = line.trim_end_matches([',', '，', '.', '。', ';', '；', ':', '：', '、']);
            let short: String = line.chars().take(TITLE).collect();
            Some(if short.len() < line.len() {
                format!("{}…", short.trim_end())
            } else {
                short
            })
        })
    }

    /// Refuses words the policy's vocabulary does not have, all of them at once. A policy without
    /// a list of its own takes any word.
    pub fn check(&self, policy: &Policy) -> Result<(), Problem> {
        let unknown = [
            wrong(self.class.as_deref(), &policy.classes, |word| {
                msg!("intake-unknown-class", word = word, policy = &policy.id)
            }),
            wrong(self.category.as_deref(), &policy.categories, |word| {
                msg!("intake-unknown-category", word = word, policy = &policy.id)
            }),
            wrong(self.grade.as_deref(), &policy.grades, |word| {
                msg!("intake-unknown-grade", word = word, policy = &policy.id)
            }),
        ];
        let mut unknown = unknown.into_iter().flatten();
        let Some(mut first) = unknown.next() else {
            return Ok(());
        };
        first.also = unknown.collect();
        Err(first)
    }

    /// The head of the case file, in groups of what stands together.
    pub fn groups(&self, head: &Head) -> Vec<Vec<(String, Value)>> {
        let plain = |text: String| Some(Value::Plain(text));
        let text = |text: &Option<String>| stamp::text(text.as_ref());
        let stamp = &head.stamp;
        let groups = [
            vec![
                ("format", Some(stamp::count(FORMAT))),
                ("number", Some(Value::Quoted(head.number.clone()))),
                ("uid", Some(Value::Plain(head.uid.clone()))),
                ("policy", Some(Value::Text(head.policy.clone()))),
                ("status", plain("received".to_owned())),
            ],
            vec![
                ("title", self.headline().map(Value::Text)),
                ("received", Some(stamp::time(stamp.at))),
                ("recorded", Some(stamp::time(stamp.recorded))),
                ("received_by", Some(Value::Text(stamp.by.clone()))),
                ("entered_by", text(&stamp.entered_by)),
                ("as_of", stamp::yes(stamp.as_of)),
                ("channel", self.channel.and_then(|it| plain(it.to_string()))),
                ("origin", self.origin.and_then(|it| plain(it.to_string()))),
                ("nature", self.nature.and_then(|it| plain(it.to_string()))),
                ("class", text(&self.class)),
                ("category", text(&self.category)),
                ("grade", text(&self.grade)),
            ],
            vec![("intake", self.intake.value())],
            vec![("customer", self.customer.value())],
            vec![("product", self.product.value())],
            vec![
                (
                    "claimed",
                    self.claimed.map(|it| Value::Quoted(it.to_string())),
                ),
                ("demand", text(&self.demand)),
                ("complaint", text(&self.complaint)),
            ],
        ];
        let stated = |group: Vec<(&str, Option<Value>)>| {
            let stated = group.into_iter();
            stated
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .collect()
        };
        groups.into_iter().map(stated).collect()
    }

    /// The items as the case file holds them, numbered from 1.
    pub fn item_list(&self) -> Option<Value> {
        let entry = |(n, item): (usize, &String)| {
            Value::map()
                .and("n", Some(Value::Plain((n + 1).to_string())))
                .and("text", Some(Value::Text(item.clone())))
        };
        let items: Vec<Value> = self.items.iter().enumerate().map(entry).collect();
        (!items.is_empty()).then_some(Value::Seq(items))
    }
}

impl Taking {
    /// As the file holds it; `None` where nothing is known.
    pub fn value(&self) -> Option<Value> {
        let read_back = self.read_back.map(|yes| Value::Plain(yes.to_string()));
        let value = Value::map()
            .and("read_back", read_back)
            .and("recording", stamp::text(self.recording.as_ref()));
        stated(value)
    }
}

impl Customer {
    /// As the file holds it; `None` where nothing is known.
    pub fn value(&self) -> Option<Value> {
        let text = |text: &Option<String>| stamp::text(text.as_ref());
        let value = Value::map()
            .and("name", text(&self.name))
            .and("contact", text(&self.contact))
            .and("phone", text(&self.phone))
            .and("email", text(&self.email))
            .and("address", text(&self.address));
        stated(value)
    }
}

impl Product {
    /// As the file holds it; `None` where nothing is known.
    pub fn value(&self) -> Option<Value> {
        let text = |text: &Option<String>| stamp::text(text.as_ref());
        let plain = |text: String| Value::Plain(text);
        let quantity = self.quantity.map(|quantity| match quantity {
            Quantity::Pieces(pieces) => pieces.to_string(),
            Quantity::Open => "open".to_owned(),
        });
        let value = Value::map()
            .and("name", text(&self.name))
            .and("part", text(&self.part))
            .and("order", text(&self.order))
            .and("shipped", self.shipped.map(|day| plain(day.to_string())))
            .and("quantity", quantity.map(plain))
            .and("defective", self.defective.map(stamp::count))
            .and(
                "sample_kept",
                self.sample_kept.map(|kept| plain(kept.to_string())),
            );
        stated(value)
    }
}

fn stated(value: Value) -> Option<Value> {
    (value != Value::map()).then_some(value)
}

fn tidied(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.replace("\r\n", "\n"))
}

/// Items as the case file has them, or a list of texts.
fn items(reader: &Reader) -> Vec<String> {
    let node = reader.value("items");
    let maps = node.is_some_and(|node| {
        let mut items = node.items().iter();
        items.any(|item| matches!(item.data, Data::Map(_)))
    });
    if !maps {
        return reader.texts("items");
    }
    reader.list("items", |item| {
        item.count("n");
        item.required("text", item.text("text"))
    })
}

fn wrong(word: Option<&str>, terms: &[Term], what: impl Fn(&str) -> Msg) -> Option<Problem> {
    let word = word.filter(|word| !terms.is_empty() && policy::term(terms, word).is_none())?;
    let known: Vec<&str> = terms.iter().map(|term| term.id.as_str()).collect();
    let help = match policy::nearest(word, &known) {
        Some(meant) => msg!(
            "intake-did-you-mean",
            word = meant,
            words = Msg::list(known)
        ),
        None => msg!("intake-known", words = Msg::list(known)),
    };
    Some(Problem::usage(what(word)).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(complaint: &str) -> Form {
        Form {
            complaint: Some(complaint.to_owned()),
            ..Form::default()
        }
    }

    /// Flags win over the file, the file over the case it is like.
    #[test]
    fn what_is_open_is_filled_from_below() {
        let mut flags = said("a");
        flags.customer.phone = Some("1".to_owned());
        let mut file = said("b");
        file.customer.name = Some("华南电子".to_owned());
        file.items = vec!["x".to_owned()];
        let form = flags.over(file);
        assert_eq!(form.complaint.as_deref(), Some("a"));
        assert_eq!(form.customer.name.as_deref(), Some("华南电子"));
        assert_eq!(form.customer.phone.as_deref(), Some("1"));
        assert_eq!(form.items, ["x"]);
    }

    /// The title is the first line that says something, cut at a character, never inside one.
    #[test]
    fn a_title_is_taken_from_the_complaint() {
        let title = |complaint: &str| said(complaint).headline();
        assert_eq!(title("\n 阻焊脱落,\n已停线"), Some("阻焊脱落".to_owned()));
        let long = title(&"阻".repeat(41)).unwrap();
        assert_eq!(long, format!("{}…", "阻".repeat(40)));
        assert_eq!(title(&"阻".repeat(40)), Some("阻".repeat(40)));
        assert_eq!(title(" \n "), None);
        assert_eq!(Form::default().headline(), None);
    }

    /// A form with nothing but where it is filed says nothing.
    #[test]
    fn who_or_what_must_be_told() {
        let mut form = Form {
            policy: Some("manufacturing".to_owned()),
            channel: Some(Channel::Phone),
            ..said("  ")
        };
        form.tidy();
        assert!(form.says_nothing());
        form.product.order = Some("PO-8831".to_owned());
        assert!(!form.says_nothing());
    }
}
