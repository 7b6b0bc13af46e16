//! From the text of a case file and of its sanctions to the record, wherever the texts come from.

use rayon::prelude::*;

use crate::codec;
use crate::domain::reader::{Fault, FaultSort};
use crate::domain::record::{Broken, BrokenSort, Record};
use crate::domain::time::Calendar;
use crate::domain::tree;
use crate::store::files::ReadFault;
use crate::store::snapshot::{Snapshot, case_place, sanctions_of};

/// Reads a record. `place` is the month and number its path says; `apart` the file of sanctions
/// kept apart, by name, where there is one.
pub fn read(
    file: &str,
    (month, number): ((i32, u32), &str),
    text: Result<String, ReadFault>,
    apart: Option<(String, Result<String, ReadFault>)>,
    calendar: &Calendar,
) -> Record {
    let text = match text {
        Ok(text) => text,
        Err(fault) => return unreadable(file, (month, number), &fault),
    };
    let mut record = codec::record::read(file, number, month, text, calendar);
    if let Some((name, text)) = apart.filter(|_| record.case.is_some()) {
        match text {
            Ok(text) => codec::sanctions::join(&mut record, &name, &text, calendar),
            Err(fault) => record.faults.push(Fault {
                sort: FaultSort::Invalid,
                path: tree::Path::root().key("sanctions"),
                span: 0..0,
                what: fault.of(name).into(),
            }),
        }
    }
    record
}

/// The records of a snapshot, in order of path.
pub fn of(snapshot: &Snapshot, calendar: &Calendar) -> Vec<Record> {
    let read = snapshot.cases.par_iter().filter_map(|(file, _)| {
        let place = case_place(file)?;
        let apart = sanctions_of(file);
        let sanctions = snapshot.sanctions.get(&apart);
        let apart = sanctions.map(|text| (apart, text.clone()));
        Some(read(file, place, snapshot.whole(file), apart, calendar))
    });
    read.collect()
}

fn unreadable(file: &str, (month, number): ((i32, u32), &str), fault: &ReadFault) -> Record {
    Record {
        file: file.to_owned(),
        number: number.to_owned(),
        month,
        text: String::new(),
        case: None,
        former: Vec::new(),
        faults: Vec::new(),
        broken: Some(Broken {
            sort: match fault {
                ReadFault::Missing => BrokenSort::Missing,
                _ => BrokenSort::Unreadable,
            },
            what: fault.of(file).into(),
            span: 0..0,
        }),
    }
}
