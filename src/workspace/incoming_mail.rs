//! A complaint that came by e-mail: what is told by it, who its sender is, what it encloses.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::codec::mail::{Enclosed, Mail};
use crate::domain::case::Case;
use crate::domain::case::conduct::Attachment;
use crate::domain::case::evidence::{places, safe_name};
use crate::domain::case::form::Form;
use crate::domain::case::intake::Channel;
use crate::domain::digest::sha256;
use crate::domain::schema::{Declared as _, Scalar as _, Stamp};
use crate::domain::tree::Value;
use crate::workspace::open::Workspace;

/// What a message tells of the complaint; who sent it is another question.
pub fn form(mail: &Mail) -> Form {
    let mut form = Form::default();
    form.received = mail.date;
    form.set("channel", Channel::Email.value());
    let told = [
        ("title", &mail.subject),
        ("complaint", &mail.text),
        ("customer.email", &mail.address),
    ];
    for (path, text) in told {
        if let Some(text) = text {
            form.set(path, Value::Text(text.clone()));
        }
    }
    form
}

/// Completes who sent it: a customer known by the address is the customer, and the sender whom to
/// talk to; of anybody else the sender is the customer.
pub fn sender(workspace: &Workspace, mail: &Mail, form: &mut Form) -> Result<()> {
    let name = mail.name.clone().map(Value::Text);
    if form.get("customer.name").is_none() {
        let Some(customer) = known(workspace, mail)? else {
            if let Some(name) = name {
                form.set("customer.name", name);
            }
            return Ok(());
        };
        form.set("customer.name", Value::Text(customer));
    }
    if let Some(name) = name.filter(|_| form.get("customer.contact").is_none()) {
        form.set("customer.contact", name);
    }
    Ok(())
}

/// The customer who wrote from this address before, by the latest case.
fn known(workspace: &Workspace, mail: &Mail) -> Result<Option<String>> {
    let Some(address) = &mail.address else {
        return Ok(None);
    };
    let records = workspace.records()?;
    let cases = records.iter().filter_map(|record| record.case.as_ref());
    let same = |case: &&Case| {
        let email = case.customer.email.as_ref();
        email.is_some_and(|email| email.eq_ignore_ascii_case(address))
    };
    let last = cases.filter(same).max_by_key(|case| case.received);
    Ok(last.and_then(|case| case.customer.name.clone()))
}

/// Evidence that comes with a new case: the fact and its content.
pub type Evidence = Vec<(Attachment, Vec<u8>)>;

/// What is enclosed, as evidence of the case with this identity.
pub fn evidence(uid: &str, stamp: &Stamp, files: Vec<Enclosed>) -> Evidence {
    let mut taken = BTreeSet::new();
    let mut kept = Vec::new();
    for file in files {
        let name = safe_name(&file.name);
        let Some(path) = places(uid, &name).find(|path| taken.insert(path.clone())) else {
            continue;
        };
        let attachment = Attachment {
            stamp: stamp.clone(),
            file: path,
            sha256: Some(sha256(&file.content)),
            title: (name != file.name).then_some(file.name),
        };
        kept.push((attachment, file.content));
    }
    kept
}

/// The list of it, as the case file holds it.
pub fn listed(evidence: &Evidence) -> Option<Value> {
    let values = evidence.iter().map(|(fact, _)| fact.value());
    (!evidence.is_empty()).then(|| Value::Seq(values.collect()))
}
