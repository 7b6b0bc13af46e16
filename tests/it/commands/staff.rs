//! `staff`: who is who on a day, and dated changes that leave everything before them as it was.

use serde_json::{Value, json};

use crate::common::{BUSINESS, REGISTRAR, Scene};

const STAFF: &str = "policies/staff.toml";
const MAKER: &str = "feng.tao@example.com";

/// The words of a command line without anything to quote in it.
pub fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// Runs it; it must end well.
pub fn done(scene: &Scene, line: &str) -> String {
    scene.ok(&words(line))
}

fn refused(scene: &Scene, code: i32, line: &str) -> String {
    let before = scene.read(STAFF);
    let said = scene.fails(code, &words(line));
    assert_eq!(scene.read(STAFF), before, "{line}");
    said
}

/// A person as the list has them on a day; nothing where they are not listed.
fn listed(scene: &Scene, id: &str, day: &str) -> Value {
    let list = scene.json(&["staff", "list", "--at", day]);
    let people = list["people"].as_array().unwrap().iter();
    let mut own = people.filter(|person| person["id"] == id);
    own.next().cloned().unwrap_or_default()
}

/// The lines a change puts into the staff file, and those it takes out.
fn lines(scene: &Scene, line: &str) -> (Vec<String>, Vec<String>) {
    let before = scene.read(STAFF);
    done(scene, line);
    let after = scene.read(STAFF);
    let diff = similar::TextDiff::from_lines(&before, &after);
    let of = |tag| {
        let changes = diff.iter_all_changes().filter(move |it| it.tag() == tag);
        changes.map(|it| it.value().trim_end().to_owned()).collect()
    };
    (
        of(similar::ChangeTag::Insert),
        of(similar::ChangeTag::Delete),
    )
}

#[test]
fn the_list_is_that_of_the_day() {
    let scene = Scene::new();
    done(
        &scene,
        "staff move feng.tao --to etching --from 2026-12-01 --points 18",
    );
    done(&scene, "staff leave xu.fei --until 2026-11-30");
    done(
        &scene,
        "staff role wang.min business-manager --from 2026-12-01 --until 2026-12-31",
    );
    let maker = |day| {
        let line = listed(&scene, "feng.tao", day);
        json!([line["unit"], line["points"], line["email"]])
    };
    assert_eq!(maker("2026-11-30"), json!(["soldermask-a", 16, MAKER]));
    assert_eq!(maker("2026-12-01"), json!(["etching", 18, MAKER]));
    let roles = |day| listed(&scene, "wang.min", day)["roles"].clone();
    let held = json!({"role": "business-manager", "via": "appointment", "of": null});
    assert_eq!(roles("2026-11-30"), json!([]));
    assert_eq!(roles("2026-12-01"), json!([held]));
    assert_eq!(roles("2027-01-01"), json!([]));
    assert_eq!(
        listed(&scene, "xu.fei", "2026-11-30")["until"],
        "2026-11-30"
    );
    assert_eq!(listed(&scene, "xu.fei", "2026-12-01"), Value::Null);

    let table = done(&scene, "staff list --at 2026-12-01");
    assert!(!table.contains("xu.fei"), "{table}");
    let all = done(&scene.lang("zh"), "staff list --at 2026-12-01 --all");
    assert!(all.contains("2026-11-30") && all.contains("徐飞"), "{all}");
    let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
    for line in table.lines().chain(all.lines()) {
        assert!(width(line) <= 80, "{line}");
    }
    assert_eq!(done(&scene, "staff --at 2026-12-01"), table);
}

/// Each change writes its dated entry and leaves every other line alone.
#[test]
fn a_change_writes_its_entry_and_no_more() {
    let scene = Scene::new();
    let text = scene.read(STAFF).replacen(
        "unit = \"soldermask-a\"\n",
        "unit   = 'soldermask-a' # since 2019\n",
        1,
    );
    scene.write(STAFF, &text);
    let none: Vec<String> = Vec::new();
    let (new, gone) = lines(&scene, "staff move feng.tao --to etching --from 2026-12-01");
    let posted = [
        "",
        "[[posting]]",
        "person = \"feng.tao\"",
        "unit = \"etching\"",
        "points = 16",
        "from = 2026-12-01",
    ];
    assert_eq!(
        (new, gone),
        (posted.map(str::to_owned).to_vec(), none.clone())
    );

    let (new, gone) = lines(
        &scene,
        "staff move feng.tao --to drilling --from 2027-01-01 --points 20",
    );
    assert_eq!(new[0], "until = 2026-12-31");
    assert_eq!(new[4], "unit = \"drilling\"");
    assert_eq!(gone, none);

    // A posting that begins on the day itself is mended.
    let (new, gone) = lines(&scene, "staff move feng.tao --to plating --from 2027-01-01");
    assert_eq!(
        (new, gone),
        (
            vec!["unit = \"plating\"".to_owned()],
            vec!["unit = \"drilling\"".to_owned()]
        )
    );

    let (new, gone) = lines(&scene, "staff leave feng.tao --until 2027-06-30");
    assert_eq!(
        (new, gone),
        (vec!["until = 2027-06-30".to_owned()], none.clone())
    );
}

