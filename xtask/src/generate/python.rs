//! python/cxkit/_native.pyi: the types of the compiled half of the Python package.

use std::fmt::Write;

use cxkit_bridge::{
    accumulators, records, AccumulatorInfo, ArgumentKind, Kind, OptionInfo, RecordInfo, Value,
};

use super::File;

mod objects;

/// As long as a line may be: what the formatter is set to.
const WIDTH: usize = 110;

const OPENING: &str = r#""""Types of the compiled half of cxkit.

Made by `make generate` from the export list that every language is built from; do not edit.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar, final

from typing_extensions import disjoint_base

from cxkit.types import (
    Answers,
    Chain,
    Column,
    Columns,
    Conditions,
    Duration,
    EventKind,
    EventKinds,
    FunnelAttribution,
    FunnelExclusions,
    FunnelSteps,
    FunnelWindows,
    Moment,
    PatternText,
)

__version__: str

_F = TypeVar("_F", bound=Callable[..., Any])

class CxError(ValueError):
    """Input or options that were refused."""

    code: str
    """Why, in one stable word, the same in every language."""
    row: int | None
    """The smallest row at fault, counted from 0, where there is one."""

class UnknownOption(CxError, TypeError):
    """An option nobody knows; the message names the nearest one."""

@final
class Function:
    """A function of cxkit: written in Python for its names, defaults and documentation, computed in Rust."""

    def __call__(self, *arguments: Any, **options: Any) -> Any: ...
    def __get__(self, instance: Any, owner: Any = None, /) -> Self: ...
    def __reduce__(self) -> str: ...

def function(written: _F) -> _F:
    """Gives a documented Python function its body: the export of the same name."""

def _restore(name: str, values: Iterable[Any]) -> Any: ...
def _describe() -> str: ...
def _describe_state(state: bytes) -> str: ...
def _digests() -> str: ...
def _cli(arguments: list[str]) -> int: ...

@disjoint_base
class Result:
    """What every result can do. Results are frozen: the same for whoever holds them."""

    def __new__(cls, values: Any) -> Self: ...
    def to_dict(self) -> dict[str, Any]:
        """Every field by name; rows within, such as a distribution, as a list of dicts."""
    def to_frame(self) -> Any:
        """One row of a data frame, a column a field: pandas where it is installed, else Polars.

        Rows within, such as a distribution, are left out.
        """
    def plot(self) -> Any:
        """A Plotly figure: the same picture as in every language and in reports.

        Answers are a stacked bar, steps a funnel, curves and series have their bands, and a number is a dot
        with its interval. Needs plotly: `pip install 'cxkit[plot]'`. Raises CxError: `wrong_type` for a
        result without a picture.
        """
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@disjoint_base
class Metric:
    """What to measure, with which options, from which columns of a table: a value that `measure` takes."""

    def __new__(cls, *columns: str, **named: Any) -> Self: ...
    @property
    def columns(self) -> dict[str, str]:
        """The name of each column, by the part it plays."""
    @property
    def options(self) -> dict[str, Any]:
        """The options that were given."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Measured:
    """What `measure` gave, for the half that is written in Python."""

    @property
    def keys(self) -> list[str]:
        """The names of the columns that tell rows apart."""
    @property
    def metrics(self) -> list[str]:
        """The names of the metrics."""
    def key_columns(self) -> dict[str, list[Any]]:
        """The columns that tell rows apart, by name."""
    def columns(self, tidy: bool) -> dict[str, list[Any]]:
        """The answers as columns by name."""
    def plot(self, metric: str) -> Any:
        """The picture of a metric; needs plotly."""
    def answer(self, row: int, metric: int) -> Result | None:
        """The answer of a metric in a row; None where the group had no usable rows."""
    def __len__(self) -> int: ...

def _measure(
    table: dict[str, Any],
    metrics: dict[str, Metric],
    keys: list[str],
    options: dict[str, Any],
    threads: int,
) -> Measured: ...

@disjoint_base
class Object:
    """What every object can do: made once, asked many times."""

    def __new__(cls, *arguments: Any, **named: Any) -> Self: ...
    def to_state(self) -> bytes:
        """The object as bytes: the same in every language, to be kept or sent."""
    @classmethod
    def from_state(cls, state: bytes) -> Self:
        """The object that was saved as these bytes."""
    def to_dict(self) -> dict[str, Any]:
        """Its numbers by name, where it has such."""
    def to_frame(self) -> Any:
        """A data frame of its columns or rows, else of its numbers: pandas where it is there, else Polars."""
    def plot(self) -> Any:
        """The picture of what it found, as of a result; needs plotly."""
    def _repr_html_(self) -> str | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Method:
    """A method of an object, or a function that takes or gives objects."""

    __signature__: Any
    def __call__(self, *arguments: Any, **named: Any) -> Any: ...
    def __get__(self, instance: Any, owner: Any = None, /) -> Any: ...
    def __reduce__(self) -> str: ...

@disjoint_base
class Accumulator:
    """What every accumulator can do: rows arrive in any order, batches and places, and merge exactly."""

    def __new__(cls, **options: Any) -> Self: ...
    def push(self, *values: object, **named: object) -> None:
        """Adds one row: a value for each column, in order or by name; None and NaN are missing."""
    def extend(self, *columns: Any, **named: Any) -> None:
        """Adds a batch: its columns in order or by name. A refused batch changes nothing."""
    def merge(self, other: Self) -> None:
        """Adds what another accumulator of the same settings holds."""
    def finish(self) -> Any:
        """The answer so far; it may be asked again."""
    def to_state(self) -> bytes:
        """What it holds as bytes: the same in every language, to be kept or sent."""
    @classmethod
    def from_state(cls, state: bytes) -> Self:
        """The accumulator that was saved as these bytes."""
    @property
    def row_count(self) -> int:
        """How many rows it has read: used, missing and out of scale."""
    @property
    def options(self) -> dict[str, Any]:
        """Its options by name."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
