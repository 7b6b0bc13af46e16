//! The pages are valid HTML by the validator of the standard's makers, where `COMPLAINT_VNU` names its
//! `vnu.jar` and Java is there; `.ci/run` brings it where it installs.

use std::process::Command;

use super::queries::scene;

/// Issue: a report, the proof of a figure, a site's pages and every form, in both languages.
#[test]
fn every_page_is_valid_html() {
    let Some(jar) = std::env::var_os("COMPLAINT_VNU") else {
        return;
    };
    let scene = scene();
    let mut files = Vec::new();
    for lang in ["en_US", "zh_CN"] {
        let scene = scene.lang(lang);
        let out = |name: &str| scene.outside().join(format!("{lang}-{name}.html"));
        let mut make = |name: &str, line: &[&str]| {
            let file = out(name);
            let written = ["--format", "html", "--out", file.to_str().unwrap()];
            scene.ok(&[line, &written].concat());
            files.push(file);
        };
        make(
            "report",
            &["report", "2026-11", "--group-by", "unit,product"],
        );
        make("proof", &["report", "2026-11", "--explain", "on_time"]);
        let listed = scene.json(&["form"]);
        for form in listed.as_array().unwrap() {
            let text = |key: &str| form[key].as_str().unwrap().to_owned();
            let (kind, policy) = (text("form"), text("policy"));
            make(
                &format!("{policy}-{kind}"),
                &["form", &kind, "--policy", &policy],
            );
        }
        let site = scene.outside().join(format!("site-{lang}"));
        scene.ok(&["site", site.to_str().unwrap()]);
        files.push(site);
    }
    let checked = Command::new("java")
        .arg("-jar")
        .arg(jar)
        .args(["--errors-only", "--skip-non-html"])
        .args(&files)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}");
    assert!(files.len() > 20, "{files:?}");
}
