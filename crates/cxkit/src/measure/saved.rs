//! Measurements as bytes: what was measured by what, and what was kept of each group.

use super::over::AnyOver;
use super::run::{Measure, MeasureAccumulator, Space};
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::{Described, Value};
use crate::time::{Calendar, Every, WeekStart, Zone};
use crate::Error;

/// The kind of the saved state.
const KIND: &str = "measure";
/// The version of its format.
const FORMAT: u64 = 1;

/// Reads the metric of a kind from a saved measurement: nothing where the kind is not known.
///
/// [`AnyOver::read`] and [`AnyOver::read_log`] do the reading.
pub type MetricReader<'r> = &'r dyn Fn(&str, &mut StateReader<'_>) -> Option<Result<AnyOver, Error>>;

impl MeasureAccumulator {
    /// The state as canonical bytes: the same settings and rows give the same bytes, whatever the order and the
    /// pieces the rows came in.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, FORMAT);
        write_measure(&self.measure, &mut writer);
        writer.u64(self.row_count);
        write_space(&self.rows, &mut writer);
        write_space(&self.logs, &mut writer);
        writer.finish()
    }

    /// An accumulator that continues where the saved one stopped; `metrics` knows the metrics it may hold.
    ///
    /// It merges and answers like the saved one. Of the time zone only its name was saved, so where rows are told
    /// apart by period, [`MeasureAccumulator::with_calendar`] comes before further rows.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version, or hold a metric that is
    /// not known.
    ///
    /// # Examples
    /// ```
    /// use cxkit::measure::{AnyOver, Measure, MeasureAccumulator, Nps, Table};
    /// use cxkit::survey::{NpsOptions, NpsResult};
    /// let mut monday = Measure::new().metric("nps", Nps::new("score")).accumulator()?;
    /// monday.extend(&Table::new().column("score", &[10, 9, 3]))?;
    /// let loaded = MeasureAccumulator::from_state(&monday.to_state(), &|kind, reader| {
    ///     (kind == "nps").then(|| AnyOver::read::<NpsOptions>(reader))
    /// })?;
    /// let answer = loaded.finish()?;
    /// assert_eq!(answer.rows()[0].get::<NpsResult>(0).map(|nps| nps.n), Some(3));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn from_state(bytes: &[u8], metrics: MetricReader<'_>) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, FORMAT)?;
        let measure = read_measure(&mut reader, metrics)?;
        let mut loaded = measure.accumulator().map_err(|error| Error::bad_state(error.to_string()))?;
        loaded.row_count = reader.u64()?;
        if loaded.row_count > 1 << 53 {
            return Err(Error::bad_state("more than 2^53 rows"));
        }
        read_space(&mut loaded.rows, measure.key_count(false), measure.every.is_some(), &mut reader)?;
        read_space(&mut loaded.logs, measure.key_count(true), false, &mut reader)?;
        reader.finish()?;
        loaded.lacks_calendar = true;
        // One content has one spelling: anything that saves differently was not written here.
        if loaded.to_state() == bytes {
            Ok(loaded)
        } else {
            Err(Error::bad_state("not in canonical form"))
        }
    }

    /// Gives the calendar back to what was loaded, so that further rows can be told apart by period.
    ///
    /// # Errors
    /// `incompatible` for a zone of another name or another first day of the week.
    pub fn with_calendar(mut self, calendar: Calendar) -> Result<Self, Error> {
        let saved = &self.measure.calendar;
        if saved.zone().name() != calendar.zone().name() || saved.first_weekday() != calendar.first_weekday()
        {
            return Err(Error::Incompatible { what: "time_zone or week_start".into() });
        }
        self.measure.calendar = calendar;
        self.lacks_calendar = false;
        Ok(self)
    }
}

