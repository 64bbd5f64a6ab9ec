//! Texts that name customers, numbered as they come.

use std::collections::BTreeMap;

/// Customers' names, each with its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    numbers: BTreeMap<Box<str>, u32>,
}

impl Names {
    /// The number of a name, a new one where it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        // Four thousand million names fill any memory first.
        let number = self.names.len() as u32;
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    /// The name of a number that was given out.
    pub fn name(&self, number: i64) -> &str {
        usize::try_from(number).ok().and_then(|number| self.names.get(number)).map_or("", |name| name)
    }

    /// How many numbers were given out.
    pub fn len(&self) -> usize {
        self.names.len()
    }
}
