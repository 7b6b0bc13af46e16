//! Forms: every one the shipped policies have is written, from sound templates, and is in the guide;
//! one's own templates are taken and looked over.

mod corpus;
mod internal;

use std::fs;
use std::path::Path;

use complaint::codec;
use complaint::domain::policy::{FormRule, Policy};
use complaint::domain::regulations::Regulations;
use complaint::domain::word::Word as _;
use complaint::report::form::{FormKind, Part, samples};
use complaint::ui::form::{FormFormat, Setting, faults, sheet_faults, shipped};
use complaint::ui::lang::Lang;
use complaint::ui::names::Names;
use complaint::ui::words::Words;

use crate::commands::steps::scenes::{CASE, received};
use crate::common::Scene;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped regulations.
fn regulations() -> Regulations {
    let mut files: Vec<(String, String)> = fs::read_dir(root().join("policies"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            (
                format!("policies/{name}"),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    codec::regulations::read(&files)
}

/// Every form with its policy.
fn forms(regulations: &Regulations) -> Vec<(&Policy, &FormRule)> {
    let policies = regulations.policies.iter();
    let forms = policies.flat_map(|policy| policy.office.forms.iter().map(move |it| (policy, it)));
    forms.collect()
}

fn setting<'a>(
    regulations: &'a Regulations,
    (policy, rule): (&'a Policy, &'a FormRule),
    words: &'a Words,
) -> Setting<'a> {
    Setting {
        names: Names {
            words,
            staff: &regulations.staff,
        },
        company: "示例电路板有限公司",
        policy,
        rule,
        calendar: regulations.calendar_of(policy).unwrap(),
        at: None,
    }
}

/// Every regulation's paper is reachable: the guide has each form of each policy with its rule and who
/// gets the copies, and no other.
#[test]
fn the_guide_lists_every_form_with_its_rule() {
    let regulations = regulations();
    let guide = fs::read_to_string(root().join("docs/forms.md")).unwrap();
    let rows = guide.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells[..] {
            ["", policy, form, title, rule, copies, ""] if policy.starts_with('`') => Some((
                policy.trim_matches('`').to_owned(),
                form.trim_matches('`').to_owned(),
                title.to_owned(),
                rule.to_owned(),
                copies.to_owned(),
            )),
            _ => None,
        }
    });
    let mut listed: Vec<_> = rows.collect();
    for row in &mut listed {
        if matches!(row.1.as_str(), "reminder" | "inquiry") {
            assert!(row.4.starts_with("the department"), "{row:?}");
            row.4.clear();
        }
    }
    let mut declared: Vec<_> = forms(&regulations)
        .into_iter()
        .map(|(policy, form)| {
            (
                policy.id.clone(),
                form.id.clone(),
                form.title.text(Lang::Zh).to_owned(),
                form.source.rule.clone().unwrap_or_default(),
                form.copies.join(", "),
            )
        })
        .collect();
    listed.sort();
    declared.sort();
    assert_eq!(listed, declared);
}

/// Every shipped template belongs to a form of a shipped policy, and every form has one in each
/// language, which names only what there is.
#[test]
fn the_shipped_templates_are_sound() {
    let regulations = regulations();
    let all = forms(&regulations);
    for id in FormKind::words() {
        assert!(all.iter().any(|(_, form)| form.id == id), "{id}");
    }
    for (policy, form) in all {
        for (_, lang) in Lang::WORDS {
            let words = Words::new(*lang);
            let template = shipped(&form.id, *lang).unwrap_or_else(|| panic!("{}", form.id));
            let found = faults(template, &setting(&regulations, (policy, form), &words));
            assert!(found.is_empty(), "{} {lang}: {found:?}", form.id);
        }
    }
    let words = Words::new(Lang::Zh);
    let names = Names {
        words: &words,
        staff: &regulations.staff,
    };
    for (_, format) in FormFormat::WORDS {
        assert_eq!(sheet_faults(format.shipped(), *format, &names), None);
    }
}

/// Every form can be printed empty, in every format and language; what is not known is an empty box.
#[test]
fn every_form_is_there_to_be_filled_in_by_hand() {
    let scene = Scene::new();
    let listed = scene.json(&["form"]);
    let listed = listed.as_array().unwrap();
    assert!(!listed.is_empty());
    for form in listed {
        let (id, policy) = (&form["form"], form["policy"].as_str().unwrap());
        let id = id.as_str().unwrap();
        for (_, lang) in Lang::WORDS {
            for (word, _) in FormFormat::WORDS {
                let args = ["form", id, "--policy", policy, "--lang", lang.word()];
                let sheet = scene.ok(&[&args[..], &["--format", word]].concat());
                for wrong in ["none", "None", "undefined", "261101", "{{", "{%"] {
                    let loss = *word != "html" && id == "abnormality-note" && wrong == "none";
                    let css = wrong == "none" && *word == "html";
                    assert!(
                        loss || css || !sheet.contains(wrong),
                        "{id} {wrong}: {sheet}"
                    );
                }
            }
        }
    }
}