/// Addresses, roles and persons likewise.
#[test]
fn a_name_or_role_writes_its_lines_and_no_more() {
    let scene = Scene::new();
    let none: Vec<String> = Vec::new();
    let (new, gone) = lines(&scene, "staff rename wang.min --email wang@new.example");
    assert_eq!(
        new,
        [
            "email = \"wang@new.example\"",
            "former_emails = [\"wang.min@example.com\"]"
        ]
    );
    assert_eq!(gone, ["email = \"wang.min@example.com\""]);
    done(&scene, "staff rename wang.min --email wang.min@example.com");
    assert!(
        scene
            .read(STAFF)
            .contains("former_emails = [\"wang@new.example\"]\n")
    );

    let (new, gone) = lines(
        &scene,
        "staff role li.jing business-manager --end 2026-12-31",
    );
    assert_eq!(
        (new[0].as_str(), gone[0].as_str()),
        ("roles = []", "roles = [\"business-manager\"]")
    );
    let given =
        "[[appointment]]\nperson = \"li.jing\"\nrole = \"business-manager\"\nuntil = 2026-12-31\n";
    assert!(scene.read(STAFF).contains(given));

    let (new, gone) = lines(
        &scene,
        "staff join --id ren.yi --name 任意 --email ren.yi@example.com --unit quality --from 2026-11-09 --points 12",
    );
    assert!(new.contains(&"name = \"任意\"".to_owned()));
    assert_eq!(gone, none);
    assert_eq!(listed(&scene, "ren.yi", "2026-11-09")["unit"], "quality");
    done(&scene, "policy lint");
}

/// Shown, or written and committed alone, in the words of the other commands.
#[test]
fn a_change_is_shown_or_committed_alone() {
    let scene = Scene::new();
    let before = scene.read(STAFF);
    let diff = done(&scene, "staff leave feng.tao --until 2026-11-30 --dry-run");
    assert!(diff.contains("+until = 2026-11-30"), "{diff}");
    assert_eq!(scene.read(STAFF), before);
    scene.write("policies/other.txt", "x");
    scene
        .lang("zh")
        .ok(&words("staff leave feng.tao --until 2026-11-30 --commit"));
    let log = scene.git(&["log", "-1", "--format=%s%n%b", "--name-only"]);
    assert!(log.contains("staff leave: 冯涛"), "{log}");
    assert!(
        log.contains("Actor: wang.min@example.com") && !log.contains("Case:"),
        "{log}"
    );
    assert!(log.ends_with(STAFF), "{log}");
    let again = scene.json(&words("staff leave feng.tao --until 2026-11-30"));
    assert_eq!(
        again,
        json!({"person": "feng.tao", "file": STAFF, "changed": false})
    );
}

/// Nobody unknown changes who is who, and where the organisation says who may, nobody else.
#[test]
fn who_may_change_the_staff_stands_with_the_organisation() {
    let scene = Scene::new();
    let leave = "staff leave feng.tao --until 2026-11-30";
    let said = refused(&scene.by("nobody@example.com"), 3, leave);
    assert!(said.contains("[unknown-actor]"), "{said}");
    let file = "policies/organization.toml";
    let text = scene.read(file);
    scene.write(
        file,
        &format!("{text}\n[permissions]\nstaff = [\"registrar\"]\n"),
    );
    let said = refused(&scene, 3, leave);
    assert!(
        said.contains("Registrar") && said.contains("organization.toml:"),
        "{said}"
    );
    done(&scene.by(REGISTRAR), leave);
    // Who may not leaves the staff file undated, and the rest is done.
    let said = scene.run(&["migrate", "--dry-run"]);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (0, "Nothing changed.\n"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("Registrar"), "{}", said.stderr);
}

