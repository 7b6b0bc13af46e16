//! What a rule of the audit is, and where it puts what it finds on one commit.

use super::touched::Touched;
use super::version::CaseVersion;
use super::view::CommitView;
use crate::codec::record;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::schema::Stamp;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{Finding, Severity, Target};

/// A rule of the audit.
pub struct AuditRule {
    /// Its identifier, naming the problem in kebab case.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it does.
    pub(super) check: fn(&CommitView, &mut Findings),
}

/// Collects the findings of one rule on one commit.
pub struct Findings<'a> {
    rule: &'a AuditRule,
    view: &'a CommitView<'a>,
    found: Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// Nothing found yet.
    pub fn new(rule: &'a AuditRule, view: &'a CommitView<'a>) -> Self {
        Self {
            rule,
            view,
            found: Vec::new(),
        }
    }

    /// A finding on a fact of a case, as the commit left it.
    pub fn fact(&mut self, touched: &Touched, path: &Path, what: Msg, help: Msg) {
        let target = Target::Field(path.clone());
        let mut finding = self.finding(&touched.file, target, what, help);
        if let Some(now) = touched.readable() {
            finding.place = place_in(now, path);
        }
        self.of_case(touched, finding);
    }

    /// A finding on a case as a whole.
    pub fn case(&mut self, touched: &Touched, what: Msg, help: Msg) {
        let finding = self.finding(&touched.file, Target::File, what, help);
        self.of_case(touched, finding);
    }

    fn of_case(&mut self, touched: &Touched, mut finding: Finding) {
        finding.case = case_number(touched);
        finding.uid = Some(touched.key.1.clone());
        // A case and its sanctions kept apart have one uid and like fields.
        finding.about = (!touched.is_case()).then(|| "sanctions".to_owned());
        self.found.push(finding);
    }

    /// A finding on another file, at a place in it where one is meant.
    pub fn file(&mut self, file: &str, place: Option<Place>, what: Msg, help: Msg) {
        let mut finding = self.finding(file, Target::File, what, help);
        finding.place = place;
        finding.about = self.view.patch(file);
        self.found.push(finding);
    }

    /// Makes the last finding less grave.
    pub fn soften(&mut self, severity: Severity) {
        if let Some(last) = self.found.last_mut() {
            last.severity = severity;
        }
    }

    /// Makes the last finding one that holds until whoever decided the fact confirms it.
    pub fn until_confirmed(&mut self, stamp: &Stamp) {
        if let Some(last) = self.found.last_mut() {
            last.about = Some(decision(stamp));
        }
    }

    /// A finding of another rule, said in this one's words.
    pub fn again(&mut self, mut finding: Finding, what: Msg, help: Msg) {
        finding.rule = self.rule.id;
        finding.severity = self.rule.severity;
        finding.what = what;
        finding.help = Some(help);
        finding.origin = Some(Box::new(self.view.origin()));
        self.found.push(finding);
    }

    fn finding(&self, file: &str, target: Target, what: Msg, help: Msg) -> Finding {
        let rule = self.rule;
        let mut finding = Finding::new(rule.id, rule.severity, file, target, what).help(help);
        finding.origin = Some(Box::new(self.view.origin()));
        finding
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<Finding> {
        self.found
    }
}

/// By whom and when it was recorded, by which a decision is known again in a later version.
pub fn decision(stamp: &Stamp) -> String {
    format!("{} {}", stamp.by, shown(stamp.recorded))
}

fn place_in(version: &CaseVersion, path: &Path) -> Option<Place> {
    record::place_of(&version.record, path)
}

fn case_number(touched: &Touched) -> Option<String> {
    let version = touched.now.as_ref();
    let version = version.or_else(|| touched.before.iter().find_map(|b| b.version.as_ref()));
    version.map(|version| version.number().to_owned())
}
