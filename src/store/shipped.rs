//! The files the tool brings along: regulations, what CI runs.

/// The regulations: path in a case repository, text.
pub const POLICIES: &[(&str, &str)] = &[
    (
        "policies/after-sales.toml",
        include_str!("../../policies/after-sales.toml"),
    ),
    (
        "policies/branch-sales.toml",
        include_str!("../../policies/branch-sales.toml"),
    ),
    (
        "policies/calendar-cn.toml",
        include_str!("../../policies/calendar-cn.toml"),
    ),
    (
        "policies/calendar-retail.toml",
        include_str!("../../policies/calendar-retail.toml"),
    ),
    (
        "policies/contact-center.toml",
        include_str!("../../policies/contact-center.toml"),
    ),
    (
        "policies/it-service.toml",
        include_str!("../../policies/it-service.toml"),
    ),
    (
        "policies/logistics.toml",
        include_str!("../../policies/logistics.toml"),
    ),
    (
        "policies/retail.toml",
        include_str!("../../policies/retail.toml"),
    ),
    (
        "policies/manufacturing.toml",
        include_str!("../../policies/manufacturing.toml"),
    ),
    (
        ORGANIZATION,
        include_str!("../../policies/organization.toml"),
    ),
    (
        "policies/staff.toml",
        include_str!("../../policies/staff.toml"),
    ),
];

/// The organisation file, whose default policy `init --policy` sets.
pub const ORGANIZATION: &str = "policies/organization.toml";

/// How a coding agent works in a case repository, and what it may not do.
pub const AGENTS: &str = include_str!("shipped/agents.md");

/// Lines git must ignore: the lock and what killed writers leave.
pub const IGNORED: &[&str] = &["cases/.lock", ".complaint-*.tmp"];

/// How git joins two versions of a case. Without the tool on the PATH it is as git does it by
/// itself: git would leave one side alone standing and call it a conflict.
pub const MERGE_DRIVER: &str = "if command -v @PROGRAM@ >/dev/null; \
    then @PROGRAM@ merge-driver %O %A %B %L %P; \
    else git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi";

/// How git shows a case. Where that fails, the file as it stands: git would show nothing at all.
pub const TEXTCONV: &str =
    "f() { @PROGRAM@ @ROOT@diff --textconv \"$1\" 2>/dev/null || cat \"$1\"; }; f";

/// How git merges and shows case files, relative to the case repository. Evidence is kept byte for
/// byte, for its hash stands in the case. Duties done and accepted findings are
/// a line each: what two sides add is all kept.
pub const ATTRIBUTES: &[&str] = &[
    "cases/**/*.yaml merge=complaint diff=complaint",
    "sanctions/**/*.yaml merge=complaint diff=complaint",
    "duties/*.yaml merge=union",
    "audit/*.yaml merge=union",
    "attachments/** -text",
];

/// The workflow for GitHub.
pub const GITHUB: &str = include_str!("shipped/github.yml");

/// The pipeline for GitLab.
pub const GITLAB: &str = include_str!("shipped/gitlab.yml");

/// The hook that looks at cases before they are committed.
pub const PRE_COMMIT: &str = include_str!("shipped/pre-commit");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// `init` brings every regulation there is.
    #[test]
    fn every_regulation_is_brought_along() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let there: BTreeSet<String> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .map(|path| format!("policies/{}", path.file_name().unwrap().to_string_lossy()))
            .collect();
        let brought = POLICIES.iter().map(|(path, _)| (*path).to_owned());
        assert_eq!(brought.collect::<BTreeSet<_>>(), there);
    }
}
