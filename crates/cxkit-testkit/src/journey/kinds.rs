//! Kinds of events as an oracle sees them.

use super::rows::{one_in, pick, Row, COLOURS, TOUCHPOINTS};
use cxkit::journey::{Condition, EventKind};
use cxkit::random::Stream;

/// Some touchpoints, or any, of some colour, or of any.
#[derive(Clone, Debug)]
pub struct Kind {
    touchpoints: Option<Vec<usize>>,
    colour: Option<usize>,
}

impl Kind {
    /// A kind that some events are of.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let touchpoints = match stream.below(5).unwrap() {
            0 | 1 => None,
            2 => Some(vec![pick(stream, &[0, 1, 2])]),
            3 => Some(vec![0, 1]),
            _ => Some(vec![1, 3]),
        };
        let colour = one_in(stream, 5).then(|| pick(stream, &[0, 1]));
        Self { touchpoints, colour }
    }

    /// Whether an event is of the kind.
    #[must_use]
    pub fn is(&self, row: &Row) -> bool {
        self.touchpoints.as_ref().is_none_or(|touchpoints| touchpoints.contains(&row.touchpoint))
            && (self.colour.is_none() || self.colour == row.colour)
    }

    /// The library's kind.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        let kind = match &self.touchpoints {
            None => EventKind::any(),
            Some(touchpoints) => EventKind::any_of(touchpoints.iter().map(|&at| TOUCHPOINTS[at])),
        };
        match self.colour {
            None => kind,
            Some(colour) => kind.condition(Condition::is("colour", [COLOURS[colour]])),
        }
    }
}
