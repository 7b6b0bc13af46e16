//! The JSON Schemas (draft 2020-12) of a repository's files, written from their declared fields.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::domain::document::Document;
use crate::domain::lang::Lang;
use crate::domain::policy::fixed_words;
use crate::domain::schema::{Field, Kind, Shape};
use crate::domain::word::Word as _;

/// The file in a repository that holds the schema of a sort of file.
pub fn path(document: Document) -> String {
    format!("schema/{document}.schema.json")
}

/// The schema of a sort of file, as text: what fits on a line stands on one.
pub fn text(document: Document) -> String {
    laid_out(&of(document), 0) + "\n"
}

/// The widest line.
const WIDTH: usize = 100;

fn laid_out(value: &Value, depth: usize) -> String {
    let flat = value.to_string();
    let indent = "  ".repeat(depth);
    let (open, parts, close): (_, Vec<String>, _) = match value {
        _ if depth > 0 && indent.len() + flat.chars().count() < WIDTH => return flat,
        Value::Array(items) => {
            let items = items.iter().map(|item| laid_out(item, depth + 1));
            ('[', items.collect(), ']')
        }
        Value::Object(map) => {
            let part = |(key, value): (&String, &Value)| {
                format!("{}: {}", json!(key), laid_out(value, depth + 1))
            };
            ('{', map.iter().map(part).collect(), '}')
        }
        _ => return flat,
    };
    let parts = parts.join(&format!(",\n{indent}  "));
    format!("{open}\n{indent}  {parts}\n{indent}{close}")
}

/// The schema of a sort of file.
pub fn of(document: Document) -> Value {
    let mut writer = Writer::default();
    let object = writer.object(document.shape());
    let mut schema = Map::new();
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    schema.insert("$schema".to_owned(), json!(dialect));
    schema.insert("title".to_owned(), json!(format!("Complaint {document}")));
    schema.insert("description".to_owned(), json!(about(document)));
    schema.extend(object);
    schema.insert("$defs".to_owned(), json!(writer.shared));
    Value::Object(schema)
}

fn about(document: Document) -> &'static str {
    match document {
        Document::Case => "One customer complaint: cases/YYYY/MM/<number>.yaml",
        Document::Policy => "One company regulation: policies/<id>.toml",
        Document::Staff => "Who is who: policies/staff.toml",
        Document::Calendar => "Working days and hours: policies/calendar-<name>.toml",
        Document::Organization => "What holds for all policies: policies/organization.toml",
    }
}

/// A schema as it is written, with what its fields share, by name.
#[derive(Default)]
struct Writer {
    shared: BTreeMap<String, Value>,
}

impl Writer {
    fn object(&mut self, shape: Shape) -> Map<String, Value> {
        let fields = shape.iter();
        let properties: Map<String, Value> = fields
            .map(|field| (field.key.to_owned(), self.field(field)))
            .collect();
        let needed = shape.iter().filter(|field| field.needed);
        let needed: Vec<&str> = needed.map(|field| field.key).collect();
        let mut object = closed(properties);
        if !needed.is_empty() {
            object.insert("required".to_owned(), json!(needed));
        }
        object
    }

    fn field(&mut self, field: &Field) -> Value {
        let mut schema = Map::new();
        schema.insert("description".to_owned(), json!(described(field.doc)));
        let words = fixed_words(field).map(|words| json!({ "enum": words }));
        let value = match (field.kind, words) {
            (Kind::List(shape), _) if field.short => {
                let record = self.kind(field.key, Kind::Map(shape));
                let either = json!({ "anyOf": [{ "type": "string" }, record] });
                json!({ "type": "array", "items": either })
            }
            (Kind::Many(_), Some(words)) => one_or_more(&self.share(field.key, words)),
            (_, Some(words)) => words,
            (kind, None) => self.kind(field.key, kind),
        };
        if let Value::Object(value) = value {
            schema.extend(value);
        }
        Value::Object(schema)
    }

