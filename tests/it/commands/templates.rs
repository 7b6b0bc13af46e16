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
    let ours =
        |name: &str| name.starts_with("actions/checkout@") || name.starts_with("actions/cache@");
    assert!(uses.iter().all(|name| ours(name.as_str().unwrap())));
    let checkouts = with.iter().filter(|with| with.get("key").is_none());
    assert_eq!(checkouts.clone().count(), 2);
    for with in checkouts {
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
    for name in ["@ROOT@", "@PREFIX@", "@PROGRAM@", "@MAIN@"] {
        assert!(!text.contains(name), "{name}");
    }
}

/// The lines of a job of GitHub, step by step: what it runs or uses.
fn steps(job: &Value) -> Vec<String> {
    let steps = job["steps"].as_sequence().unwrap().iter();
    let said = |step: &Value| {
        let said = [&step["uses"], &step["run"]];
        said.into_iter().find_map(Value::as_str).unwrap().to_owned()
    };
    steps.map(said).collect()
}

/// The main branch is audited whole, on each push and every morning: what came to it past a pull request
/// is nowhere else looked at.
#[test]
fn the_main_branch_is_audited_whole() {
    let (_, read) = github(".");
    let check = &read["jobs"]["check"];
    assert_eq!(check["if"], "github.event_name != 'pull_request'");
    let lines: Vec<String> = steps(check)
        .iter()
        .flat_map(|step| commands(step))
        .collect();
    assert!(
        lines.contains(&"complaint audit --format github".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("complaint check "))
    );
    let (_, read) = written(".", "gitlab", ".gitlab-ci.yml");
    let job = &read["complaint"];
    let script = scripts(job, "script").join("\n");
    let main = script.split("\nelse").next().unwrap();
    assert!(main.contains("complaint audit || failed=1"), "{script}");
    assert!(main.contains("exit \"$failed\""), "{script}");
    assert_eq!(job["rules"][0]["if"], "$CI_PIPELINE_SOURCE == \"schedule\"");
    assert_eq!(
        job["rules"][1]["if"],
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    );
}

/// A push to a branch with a pull request runs once: GitHub hears of pushes to the main branch alone, by
/// the name the organisation gives it.
#[test]
fn nothing_runs_twice() {
    let (_, read) = github(".");
    let main: Value = serde_yaml::from_str("[main, master]").unwrap();
    assert_eq!(read["on"]["push"]["branches"], main);
    assert_eq!(read["concurrency"]["cancel-in-progress"], true);
    let group = read["concurrency"]["group"].as_str().unwrap();
    assert!(
        group.contains("github.event.pull_request.number || github.run_id"),
        "{group}"
    );
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=trunk"]);
    scene.ok(&["init"]);
    let organization = scene.read("policies/organization.toml");
    let named = organization.replace("main_branch = \"main\"", "main_branch = \"it's trunk\"");
    assert_ne!(named, organization);
    scene.write("policies/organization.toml", &named);
    scene.ok(&["init", "--ci", "github"]);
    let read: Value = serde_yaml::from_str(&scene.read(".github/workflows/complaint.yml")).unwrap();
    assert_eq!(read["on"]["push"]["branches"][0], "it's trunk");
    let (_, read) = written(".", "gitlab", ".gitlab-ci.yml");
    assert_eq!(read["complaint"]["rules"][2]["when"], "never");
}

/// The tool is got before anything is checked out, and outside of it; a release is taken only with its
/// hash, and what is built is built once for each version.
#[test]
fn nothing_in_a_pull_request_chooses_what_runs() {
    let (text, read) = github(".");
    for job in ["check", "review"] {
        let steps = steps(&read["jobs"][job]);
        let place = |what: &str| steps.iter().position(|step| step.contains(what)).unwrap();
        let checkout = place("actions/checkout@");
        assert!(
            place("cargo install") < checkout && place("curl") < checkout,
            "{steps:?}"
        );
        assert!(place("actions/cache@") < place("cargo install"));
        let install = &steps[place("cargo install")];
        let before = install.split("cargo install").next().unwrap();
        assert!(before.contains("cd \"$HOME/.complaint\""), "{install}");
        let build = install.find("cargo install").unwrap();
        let (got, tried) = (install.find("sha256sum --check"), install.find("chmod +x"));
        assert!(got < tried && tried < Some(build), "{install}");
    }
    assert!(
        text.contains("steps.tool.outputs.rev }}\n        run"),
        "by the version: {text}"
    );
    let (_, read) = written(".", "gitlab", ".gitlab-ci.yml");
    let before = scripts(&read[".complaint"], "before_script").join("\n");
    let place = |what: &str| {
        before
            .find(what)
            .unwrap_or_else(|| panic!("{what}: {before}"))
    };
    assert!(place("cd /opt/complaint") < place("cargo install"));
    assert!(place("sha256sum --check") < place("chmod +x"));
    assert!(place("git ls-files .complaint-built") < place("cd /opt/complaint"));
    assert_eq!(read[".complaint"]["cache"]["paths"][0], ".complaint-built/");
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