"#;

pub fn files() -> Vec<File> {
    let mut choices = Choices::default();
    let classes: String = accumulators().map(|info| accumulator(info, &mut choices)).collect();
    let metrics: String = accumulators().map(|info| metric(info, &mut choices)).collect();
    let objects = objects::text(&mut choices);
    let mut text = OPENING.to_owned();
    for info in records() {
        text.push_str(&record(&info));
    }
    for (name, words) in &choices.0 {
        text.push('\n');
        text.push_str(&alias(name, words));
    }
    text.push_str(&classes);
    text.push_str(&metrics);
    text.push_str(&objects);
    vec![File { path: "python/cxkit/_native.pyi".into(), text }]
}

/// Choices of words, each under a name of its own.
#[derive(Default)]
struct Choices(Vec<(String, &'static [&'static str])>);

impl Choices {
    /// The name of a choice; two options of one name and other words get two.
    fn name(&mut self, option: &str, words: &'static [&'static str]) -> String {
        let camel = cxkit_bridge::camel(option);
        let (first, rest) = camel.split_at(1.min(camel.len()));
        let mut name = format!("_{}{rest}", first.to_uppercase());
        while let Some((_, known)) = self.0.iter().find(|(known, _)| *known == name) {
            if *known == words {
                return name;
            }
            name.push('_');
        }
        self.0.push((name.clone(), words));
        name
    }
}

fn alias(name: &str, words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let short = format!("{name}: TypeAlias = Literal[{}]\n", quoted.join(", "));
    if short.len() <= WIDTH {
        return short;
    }
    let inner = format!("    {}", quoted.join(", "));
    if inner.len() <= WIDTH {
        return format!("{name}: TypeAlias = Literal[\n{inner}\n]\n");
    }
    format!(
        "{name}: TypeAlias = Literal[\n{}]\n",
        quoted.iter().fold(String::new(), |all, word| all + "    " + word + ",\n")
    )
}

fn record(info: &RecordInfo) -> String {
    let mut text = format!("\nclass {}(Result):\n{}\n", info.name, doc(info.doc, 4));
    let texts = vec!["str"; info.fields.len()].join(", ");
    let match_args = format!("    __match_args__: ClassVar[tuple[{texts}]]\n");
    text.push_str(if match_args.len() <= WIDTH {
        &match_args
    } else {
        "    __match_args__: ClassVar[tuple[str, ...]]\n"
    });
    for field in &info.fields {
        let _ = write!(
            text,
            "    @property\n    def {}(self) -> {}:\n{}",
            field.name,
            held(&field.kind),
            doc(field.doc, 8)
        );
    }
    text
}

