//! Reading what a case costs, and whom.

use super::limits::Defaults;
use super::{continues, terms, title_or};
use crate::domain::policy::{
    Consequences, Conversion, CostRule, Deduction, DeductionShare, LiabilityLevel, LossRule, Proof,
    Resale, ReturnOutcome, Returns, SanctionBand, ShareBy, Sharing,
};
use crate::domain::reader::Reader;
use crate::domain::source::Places;

pub(super) fn read(reader: &Reader, places: &Places, defaults: &Defaults) -> Consequences {
    Consequences {
        loss: reader.list("loss", |r| loss(r, places)),
        sanctions: sanctions(reader, places),
        conversions: reader.list("conversion", |r| conversion(r, places)),
        grounds: terms(reader, places, "ground"),
        deduction: reader.map("deduction", |r| deduction(r, places)),
        resale: reader.map("resale", |r| resale(r, places, defaults)),
        sharing: reader.map("sharing", |r| sharing(r, places)),
        returns: reader.map("returns", |r| returns(r, places)),
        proofs: reader.list("proof", |r| proof(r, places)),
        costs: reader.list("cost", |r| cost(r, places)),
    }
}

fn loss(reader: &Reader, places: &Places) -> Option<LossRule> {
    let source = places.source(reader, "formula");
    let remedy = reader.required("remedy", reader.text("remedy"));
    let formula = reader.required("formula", reader.word("formula"));
    Some(LossRule {
        percent: reader.decimal("percent"),
        remedy: remedy?,
        formula: formula?,
        source,
    })
}

fn sanctions(reader: &Reader, places: &Places) -> Vec<SanctionBand> {
    let mut before = None;
    reader.list("sanction", |r| {
        let figure = if r.has("up_to") { "up_to" } else { "sanction" };
        let source = places.source(r, figure);
        let up_to = r.money("up_to");
        continues(r, before);
        before = up_to;
        let unreadable = up_to.is_none() && r.value("up_to").is_some();
        let sanction = r.required("sanction", r.word("sanction"));
        let band = SanctionBand {
            up_to,
            times: r.count("times").unwrap_or(1),
            or_more: r.flag("or_more").unwrap_or(false),
            points_money: r.money("points_money"),
            supervisor_joint: r.flag("supervisor_joint").unwrap_or(false),
            supervisor_lower: r.count("supervisor_lower").unwrap_or(1),
            sanction: sanction?,
            source,
        };
        (!unreadable).then_some(band)
    })
}

fn conversion(reader: &Reader, places: &Places) -> Option<Conversion> {
    let source = places.source(reader, "sanction");
    let sanction = reader.required("sanction", reader.word("sanction"));
    Some(Conversion {
        fine_from: reader.money("fine_from"),
        per_base: reader.flag("per_base").unwrap_or(false),
        whole_month_bonus: reader.flag("whole_month_bonus").unwrap_or(false),
        sanction: sanction?,
        source,
    })
}

fn deduction(reader: &Reader, places: &Places) -> Option<Deduction> {
    let source = places.source(reader, "cap_percent");
    let cap = reader.required("cap_percent", reader.decimal("cap_percent"));
    let share = reader.map("share", |r| {
        Some(DeductionShare {
            source: places.source(r, "by"),
            by: r.required("by", r.word("by"))?,
        })
    });
    let levels = reader.list("level", |r| {
        let source = places.source(r, "smallest");
        let smallest = r.required("smallest", r.word("smallest"));
        let otherwise = r.word("otherwise").or(smallest);
        Some(LiabilityLevel {
            units: r.texts("units"),
            smallest: smallest?,
            otherwise: otherwise?,
            source,
        })
    });
    Some(Deduction {
        carry_over: reader.flag("carry_over").unwrap_or(true),
        covers_sanctions: reader.flag("covers_sanctions").unwrap_or(false),
        share: share.unwrap_or_else(|| DeductionShare {
            by: ShareBy::Points,
            source: source.clone(),
        }),
        levels,
        cap_percent: cap?,
        source,
    })
}

fn resale(reader: &Reader, places: &Places, defaults: &Defaults) -> Option<Resale> {
    let source = places.source(reader, "limit");
    let (counting, roll) = defaults.counted(reader);
    let limit = reader.required("limit", reader.read("limit", str::parse))?;
    Some(Resale {
        limit,
        counting,
        roll,
        source,
    })
}

fn sharing(reader: &Reader, places: &Places) -> Option<Sharing> {
    let source = places.source(reader, "total");
    let total = reader.required("total", reader.decimal("total"))?;
    Some(Sharing { total, source })
}

fn returns(reader: &Reader, places: &Places) -> Option<Returns> {
    let source = places.source(reader, "tolerance");
    let tolerance = reader.required("tolerance", reader.decimal("tolerance"));
    let outcome = |key: &str, default| reader.word(key).unwrap_or(default);
    Some(Returns {
        within: outcome("within", ReturnOutcome::PostActual),
        above: outcome("above", ReturnOutcome::Hold),
        differs: outcome("differs", ReturnOutcome::AskInstruction),
        tolerance: tolerance?,
        source,
    })
}

fn proof(reader: &Reader, places: &Places) -> Option<Proof> {
    let source = places.source(reader, "id");
    let id = reader.required("id", reader.text("id"));
    let remedy = reader.required("remedy", reader.text("remedy"));
    let title = title_or(reader, id.as_ref());
    Some(Proof {
        id: id?,
        remedy: remedy?,
        title,
        source,
    })
}

fn cost(reader: &Reader, places: &Places) -> Option<CostRule> {
    let source = places.source(reader, "bearer");
    let cause = reader.required("cause", reader.text("cause"));
    let bearer = reader.required("bearer", reader.text("bearer"));
    let title = title_or(reader, cause.as_ref());
    Some(CostRule {
        exchange: reader.word("exchange"),
        doubt: reader.flag("doubt").unwrap_or(false),
        cause: cause?,
        title,
        bearer: bearer?,
        source,
    })
}
