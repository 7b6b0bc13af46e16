//! Figures: amounts and quantities with signs of currency, separators and large units.

use rust_decimal::Decimal;

use super::plain::plain;

/// What stands before or after an amount and says nothing more than that it is money.
const CURRENCY: [&str; 8] = ["CNY", "RMB", "¥", "￥", "元", "圆", "块钱", "人民币"];

/// Units of ten thousand and the like.
const LARGE: [(&str, u32); 3] = [("亿", 100_000_000), ("万", 10_000), ("千", 1_000)];

/// The figure as a file holds it: `¥42,000` is `42000`, `4.2万` is `42000`, `1,250.5kg` is
/// `1250.5kg`. What cannot be read comes back as it was, for its reader to say why.
pub fn figure(text: &str) -> String {
    let plain = plain(text);
    let bare = without_currency(&plain);
    read(bare).unwrap_or_else(|| {
        if bare == plain {
            text.to_owned()
        } else {
            bare.to_owned()
        }
    })
}

fn without_currency(text: &str) -> &str {
    let mut text = text;
    for sign in CURRENCY {
        text = text.strip_prefix(sign).unwrap_or(text).trim();
        text = text.strip_suffix(sign).unwrap_or(text).trim();
    }
    text
}

fn read(text: &str) -> Option<String> {
    let within = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let end = text.find(|c| !within(c)).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let digits = ungrouped(digits)?;
    let unit = unit.trim_start();
    // Grams and metres come in thousands of their own: `3千克`.
    let large = LARGE.iter().find_map(|(word, by)| {
        let rest = unit.strip_prefix(word)?;
        (*word != "千" || rest.is_empty()).then_some((rest, *by))
    });
    let Some((rest, by)) = large else {
        return Some(format!("{digits}{unit}"));
    };
    let number = Decimal::from_str_exact(&digits).ok()?;
    let number = number.checked_mul(by.into())?.normalize();
    Some(format!("{number}{rest}"))
}

/// Without the commas that part thousands: only where every group has three digits.
fn ungrouped(digits: &str) -> Option<String> {
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let sound = !first.is_empty()
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3)
        && part.is_none_or(|part| !part.contains([',', '.']));
    let whole = whole.replace(',', "");
    sound.then(|| part.map_or_else(|| whole.clone(), |part| format!("{whole}.{part}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_people_write_them() {
        for (text, figure_of) in [
            ("42000", "42000"),
            ("¥42,000", "42000"),
            ("￥ 42,000.00", "42000.00"),
            ("42,000.00元", "42000.00"),
            ("4.2万", "42000"),
            ("4.2万元", "42000"),
            ("1.05亿", "105000000"),
            ("４２０００", "42000"),
            ("RMB 1,250.5", "1250.5"),
            ("5000片", "5000片"),
            ("5,000 片", "5000片"),
            ("1,250.5kg", "1250.5kg"),
            ("3千克", "3千克"),
        ] {
            assert_eq!(figure(text), figure_of, "{text}");
        }
    }

    /// What is no figure, or can be read in two ways, is left to its reader to refuse.
    #[test]
    fn what_is_no_figure_is_left_alone() {
        for text in [
            "", "x", "42,00", "1,2345", "4,2万", "1.2.3", "-5", ",5", "open",
        ] {
            assert_eq!(figure(text), text, "{text}");
        }
    }
}