/// The page prints on A4 in the form's language, needs nothing from elsewhere and runs nothing.
#[test]
fn a_page_stands_by_itself() {
    let scene = received();
    let page = scene.ok(&["form", "handling-form", CASE]);
    for said in [
        "<html lang=\"zh\">",
        "@page { size: A4",
        "page-break-before: always",
        "@media print",
        "Noto Serif CJK SC",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for outside in [
        "<script", "http:", "https:", "url(", "<link", "<img", "@import",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    let english = scene.ok(&["form", "handling-form", CASE, "--lang", "en"]);
    assert!(english.contains("<html lang=\"en\">") && english.contains("Copy 1 of 5"));
    assert!(
        english.contains("<h1>Complaint handling form</h1>"),
        "{english}"
    );
    let source = scene.ok(&["form", "handling-form", CASE, "--format", "typ"]);
    assert!(source.starts_with("#set page(paper: \"a4\""), "{source}");
    assert_eq!(
        source.matches("#pagebreak(weak: true)").count(),
        4,
        "{source}"
    );
    assert!(
        source.contains("[十月底交货的 5000 片中有 420 片阻焊脱落\\, \\\n已停线。]"),
        "{source}"
    );
}

/// A list says which forms there are, and of a case which fit it.
#[test]
fn the_list_says_which_form_fits() {
    let scene = received();
    let all = scene.ok(&["form"]);
    assert!(
        all.contains("handling-form") && all.contains("M-9.8"),
        "{all}"
    );
    let of_case = scene.json(&["form", CASE]);
    let find = |id: &str| {
        let mut forms = of_case.as_array().unwrap().iter();
        forms.find(|form| form["form"] == id).unwrap().clone()
    };
    assert_eq!(find("handling-form")["fits"], true);
    let certificate = find("allowance-certificate");
    assert_eq!(certificate["fits"], false);
    assert_eq!(certificate["after"], "approved");
    assert_eq!(find("abnormality-note")["lacking"], "other");
    assert_eq!(find("reminder")["lacking"], "late");
    assert_eq!(find("statistics")["about"], "closed");
    let unknown = scene.fails(2, &["form", "handling-from", CASE]);
    assert!(unknown.contains("handling-form"), "{unknown}");
    scene.fails(2, &["form", "handling-form", CASE, "--format", "json"]);
    scene.fails(2, &["form", "--format", "html"]);
}

/// A form goes into a file where that is asked for.
#[test]
fn a_form_goes_into_a_file() {
    let scene = received();
    let said = scene.ok(&["form", "handling-form", CASE, "--out", "paper.html"]);
    assert_eq!(said, "");
    assert!(scene.read("paper.html").starts_with("<!doctype html>"));
    let nowhere = ["form", "handling-form", CASE, "--out", "no/such/paper.html"];
    scene.fails(4, &nowhere);
}

/// One's own template takes the place of the shipped one: of a form in a language, and of all in a
/// format.
#[test]
fn own_templates_take_the_place_of_the_shipped() {
    let scene = received();
    let template = scene.ok(&["form", "handling-form", "--template", "--lang", "zh"]);
    assert_eq!(template, shipped("handling-form", Lang::Zh).unwrap());
    scene.write(
        "policies/forms/handling-form.zh.md",
        "# 自有表\n\n| 料号 | {{ product.part }}\n",
    );
    let line = [
        "form",
        "handling-form",
        CASE,
        "--format",
        "markdown",
        "--copy",
        "1",
    ];
    let own = scene.ok(&line);
    assert!(
        own.starts_with("# 自有表\n") && own.contains("| 料号 | PCB-4L-220 |"),
        "{own}"
    );
    let frame = "{% for sheet in sheets %}{{ sheet.title }}/{{ sheet.copy }}{% endfor %}\n";
    scene.write("policies/forms/sheet.md", frame);
    let own = scene.ok(&line);
    assert_eq!(own, "自有表/第 1 联（共 5 联） · 质量管理部\n");
}

/// `policy lint` says what is wrong with a template, where; a form refuses it with the same words.
#[test]
fn templates_are_looked_over() {
    let scene = received();
    scene.ok(&["policy", "lint"]);
    let file = "policies/forms/handling-form.zh.md";
    scene.write(file, "# x\n\n| a | {{ product.prat }}\n");
    let said = scene.run(&["policy", "lint"]);
    assert_eq!(said.code, 1, "{}", said.stdout);
    let all = said.stdout + &said.stderr;
    assert!(
        all.contains(&format!("{file}:3")) && all.contains("product.prat"),
        "{all}"
    );
    let refused = scene.fails(2, &["form", "handling-form", CASE]);
    assert!(refused.contains("product.prat"), "{refused}");
    scene.write(file, "# x\n");
    scene.write(
        "policies/forms/sheet.html",
        "{% for sheet in sheet %}{% endfor %}",
    );
    scene.write("policies/forms/no-such-form.zh.md", "# x\n");
    let said = scene.run(&["policy", "lint"]);
    let all = said.stdout + &said.stderr;
    assert!(
        all.contains("form-template") && all.contains("sheet.html"),
        "{all}"
    );
    assert!(
        all.contains("form-file") && all.contains("no-such-form"),
        "{all}"
    );
}

/// What a template can name is written down for those who write them.
#[test]
fn the_guide_lists_what_a_template_can_name() {
    let regulations = regulations();
    let guide = fs::read_to_string(root().join("docs/forms.md")).unwrap();
    let known = |name: &str| guide.contains(&format!("`{name}`"));
    let alike = [
        "containment",
        "corrective",
        "preventive",
        "plan",
        "clocks",
        "late",
    ];
    for (policy, form) in forms(&regulations) {
        let [full, _] = samples(form, policy);
        for (name, part) in &full.parts {
            assert!(known(name) || known(&format!("{name}.by")), "{name}");
            let row = match part {
                Part::One(_) => continue,
                Part::Row(row) => row,
                Part::Rows(rows) => &rows[0],
            };
            for (column, _) in row {
                let path = format!("{name}.{column}");
                assert!(known(&path) || alike.contains(name), "{path}");
            }
        }
    }
}
