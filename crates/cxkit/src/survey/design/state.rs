//! The cells of a design as saved bytes.

use super::{Cell, Design, DesignColumns, Stratum, WEIGHTS};
use crate::accumulate::{ExactSum, StateReader, StateWriter};
use crate::columns::Key;
use crate::survey::counts::read_answer;
use crate::Error;
use std::collections::BTreeMap;

impl Design {
    pub fn write_to(&self, writer: &mut StateWriter) {
        let DesignColumns { weights, strata, clusters, population } = self.columns;
        for given in [weights, strata, clusters, population] {
            writer.bool(given);
        }
        writer.usize(self.strata.len());
        for (name, stratum) in &self.strata {
            write_key(writer, name);
            writer.option(stratum.population, StateWriter::f64);
            writer.usize(stratum.clusters.len());
            for (cluster, cells) in &stratum.clusters {
                write_key(writer, cluster);
                writer.usize(cells.len());
                for (answer, cell) in cells {
                    writer.f64(answer.0);
                    writer.u64(cell.n);
                    cell.weight.write_to(writer);
                    cell.square.write_to(writer);
                }
            }
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let columns = DesignColumns {
            weights: reader.bool()?,
            strata: reader.bool()?,
            clusters: reader.bool()?,
            population: reader.bool()?,
        };
        let strata = read_map(reader, read_key, |reader| {
            Ok(Stratum {
                population: reader.option(read_population)?,
                clusters: read_map(reader, read_key, |reader| {
                    read_map(reader, read_answer, |reader| {
                        let n = reader.u64()?;
                        let weight = ExactSum::read_from(reader)?;
                        let square = ExactSum::read_from(reader)?;
                        let sound =
                            |sum: &ExactSum| sum.value().is_ok_and(|value| value > 0.0 && value < 1e200);
                        let whole = n > 0 && n <= 1 << 53 && sound(&weight) && sound(&square);
                        whole
                            .then_some(Cell { n, weight, square })
                            .ok_or_else(|| Error::bad_state("a cell has no weight"))
                    })
                })?,
            })
        })?;
        Ok(Self { columns, strata, frame: None })
    }
}

/// A size that no row could have brought would divide by zero, or turn the correction round.
fn read_population(reader: &mut StateReader<'_>) -> Result<f64, Error> {
    let population = reader.finite_f64()?;
    if WEIGHTS.contains(&population) {
        Ok(population)
    } else {
        Err(Error::bad_state("a population is not above 0"))
    }
}

fn write_key(writer: &mut StateWriter, key: &Key) {
    match key {
        Key::Integer(number) => {
            writer.u64(0);
            writer.i64(*number);
        }
        Key::Text(text) => {
            writer.u64(1);
            writer.str(text);
        }
        Key::Null => writer.u64(2),
    }
}

fn read_key(reader: &mut StateReader<'_>) -> Result<Key, Error> {
    match reader.u64()? {
        0 => Ok(Key::Integer(reader.i64()?)),
        1 => Ok(Key::Text(reader.str()?.into())),
        2 => Ok(Key::Null),
        _ => Err(Error::bad_state("a group has an unknown kind of name")),
    }
}

/// Reads a map whose keys must rise, so that one content has one spelling.
fn read_map<'a, K: Ord, V>(
    reader: &mut StateReader<'a>,
    read_key: impl Fn(&mut StateReader<'a>) -> Result<K, Error>,
    read_value: impl Fn(&mut StateReader<'a>) -> Result<V, Error>,
) -> Result<BTreeMap<K, V>, Error> {
    let mut map = BTreeMap::new();
    for _ in 0..reader.length(1)? {
        let key = read_key(reader)?;
        if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
            return Err(Error::bad_state("groups are not in order"));
        }
        let value = read_value(reader)?;
        map.insert(key, value);
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    #[test]
    fn a_saved_population_must_be_one_a_row_could_bring() {
        let columns = DesignColumns { population: true, ..DesignColumns::default() };
        for (population, sound) in [(50.0, true), (1e90, true), (0.0, false), (-3.0, false), (1e91, false)] {
            let mut design = Design::new(columns);
            let place =
                Place { stratum: Key::Null, cluster: Key::Null, weight: 1.0, population: Some(population) };
            design.add(3.0, place, 0).unwrap();
            let mut writer = StateWriter::new("nps", 1);
            design.write_to(&mut writer);
            let bytes = writer.finish();
            let read = Design::read_from(&mut StateReader::open(&bytes, "nps", 1).unwrap());
            match read {
                Ok(read) => assert!(sound && read == design, "{population}"),
                Err(error) => assert!(!sound && error.code() == "bad_state", "{population}: {error}"),
            }
        }
    }
}
