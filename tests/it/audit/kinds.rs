//! Honest histories of every kind of step, by the tool and by the right people: nothing is said.

use super::{FILE, Past};
use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

const DEPUTY: &str = "sun.hao@example.com";
const GENERAL: &str = "zhou.lan@example.com";
const MANUFACTURING: &str = "wu.gang@example.com";
const NEW_ROUND: (&str, &str, &str) = (
    "manufacturing",
    "on_refusal = \"new-case\"",
    "on_refusal = \"new-round\"",
);
const DRAFTS: (&str, &str, &str) = (
    "manufacturing",
    "pattern = ",
    "assign = \"at-registration\"\npattern = ",
);

/// Every step beside the way of a case, to its end and beyond.
#[test]
fn steps_beside_the_way() {
    let past = Past::proposed();
    let photo = past.scene.outside().join("photo.png");
    std::fs::write(&photo, b"\x89PNG").unwrap();
    past.business("09T12:00")
        .ok(&["attach", "261101", photo.to_str().unwrap()]);
    past.go(&[
        (REGISTRAR, "09T12:05", "hold 261101 --reason samples"),
        (REGISTRAR, "09T12:30", "resume 261101"),
        (MANUFACTURING, "09T13:00", "object 261101 --text 'not ours'"),
        (
            DEPUTY,
            "09T13:30",
            "object 261101 --decide 1 --dismissed --reason seen",
        ),
        (
            QUALITY,
            "09T13:40",
            "action 261101 --what retrain --owner quality --due 2026-11-12",
        ),
        (REGISTRAR, "09T14:00", "consolidate 261101 --text agreed"),
        (MANAGER, "10T09:00", "approve 261101"),
        (BUSINESS, "10T10:00", "agree 261101 --accepted --via phone"),
        (REGISTRAR, "10T10:05", "consolidate 261101 --text again"),
        (
            BUSINESS,
            "10T10:10",
            "promise 261101 --what report --by-date 2026-11-20",
        ),
        (
            BUSINESS,
            "10T10:20",
            "reply 261101 --kind interim --via phone",
        ),
        (QUALITY, "10T11:00", "action 261101 --done 1"),
        (
            REGISTRAR,
            "10T11:30",
            "verify 261101 1 --works --evidence 'none since'",
        ),
        (BUSINESS, "11T09:00", "keep 261101 1"),
        (BUSINESS, "11T10:00", "carry-out 261101"),
        (
            BUSINESS,
            "11T11:00",
            "reply 261101 --kind answer --via letter",
        ),
        (
            BUSINESS,
            "11T11:30",
            "recover 261101 --from 'ink maker' --amount 500",
        ),
        (REGISTRAR, "12T09:00", "close 261101 --satisfaction 4"),
        (BUSINESS, "13T09:00", "reopen 261101 --reason 'peels again'"),
        (BUSINESS, "13T09:30", "note 261102 --text 'as before'"),
    ]);
    past.finds_nothing();
}