fn write_measure(measure: &Measure, writer: &mut StateWriter) {
    let text = |writer: &mut StateWriter, text: &String| writer.str(text);
    writer.usize(measure.by.len());
    measure.by.iter().for_each(|name| writer.str(name));
    writer.option(measure.time.as_ref(), text);
    writer.option(measure.every, |writer, every| writer.str(every.as_str()));
    writer.bool(measure.fill_periods);
    for (_, column) in &measure.design {
        writer.option(column.as_ref(), text);
    }
    // Without periods the calendar decides nothing, and equal measurements have equal bytes.
    if measure.every.is_some() {
        writer.str(measure.calendar.zone().name());
        writer.str(measure.calendar.first_weekday().as_str());
    }
    writer.usize(measure.metrics.len());
    for (name, over) in &measure.metrics {
        writer.str(name);
        writer.str(over.metric.kind());
        over.metric.write_settings(writer);
        writer.usize(over.columns.len());
        for (role, column) in &over.columns {
            writer.str(role);
            writer.str(column);
        }
    }
}

fn read_measure(reader: &mut StateReader<'_>, metrics: MetricReader<'_>) -> Result<Measure, Error> {
    let text = |reader: &mut StateReader<'_>| reader.str().map(str::to_owned);
    let mut measure = Measure::new();
    for _ in 0..reader.length(1)? {
        measure.by.push(text(reader)?);
    }
    measure.time = reader.option(text)?;
    measure.every = reader.option(|reader| chosen::<Every>(reader, "no period"))?;
    measure.fill_periods = reader.bool()?;
    for (_, column) in &mut measure.design {
        *column = reader.option(text)?;
    }
    if measure.every.is_some() {
        let name = text(reader)?;
        // A zone of that name and of no offset stands in for the table that was not saved.
        let zone = Zone::from_transitions(name, 0, &[])?;
        let week_start = chosen::<WeekStart>(reader, "no day of the week")?;
        measure.calendar = Calendar::new(zone).week_start(week_start);
    }
    for _ in 0..reader.length(4)? {
        let name = text(reader)?;
        let kind = reader.str()?;
        let Some(over) = metrics(kind, reader) else {
            return Err(Error::bad_state(format!("it measures '{kind}', which is not known here")));
        };
        let mut over = over?;
        if over.metric.kind() != kind {
            return Err(Error::bad_state(format!("it measures '{kind}', which was read as another")));
        }
        for _ in 0..reader.length(2)? {
            over.columns.push((text(reader)?, text(reader)?));
        }
        measure.metrics.push((name, over));
    }
    Ok(measure)
}

fn chosen<T: Described>(reader: &mut StateReader<'_>, otherwise: &'static str) -> Result<T, Error> {
    let text = Value::Text(reader.str()?.to_owned().into());
    T::from_value(&text).map_err(|_| Error::bad_state(otherwise))
}

fn write_space(space: &Space, writer: &mut StateWriter) {
    writer.usize(space.groups.len());
    for (key, &group) in &space.groups {
        key.iter().for_each(|key| write_key(key, writer));
        space.states.iter().for_each(|states| states.write(group, writer));
    }
}

fn read_space(
    space: &mut Space,
    key_count: usize,
    has_period: bool,
    reader: &mut StateReader<'_>,
) -> Result<(), Error> {
    // A group takes a byte a key, and its states some more.
    let groups = reader.length(key_count + space.states.len())?;
    if space.metrics.is_empty() && groups > 0 {
        return Err(Error::bad_state("groups of no metric"));
    }
    for _ in 0..groups {
        let key = (0..key_count).map(|_| read_key(reader)).collect::<Result<Vec<Key>, Error>>()?;
        if has_period && matches!(key.last(), Some(Key::Text(_))) {
            return Err(Error::bad_state("a period is a word"));
        }
        let group = space.group(key);
        for states in &mut space.states {
            states.read_state(group, reader)?;
        }
    }
    Ok(())
}

fn write_key(key: &Key, writer: &mut StateWriter) {
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
    Ok(match reader.u64()? {
        0 => Key::Integer(reader.i64()?),
        1 => Key::Text(reader.str()?.into()),
        2 => Key::Null,
        _ => return Err(Error::bad_state("a key is of no known type")),
    })
}
