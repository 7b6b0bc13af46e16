//! Which arguments the words of a message speak of.

use std::collections::BTreeSet;

use fluent_bundle::{FluentBundle, FluentResource};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

type Bundle = FluentBundle<FluentResource>;

/// The arguments of a message and of those it is made up of, in every one of its cases.
pub(super) fn of(bundle: &Bundle, key: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let message = bundle.get_message(key);
    if let Some(words) = message.and_then(|message| message.value()) {
        pattern(bundle, words, &mut found);
    }
    found
}

fn pattern(bundle: &Bundle, words: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &words.elements {
        if let PatternElement::Placeable { expression: placed } = element {
            expression(bundle, placed, found);
        }
    }
}

fn expression(bundle: &Bundle, placed: &Expression<&str>, found: &mut BTreeSet<String>) {
    match placed {
        Expression::Inline(placed) => inline(bundle, placed, found),
        Expression::Select { selector, variants } => {
            inline(bundle, selector, found);
            for variant in variants {
                pattern(bundle, &variant.value, found);
            }
        }
    }
}

fn inline(bundle: &Bundle, placed: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match placed {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        // No message is made up of itself: a test proves that each has its words.
        InlineExpression::MessageReference { id, .. } => found.extend(of(bundle, id.name)),
        InlineExpression::Placeable { expression: placed } => expression(bundle, placed, found),
        _ => {}
    }
}
