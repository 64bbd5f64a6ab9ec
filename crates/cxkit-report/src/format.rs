//! Numbers and names for people.

use std::borrow::Cow;

/// Two significant digits of a half width: 2.8 supports one decimal, 12 none.
pub(crate) fn decimals_for(half_width: f64) -> usize {
    let mut decimals = 0;
    let mut scaled = half_width;
    while scaled > 0.0 && scaled < 10.0 && decimals < 6 {
        scaled *= 10.0;
        decimals += 1;
    }
    // Without a width there is nothing to go by: the unit's own most applies.
    if half_width > 0.0 {
        decimals
    } else {
        6
    }
}

/// A number with so many decimals, a real minus sign and commas between thousands.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut out = String::new();
    let is_zero = plain.bytes().all(|byte| byte == b'0' || byte == b'.');
    if value < 0.0 && !is_zero {
        out.push('\u{2212}');
    }
    out.push_str(&thousands(whole));
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A count with commas between thousands.
pub(crate) fn count(value: u64) -> String {
    thousands(&value.to_string())
}

fn thousands(digits: &str) -> String {
    let length = digits.len();
    let mut out = String::with_capacity(length + length / 3 * 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (length - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The longest name the page prints.
const LONGEST_NAME: usize = 80;

/// A name from data as it may be shown: one line, no control or direction characters, shortened.
pub(crate) fn name(text: &str) -> String {
    let harmless = text.chars().map(|letter| if is_harmful(letter) { '\u{fffd}' } else { letter });
    let cut: String = harmless.take(LONGEST_NAME + 1).collect();
    if cut.trim().is_empty() {
        return "(blank)".into();
    }
    shorten(&cut, LONGEST_NAME).into_owned()
}

/// Control characters, and those that turn the direction of the text around them.
fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || ('\u{202a}'..='\u{202e}').contains(&letter)
        || ('\u{2066}'..='\u{2069}').contains(&letter)
}

/// The text cut to so many characters.
pub(crate) fn shorten(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_commas_between_thousands() {
        assert_eq!([count(7), count(999), count(1000), count(1_234_567)], ["7", "999", "1,000", "1,234,567"]);
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(-1234.56, 1), "\u{2212}1,234.6");
    }

    #[test]
    fn names_are_harmless_and_short() {
        assert_eq!(name("a\u{202e}b\nc"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(name(&"x".repeat(10_000)).chars().count(), 81);
        assert_eq!(name(" \t"), " \u{fffd}");
        assert_eq!(name("  "), "(blank)");
    }
}