/// M-B3: a unit whose stated points were those of its people is named when they are no more.
#[test]
fn a_unit_s_stated_points_are_held_to_its_people() {
    let scene = Scene::new();
    let moved = "staff move wei.jun --to drilling --from 2026-12-01";
    let said = scene.run(&words(moved));
    assert_eq!(said.code, 0, "{}", said.stderr);
    for unit in ["people of etching have 0", "people of drilling have 32"] {
        assert!(said.stderr.contains(unit), "{}", said.stderr);
    }
    assert!(!said.stderr.contains("manufacturing"), "{}", said.stderr);
    let renamed = scene.run(&words("staff rename wei.jun --name W"));
    assert_eq!(renamed.stderr, "");
}

/// Who has left is asked about no change any more.
#[test]
fn who_has_left_owns_no_code() {
    let scene = Scene::new();
    done(&scene, "staff leave zhou.lan --until 2020-01-01");
    done(&scene, "init --codeowners");
    let owners = scene.read("CODEOWNERS");
    assert!(!owners.contains("zhou.lan@example.com"), "{owners}");
}

/// A change, its exit code, and a word of why.
type Refused = (i32, &'static str, &'static str);

#[rustfmt::skip]
const CONTRADICTIONS: &[Refused] = &[
    (2, "staff move nobody --to etching --from 2026-12-01", "nobody"),
    (2, "staff move feng.tao --to etch --from 2026-12-01", "etching"),
    (2, "staff move feng.tao --to soldermask-a --from 2026-12-01", "already"),
    (2, "staff move feng.tao --to etching --from 2026-13-01", "2026-13-01"),
    (2, "staff role feng.tao boss --from 2026-12-01", "registrar"),
    (2, "staff role li.jing business-manager --from 2026-12-01", "staff.toml:"),
    (2, "staff role feng.tao registrar --end 2026-12-01", "does not hold"),
    (2, "staff role feng.tao registrar --from 2026-12-01 --until 2026-11-01", "2026-11-01"),
    (2, "staff role feng.tao registrar", "--from"),
    (2, "staff rename feng.tao", "--email"),
    (2, "staff rename feng.tao --email feng.tao@example.com", "already"),
    (2, "staff rename feng.tao --email wang.min@example.com", "wang.min@example.com"),
    (2, "staff rename feng.tao --email feng.tao", "e-mail"),
    (2, "staff join --id feng.tao --name F --email f@example.com --unit etching --from 2026-12-01", "冯涛"),
    (2, "staff join --id new --unit etching --from 2026-12-01", "--name"),
];

#[rustfmt::skip]
const AFTER_LEAVING: &[Refused] = &[
    (3, "staff move feng.tao --to etching --from 2027-01-01", "staff.toml:"),
    (3, "staff role feng.tao registrar --from 2027-01-01", "2026-12-31"),
    (3, "staff leave feng.tao --until 2027-01-31", "2026-12-31"),
];

/// What contradicts what is written for other days is refused, with its place.
#[test]
fn what_contradicts_other_days_is_refused() {
    let scene = Scene::new();
    let all = |refusals: &[Refused]| {
        for (code, line, word) in refusals {
            let said = refused(&scene, *code, line);
            assert!(said.contains(word), "{line}: {said}");
        }
    };
    all(CONTRADICTIONS);
    done(&scene, "staff leave feng.tao --until 2026-12-31");
    all(AFTER_LEAVING);
    let back = "staff join --id feng.tao --unit etching --from 2027-03-01";
    done(&scene, back);
    let before = "staff move feng.tao --to drilling --from 2026-12-01";
    all(&[(2, before, "2027-03-01")]);
    assert_eq!(listed(&scene, "feng.tao", "2027-02-28"), Value::Null);
    assert_eq!(listed(&scene, "feng.tao", "2027-03-01")["unit"], "etching");
}

