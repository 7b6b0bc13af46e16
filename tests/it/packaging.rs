//! What releases, hooks and hosting sites take is there, and names what there is.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

fn commands() -> BTreeSet<String> {
    let command = complaint::cli::command();
    let all = command.get_subcommands();
    all.map(|command| command.get_name().to_owned()).collect()
}

/// Every command a page for agents names exists.
#[test]
fn agents_are_told_of_commands_that_exist() {
    let page = file("src/store/shipped/agents.md");
    let known = commands();
    let named = page
        .split('`')
        .filter_map(|said| said.strip_prefix("complaint "));
    let named: Vec<&str> = named.map(|said| said.split(' ').next().unwrap()).collect();
    assert!(named.len() > 15);
    for name in named {
        let learned = ["COMMAND", "help"].contains(&name);
        assert!(learned || known.contains(name), "{name}");
    }
}

/// The archive of a release holds the program, its manual pages and completions of every shell, and is the
/// same when it is packed again.
#[cfg(target_os = "linux")]
#[test]
fn a_release_is_packed_the_same_twice() {
    let tar = Command::new("tar").arg("--version").output();
    // Other tars know neither `--sort` nor `--mtime`.
    if !tar.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains("GNU tar")) {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    // A program of another machine stands for one that is packed; the one that runs here says the rest.
    let program = dir.path().join("complaint");
    std::fs::write(&program, "a program").unwrap();
    let packed = ["one", "two"].map(|name| {
        let out = dir.path().join(name);
        let packed = Command::new("bash")
            .arg(root().join("packaging/archive.sh"))
            .env("COMPLAINT_HOST", env!("CARGO_BIN_EXE_complaint"))
            .arg(&program)
            .arg("x86_64-unknown-linux-gnu")
            .arg(&out)
            .output()
            .unwrap();
        assert!(
            packed.status.success(),
            "{}",
            String::from_utf8_lossy(&packed.stderr)
        );
        let path = String::from_utf8(packed.stdout).unwrap();
        let summed = std::fs::read_to_string(format!("{}.sha256", path.trim())).unwrap();
        assert!(summed.ends_with(".tar.gz\n"), "{summed}");
        std::path::PathBuf::from(path.trim())
    });
    let [one, two] = packed.each_ref().map(|path| std::fs::read(path).unwrap());
    assert!(one == two, "packed otherwise the second time");
    let listed = Command::new("tar")
        .arg("-tzf")
        .arg(&packed[0])
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let shells = ["bash", "zsh", "fish", "elvish", "powershell"];
    let completions = shells.map(|shell| format!("/completions/complaint.{shell}\n"));
    let pages = commands()
        .into_iter()
        .map(|name| format!("/man/complaint-{name}.1\n"));
    let own = ["/complaint\n", "/LICENSE\n", "/CHANGELOG.md\n"].map(str::to_owned);
    for wanted in completions.into_iter().chain(pages).chain(own) {
        assert!(listed.contains(&wanted), "{wanted} {listed}");
    }
}

/// What hooks and hosting sites read is YAML, fetches over https only, checks the hash before anything
/// runs, and builds nothing.
#[test]
fn what_is_fetched_is_checked_before_it_runs() {
    let hook: serde_yaml::Value = serde_yaml::from_str(&file(".pre-commit-hooks.yaml")).unwrap();
    assert_eq!(hook[0]["entry"].as_str(), Some("complaint check --staged"));
    let action: serde_yaml::Value = serde_yaml::from_str(&file("action.yml")).unwrap();
    let run = action["runs"]["steps"][0]["run"]
        .as_str()
        .unwrap()
        .to_owned();
    let template = file("templates/complaint.yml");
    let (_, job) = template.split_once("\n---\n").unwrap();
    let job: serde_yaml::Value = serde_yaml::from_str(job).unwrap();
    let steps = job["complaint"]["script"].as_sequence().unwrap();
    let steps: Vec<&str> = steps.iter().map(|step| step.as_str().unwrap()).collect();
    for script in [run, steps.join("\n")] {
        let place = |what: &str| {
            script
                .find(what)
                .unwrap_or_else(|| panic!("{what}: {script}"))
        };
        assert!(place("--proto '=https'") < place("sha256sum -c"));
        assert!(place("sha256sum -c") < place("tar -xzf"));
        assert!(!script.contains("cargo"), "{script}");
    }
}
