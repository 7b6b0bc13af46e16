//! One side of a comparison: the repository as a revision or the working tree has it.

use anyhow::Result;
use rayon::prelude::*;

use super::records;
use super::room::Room;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::Calendar;
use crate::store::git::Git;
use crate::store::snapshot::case_place;

#[expect(dead_code, reason = "`diff` and `check --base` are being built on it")]
/// The regulations and the cases of one side.
pub struct Side {
    /// The regulations as that side has them; what is wrong with them is among their faults.
    pub regulations: Regulations,
    /// The calendar its cases are read by: its own, else that of the working tree.
    pub calendar: Calendar,
    /// Every record, in order of path.
    pub records: Vec<Record>,
}

#[expect(dead_code, reason = "as above")]
impl Side {
    /// The side of a revision.
    pub fn at(room: &Room, git: &Git, rev: &str) -> Result<Self> {
        let snapshot = git.snapshot(rev)?;
        let regulations = snapshot.regulations();
        let calendar = regulations.calendar().unwrap_or(&room.calendar).clone();
        let records = snapshot.cases.par_iter().filter_map(|(file, text)| {
            let place = case_place(file)?;
            let apart = file.replacen("cases/", "sanctions/", 1);
            let apart = snapshot
                .sanctions
                .get(&apart)
                .map(|text| (apart, text.clone()));
            Some(records::read(file, place, text.clone(), apart, &calendar))
        });
        let records = records.collect();
        Ok(Self {
            regulations,
            calendar,
            records,
        })
    }

    /// The side of the working tree.
    pub fn working(room: &Room) -> Result<Self> {
        Ok(Self {
            regulations: room.regulations.clone(),
            calendar: room.calendar.clone(),
            records: room.records()?,
        })
    }
}
