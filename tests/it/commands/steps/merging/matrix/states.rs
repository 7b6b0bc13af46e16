//! The cases to begin from: one at each step of the way, bare and with entries in its lists.

use super::super::super::scenes::{CASE, FILE, Leg, WAY, received};
use super::super::driver::install;
use super::acts::script;
use super::long;
use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const MAKER: &str = "feng.tao@example.com";

/// A tier, so that there is somewhere to move up to.
const TIER: &str = "
[[tier]]
id = \"quality\"
title = { zh = \"品保部\", en = \"Quality\" }
unit = \"quality\"
rule = \"M-9.4\"

[[tier]]
id = \"office\"
title = { zh = \"总经理室\", en = \"Office\" }
role = \"deputy-general-manager\"
rule = \"M-9.4\"
";

/// The states the ordinary run looks at.
const SHORT: &[&str] = &["assigned+", "resolved", "returning+"];

/// A name and a repository of its own, committed.
pub type State = (String, Scene);

/// Every state.
pub fn states() -> Vec<State> {
    let scene = received();
    let second = scene.read(FILE).replace("261101", "261102");
    let second = second.replace("019a4e0c", "019a4e0d");
    scene.write("cases/2026/11/261102.yaml", &second);
    let policy = scene.read("policies/manufacturing.toml") + TIER;
    scene.write("policies/manufacturing.toml", &policy);
    for editor in ["edit", "edit-2"] {
        executable(&scene.outside().join(editor), &script(editor));
    }
    scene.commit("another");
    let mut states = Vec::new();
    keep(&mut states, "received", &scene, false);
    go(&scene, Some(&mut states), "", &WAY[..6], &[]);
    let from_here = scene.git(&["rev-parse", "HEAD"]);
    let no: &[&str] = &["agree", CASE, "--refused", "--via", "phone"];
    let yes = WAY[6].3;
    for (answer, name) in [(no, "refused"), (yes, "agreed")] {
        scene.git(&["reset", "--quiet", "--hard", &from_here]);
        scene.by(BUSINESS).as_of(WAY[6].2).ok(answer);
        scene.commit(name);
        keep(&mut states, name, &scene, true);
    }
    go(&scene, Some(&mut states), "", &WAY[7..], &[]);
    // The same with goods that come back.
    let investigated = scene.git(&["log", "--format=%H", "--grep=^investigated$"]);
    scene.git(&["reset", "--quiet", "--hard", &investigated]);
    let remedies = [
        "--remedy",
        "return:quantity=420,price=12.50",
        "--remedy",
        "replacement:quantity=420,a_price=14.00",
    ];
    let resolve = [&["resolve", CASE][..], &remedies].concat();
    go(&scene, None, "returned ", &WAY[3..7], &resolve);
    keep(&mut states, "returning", &scene, true);
    states
}

/// Goes a part of the way, a state for each leg where they are wanted.
fn go(
    scene: &Scene,
    mut states: Option<&mut Vec<State>>,
    before: &str,
    legs: &[Leg],
    resolve: &[&str],
) {
    let named = [
        "investigate",
        CASE,
        "--outcome",
        "upheld",
        "--cause",
        "显影不足",
        "--liable",
        "soldermask/feng.tao@example.com=70",
        "--liable",
        "outside:ink maker=30",
    ];
    for (name, who, when, args) in legs {
        let line = match *name {
            "resolved" if !resolve.is_empty() => resolve,
            "investigated" => &named,
            _ => args,
        };
        scene.by(who).as_of(when).ok(line);
        scene.commit(&format!("{before}{name}"));
        if let Some(states) = states.as_deref_mut() {
            keep(states, name, scene, true);
        }
    }
}

/// A copy of the case as it stands, and one with entries in its lists.
fn keep(states: &mut Vec<State>, name: &str, scene: &Scene, seeded: bool) {
    for name in [name.to_owned(), format!("{name}+")] {
        if (name.ends_with('+') && !seeded) || (!long() && !SHORT.contains(&name.as_str())) {
            continue;
        }
        let copy = scene.clone_beside(&name);
        if name.ends_with('+') {
            seed(&copy);
        }
        install(&copy);
        states.push((name, copy));
    }
}

/// What fits of entries that wait for something.
fn seed(scene: &Scene) {
    let at = scene.as_of("2026-11-13T12:00:00+08:00");
    at.by(BUSINESS)
        .run(&["promise", CASE, "--what", "报告", "--by-date", "2026-11-30"]);
    let action = ["action", CASE, "--what", "x", "--owner", "quality"];
    at.by(QUALITY)
        .ok(&[&action[..], &["--due", "2026-11-30"]].concat());
    at.by(REGISTRAR).run(&["hold", CASE, "--reason", "等样"]);
    at.by(MANAGER)
        .run(&["correct", CASE, "claimed=41000.00", "--reason", "复核"]);
    at.by(BUSINESS).run(&["receive", CASE, "--quantity", "200"]);
    at.by(REGISTRAR)
        .run(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    // What is objected to is not decided: after the end, the sanction waits alone.
    if scene.data(CASE)["status"] != "closed" {
        at.by(MAKER)
            .run(&["object", CASE, "--text", "不当", "--unit", "soldermask"]);
    }
    at.by(QUALITY).ok(&["note", CASE, "--text", "第一条"]);
    at.by(BUSINESS)
        .ok(&["reply", CASE, "--kind", "interim", "--via", "email"]);
    scene.commit("seed");
}
