//! Reading how actions are checked and what keeps like cases treated alike.

use super::when;
use crate::domain::policy::{Practice, Precedents, Splitting, Standing, Verifying};
use crate::domain::reader::Reader;
use crate::domain::source::Places;

pub(super) fn read(reader: &Reader, places: &Places) -> Practice {
    Practice {
        verifying: reader
            .map("actions", |r| Some(verifying(r, places)))
            .unwrap_or_default(),
        splitting: reader.map("splitting", |r| {
            let source = places.source(r, "window");
            let window = r.required("window", r.read("window", str::parse))?;
            Some(Splitting { window, source })
        }),
        precedents: reader.map("precedents", |r| {
            let source = places.source(r, "deviation");
            let deviation = r.required("deviation", r.decimal("deviation"))?;
            Some(Precedents {
                deviation,
                least: r.count("least").unwrap_or(1).max(1),
                source,
            })
        }),
        standing: reader.list("standing", |r| {
            let source = places.source(r, "remedy");
            let when = when(r);
            let remedy = r.required("remedy", r.word("remedy"))?;
            Some(Standing {
                when,
                remedy,
                source,
            })
        }),
    }
}

fn verifying(reader: &Reader, places: &Places) -> Verifying {
    let figure = if reader.has("verify_within") {
        "verify_within"
    } else {
        "self_verify"
    };
    Verifying {
        source: Some(places.source(reader, figure)),
        self_verify: reader.word("self_verify").unwrap_or_default(),
        within: reader.read("verify_within", str::parse),
    }
}
