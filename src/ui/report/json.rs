//! A report in JSON: ratios as text in percent, days as text with one decimal, unknown is `null`.

use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::period::period;
use crate::domain::control::Control;
use crate::domain::money::Money;
use crate::domain::posted::Figure;
use crate::domain::word::Word as _;
use crate::report::ageing::Age;
use crate::report::groups::Groups;
use crate::report::indicators::{Indicators, Key, Measure, Of};
use crate::report::restated::Restated;
use crate::report::statistics::{Ratio, Spread};
use crate::report::summary::{Grouped, Summary};
use crate::report::tally::CaseRow;
use crate::report::trend::Trend;
use crate::ui::format;

/// The report. Its cases are many: each is made when it is written.
pub fn json(report: &Summary) -> impl Serialize {
    let by = report.by.iter();
    let by: Map<String, Value> = by
        .map(|grouped| (grouped.by.key(), members(&grouped.groups)))
        .collect();
    let compared = report.compared.iter().map(|compared| {
        let mut kpi = kpi(&compared.all);
        if let Value::Object(all) = &mut kpi {
            all.retain(|key, _| !Key::from_word(key).is_some_and(Key::of_the_moment));
        }
        json!({"period": period(&compared.period), "kpi": kpi})
    });
    Data {
        period: period(&report.period),
        as_of: format::rfc3339(report.now),
        kpi: kpi(&report.all),
        compared: compared.collect(),
        by,
        pareto: bars(report, by_count),
        pareto_loss: bars(report, by_loss),
        stages: report.stages.iter().map(stage).collect(),
        trend: trend(&report.trend),
        ageing: &report.ageing,
        cases: &report.cases,
        open: &report.open,
        restated: report.restated.iter().map(restated).collect(),
    }
}

/// The keys of the report, in their order.
#[derive(Serialize)]
struct Data<'s> {
    period: Value,
    as_of: String,
    kpi: Value,
    compared: Vec<Value>,
    by: Map<String, Value>,
    pareto: Map<String, Value>,
    pareto_loss: Map<String, Value>,
    stages: Vec<Value>,
    trend: Value,
    ageing: &'s [Age],
    #[serde(serialize_with = "lines")]
    cases: &'s [Arc<CaseRow>],
    #[serde(serialize_with = "lines")]
    open: &'s [Arc<CaseRow>],
    restated: Vec<Value>,
}

fn bars(report: &Summary, of: fn(&Grouped) -> Value) -> Map<String, Value> {
    let bars = report.by.iter();
    bars.map(|grouped| (grouped.by.key(), of(grouped)))
        .collect()
}

fn lines<S: Serializer>(of: &[Arc<CaseRow>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(of.iter().map(|it| line(it)))
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
pub fn figures(indicators: &Indicators) -> Vec<Figure> {
    let mut all = Vec::new();
    let mut told = kpi(indicators);
    if let Value::Object(told) = &mut told {
        let apart = Key::all().filter(|key| !key.is_posted());
        apart.for_each(|key| drop(told.remove(key.word())));
    }
    flatten("", &told, &mut all);
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

fn by_count(grouped: &Grouped) -> Value {
    let bars = grouped.pareto.count.iter().map(|bar| {
        json!({
            "name": bar.name.clone().unwrap_or_default(),
            "count": bar.weight.to_u64(),
            "cumulated": bar.cumulated.to_string(),
            "vital": bar.vital,
        })
    });
    bars.collect()
}

fn by_loss(grouped: &Grouped) -> Value {
    let bars = grouped.pareto.loss.iter().map(|bar| {
        json!({
            "name": bar.name.clone().unwrap_or_default(),
            "net": Money::rounded(bar.weight),
            "cumulated": bar.cumulated.to_string(),
            "vital": bar.vital,
        })
    });
    bars.collect()
}

fn stage(((stage, unit), days): (&Of, &Spread)) -> Value {
    json!({"stage": &**stage, "unit": &**unit, "days": spread(Some(*days))})
}

fn trend(trend: &Trend) -> Value {
    let months = trend.months.iter().map(|row| {
        json!({
            "month": row.month.to_string(),
            "received": row.received,
            "closed": row.closed,
            "open": row.open,
            "loss": row.loss,
        })
    });
    json!({
        "months": months.collect::<Vec<_>>(),
        "received": control(&trend.received, trend.exposure.word()),
        "upheld": control(&trend.upheld, "investigated"),
        "days_between": spread(trend.between),
    })
}

/// Values and limits with six decimals.
fn control(control: &Control, of: &str) -> Value {
    let text = |value: Decimal| {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        value
            .round_dp_with_strategy(6, strategy)
            .normalize()
            .to_string()
    };
    let points = control.points.iter().map(|point| {
        json!({
            "month": point.month.to_string(),
            "count": point.count,
            "of": point.of.normalize().to_string(),
            "value": point.value.map(text),
            "low": point.limits.map(|(low, _)| text(low)),
            "high": point.limits.map(|(_, high)| text(high)),
            "signal": point.signal,
        })
    });
    json!({
        "chart": control.chart,
        "of": of,
        "middle": control.middle.map(text),
        "points": points.collect::<Vec<_>>(),
    })
}

/// What has no value of the group's field stands under `""`.
fn members(groups: &Groups) -> Value {
    let members = groups.iter();
    let members = members.map(|(name, all)| (name.clone().unwrap_or_default(), kpi(all)));
    Value::Object(members.collect())
}

/// Each indicator by its key; shares in percent, with what was counted apart.
fn kpi(all: &Indicators) -> Value {
    let mut counts = Map::new();
    let mut kpi = Map::new();
    for (key, it) in all.each() {
        let counted = match it {
            Measure::Share(ratio) => Some(ratio),
            Measure::Score(score) => Some(&score.said),
            _ => None,
        };
        if let Some(ratio) = counted {
            counts.insert(key.to_string(), json!(ratio));
        }
        kpi.insert(key.to_string(), measure(it));
    }
    kpi.insert("counts".to_owned(), counts.into());
    Value::Object(kpi)
}

/// An indicator's value.
pub fn measure(measure: &Measure) -> Value {
    match measure {
        Measure::Count(count) => json!(count),
        Measure::Counts(each) => {
            let each = each.iter().map(
                |((owner, clock), count)| json!({"owner": &**owner, "clock": &**clock, "count": count}),
            );
            each.collect()
        }
        Measure::Share(ratio) => json!(percent(*ratio)),
        Measure::Shares(each) => {
            let each = each.iter().map(|((stage, unit), ratio)| {
                json!({
                    "stage": &**stage, "unit": &**unit,
                    "on_time": percent(*ratio), "part": ratio.part, "of": ratio.of,
                })
            });
            each.collect()
        }
        Measure::Spread(it) => spread(*it),
        Measure::Days { gross, net } => json!({"gross": spread(*gross), "net": spread(*net)}),
        Measure::Score(score) => {
            let points = (1..).zip(score.points);
            let points: Map<String, Value> = points
                .map(|(points, count): (u64, u64)| (points.to_string(), count.into()))
                .collect();
            json!({
                "mean": score.mean().map(|mean| mean.to_string()),
                "points": points,
                "response_rate": percent(score.said),
            })
        }
        Measure::PerMillion(parts) => json!(parts.map(|parts| parts.to_string())),
        Measure::Loss(losses) => json!(losses),
    }
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
