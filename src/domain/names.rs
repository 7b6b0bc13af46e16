//! Names as people read them: which of two spellings mean one customer.

use super::digest::keyed;
use unicode_normalization::UnicodeNormalization as _;

/// A name as it is compared: full and half width, capitals, spaces and the shape of brackets make no
/// other of it. Files keep what was typed.
pub fn comparable(name: &str) -> String {
    let bracket = |c: char| match c {
        '[' | '{' | '【' | '〔' | '〖' | '〈' | '《' | '「' | '『' => '(',
        ']' | '}' | '】' | '〕' | '〗' | '〉' | '》' | '」' | '』' => ')',
        other => other,
    };
    // These stand for themselves, and most names are of nothing else.
    let plain = |c: char| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    if name.chars().all(plain) {
        let read = name.chars().map(|c| c.to_ascii_lowercase());
        return read.filter(|c| !c.is_whitespace()).map(bracket).collect();
    }
    let read = name.nfkc().flat_map(char::to_lowercase);
    read.filter(|c| !c.is_whitespace()).map(bracket).collect()
}

/// So many digits of a sum tell one from all others.
const DIGITS: usize = 16;

/// What stands for somebody: a keyed sum of who it is, so that the same one has the same, and nobody
/// without the key can try names.
pub fn pseudonym(key: &[u8], sort: &str, who: &str) -> String {
    let sum = keyed(key, format!("{sort}\0{who}").as_bytes());
    format!("{sort}-{}", sum.get(..DIGITS).unwrap_or_default())
}

/// What stands for a customer.
pub fn customer_sum(key: &[u8], name: &str) -> String {
    pseudonym(key, "customer", &comparable(name))
}

#[cfg(test)]
mod tests {
    use super::comparable;

    /// Contract, Names: one customer however it was typed (B-5), and never two.
    #[test]
    fn one_customer_however_it_is_typed() {
        for (one, other) in [
            ("苏州电子（华南）有限公司", "苏州电子(华南)有限公司"),
            ("苏州电子【华南】", "苏州电子 (华南)"),
            ("ＡＣＭＥ　Ｌｔｄ", "acme ltd"),
            ("华南 [ACME] 电子", "华南(acme)电子"),
            ("Müller", "Mu\u{308}ller"),
            ("ΜΆΪΟΣ", "μάϊοσ"),
            ("㈱日立", "(株)日立"),
        ] {
            assert_eq!(comparable(one), comparable(other));
        }
        for (one, other) in [
            ("华南电子", "华南电子厂"),
            ("ACME 1", "ACME 2"),
            ("a-b", "ab"),
        ] {
            assert_ne!(comparable(one), comparable(other));
        }
    }
}
