//! The management report: indicators of all cases, the same by group, and the cases themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::ageing::{Age, ageing};
use super::explained::Explained;
use super::groups::{By, Groups, grouped, members};
use super::indicators::{Indicators, Of, Scope, measured_after, stopped};
use super::pareto::{Pareto, pareto};
use super::period::Period;
use super::restated::Restated;
use super::stages::stages;
use super::statistics::Spread;
use super::tally::{CaseRow, Tallies, Tally};
use super::trend::{Trend, trend};
use crate::domain::exposure::Basis;
use crate::domain::time::Time;

/// A report.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What it is about.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// The indicators of all cases.
    pub all: Indicators,
    /// The indicators of the period before and of the same a year before.
    pub compared: Vec<Compared>,
    /// The same by group, in the order asked for.
    pub by: Vec<Grouped>,
    /// Whether the groups were asked for.
    pub asked: bool,
    /// Month by month.
    pub trend: Trend,
    /// How long each stage took at each unit.
    pub stages: BTreeMap<Of, Spread>,
    /// How old the open complaints are.
    pub ageing: Vec<Age>,
    /// The complaints received, investigated, closed or due in the period; by number.
    pub cases: Vec<Arc<CaseRow>>,
    /// Those open at the moment of reporting that are not among them; by number.
    pub open: Vec<Arc<CaseRow>>,
    /// What was posted of the period and would be said otherwise now.
    pub restated: Vec<Restated>,
    /// What proves the indicators of all cases, where that is asked for.
    pub proofs: Vec<Explained>,
}

/// The indicators of another period.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Which.
    pub period: Period,
    /// Its indicators, by what is known now.
    pub all: Indicators,
}

/// The groups of one kind.
#[derive(Clone, Debug)]
pub struct Grouped {
    /// By what.
    pub by: By,
    /// The indicators of each.
    pub groups: Groups,
    /// Which of them matter most.
    pub pareto: Pareto,
}

/// The report of these cases, by these groups, which somebody asked for or which are the usual ones.
pub fn summary(
    tallies: &Tallies,
    scope: &Scope,
    (by, asked): (&[By], bool),
    basis: &Basis,
) -> Summary {
    let stopped = stopped(tallies);
    let measured = measured_after(tallies, &stopped, scope);
    let by_group = by.par_iter().enumerate().map(|(place, by)| {
        let members = members(&measured, scope, (place, by));
        Grouped {
            by: by.clone(),
            groups: grouped(&members),
            pareto: pareto(&members),
        }
    });
    let fitting = |fits: &dyn Fn(&Tally) -> bool| {
        let fitting = tallies.cases.iter();
        let fitting = fitting.filter(|case| case.complaint && fits(case));
        let mut rows: Vec<Arc<CaseRow>> = fitting.filter_map(|case| case.row.clone()).collect();
        rows.sort_by(|a, b| a.number.cmp(&b.number));
        rows
    };
    let compared = scope.period.compared().into_par_iter().map(|period| {
        let of = Scope {
            period: &period,
            ..*scope
        };
        let measured = measured_after(tallies, &stopped, &of);
        let all = Indicators::of_all(&measured);
        Compared { period, all }
    });
    Summary {
        period: scope.period.clone(),
        now: scope.now,
        all: Indicators::of_all(&measured),
        compared: compared.collect(),
        by: by_group.collect(),
        asked,
        trend: trend(&measured, tallies.received(), scope, basis),
        stages: stages(&measured, scope),
        ageing: ageing(&measured),
        cases: fitting(&|case| case.touches(scope.period)),
        open: fitting(&|case| case.age.is_some() && !case.touches(scope.period)),
        restated: Vec::new(),
        proofs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::groups::Group;
    use super::super::indicators::Key;
    use super::super::samples::{at, regulations, subject};
    use super::super::wanted::Wanted;
    use super::*;

    /// M-9.10: a case with two liable units counts in both groups, and once in all.
    #[test]
    fn a_case_counts_with_each_liable_unit() {
        let regulations = regulations();
        let now = at("2026-10-20T09:00");
        let lines = "received: 2026-10-01T09:00:00+08:00\n\
            investigation:\n  at: 2026-10-04T09:00:00+08:00\n  by: a@example.com\n  outcome: upheld\n  \
            liability: [{unit: drilling, share: 60}, {outside: ink, share: 40}]\n";
        let subjects = [
            subject(&regulations, "261001", lines, now),
            subject(
                &regulations,
                "261002",
                "received: 2026-10-02T09:00:00+08:00\n",
                now,
            ),
            subject(
                &regulations,
                "260901",
                "received: 2026-09-01T09:00:00+08:00\n\
                closing: {at: 2026-09-02T09:00:00+08:00, by: a@example.com}\n",
                now,
            ),
        ];
        let period = Period::read("2026-10", NaiveDate::default()).unwrap();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let basis = Basis {
            calendar: regulations.calendar().unwrap(),
            organization: None,
        };
        let by = [By::Known(Group::Unit)];
        let cases = Wanted::of(&scope, &by).tallies(&subjects);
        let report = summary(&cases, &scope, (&by, true), &basis);
        let groups = &report.by[0].groups;
        let received: Vec<_> = groups
            .iter()
            .map(|(name, kpi)| (name.as_deref(), kpi.count(Key::Received)))
            .collect();
        assert_eq!(
            received,
            [(None, 1), (Some("drilling"), 1), (Some("ink"), 1)]
        );
        assert_eq!(report.all.count(Key::Received), 2);
        let listed: Vec<_> = report
            .cases
            .iter()
            .map(|case| case.number.as_str())
            .collect();
        assert_eq!(listed, ["261001", "261002"]);
    }
}
