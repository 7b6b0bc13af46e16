//! Reading how cases are taken in, graded and passed on.

use super::when;
use crate::domain::policy::{Care, ChannelRule, HandOver, SeverityRule, Silence};
use crate::domain::reader::Reader;
use crate::domain::source::Places;

pub(super) fn read(reader: &Reader, places: &Places) -> Care {
    Care {
        channels: reader.list("channel", |r| channel(r, places)),
        severity: reader.list("severity", |r| severity(r, places)),
        handover: reader.map("handover", |r| {
            let source = places.source(r, "most");
            let most = r.required("most", r.count("most"))?;
            Some(HandOver { most, source })
        }),
        silence: reader.map("silence", |r| {
            let source = places.source(r, "limit");
            let limit = r.required("limit", r.read("limit", str::parse))?;
            Some(Silence { limit, source })
        }),
    }
}

fn channel(reader: &Reader, places: &Places) -> Option<ChannelRule> {
    let source = places.source(reader, "id");
    let channel = reader.required("id", reader.text("id"));
    if !reader.has("requires") {
        reader.missing("requires");
    }
    Some(ChannelRule {
        requires: reader.words("requires"),
        when: when(reader),
        channel: channel?,
        source,
    })
}

fn severity(reader: &Reader, places: &Places) -> Option<SeverityRule> {
    let source = places.source(reader, "grade");
    let grade = reader.required("grade", reader.text("grade"));
    Some(SeverityRule {
        when: when(reader),
        claimed_from: reader.money("claimed_from"),
        grade: grade?,
        source,
    })
}
