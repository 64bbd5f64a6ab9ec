//! What is written into the page as it is: scripts, styles, data, and the policy that allows just these.

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use sha2::{Digest, Sha256};

/// A script as it may stand in HTML: nothing in it can end the element.
pub(crate) fn script(text: &str) -> String {
    const END: &str = "</script";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let (before, end) = rest.split_at(at);
        out.push_str(before);
        let is_end = end.get(..END.len()).is_some_and(|end| end.eq_ignore_ascii_case(END));
        // Such text stands in strings and regular expressions only, where a backslash changes nothing.
        out.push_str(if is_end { "<\\/" } else { "</" });
        rest = &end[2..];
    }
    out.push_str(rest);
    // Browsers read a line break of any kind as this one before they compute the hash.
    out.replace("\r\n", "\n").replace('\r', "\n")
}

/// JSON as it may stand in a script element.
pub(crate) fn json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            letter => out.push(letter),
        }
    }
    out
}

/// The content security policy: these scripts and styles by their hashes, nothing from outside.
pub(crate) fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| texts.iter().map(|text| hash(text)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_browsers_compute() {
        // The example of the specification of content security policies.
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn nothing_ends_its_element() {
        assert_eq!(script("a='</ScRipt>'; b='</p>'\r\n"), "a='<\\/ScRipt>'; b='</p>'\n");
        let text = json(&serde_json::json!({"a": "</script><!--\u{2028}&"}));
        assert_eq!(text, "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\"}");
    }
}
