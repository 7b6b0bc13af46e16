//! What `init --ci` writes: it can be read, asks for no more rights than it needs, and its command
//! lines are the tool's.

use std::collections::BTreeSet;

use clap::CommandFactory as _;
use serde_yaml::Value;

use crate::common::{Scene, shell_words};

fn written(dir: &str, ci: &str, file: &str) -> (String, Value) {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene.ok(&["init", dir, "--ci", ci]);
    let text = scene.read(file);
    let read = serde_yaml::from_str(&text).unwrap();
    (text, read)
}

fn github(dir: &str) -> (String, Value) {
    written(dir, "github", ".github/workflows/complaint.yml")
}

/// Every value of a key, however deep.
fn values<'a>(node: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match node {
        Value::Mapping(map) => {
            for (name, value) in map {
                if name.as_str() == Some(key) {
                    found.push(value);
                }
                values(value, key, found);
            }
        }
        Value::Sequence(list) => list.iter().for_each(|value| values(value, key, found)),
        _ => {}
    }
}

fn scripts(node: &Value, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    values(node, key, &mut found);
    let lines = found.into_iter().flat_map(|value| match value {
        Value::Sequence(list) => list.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect::<Vec<_>>(),
    });
    lines.map(str::to_owned).collect()
}

/// The tool's command lines in a script, without what a shell does with their output.
fn commands(script: &str) -> Vec<String> {
    let lines = script
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("complaint "));
    let ends = [" >", " ||", " &&", " |", " #"];
    let cut = |line: &str| {
        ends.iter()
            .filter_map(|end| line.find(end))
            .min()
            .unwrap_or(line.len())
    };
    lines.map(|line| line[..cut(line)].to_owned()).collect()
}

/// Commands that are not in this version yet are not understood by it.
fn known(line: &str, dir: &str) -> bool {
    let words = shell_words(line);
    let words = words
        .iter()
        .map(String::as_str)
        .filter(|word| *word != "-C" && *word != dir);
    let name = words.clone().nth(1).unwrap();
    let shape = complaint::cli::Cli::command();
    shape.find_subcommand(name).is_some()
}

/// Every command line is one the tool takes, wherever the case repository lies.
#[test]
fn command_lines_are_the_tool_s() {
    for (dir, root) in [(".", ""), ("客诉 files", "客诉 files/")] {
        let (_, github) = github(dir);
        let (_, gitlab) = written(dir, "gitlab", ".gitlab-ci.yml");
        let hook = include_str!("../../../src/store/shipped/pre-commit");
        let hook = hook
            .replace("said=\"$(@PROGRAM@ @ROOT@", "complaint ")
            .replace(" 2>&1)\"", "");
        let mut all = scripts(&github, "run");
        all.extend(scripts(&gitlab, "script"));
        all.push(hook);
        let lines: Vec<String> = all.iter().flat_map(|script| commands(script)).collect();
        let names: BTreeSet<String> = lines
            .iter()
            .flat_map(|line| shell_words(line))
            .filter(|word| ["check", "audit", "diff"].contains(&word.as_str()))
            .collect();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(lines.len() >= 10, "{lines:?}");
        for line in lines.iter().filter(|line| known(line, root)) {
            let parsed = complaint::cli::Cli::command().try_get_matches_from(shell_words(line));
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
        }
        if !root.is_empty() {
            let outside: Vec<&String> = lines
                .iter()
                .filter(|line| {
                    !line.contains(&format!("-C '{root}' ")) && !line.contains("--staged")
                })
                .collect();
            assert!(outside.is_empty(), "{outside:?}");
        }
    }
}

