//! A report in JSON: ratios as text in percent, days as text with one decimal, unknown is `null`.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::period::period;
use crate::domain::posted::Figure;
use crate::report::groups::Groups;
use crate::report::improvement::Improvement;
use crate::report::indicators::Indicators;
use crate::report::restated::Restated;
use crate::report::statistics::{Ratio, Spread};
use crate::report::summary::{CaseRow, Summary};
use crate::ui::format;

/// The report.
pub fn json(report: &Summary) -> Value {
    let own = report.own.iter();
    let own = own.map(|(key, groups)| (key.clone(), members(groups)));
    let by = report.by.iter();
    let by: Map<String, Value> = by
        .map(|(group, groups)| (group.to_string(), members(groups)))
        .chain(own)
        .collect();
    json!({
        "period": period(&report.period),
        "as_of": format::rfc3339(report.now),
        "kpi": whole(report),
        "by": by,
        "pareto": pareto(&report.improvement),
        "cases": report.cases.iter().map(line).collect::<Vec<_>>(),
        "restated": report.restated.iter().map(restated).collect::<Vec<_>>(),
    })
}

fn restated(figure: &Restated) -> Value {
    json!({
        "policy": figure.policy,
        "figure": figure.key,
        "posted": figure.posted,
        "now": figure.now,
    })
}

/// The indicators as single figures, each by its way in the JSON: `time_to_close.net.mean`. What has
/// no value is not among them.
pub fn figures(report: &Summary) -> Vec<Figure> {
    let mut all = Vec::new();
    flatten("", &whole(report), &mut all);
    all.sort();
    all
}

fn flatten(way: &str, value: &Value, all: &mut Vec<Figure>) {
    let below = |key: &str| match way {
        "" => key.to_owned(),
        _ => format!("{way}.{key}"),
    };
    let value = match value {
        Value::Null => return,
        Value::Object(members) => {
            for (key, member) in members {
                flatten(&below(key), member, all);
            }
            return;
        }
        // Members of a list are told apart by what they are of.
        Value::Array(items) => {
            for item in items {
                let of = MEMBER_OF.iter().filter_map(|key| item[*key].as_str());
                let of = of.collect::<Vec<_>>().join(".");
                let Value::Object(members) = item else {
                    continue;
                };
                for (key, member) in members {
                    if !MEMBER_OF.contains(&key.as_str()) {
                        flatten(&below(&format!("{of}.{key}")), member, all);
                    }
                }
            }
            return;
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let key = way.to_owned();
    all.push(Figure { key, value });
}

/// What members of the report's lists are of.
const MEMBER_OF: [&str; 4] = ["stage", "unit", "owner", "clock"];

/// The indicators of all cases, with those of improvement, which groups do not have.
fn whole(report: &Summary) -> Value {
    let better = &report.improvement;
    let ratios = [
        ("recurrence", better.recurrence),
        ("action_effective", better.action_effective),
        ("reopened", better.reopened),
    ];
    let mut all = kpi(&report.all);
    for (key, ratio) in ratios {
        all[key] = percent(ratio).into();
        all["counts"][key] = json!(ratio);
    }
    let ppm = |ppm: Option<Decimal>| ppm.map(|ppm| ppm.to_string());
    all["ppm"] = ppm(better.ppm).into();
    all["ppm_year"] = ppm(better.ppm_year).into();
    all
}

fn pareto(better: &Improvement) -> Value {
    let groups = better.pareto.iter().map(|(group, bars)| {
        let bars = bars.iter().map(|bar| {
            json!({
                "name": bar.name.clone().unwrap_or_default(),
                "count": bar.count,
                "cumulated": bar.cumulated.to_string(),
                "vital": bar.vital,
            })
        });
        (group.to_string(), bars.collect())
    });
    Value::Object(groups.collect())
}

/// What has no value of the group's field stands under `""`.
fn members(groups: &Groups) -> Value {
    let members = groups.iter();
    let members = members.map(|(name, all)| (name.clone().unwrap_or_default(), kpi(all)));
    Value::Object(members.collect())
}

fn kpi(all: &Indicators) -> Value {
    let overdue_by = all.overdue_by.iter();
    let overdue_by = overdue_by
        .map(|((owner, clock), count)| json!({"owner": owner, "clock": clock, "count": count}));
    let stages = all.stage_on_time.iter().map(|((stage, unit), ratio)| {
        json!({
            "stage": stage, "unit": unit,
            "on_time": percent(*ratio), "part": ratio.part, "of": ratio.of,
        })
    });
    let ratios = [
        ("on_time", all.on_time),
        ("upheld", all.upheld),
        ("redressed", all.redressed),
        ("promises_kept", all.promises_kept),
        ("followed_up", all.followed_up),
        ("first_contact", all.first_contact),
        ("authority", all.authority),
    ];
    let counts = ratios.map(|(key, ratio)| (key.to_owned(), json!(ratio)));
    let counts: Map<String, Value> = counts.into_iter().collect();
    let mut kpi = Map::new();
    let mut add = |key: &str, value: Value| kpi.insert(key.to_owned(), value);
    add("received", all.received.into());
    add("closed", all.closed.into());
    add("dismissed", all.dismissed.into());
    add("reopenings", all.reopenings.into());
    add("open", all.open.into());
    add("abnormalities", all.abnormalities.into());
    add("overdue_now", all.overdue_now.into());
    add("overdue_age", spread(all.overdue_age));
    add("overdue_by", overdue_by.collect());
    for (key, ratio) in ratios {
        add(key, percent(ratio).into());
    }
    add("counts", counts.into());
    add("stage_on_time", stages.collect());
    add(
        "time_to_close",
        json!({"gross": spread(all.gross), "net": spread(all.net)}),
    );
    add("time_to_acknowledge", spread(all.acknowledge));
    add("handovers", spread(all.handovers));
    add("recording_lag", spread(all.recording_lag));
    add("loss", json!(all.loss));
    Value::Object(kpi)
}

fn percent(ratio: Ratio) -> Option<String> {
    ratio.percent().map(|percent| percent.to_string())
}

fn spread(spread: Option<Spread>) -> Value {
    let text = |figure: Decimal| figure.to_string();
    spread.map_or(Value::Null, |spread| {
        json!({
            "n": spread.n,
            "mean": text(spread.mean),
            "median": text(spread.median),
            "p75": text(spread.p75),
            "p90": text(spread.p90),
            "p95": text(spread.p95),
            "max": text(spread.max),
        })
    })
}

fn line(line: &CaseRow) -> Value {
    let liable = line.liable.iter();
    let liable = liable.map(|(item, name, share)| {
        let share = share.normalize().to_string();
        match item {
            Some(n) => json!({"name": name, "share": share, "item": n}),
            None => json!({"name": name, "share": share}),
        }
    });
    let days = |days: Option<Decimal>| days.map(super::grids::one_decimal);
    json!({
        "number": line.number,
        "status": line.status,
        "customer": line.customer,
        "title": line.title,
        "class": line.class,
        "owner": line.owner,
        "received": format::rfc3339(line.received),
        "closed": line.closed.map(format::rfc3339),
        "due": line.due.map(format::rfc3339),
        "on_time": line.on_time,
        "late_by": line.late_by,
        "days_gross": days(line.gross),
        "days_net": days(line.net),
        "outcome": line.outcome,
        "committed": line.committed,
        "claimed": line.claimed,
        "liability": liable.collect::<Vec<_>>(),
    })
}
