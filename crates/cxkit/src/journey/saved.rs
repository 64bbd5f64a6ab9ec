//! The bytes of a saved log.

use super::events::{BlankNames, DroppedRows};
use super::filter::View;
use super::identity::Identity;
use super::log::About;
use super::names::Names;
use super::sorted::{Attribute, Codes, Sorted, Values};
use crate::accumulate::{StateReader, StateWriter};
use crate::codes::TextList;
use crate::columns::Key;
use crate::time::{EARLIEST, LATEST};
use crate::Error;
use std::collections::BTreeMap;
use std::sync::Arc;

const KIND: &str = "event_log";
const VERSION: u64 = 1;

const POLICIES: [BlankNames; 3] = [BlankNames::Drop, BlankNames::Keep, BlankNames::Error];

pub(super) fn write(log: &Sorted, about: &About) -> Vec<u8> {
    let mut writer = StateWriter::new(KIND, VERSION);
    let policy = POLICIES.iter().position(|&policy| Some(policy) == about.blanks).unwrap_or(0);
    writer.usize(policy);
    about.dropped.counts().into_iter().for_each(|count| writer.u64(count));
    writer.usize(about.identity.len());
    for (id, customer) in about.identity.iter() {
        write_key(&mut writer, id);
        write_key(&mut writer, customer);
    }
    writer.usize(log.customers.integers.len());
    let mut before = 0;
    for &integer in &log.customers.integers {
        writer.i128(i128::from(integer) - before);
        before = i128::from(integer);
    }
    write_texts(&mut writer, &log.customers.texts);
    log.offsets.windows(2).for_each(|pair| writer.u64(u64::from(pair[1] - pair[0])));
    for customer in 0..log.customer_count() {
        let mut before = 0;
        for &time in &log.times[log.events_of(customer)] {
            writer.i64(time - before);
            before = time;
        }
    }
    write_texts(&mut writer, &log.touchpoints);
    write_codes(&mut writer, &log.codes);
    writer.usize(log.attributes.len());
    for attribute in &log.attributes {
        writer.str(&attribute.name);
        match &attribute.values {
            Values::Words { codes, names } => {
                writer.bool(true);
                write_texts(&mut writer, names);
                write_codes(&mut writer, codes);
            }
            Values::Numbers(values) => {
                writer.bool(false);
                values.iter().for_each(|&value| writer.f64(value));
            }
        }
    }
    writer.finish()
}

fn write_key(writer: &mut StateWriter, key: &Key) {
    match key {
        Key::Integer(integer) => {
            writer.bool(false);
            writer.i64(*integer);
        }
        Key::Text(text) => {
            writer.bool(true);
            writer.str(text);
        }
        // No id is null.
        Key::Null => writer.bool(false),
    }
}

fn write_texts(writer: &mut StateWriter, texts: &TextList) {
    writer.usize(texts.len());
    texts.iter().for_each(|text| writer.str(text));
}

fn write_codes(writer: &mut StateWriter, codes: &Codes) {
    match codes {
        Codes::U8(codes) => writer.bytes(codes),
        Codes::U16(codes) => codes.iter().for_each(|&code| writer.u64(code.into())),
        Codes::U32(codes) => codes.iter().for_each(|&code| writer.u64(code.into())),
    }
}

fn bad(reason: &'static str) -> Error {
    Error::bad_state(reason)
}

pub(super) fn read(bytes: &[u8]) -> Result<(Sorted, About), Error> {
    let mut reader = StateReader::open(bytes, KIND, VERSION)?;
    let policy = reader.usize()?;
    let blanks = POLICIES.get(policy).copied().ok_or_else(|| bad("its policy for blanks is unknown"))?;
    let mut counts = [0; 5];
    for count in &mut counts {
        *count = reader.u64()?;
    }
    let mut known_as = BTreeMap::new();
    for _ in 0..reader.length(4)? {
        let (id, customer) = (read_key(&mut reader)?, read_key(&mut reader)?);
        if known_as.last_key_value().is_some_and(|(last, _)| *last >= id) {
            return Err(bad("its ids are not in order"));
        }
        known_as.insert(id, customer);
    }
    let identity = Identity::from_known(known_as).ok_or_else(|| bad("its ids are tied in a circle"))?;
    let mut integers: Vec<i64> = Vec::new();
    let mut before = 0_i128;
    for at in 0..reader.length(1)? {
        let next = before.checked_add(reader.i128()?).and_then(|next| i64::try_from(next).ok());
        let next = next.ok_or_else(|| bad("a whole number is too large"))?;
        if at > 0 && i128::from(next) <= before {
            return Err(bad("its customers are not in order"));
        }
        integers.push(next);
        before = i128::from(next);
    }
    let customers = Names { integers, texts: read_texts(&mut reader)? };
    let mut offsets = vec![0_u32];
    let mut end = 0_u32;
    for _ in 0..customers.len() {
        let size = u32::try_from(reader.u64()?).map_err(|_| bad("a customer has too many events"))?;
        end = end.checked_add(size).filter(|_| size > 0).ok_or_else(|| bad("a customer has no events"))?;
        offsets.push(end);
    }
    let events = end as usize;
    let mut times = Vec::new();
    for pair in offsets.windows(2) {
        let mut before = 0_i64;
        for at in pair[0]..pair[1] {
            let time = before.checked_add(reader.i64()?).filter(|time| (EARLIEST..=LATEST).contains(time));
            let time = time.ok_or_else(|| bad("a time is beyond the calendar"))?;
            if at > pair[0] && time < before {
                return Err(bad("the events of a customer are not in order"));
            }
            times.push(time);
            before = time;
        }
    }
    let touchpoints = read_texts(&mut reader)?;
    let codes = read_codes(&mut reader, events, touchpoints.len(), false)?;
    let mut attributes: Vec<Attribute> = Vec::new();
    for _ in 0..reader.length(2)? {
        let name: Box<str> = reader.str()?.into();
        if attributes.last().is_some_and(|last| last.name >= name) {
            return Err(bad("its attributes are not in order"));
        }
        let values = if reader.bool()? {
            let names = read_texts(&mut reader)?;
            let codes = read_codes(&mut reader, events, names.len(), true)?;
            Values::Words { codes, names }
        } else {
            let mut values = Vec::new();
            for _ in 0..events {
                let value = reader.f64()?;
                if value.is_infinite() || (value.is_nan() && value.to_bits() != f64::NAN.to_bits()) {
                    return Err(bad("a number in it is not finite"));
                }
                values.push(value);
            }
            Values::Numbers(values)
        };
        attributes.push(Attribute { name, values });
    }
    reader.finish()?;
    let about = About {
        identity: Arc::new(identity),
        blanks: Some(blanks),
        dropped: DroppedRows::from_counts(counts),
    };
    Ok((Sorted::new(customers, offsets, times, codes, touchpoints, attributes), about))
}

