//! The word that was probably meant.

/// The known word nearest to one that is not known: at most a third of its characters away.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        // A swap of neighbours is one mistake.
        let distance = strsim::osa_distance(word, candidate);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_does_not_guess_wildly() {
        let known = ["quality", "business", "gm-office"];
        assert_eq!(nearest("qaulity", &known), Some("quality"));
        assert_eq!(nearest("buisness", &known), Some("business"));
        assert_eq!(nearest("gm_office", &known), Some("gm-office"));
        assert_eq!(nearest("warehouse", &known), None);
        assert_eq!(nearest("", &known), None);
    }
}
