//! The pages for whoever writes a policy are true: every key is there, every example can be read,
//! every command of the way is run.

use complaint::codec::{reference, regulations};
use complaint::domain::document::Document;
use complaint::domain::policy::Policy;
use complaint::domain::schema::{self, Table as _};

use crate::common::{Scene, shell_words};

const KEYS: &str = "docs/policy-keys.md";
const GUIDE: &str = "docs/policy-authors.md";

fn page(name: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(name)).unwrap()
}

/// The blocks of a page in one language, without the indent they stand at.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Option<(usize, Vec<&str>)> = None;
    for line in page.lines() {
        let bare = line.trim_start();
        match &mut block {
            None if bare == format!("```{language}") => {
                block = Some((line.len() - bare.len(), Vec::new()));
            }
            None => {}
            Some(_) if bare == "```" => {
                let (_, lines) = block.take().unwrap();
                blocks.push(lines.join("\n"));
            }
            Some((indent, lines)) => lines.push(line.get(*indent..).unwrap_or_default()),
        }
    }
    blocks
}

/// `complaint schema policy --format markdown > docs/policy-keys.md`.
#[test]
fn the_page_of_keys_is_the_generated_one() {
    let committed = page(KEYS);
    let generated = Scene::empty().ok(&["schema", "policy", "--format", "markdown"]);
    assert_eq!(generated, reference::text(Document::Policy));
    assert!(
        committed == generated,
        "{KEYS} is not what `schema policy --format markdown` writes"
    );
}

/// Every declared key stands on the page, with what it is.
#[test]
fn every_declared_key_is_on_the_page() {
    let page = page(KEYS);
    for (path, field) in schema::all(Policy::FIELDS) {
        let key = format!("`{}`", field.key);
        let head = [format!("`[{path}]`"), format!("`[[{path}]]`")];
        assert!(
            page.contains(&key) || head.iter().any(|head| page.contains(head)),
            "{path}"
        );
    }
}

/// Every example is read without a fault within a policy that has no more than it must.
#[test]
fn every_example_can_be_read() {
    let (keys, guide) = (blocks(&page(KEYS), "toml"), blocks(&page(GUIDE), "toml"));
    let head = &keys[0];
    let numbering = keys
        .iter()
        .find(|block| block.starts_with("[numbering]"))
        .unwrap();
    assert!(
        keys.len() > 30 && guide.len() > 5,
        "{} {}",
        keys.len(),
        guide.len()
    );
    for block in keys.iter().chain(&guide) {
        let own = if block.starts_with('[') {
            block.as_str()
        } else {
            ""
        };
        let needed = if own == numbering {
            ""
        } else {
            numbering.as_str()
        };
        let text = format!("{head}\n{needed}\n{own}\n");
        let file = ("policies/example.toml".to_owned(), text.clone());
        let read = regulations::read_alone(&[file]);
        let faults: Vec<_> = read
            .faults()
            .iter()
            .map(|fault| (fault.path.clone(), fault.what.clone()))
            .collect();
        assert!(faults.is_empty(), "{faults:?}\n{text}");
        assert_eq!(read.policies.len(), 1, "{text}");
    }
}

/// The way from paper to a policy is walked as it is told, command by command.
#[test]
fn the_way_is_walked_as_it_is_told() {
    let scene = Scene::new();
    let mut walked = 0;
    for block in blocks(&page(GUIDE), "sh") {
        for line in block.lines() {
            let command = line.split(" # ").next().unwrap();
            let words = shell_words(command);
            let args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            let actor = match args[0] {
                "approve" => scene.by("zhou.lan@example.com"),
                _ => scene.clone(),
            };
            actor.ok(&args);
            walked += 1;
        }
    }
    assert!(walked > 15, "{walked}");
    assert_eq!(scene.json(&["show", "HOU2611001"])["status"], "closed");
}

/// The README leads there.
#[test]
fn the_readme_leads_to_the_authors_pages() {
    let readme = page("README.md");
    assert!(readme.contains("(docs/policy-authors.md)"));
    assert!(page(GUIDE).contains("(policy-keys.md)"));
}
