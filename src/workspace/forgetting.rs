//! Who the customer is goes out of a case: what the figures need stays, and what else may still tell is
//! said.

use anyhow::Result;

use crate::codec;
use crate::codec::private::sum_is;
use crate::domain::case::Kept;
use crate::domain::case::conduct::Forgotten;
use crate::domain::case::fact::Fact;
use crate::domain::case::sections::is_beside;
use crate::domain::judge::field_called;
use crate::domain::msg::Msg;
use crate::domain::private_part::private_of;
use crate::domain::record::Record;
use crate::domain::tree::{Data, Edit, Node, Path};
use crate::msg;
use crate::store::files::{ReadFault, read_bytes};
use crate::store::write::ChangeSet;
use crate::ui::escape::shell_word;
use crate::workspace::change::Change;
use crate::workspace::private::{corrections, masked};

/// What is read and written of the private part itself.
const OWN: [&str; 2] = ["private_of", "corrected"];

/// Takes it out, and says what of it is still told elsewhere; nothing where there is nothing to take.
pub fn forget(change: &mut Change, reason: Option<String>) -> Result<Vec<Msg>> {
    let fields = fields(change.record());
    let sealed = sealed(change)?;
    let again = change.case.forgotten.is_some();
    if again && fields.is_empty() && sealed.is_empty() {
        return Ok(Vec::new());
    }
    change.also(sealed);
    let edits = corrections(&change.case).flat_map(|one| masked(one, Kept::Forgotten));
    for edit in edits.collect::<Vec<Edit>>() {
        change.edit(edit);
    }
    if change.case.private {
        change.drop_private();
    } else {
        let sum = change
            .workspace
            .customer_sum(change.case.customer.name.as_deref())?;
        if let Some(edit) = sum_is(sum.as_deref()) {
            change.edit(edit);
        }
        let customer = Path::root().key("customer");
        if change.holds(&customer) {
            change.edit(Edit::Remove(customer));
        }
    }
    change.add(&Fact::Forgotten(Forgotten {
        stamp: change.stamp(),
        fields: fields.clone(),
        reason,
    }));
    Ok(said(change, &fields))
}

/// The fields of who the customer is that say something, with the keys of one's own beside them.
fn fields(record: &Record) -> Vec<String> {
    let mut found = Vec::new();
    let root = codec::record::document(record);
    let Some(Data::Map(entries)) = root.as_ref().map(|root| &root.data) else {
        return found;
    };
    for entry in entries {
        let path = Path::root().key(&entry.key);
        if is_beside(&path) && !OWN.contains(&entry.key.as_str()) {
            collect(&entry.value, &path, &mut found);
        }
    }
    found
}

fn collect(node: &Node, path: &Path, found: &mut Vec<String>) {
    match &node.data {
        Data::Null => {}
        Data::Map(entries) => {
            for entry in entries {
                collect(&entry.value, &path.key(&entry.key), found);
            }
        }
        _ => found.push(path.to_string()),
    }
}

/// The private part goes as it is where it cannot be read.
fn sealed(change: &Change) -> Result<ChangeSet> {
    let mut files = ChangeSet::new();
    if !change.case.withheld {
        return Ok(files);
    }
    let path = change.workspace.repository.private_path(&change.path);
    match read_bytes(&path) {
        Ok(bytes) => files.remove(path, bytes),
        Err(ReadFault::Missing) => {}
        Err(fault) => return Err(fault.of(private_of(&change.record().file)).into()),
    }
    Ok(files)
}

/// What is gone, and what is not.
fn said(change: &Change, fields: &[String]) -> Vec<Msg> {
    let mut said = Vec::new();
    if fields.is_empty() {
        said.push(msg!("forget-unread"));
    } else {
        let called = fields.iter().map(|field| field_called(field)).collect();
        said.push(msg!("forget-gone", fields = Msg::list(called)));
    }
    let attached = change.case.attachments.len();
    if attached > 0 {
        said.push(msg!("forget-attachments", count = attached));
    }
    said.push(msg!("forget-words"));
    let file = &change.record().file;
    let file = if change.case.private {
        private_of(file)
    } else {
        file.clone()
    };
    said.push(msg!("forget-history", file = shell_word(&file)));
    said
}
