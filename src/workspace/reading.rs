//! Many cases read: each file is read, given to whoever asked and let go, on every core.

use anyhow::Result;

use crate::domain::record::Record;
use crate::store::case_file::CaseFile;
use crate::store::files::ReadFault;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;
use crate::workspace::records;

impl Workspace {
    /// Every record, in order of path.
    pub fn records(&self) -> Result<Vec<Record>> {
        self.records_where(|_| true)
    }

    /// The records whose path is wanted, in order of path.
    pub fn records_where(&self, wanted: impl Fn(&CaseFile) -> bool) -> Result<Vec<Record>> {
        self.each_where(wanted, |_| true, Some)
    }

    /// What `then` makes of the records whose files are wanted, and whose texts may be, in order of
    /// path.
    pub fn each_where<T: Send>(
        &self,
        wanted: impl Fn(&CaseFile) -> bool,
        may: impl Fn(&str) -> bool + Sync,
        then: impl Fn(Record) -> Option<T> + Sync,
    ) -> Result<Vec<T>> {
        let listed = self.repository.list_cases()?.cases;
        self.each_of(&listed, wanted, may, then)
    }

    /// The same of those of the listed cases that are wanted.
    pub fn each_of<T: Send>(
        &self,
        listed: &[CaseFile],
        wanted: impl Fn(&CaseFile) -> bool,
        may: impl Fn(&str) -> bool + Sync,
        then: impl Fn(Record) -> Option<T> + Sync,
    ) -> Result<Vec<T>> {
        let apart = self.repository.keeps_sanctions();
        let read = |file: &CaseFile, text: Result<String, ReadFault>| match &text {
            Ok(text) if !may(text) => Ok(None),
            _ => self.read_with(file, text, apart).map(&then),
        };
        let read = self.repository.read_wanted(listed, wanted, read)?;
        Ok(unbarred(read)?.into_iter().flatten().collect())
    }

    /// What `then` makes of the record of each listed file, in order of path: each is read, given
    /// and let go, on every core.
    pub fn each<T: Send>(
        &self,
        cases: &[CaseFile],
        then: impl Fn(Record) -> T + Sync,
    ) -> Result<Vec<T>> {
        let apart = self.repository.keeps_sanctions();
        let read = |file: &CaseFile, text| self.read_with(file, text, apart).map(&then);
        unbarred(self.repository.read_wanted(cases, |_| true, read)?)
    }

    /// The same of every record, in order of path: so many at once are read, in parallel, and taken
    /// before the next.
    pub fn each_record<T: Send>(
        &self,
        at_once: usize,
        then: impl Fn(Record) -> T + Sync,
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let listing = self.repository.list_cases()?;
        let read = |file: &CaseFile, text| self.read(file, text).map(&then);
        let mut gone = false;
        for some in listing.cases.chunks(at_once) {
            let (read, all) = self.repository.read_there(some, read);
            gone |= !all;
            unbarred(read)?.into_iter().try_for_each(&mut take)?;
        }
        if gone {
            // What is gone may have moved to where nothing was.
            let mut since = self.repository.list_cases()?.cases;
            since.retain(|file| listing.cases.binary_search(file).is_err());
            let (read, _) = self.repository.read_there(&since, read);
            unbarred(read)?.into_iter().try_for_each(&mut take)?;
        }
        Ok(())
    }

    /// The record of a file named from the root, read again; `None` where it is gone meanwhile.
    pub fn again(&self, file: &str) -> Option<Record> {
        let path = self.repository.root().join(file);
        let place = self.repository.case_file(&path).ok()?;
        let text = self.repository.read_case(&path);
        if text == Err(ReadFault::Missing) {
            return None;
        }
        self.read(&place, text).ok()
    }

    /// The record of a case with its sanctions; a file that bars the way is the problem.
    pub(super) fn read(
        &self,
        file: &CaseFile,
        text: Result<String, ReadFault>,
    ) -> Result<Record, Problem> {
        self.read_with(file, text, true)
    }

    /// The same, where it is known whether any sanctions are kept apart.
    pub(super) fn read_with(
        &self,
        file: &CaseFile,
        text: Result<String, ReadFault>,
        apart: bool,
    ) -> Result<Record, Problem> {
        let name = self.repository.relative(&file.path());
        let apart = if apart { self.apart(file) } else { None };
        let kept = apart.iter().map(|(name, read)| (name, read.as_ref().err()));
        for (file, fault) in std::iter::once((&name, text.as_ref().err())).chain(kept) {
            if let Some(fault) = fault.filter(|fault| fault.stops()) {
                return Err(fault.of(file).into());
            }
        }
        let place = (file.month(), file.number.as_str());
        Ok(records::read(&name, place, text, apart, &self.calendar))
    }

    /// The sanctions of a case that are kept apart, with the name of their file.
    fn apart(&self, file: &CaseFile) -> Option<(String, Result<String, ReadFault>)> {
        let path = self.repository.sanctions_path(&file.path());
        let read = self.repository.read_if_there(&path).transpose()?;
        Some((self.repository.relative(&path), read))
    }
}

/// What was read, unless a file bars the way.
pub(super) fn unbarred<T, P: Into<Box<Problem>>>(read: Vec<Result<T, P>>) -> Result<Vec<T>> {
    let mut barred = Vec::new();
    let read = read.into_iter();
    let read = read.filter_map(|read| read.map_err(|why| barred.push(*why.into())).ok());
    let read: Vec<T> = read.collect();
    Ok(Problem::together(barred).map_or(Ok(read), Err)?)
}