/// Nobody else's code runs, each job has the least rights, and nothing that a pull request can
/// choose becomes part of a script.
#[test]
fn github_takes_the_least_rights() {
    let (text, read) = github(".");
    assert!(read["permissions"].as_mapping().unwrap().is_empty());
    let rights = |job: &str| serde_yaml::to_string(&read["jobs"][job]["permissions"]).unwrap();
    assert_eq!(rights("check"), "contents: read\n");
    assert_eq!(rights("review"), "contents: read\npull-requests: write\n");
    assert_eq!(read["jobs"].as_mapping().unwrap().len(), 2);
    let (mut uses, mut with) = (Vec::new(), Vec::new());
    values(&read, "uses", &mut uses);
    values(&read, "with", &mut with);
    assert!(
        uses.iter()
            .all(|name| name.as_str().unwrap().starts_with("actions/checkout@"))
    );
    assert!(!uses.is_empty());
    for with in with {
        assert_eq!(with["fetch-depth"], Value::from(0));
        assert_eq!(with["persist-credentials"], Value::from(false));
    }
    for script in scripts(&read, "run") {
        assert!(!script.contains("${{"), "{script}");
    }
    assert!(!text.contains("pull_request_target:"), "{text}");
    let on: Vec<&str> = read["on"]
        .as_mapping()
        .unwrap()
        .keys()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(on, ["push", "pull_request", "schedule"]);
    for name in ["@ROOT@", "@PREFIX@", "@PROGRAM@"] {
        assert!(!text.contains(name), "{name}");
    }
}

/// The job that numbers is there to be switched on: without its marks it is one.
#[test]
fn the_numbering_job_can_be_switched_on() {
    let (text, _) = github(".");
    let begin = text.find("  # number:").unwrap();
    let job = text[begin..].replace("  # ", "  ");
    let read: Value = serde_yaml::from_str(&format!("{}{job}", &text[..begin])).unwrap();
    assert_eq!(read["jobs"]["number"]["permissions"]["contents"], "write");
    assert!(read["jobs"]["review"]["permissions"]["contents"] == "read");
    let scripts = scripts(&read["jobs"]["number"], "run");
    let lines: Vec<String> = scripts.iter().flat_map(|script| commands(script)).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let shape = complaint::cli::Cli::command();
    let register = shape.find_subcommand("register").unwrap();
    if register
        .get_arguments()
        .any(|arg| arg.get_long() == Some("drafts"))
    {
        let parsed = shape.clone().try_get_matches_from(shell_words(&lines[0]));
        assert!(parsed.is_ok(), "{}", parsed.unwrap_err());
    }
}

/// GitLab: reports for the merge request, and a note only with a token somebody set.
#[test]
fn gitlab_notes_only_with_a_token() {
    let (text, read) = written(".", "gitlab", ".gitlab-ci.yml");
    let reports = &read[".complaint"]["artifacts"]["reports"];
    assert_eq!(reports["codequality"], "gl-code-quality-report.json");
    assert_eq!(reports["junit"], "complaint-junit.xml");
    let scripts = scripts(&read, "script");
    let posting: Vec<&String> = scripts
        .iter()
        .filter(|script| script.contains("curl"))
        .collect();
    assert_eq!(posting.len(), 1);
    assert!(
        posting[0].starts_with("if [ -n \"$COMPLAINT_TOKEN\" ]"),
        "{text}"
    );
    assert!(!text.contains("@ROOT@"), "{text}");
}

/// A shell reads each script.
#[test]
fn scripts_are_shell() {
    let (_, github) = github("客诉 files");
    let (_, gitlab) = written("客诉 files", "gitlab", ".gitlab-ci.yml");
    let mut all = scripts(&github, "run");
    all.extend(scripts(&gitlab, "script"));
    all.extend(scripts(&gitlab, "before_script"));
    assert!(all.len() > 8);
    for script in all {
        let read = std::process::Command::new("sh")
            .args(["-n", "-c", &script])
            .output()
            .unwrap();
        assert!(
            read.status.success(),
            "{script}: {}",
            String::from_utf8_lossy(&read.stderr)
        );
    }
}

/// A pull request has one comment that is kept up to date: it is found by what `diff` writes first.
#[test]
fn the_comment_is_found_by_its_mark() {
    let scene = Scene::new();
    scene.write("x", "");
    scene.commit("a state to compare with");
    let said = scene.ok(&["diff", "HEAD", "--format", "markdown"]);
    let mark = said.lines().next().unwrap();
    let (github, _) = github(".");
    let (gitlab, _) = written(".", "gitlab", ".gitlab-ci.yml");
    for text in [github, gitlab] {
        assert!(text.contains(&format!("startswith(\"{mark}\")")), "{mark}");
    }
}
