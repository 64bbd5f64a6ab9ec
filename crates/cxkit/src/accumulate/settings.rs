//! Settings as part of a saved state: every option by name, so that a later version can read an older state.

use super::{StateReader, StateWriter};
use crate::describe::{Options, Value};
use crate::Error;
use std::borrow::Cow;

/// Settings nest two deep at most; deeper bytes are refused before they can exhaust the stack.
const DEEPEST: usize = 4;

/// Writes every option with its present value.
pub(crate) fn write_settings<O: Options>(options: &O, writer: &mut StateWriter) {
    let values = options.values();
    writer.usize(values.len());
    for (option, value) in O::info().iter().zip(&values) {
        writer.str(option.name);
        write_value(writer, value);
    }
}

/// Reads what [`write_settings`] wrote; an option this version does not know is refused, and so is one that is there
/// twice or a value that would be written in another way.
pub(crate) fn read_settings<O: Options>(reader: &mut StateReader<'_>) -> Result<O, Error> {
    let mut options = O::default();
    let known = O::info();
    let mut seen = vec![false; known.len()];
    for _ in 0..reader.length(2)? {
        let name = reader.str()?;
        let value = read_value(reader, 0)?;
        options.set(name, &value).map_err(|error| Error::bad_state(error.to_string()))?;
        let at = known.iter().position(|option| option.name == name);
        let twice = at.and_then(|at| seen.get_mut(at)).is_none_or(|seen| std::mem::replace(seen, true));
        if twice || at.and_then(|at| options.values().into_iter().nth(at)) != Some(value) {
            return Err(Error::bad_state(format!("its option '{name}' is there twice or oddly written")));
        }
    }
    Ok(options)
}

/// Refuses to merge what was set up differently, naming the first option that differs.
pub(crate) fn check_same_settings<O: Options>(mine: &O, theirs: &O) -> Result<(), Error> {
    if mine == theirs {
        return Ok(());
    }
    let (mine, theirs) = (mine.values(), theirs.values());
    let differing =
        O::info().into_iter().zip(mine.iter().zip(&theirs)).find(|(_, (mine, theirs))| mine != theirs);
    let what: Cow<'static, str> = differing.map_or("options", |(option, _)| option.name).into();
    Err(Error::Incompatible { what })
}

fn write_value(writer: &mut StateWriter, value: &Value) {
    match value {
        Value::Null => writer.u64(0),
        Value::Bool(value) => {
            writer.u64(1);
            writer.bool(*value);
        }
        Value::Count(value) => {
            writer.u64(2);
            writer.u64(*value);
        }
        Value::Integer(value) => {
            writer.u64(7);
            writer.i64(*value);
        }
        Value::Number(value) => {
            writer.u64(3);
            writer.f64(*value);
        }
        Value::Text(text) => {
            writer.u64(4);
            writer.str(text);
        }
        Value::List(list) => {
            writer.u64(5);
            writer.usize(list.len());
            list.iter().for_each(|value| write_value(writer, value));
        }
        Value::Map(fields) => {
            writer.u64(6);
            writer.usize(fields.len());
            for (name, value) in fields {
                writer.str(name);
                write_value(writer, value);
            }
        }
    }
}

fn read_value(reader: &mut StateReader<'_>, depth: usize) -> Result<Value, Error> {
    if depth > DEEPEST {
        return Err(Error::bad_state("settings nest too deep"));
    }
    Ok(match reader.u64()? {
        0 => Value::Null,
        1 => Value::Bool(reader.bool()?),
        2 => Value::Count(reader.u64()?),
        3 => Value::Number(reader.f64()?),
        4 => Value::Text(reader.str()?.to_owned().into()),
        5 => {
            let length = reader.length(1)?;
            Value::List((0..length).map(|_| read_value(reader, depth + 1)).collect::<Result<_, _>>()?)
        }
        6 => {
            let length = reader.length(2)?;
            let fields = (0..length)
                .map(|_| Ok((Cow::Owned(reader.str()?.to_owned()), read_value(reader, depth + 1)?)));
            Value::Map(fields.collect::<Result<_, Error>>()?)
        }
        7 => Value::Integer(reader.i64()?),
        _ => return Err(Error::bad_state("settings hold an unknown type")),
    })
}
