//! One stem per name, each language's own casing.

/// How a language spells names of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// `confidence_level`: Python, Rust, files.
    Snake,
    /// `confidenceLevel`: JavaScript.
    Camel,
}

impl Casing {
    /// A snake-case name in this casing.
    #[must_use]
    pub fn of(self, name: &str) -> String {
        match self {
            Self::Snake => name.to_owned(),
            Self::Camel => camel(name),
        }
    }
}

/// `confidence_level` as `confidenceLevel`.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut after_line = false;
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter == '_' && !out.is_empty() {
            after_line = true;
        } else {
            out.push(if after_line { letter.to_ascii_uppercase() } else { letter });
            after_line = false;
        }
    }
    out
}

/// `confidenceLevel` as `confidence_level`.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casing_goes_both_ways() {
        for name in ["nps", "confidence_level", "ci_lower", "design_effect_finite", "n"] {
            assert_eq!(snake(&camel(name)), name);
        }
        assert_eq!(camel("ci_lower"), "ciLower");
    }
}
