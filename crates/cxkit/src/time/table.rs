//! The periods of many instants in any order: one look-up each.

use super::{Calendar, Every, PeriodCursor};

/// More stretches than this are not written down: the cursor computes each period then.
const MOST: usize = 1 << 16;

/// Finds the periods of instants that come in any order, within a range known before.
#[derive(Clone, Debug)]
pub(crate) struct PeriodTable<'a> {
    low: i64,
    shift: u32,
    /// For each stretch of 2^shift microseconds the piece its first one lies in.
    firsts: Vec<u32>,
    /// Where each piece begins, and its period: a piece ends where its period or the offset of the zone changes.
    pieces: Vec<(i64, i64)>,
    cursor: PeriodCursor<'a>,
}

impl<'a> PeriodTable<'a> {
    /// The table of a range, both ends in it.
    pub fn new(calendar: &'a Calendar, every: Every, low: i64, high: i64) -> Self {
        let mut table =
            Self { low, shift: 0, firsts: Vec::new(), pieces: Vec::new(), cursor: calendar.cursor(every) };
        let mut pieces = Vec::new();
        let mut at = low;
        while at <= high {
            let period = table.cursor.period(at);
            pieces.push((at, period));
            if pieces.len() > MOST {
                return table;
            }
            at = table.cursor.bounds().1;
        }
        // Some eight stretches to a piece: nearly every instant is in the piece its stretch begins in.
        let span = high.abs_diff(low);
        while span >> table.shift > pieces.len() as u64 * 8 {
            table.shift += 1;
        }
        let mut piece = 0;
        for stretch in 0..=span >> table.shift {
            let from = low.saturating_add_unsigned(stretch << table.shift);
            while pieces.get(piece + 1).is_some_and(|next: &(i64, i64)| next.0 <= from) {
                piece += 1;
            }
            table.firsts.push(u32::try_from(piece).unwrap_or(0));
        }
        table.pieces = pieces;
        table
    }

    /// The period of an instant.
    #[inline]
    pub fn period(&mut self, micros: i64) -> i64 {
        let stretch = usize::try_from(micros.wrapping_sub(self.low) >> self.shift).unwrap_or(usize::MAX);
        let Some(&first) = self.firsts.get(stretch) else { return self.cursor.period(micros) };
        let mut rest = self.pieces.get(first as usize..).unwrap_or_default();
        while let [_, next, ..] = rest {
            if next.0 > micros {
                break;
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        rest.first().map_or(0, |piece| piece.1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Zone, DAY, HOUR, LATEST};
    use super::*;

    #[test]
    fn the_table_says_what_the_calendar_says() {
        let zone = Zone::from_transitions("x", -9_000, &[(1_162_089_060, -12_600), (1_175_398_260, -9_000)]);
        let calendar = Calendar::new(zone.unwrap());
        let low = 1_160_000_000_000_017;
        for every in [Every::Hour, Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year] {
            for span in [0, 1, HOUR, 40 * DAY, 4_000 * DAY, LATEST - low] {
                let mut table = PeriodTable::new(&calendar, every, low, low + span);
                let step = (span / 5_000).max(1);
                for at in (0..=5_000).map(|n| low + (n * step).min(span)) {
                    assert_eq!(table.period(at), calendar.period(at, every), "{every:?} {at}");
                }
                // Beside the range the answer is right as well.
                for at in [low - 1, low - 400 * DAY, (low + span).saturating_add(DAY).min(LATEST)] {
                    assert_eq!(table.period(at), calendar.period(at, every), "{every:?} {at}");
                }
            }
        }
    }
}
