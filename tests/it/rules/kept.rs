//! What a fixture says of the evidence beside it.

use complaint::domain::case::evidence::{Holding, Holdings};

/// What stands where evidence is kept: `PATH SHA-256` or, in the place of that, what it is.
pub fn kept(setting: Option<&str>) -> Holdings {
    let holding = |kept: &str| {
        let (path, what) = kept.split_once(' ').unwrap();
        let holding = match what {
            "nothing" => Holding::Nothing,
            "directory" => Holding::NotAFile,
            "outside" => Holding::Outside,
            "elsewhere" => Holding::Elsewhere(None),
            sha256 => Holding::Content(sha256.to_owned()),
        };
        (path.to_owned(), holding)
    };
    let all = setting.into_iter().flat_map(|setting| setting.split(", "));
    all.map(holding).collect()
}
