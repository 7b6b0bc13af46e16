//! A file of sanctions kept apart from its case, from text to facts.

use super::yaml::Doc;
use crate::domain::case::discipline::Sanction;
use crate::domain::msg::Msg;
use crate::domain::reader::{Context, Fault, FaultSort, Reader};
use crate::domain::record::Record;
use crate::domain::schema::Declared;
use crate::domain::time::Calendar;
use crate::domain::tree::Path;
use crate::msg;

/// Joins a case with its sanctions from the file of that name. What is wrong there is a fault of
/// the record: nothing is lost silently.
pub fn join(record: &mut Record, file: &str, text: &str, calendar: &Calendar) {
    let fault = |what: Msg| Fault {
        sort: FaultSort::Invalid,
        path: Path::root().key("sanctions"),
        span: 0..0,
        what: msg!("sanction-file-fault", file = file, what = what),
    };
    let doc = match Doc::parse(text) {
        Ok(doc) => doc,
        Err(wrong) => return record.faults.push(fault(wrong.what.into())),
    };
    let context = Context::with_calendar(calendar);
    let Some(reader) = Reader::root(doc.node(), &context) else {
        let faults = context.into_faults();
        return record
            .faults
            .extend(faults.into_iter().map(|wrong| fault(wrong.what)));
    };
    reader.count("format");
    let number = reader.digits("number");
    let uid = reader.text("uid");
    let mut sanctions = reader.list("sanctions", Sanction::read);
    reader.finish();
    for (i, sanction) in sanctions.iter_mut().enumerate() {
        sanction.apart = Some(i);
    }
    record.faults.extend(
        context
            .into_faults()
            .into_iter()
            .map(|wrong| fault(wrong.what)),
    );
    let own = record.case.as_ref().is_some_and(|case| {
        number.as_ref() == Some(&case.number) && (uid.is_none() || uid == case.uid)
    });
    if !own {
        return record.faults.push(fault(msg!("sanction-file-of-another")));
    }
    for former in &mut record.former {
        former.sanctioned(&sanctions);
    }
    if let Some(case) = &mut record.case {
        case.sanctions.append(&mut sanctions);
    }
}