fn accumulator(info: &AccumulatorInfo, choices: &mut Choices) -> String {
    let mut text = format!(
        "\nclass {}(Accumulator):\n{}\n    def __new__(\n        cls,\n        *,\n",
        info.name,
        doc(&format!("Rows of `{}` that arrive in any order, batches and places.", info.kind), 4)
    );
    let options = (info.options)();
    for option in &options {
        let (taken, default) = taken(option, choices);
        let _ = writeln!(text, "        {}: {taken} = {default},", option.name);
    }
    let result = (info.result)().name;
    text.push_str("    ) -> Self: ...\n    def extend(\n        self,\n");
    for argument in info.arguments {
        let taken = if argument.kind == ArgumentKind::Answers { "Answers" } else { "Column" };
        let optional = if argument.required { "" } else { " | None = None" };
        let _ = writeln!(text, "        {}: {taken}{optional},", argument.name);
    }
    if !info.columns.is_empty() {
        text.push_str("        *,\n");
    }
    for column in info.columns {
        let _ = writeln!(text, "        {column}: Column | None = None,");
    }
    text.push_str("    ) -> None:\n");
    text.push_str(&doc("Adds a batch; a refused batch changes nothing.", 8));
    let _ = writeln!(text, "    def finish(self) -> {result}:");
    text + &doc("The answer so far; it may be asked again.", 8)
}

/// The class of a metric as a value.
fn metric(info: &AccumulatorInfo, choices: &mut Choices) -> String {
    let mut text = format!(
        "\n@final\nclass {}(Metric):\n{}\n    def __new__(\n        cls,\n",
        info.metric_name(),
        doc(&format!("`{}` over columns of a table, as a value.", info.kind), 4)
    );
    for argument in info.arguments {
        let optional = if argument.required { "" } else { " | None = None" };
        let _ = writeln!(text, "        {}: str{optional},", argument.name);
    }
    text.push_str("        *,\n");
    for column in info.columns {
        let _ = writeln!(text, "        {column}: str | None = None,");
    }
    for option in &(info.options)() {
        let (taken, default) = taken(option, choices);
        let _ = writeln!(text, "        {}: {taken} = {default},", option.name);
    }
    text + "    ) -> Self: ...\n"
}

/// A docstring, indented, broken where lines would be too long.
fn doc(text: &str, indent: usize) -> String {
    let space = " ".repeat(indent);
    // Python's linter takes the minus sign for a slip.
    let text = text.replace('−', "-").replace('×', "*");
    let words: Vec<&str> = text.split_whitespace().collect();
    let one = format!("{space}\"\"\"{}\"\"\"\n", words.join(" "));
    // The line end does not count.
    if one.chars().count() <= WIDTH + 1 {
        return one;
    }
    let mut lines = vec![format!("{space}\"\"\"")];
    for word in words {
        let last = lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < WIDTH - 3);
        match last {
            Some(line) if line.ends_with("\"\"\"") => line.push_str(word),
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(format!("{space}{word}")),
        }
    }
    lines.join("\n") + &format!("\n{space}\"\"\"\n")
}

/// The type a field holds.
fn held(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "bool".into(),
        Kind::Count | Kind::Integer => "int".into(),
        Kind::Number => "float".into(),
        Kind::Optional(inner) => format!("{} | None", held(inner)),
        Kind::List(inner) => format!("tuple[{}, ...]", held(inner)),
        Kind::Record(name) => (*name).to_owned(),
        Kind::Name => "int | str".into(),
        Kind::Time => "datetime".into(),
        Kind::Map(inner) => format!("dict[str, {}]", held(inner)),
        Kind::Text | Kind::Choice(_) => "str".into(),
        _ => "Any".into(),
    }
}

/// The options that are points in time.
const MOMENTS: [&str; 4] = ["as_of", "at", "observation_start", "observation_end"];

/// The type an option takes, and its default as Python writes it.
fn taken(option: &OptionInfo, choices: &mut Choices) -> (String, String) {
    fn of(kind: &Kind, name: &str, choices: &mut Choices) -> String {
        match kind {
            Kind::Choice(words) => choices.name(name, words),
            Kind::Optional(inner) => format!("{} | None", of(inner, name, choices)),
            Kind::List(inner) => format!("Iterable[{}]", of(inner, name, choices)),
            Kind::Pair => "tuple[float, float]".into(),
            Kind::NumbersAndWords => "Iterable[float | str]".into(),
            Kind::Labels => "Mapping[str, float] | None".into(),
            Kind::Duration => "Duration".into(),
            // Points in time are texts to the core.
            Kind::Text if MOMENTS.contains(&name) => "Moment".into(),
            other => held(other),
        }
    }
    (of(&option.kind, option.name, choices), default(&option.default))
}

fn default(value: &Value) -> String {
    match value {
        Value::Bool(yes) => if *yes { "True" } else { "False" }.into(),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => format!("{number:?}"),
        Value::Text(text) => format!("\"{text}\""),
        Value::List(list) => format!("({})", list.iter().map(default).collect::<Vec<_>>().join(", ")),
        // No labels are written as None: a dict has no place in a signature.
        _ => "None".into(),
    }
}