fn read_key(reader: &mut StateReader<'_>) -> Result<Key, Error> {
    Ok(if reader.bool()? { Key::Text(reader.str()?.into()) } else { Key::Integer(reader.i64()?) })
}

fn read_texts(reader: &mut StateReader<'_>) -> Result<TextList, Error> {
    let mut texts = TextList::default();
    for at in 0..reader.length(1)? {
        let text = reader.str()?;
        if at > 0 && texts.get(at - 1) >= text {
            return Err(bad("its names are not in order"));
        }
        texts.push(text);
    }
    Ok(texts)
}

/// Codes of so many names, every one of which must occur; where `none` is allowed it is the code after the last.
fn read_codes(reader: &mut StateReader<'_>, events: usize, names: usize, none: bool) -> Result<Codes, Error> {
    let room = names + usize::from(none);
    let mut used = vec![false; room];
    let mut mark = |code: usize| match used.get_mut(code) {
        Some(used) => {
            *used = true;
            Ok(())
        }
        None => Err(bad("a code in it has no name")),
    };
    let codes = match Codes::new(room, 0) {
        Codes::U8(_) => {
            let bytes = reader.bytes()?;
            if bytes.len() != events {
                return Err(bad("it has not one code an event"));
            }
            bytes.iter().try_for_each(|&code| mark(code.into()))?;
            Codes::U8(bytes.to_vec())
        }
        wide => {
            let mut codes = Vec::new();
            for _ in 0..events {
                let code = reader.usize()?;
                mark(code)?;
                codes.push(code as u32);
            }
            match wide {
                Codes::U32(_) => Codes::U32(codes),
                _ => Codes::U16(codes.into_iter().map(|code| code as u16).collect()),
            }
        }
    };
    if used.iter().take(names).all(|used| *used) {
        return Ok(codes);
    }
    Err(bad("a name in it is not used"))
}

impl Sorted {
    /// A log of the events that a view shows.
    pub(super) fn select(&self, view: &View) -> Self {
        let mut customers = Names::default();
        let mut offsets = vec![0];
        let mut kept: Vec<u32> = Vec::with_capacity(view.events);
        for customer in 0..self.customer_count() {
            let before = kept.len();
            kept.extend(
                self.events_of(customer).filter(|&event| view.holds(event)).map(|event| event as u32),
            );
            if kept.len() > before {
                customers.push(&self.customers.get(customer));
                offsets.push(kept.len() as u32);
            }
        }
        let times = kept.iter().map(|&event| self.times[event as usize]).collect();
        let (codes, touchpoints) = select_codes(&kept, &self.codes, &self.touchpoints, false);
        let attributes = self.attributes.iter().map(|attribute| {
            let values = match &attribute.values {
                Values::Words { codes, names } => {
                    let (codes, names) = select_codes(&kept, codes, names, true);
                    Values::Words { codes, names }
                }
                Values::Numbers(values) => {
                    Values::Numbers(kept.iter().map(|&event| values[event as usize]).collect())
                }
            };
            Attribute { name: attribute.name.clone(), values }
        });
        Self::new(customers, offsets, times, codes, touchpoints, attributes.collect())
    }
}

/// The codes of some events, renumbered to the names they use.
fn select_codes(kept: &[u32], codes: &Codes, names: &TextList, none: bool) -> (Codes, TextList) {
    let mut places = vec![u32::MAX; names.len() + 1];
    kept.iter().for_each(|&event| places[codes.get(event as usize)] = 0);
    let mut used = TextList::default();
    for (at, name) in names.iter().enumerate().filter(|&(at, _)| places[at] == 0).collect::<Vec<_>>() {
        places[at] = used.len() as u32;
        used.push(name);
    }
    places[names.len()] = used.len() as u32;
    let mut selected = Codes::new(used.len() + usize::from(none), kept.len());
    for (to, &event) in kept.iter().enumerate() {
        selected.set(to, places[codes.get(event as usize)]);
    }
    (selected, used)
}