/// A finding accepted for good reasons, by whoever may.
#[test]
fn a_finding_waived() {
    let past = Past::proposed();
    let late = past.scene.as_of("2026-11-20T09:00:00+08:00");
    let said = late.run(&["check", "--rule", "overdue", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let clock = said["findings"][0]["clock"].as_str().unwrap().to_owned();
    past.by(GENERAL, "20T09:00").ok(&[
        "waive",
        "261101",
        &format!("overdue:{clock}"),
        "--reason",
        "strike",
    ]);
    past.finds_nothing();
}

/// An editor on a field that is nobody's step, and one on a fact, with its correction.
#[test]
fn an_edit_in_an_editor() {
    let past = Past::approved();
    let editor = past.scene.outside().join("editor.sh");
    executable(
        &editor,
        "#!/bin/sh\nsed -i 's/^status:/x-erp: 12  # ours\\nstatus:/' \"$1\"\n",
    );
    past.business("11T09:00")
        .env("EDITOR", editor.to_str().unwrap())
        .ok(&["edit", "261101"]);
    past.finds_nothing();
    assert!(past.scene.read(FILE).contains("x-erp"));
}

fn with_items(changes: &[(&str, &str, &str)]) -> Past {
    let past = Past::under(changes);
    let told = "{class: quality-abnormal, category: product-quality, grade: major, channel: phone, \
                origin: domestic, complaint: two, customer: {name: x, contact: Li, phone: '1'}, demand: money, \
                product: {order: O, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}, \
                items: [{n: 1, text: peels}, {n: 2, text: short}]}";
    past.business("05T09:41")
        .input(told)
        .ok(&["new", "--from", "-", "--policy", "manufacturing"]);
    past.go(&[
        (REGISTRAR, "05T10:05", "register 261101"),
        (REGISTRAR, "05T10:10", "assign 261101 --to quality"),
        (
            QUALITY,
            "06T10:00",
            "investigate 261101 --item 1 --outcome upheld --cause weak --liable soldermask=100",
        ),
        (
            QUALITY,
            "06T11:00",
            "investigate 261101 --item 2 --outcome rejected --cause none",
        ),
        (
            BUSINESS,
            "06T12:00",
            "resolve 261101 --item 1 --remedy allowance:amount=42000",
        ),
        (
            BUSINESS,
            "06T13:00",
            "resolve 261101 --item 2 --remedy apology",
        ),
        (REGISTRAR, "06T14:00", "consolidate 261101"),
        (MANAGER, "06T15:00", "approve 261101"),
        (BUSINESS, "07T09:00", "agree 261101 --item 1 --accepted"),
    ]);
    past
}

/// A complaint of several matters, each on its own.
#[test]
fn items_on_their_own() {
    let past = with_items(&[]);
    past.finds_nothing();
    past.go(&[
        (BUSINESS, "07T10:00", "agree 261101 --item 2 --accepted"),
        (REGISTRAR, "07T10:30", "consolidate 261101 --text again"),
        (BUSINESS, "07T11:00", "carry-out 261101"),
        (
            BUSINESS,
            "07T12:00",
            "reply 261101 --kind answer --via letter --item 2",
        ),
        (
            BUSINESS,
            "07T13:00",
            "reply 261101 --kind answer --via letter --item 1",
        ),
        (
            BUSINESS,
            "07T14:00",
            "reply 261101 --kind answer --via letter --item 1",
        ),
        (REGISTRAR, "09T10:00", "close 261101"),
    ]);
    past.finds_nothing();
}

/// A customer's answer to one item, turned round later: by hand in each way it may be tried.
#[test]
fn an_answer_to_an_item_turned_round() {
    let past = with_items(&[]);
    let said = past
        .business("07T10:00")
        .fails(3, &["agree", "261101", "--item", "1", "--refused"]);
    assert!(said.contains("correct 261101 items[0].accepted"), "{said}");
    let scene = past.business("07T10:00");
    let commit = past.forge(&scene, FILE, &[("accepted: true", "accepted: false")]);
    let found = past.finds(&commit, &["step-changed"]);
    assert_eq!(found[0].line, past.line(FILE, "accepted: false"));

    // A correction is how it is mended.
    let past = with_items(&[]);
    past.go(&[(
        BUSINESS,
        "07T10:00",
        "correct 261101 items[0].accepted=false --reason misheard",
    )]);
    past.finds_nothing();

    // Taking it away is turning it round in two steps.
    let past = with_items(&[]);
    let scene = past.business("07T10:00");
    let text = scene.read(FILE).replacen("    accepted: true\n", "", 1);
    scene.write(FILE, &text);
    scene.commit("by hand");
    past.finds(&past.head(), &["step-changed"]);

    // What was found of an item, and when it was answered.
    let past = with_items(&[]);
    past.go(&[(
        BUSINESS,
        "07T12:00",
        "reply 261101 --kind answer --via letter --item 1",
    )]);
    let scene = past.business("07T13:00");
    let answered = "answered: 2026-11-07T12:00:00+08:00";
    let earlier = "answered: 2026-11-06T12:00:00+08:00";
    let commit = past.forge(
        &scene,
        FILE,
        &[(answered, earlier), ("outcome: upheld", "outcome: partly")],
    );
    assert_eq!(past.finds(&commit, &["step-changed"]).len(), 2);
}

/// A second round: what was turned down is kept with the answers to its items.
#[test]
fn a_second_round() {
    let past = with_items(&[NEW_ROUND]);
    past.go(&[
        (BUSINESS, "07T10:00", "agree 261101 --item 2 --refused"),
        (
            BUSINESS,
            "08T09:00",
            "resolve 261101 --remedy allowance:amount=9,item=2",
        ),
        (REGISTRAR, "08T10:00", "consolidate 261101"),
        (MANAGER, "08T11:00", "approve 261101 --reject --reason more"),
        (
            BUSINESS,
            "09T09:00",
            "resolve 261101 --remedy allowance:amount=90,item=2",
        ),
        (REGISTRAR, "09T10:00", "consolidate 261101"),
        (MANAGER, "09T11:00", "approve 261101"),
        (BUSINESS, "09T12:00", "agree 261101 --item 1 --accepted"),
        (BUSINESS, "09T13:00", "agree 261101 --item 2 --accepted"),
    ]);
    past.finds_nothing();

    let past = with_items(&[NEW_ROUND]);
    past.go(&[(BUSINESS, "07T10:00", "agree 261101 --item 2 --refused")]);
    let scene = past.business("08T09:00");
    scene.ok(&["resolve", "261101", "--remedy", "allowance:amount=9,item=2"]);
    // The former answers, forged as they are put away.
    let text = scene.read(FILE);
    let at = text.find("answers:").unwrap();
    let forged = text[at..].replacen("accepted: false", "accepted: true", 1);
    assert_ne!(forged, text[at..]);
    scene.write(FILE, &(text[..at].to_owned() + &forged));
    scene.git(&["commit", "--quiet", "--all", "--amend", "--no-edit"]);
    past.finds(&past.head(), &["step-changed"]);
}

/// Sanctions in the case, and kept apart from it.
#[test]
fn sanctions() {
    for apart in [false, true] {
        let place = (
            "organization",
            "commit = false",
            "sanctions = \"apart\"\ncommit = false",
        );
        let places = [place];
        let past = Past::approved_under(if apart { &places } else { &[] });
        past.go(&[
            (BUSINESS, "10T10:00", "agree 261101 --accepted"),
            (REGISTRAR, "10T10:05", "consolidate 261101 --text again"),
            (BUSINESS, "10T11:00", "carry-out 261101"),
            (
                BUSINESS,
                "10T12:00",
                "reply 261101 --kind answer --via letter",
            ),
            (REGISTRAR, "11T09:00", "close 261101"),
            (
                REGISTRAR,
                "12T09:00",
                "sanction 261101 --person feng.tao --sanction reprimand --reason careless",
            ),
            (GENERAL, "12T10:00", "sanction 261101 --approve"),
        ]);
        past.finds_nothing();
        let file = "sanctions/2026/11/261101.yaml";
        assert_eq!(past.scene.exists(file), apart);
        let file = if apart { file } else { FILE };
        let scene = past.business("13T09:00");
        let commit = past.forge(
            &scene,
            file,
            &[("sanction: reprimand", "sanction: minor-demerit")],
        );
        let found = past.audit(&["--rule", "step-changed"]);
        assert_eq!((found.len(), &found[0].commit), (1, &commit), "{found:#?}");
        assert_eq!(found[0].file, file);
        // By somebody who may not.
        if apart {
            scene.git(&["reset", "--quiet", "--hard", "HEAD~3"]);
            scene.ok(&["note", "261101", "--text", "x"]);
            past.go(&[(
                REGISTRAR,
                "12T09:00",
                "sanction 261101 --person feng.tao --sanction reprimand --reason careless",
            )]);
            let decided =
                format!("    decided: {{at: 2026-11-13T10:00:00+08:00, by: {BUSINESS}}}\n");
            scene.write(
                file,
                &(scene.read(file).trim_end().to_owned() + "\n" + &decided),
            );
            let scene = past.business("13T10:00");
            scene.commit("by hand");
            past.finds(&past.head(), &["not-permitted"]);
        }
    }
}

/// Lent authority (代理) and an appointment with dates: valid while they last.
#[test]
fn lent_and_dated_roles() {
    let lent = (
        "staff",
        "from = 2026-10-12\nuntil = 2026-10-16",
        "from = 2026-11-09\nuntil = 2026-11-11",
    );
    let past = Past::proposed_under(&[lent]);
    past.go(&[
        (
            BUSINESS,
            "09T12:00",
            "resolve 261101 --remedy compensation:amount=120000",
        ),
        (REGISTRAR, "09T14:00", "consolidate 261101"),
        (MANAGER, "10T09:00", "approve 261101"),
    ]);
    assert!(
        past.scene.read(FILE).contains("on_behalf_of"),
        "{}",
        past.scene.read(FILE)
    );
    past.finds_nothing();

    // Entered for the signer by whom they lent it to.
    let past = Past::proposed_under(&[lent]);
    past.go(&[
        (
            BUSINESS,
            "09T12:00",
            "resolve 261101 --remedy compensation:amount=120000",
        ),
        (REGISTRAR, "09T14:00", "consolidate 261101"),
        (
            MANAGER,
            "10T09:00",
            &format!("approve 261101 --by {DEPUTY}"),
        ),
    ]);
    assert!(past.scene.read(FILE).contains("entered_by"));
    past.finds_nothing();

    let appointed = (
        "staff",
        "[[appointment]]",
        "[[appointment]]\nperson = \"xu.fei\"\nrole = \"business-manager\"\nfrom = 2026-11-10\nuntil = 2026-11-10\n\n[[appointment]]",
    );
    let past = Past::proposed_under(&[appointed]);
    past.go(&[
        (REGISTRAR, "09T14:00", "consolidate 261101"),
        ("xu.fei@example.com", "10T09:00", "approve 261101"),
    ]);
    past.finds_nothing();
}

/// Drafts, numbered one by one and all at once.
#[test]
fn drafts_get_their_numbers() {
    let past = Past::under(&[DRAFTS]);
    let new = "new --no-input --policy manufacturing --complaint peels --customer x --order O --part P \
               --shipped 2026-10-30 --quantity 9 --defective 1 --demand money --format json";
    let draft = |when: &str| {
        let words: Vec<&str> = new.split_whitespace().collect();
        let said: serde_json::Value =
            serde_json::from_str(&past.business(when).ok(&words)).unwrap();
        said["number"].as_str().unwrap().to_owned()
    };
    let (one, two, three) = (draft("05T09:41"), draft("05T09:50"), draft("05T09:59"));
    past.go(&[
        (BUSINESS, "05T10:00", &format!("note {one} --text x")),
        (BUSINESS, "05T10:02", &format!("link {two} {one}")),
        (
            BUSINESS,
            "05T10:03",
            &format!("correct {two} title=y --reason z"),
        ),
        (REGISTRAR, "05T10:05", &format!("register {one}")),
        (REGISTRAR, "05T10:06", "register --drafts"),
        (REGISTRAR, "05T10:10", "assign 261103 --to quality"),
    ]);
    assert!(!past.scene.exists(&format!("cases/2026/11/{three}.yaml")));
    past.finds_nothing();
}