/// The dated file says of every day what the undated one said.
#[test]
fn migrating_dates_the_staff_and_moves_nobody() {
    let scene = Scene::new();
    done(&scene, "staff move feng.tao --to etching --from 2026-12-01");
    let days = ["1990-01-01", "2026-11-30", "2026-12-01", "2030-01-01"];
    let all = || days.map(|day| scene.json(&["staff", "list", "--all", "--at", day]));
    let before = all();
    let text = scene.read(STAFF);
    let shown = done(&scene, "migrate --dry-run");
    assert!(
        shown.contains("-unit = \"soldermask-a\"") && shown.contains("+until = 2026-11-30"),
        "{shown}"
    );
    assert_eq!(scene.read(STAFF), text);
    let said = done(&scene, "migrate");
    assert!(said.contains("43 persons are dated"), "{said}");
    // Only what told until when they are there is new.
    let plain = |lists: [Value; 4]| {
        lists.map(|mut list| {
            for person in list["people"].as_array_mut().unwrap() {
                person.as_object_mut().unwrap().remove("until");
            }
            list
        })
    };
    assert_eq!(plain(all()), plain(before));
    assert_eq!(done(&scene, "migrate"), "Nothing changed.\n");
    done(&scene, "policy lint");
    assert!(
        scene
            .read(STAFF)
            .starts_with(&text[..text.find("[[person]]").unwrap()])
    );
    assert_eq!(BUSINESS, listed(&scene, "wang.min", "2026-11-05")["email"]);
}

/// Whoever is not known yet enters themselves, by the address git has: nobody else, and not where
/// the organisation names who alone may. Where there is nobody yet, somebody has to be the first.
#[test]
fn somebody_new_enters_themselves() {
    const OWN: &str = "staff join --id chen.yu --name Chen --email chen.yu@example.com --unit business --from 2026-11-01";
    const OTHER: &str = "staff join --id chen.yi --name Yi --email chen.yi@example.com --unit business --from 2026-11-01";
    let scene = Scene::of("manufacturing").by("chen.yu@example.com");
    let unknown = refused(
        &scene,
        3,
        "new --customer 华南电子 --complaint 脱落 --no-input",
    );
    assert!(unknown.contains("complaint staff join"), "{unknown}");
    refused(&scene, 3, OTHER);
    let organization = scene.read("policies/organization.toml");
    let reserved = format!("{organization}\n[permissions]\nstaff = [\"registrar\"]\n");
    scene.write("policies/organization.toml", &reserved);
    refused(&scene, 3, OWN);
    let staff = scene.read(STAFF);
    let nobody = "[[unit]]\nid = \"business\"\ntitle = \"业务\"\n";
    scene.write("policies/manufacturing.toml", "");
    std::fs::remove_file(scene.path("policies/manufacturing.toml")).unwrap();
    scene.write(STAFF, nobody);
    done(&scene, OWN);
    assert_eq!(listed(&scene, "chen.yu", "2026-11-05")["unit"], "business");
    let scene = Scene::of("manufacturing").by("chen.yu@example.com");
    assert_eq!(scene.read(STAFF), staff);
    done(&scene, OWN);
    done(
        &scene,
        "new --customer 华南电子 --complaint 脱落 --no-input",
    );
    refused(
        &scene,
        3,
        "staff join --id x --name X --email 华南@example.com --unit business --from 2026-11-01 --by y@example.com",
    );
}

/// Issue: as shipped, the registrar and the general manager change who is who; whoever begins a repository
/// enters himself before its first commit, and gets a role there.
#[test]
fn the_shipped_organisation_says_who_changes_the_staff() {
    let scene = Scene::new();
    let shipped =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/organization.toml");
    let text = std::fs::read_to_string(shipped).unwrap();
    scene.write("policies/organization.toml", &text);
    let leave = "staff leave feng.tao --until 2026-11-30";
    refused(&scene, 3, leave);
    done(&scene.by(REGISTRAR), leave);

    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene.ok(&["init", "--policy", "retail"]);
    scene.ok(&["policy", "lint"]);
    let own = scene.by("chen.yu@example.com");
    done(
        &own,
        "staff join --id chen.yu --name 陈宇 --email chen.yu@example.com --unit gm-office --from 2026-11-01",
    );
    done(&own, "staff role chen.yu registrar --from 2026-11-01");
    assert!(
        scene.try_git(&["rev-parse", "HEAD"]).code != 0,
        "begun by git add and commit, as a whole"
    );
    scene.commit("begin");
    assert_eq!(own.run(&["audit"]).code, 0);
    done(&own, "staff leave chen.yu --until 2026-12-31");
    let other = scene.by("new.hire@example.com");
    refused(
        &other,
        3,
        "staff join --id new.hire --name N --email new.hire@example.com --unit gm-office --from 2026-11-01",
    );
}
