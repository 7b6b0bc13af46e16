//! JSON Schema as far as the generated schemas use it: what does not fit, by place.

use serde_json::Value;

use super::pattern;

/// Everything of `value` that does not fit `schema`, as `place: why`.
pub fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    check(schema, schema, value, "")
}

fn check(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let keywords = schema.as_object().into_iter().flatten();
    let found = keywords.flat_map(|(keyword, asked)| match keyword.as_str() {
        "$ref" => {
            let pointer = asked.as_str().unwrap().trim_start_matches('#');
            check(root, root.pointer(pointer).unwrap(), value, place)
        }
        "anyOf" => {
            let any = asked.as_array().unwrap().iter();
            let tried: Vec<_> = any.map(|one| check(root, one, value, place)).collect();
            let fits = tried.iter().any(Vec::is_empty);
            if fits { Vec::new() } else { tried.concat() }
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            let each = items.map(|(i, item)| check(root, asked, item, &format!("{place}[{i}]")));
            each.flatten().collect()
        }
        "properties" => properties(root, schema, value, place),
        keyword if fits(keyword, asked, value) => Vec::new(),
        keyword => vec![format!("{place}: {value} does not fit {keyword} {asked}")],
    });
    found.collect()
}

fn properties(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let entries = value.as_object().into_iter().flatten();
    let found = entries.flat_map(|(key, below)| {
        let place = format!("{place}.{key}");
        let own = key.starts_with("x-") && schema.get("patternProperties").is_some();
        match schema["properties"].get(key) {
            Some(schema) => check(root, schema, below, &place),
            None if own || schema["additionalProperties"] != false => Vec::new(),
            None => vec![format!("{place}: unknown")],
        }
    });
    found.collect()
}

/// Whether a value keeps to a keyword that says nothing of what is below it.
fn fits(keyword: &str, asked: &Value, value: &Value) -> bool {
    let text = value.as_str();
    let length = text.map(|text| text.chars().count() as u64);
    match keyword {
        "$schema"
        | "$defs"
        | "title"
        | "description"
        | "patternProperties"
        | "additionalProperties" => true,
        "type" => is(asked.as_str().unwrap(), value),
        "enum" => asked.as_array().unwrap().contains(value),
        "const" => asked == value,
        "minimum" => value
            .as_i64()
            .is_none_or(|number| number >= asked.as_i64().unwrap()),
        "maximum" => value
            .as_i64()
            .is_none_or(|number| number <= asked.as_i64().unwrap()),
        "minLength" => length.is_none_or(|length| length >= asked.as_u64().unwrap()),
        "maxLength" => length.is_none_or(|length| length <= asked.as_u64().unwrap()),
        "pattern" => text.is_none_or(|text| pattern::matches(asked.as_str().unwrap(), text)),
        "minProperties" => value
            .as_object()
            .is_none_or(|object| object.len() as u64 >= asked.as_u64().unwrap()),
        "required" => {
            let mut keys = asked.as_array().unwrap().iter();
            let there = |key: &Value| value.get(key.as_str().unwrap()).is_some();
            !value.is_object() || keys.all(there)
        }
        other => panic!("the validator does not know {other}"),
    }
}

fn is(sort: &str, value: &Value) -> bool {
    match sort {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the validator does not know the type {other}"),
    }
}