    fn kind(&mut self, key: &str, kind: Kind) -> Value {
        match kind {
            Kind::Text | Kind::Lines => json!({ "type": "string" }),
            Kind::Digits => json!({ "type": "string", "minLength": 1, "maxLength": 64 }),
            Kind::Texts => one_or_more(&json!({ "type": "string" })),
            Kind::Date => {
                let date = json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" });
                self.share("date", date)
            }
            Kind::Month => {
                let month = json!({ "type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$" });
                self.share("month", month)
            }
            Kind::Time => self.share("time", time()),
            Kind::Money => self.share("money", money()),
            Kind::Decimal => self.share("decimal", decimal()),
            Kind::Limit => self.share("limit", limit()),
            Kind::Localized => self.share("title", title()),
            Kind::MoneyOr(word) => {
                json!({ "anyOf": [self.kind(key, Kind::Money), { "const": word }] })
            }
            Kind::Quantity => self.share("quantity", quantity()),
            Kind::QuantityOr(word) => {
                json!({ "anyOf": [self.kind(key, Kind::Quantity), { "const": word }] })
            }
            Kind::Count => {
                let most = 1_000_000_000_000_u64;
                json!({ "type": "integer", "minimum": 0, "maximum": most })
            }
            Kind::Within(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Word(words, _) => json!({ "enum": words() }),
            Kind::Map(shape) => {
                let object = self.object(shape);
                self.share(key, Value::Object(object))
            }
            Kind::List(shape) => {
                let items = self.kind(key, Kind::Map(shape));
                json!({ "type": "array", "items": items })
            }
            Kind::Many(kind) => {
                let one = self.kind(key, *kind);
                one_or_more(&match kind {
                    Kind::Word(..) => self.share(key, one),
                    _ => one,
                })
            }
            Kind::Keyed(keys, kind) => {
                let value = self.kind(key, *kind);
                let keys = keys().into_iter();
                let keyed = keys.map(|key| (key.to_owned(), value.clone()));
                Value::Object(closed(keyed.collect()))
            }
            Kind::Either([short, long]) => {
                json!({ "anyOf": [self.kind(key, *short), self.kind(key, *long)] })
            }
            Kind::Any => json!({}),
        }
    }

    /// A schema that may be meant more than once, under a name of its own.
    fn share(&mut self, name: &str, schema: Value) -> Value {
        let (mut own, mut others) = (name.to_owned(), 1);
        while self.shared.get(&own).is_some_and(|other| *other != schema) {
            others += 1;
            own = format!("{name}-{others}");
        }
        let shared = json!({ "$ref": format!("#/$defs/{own}") });
        self.shared.insert(own, schema);
        shared
    }
}

/// A map of these keys, and of people's own.
fn closed(properties: Map<String, Value>) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object.insert("patternProperties".to_owned(), json!({ "^x-": true }));
    object.insert("additionalProperties".to_owned(), json!(false));
    object
}

/// A doc comment as prose.
pub(super) fn described(doc: &str) -> String {
    let words = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace("[`", "`").replace("`]", "`")
}

/// One value, or a list of them.
fn one_or_more(value: &Value) -> Value {
    json!({ "anyOf": [value, { "type": "array", "items": value }] })
}

fn time() -> Value {
    json!({
        "description": "RFC 3339; without an offset in the calendar's zone",
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$",
    })
}

fn money() -> Value {
    json!({
        "description": "Decimal text, at most two decimals",
        "anyOf": [
            { "type": "string", "pattern": r"^\d+(\.\d{1,2})?$" },
            { "type": "integer", "minimum": 0 },
        ],
    })
}

fn quantity() -> Value {
    json!({
        "description": "Pieces, or decimal text with a unit",
        "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": 1_000_000_000_000_u64 },
            { "type": "string", "pattern": r"^\d+(\.\d{1,6})?( ?[^\d\s.,;:][^\s.,;:]*)?$" },
        ],
    })
}

fn decimal() -> Value {
    json!({
        "description": "Decimal text",
        "anyOf": [
            { "type": "string", "pattern": r"^\d+(\.\d+)?$" },
            { "type": "integer", "minimum": 0 },
        ],
    })
}

fn limit() -> Value {
    json!({
        "description": "Days or half days, months, hours, minutes, seconds: 3d, 0.5d, 1mo, 48h, 90m, 90s",
        "type": "string",
        "pattern": r"^(\d+(\.5)?d|\d+(mo|h|m|s))$",
    })
}

fn title() -> Value {
    let text = |word: &&str| ((*word).to_owned(), json!({ "type": "string" }));
    let properties: Map<String, Value> = Lang::words().iter().map(text).collect();
    json!({
        "description": "In one language or several, or one text for all",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": properties,
                "minProperties": 1,
                "additionalProperties": false,
            },
        ],
    })
}
