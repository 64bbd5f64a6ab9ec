//! The one place where threads start.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

use crate::Error;

/// Works through `rows` rows in pieces of `chunk` rows (the last may be shorter) on up to `threads`
/// threads, and gives the answers in the order of the pieces.
///
/// The pieces do not depend on the number of threads, so neither does the answer, even where the caller
/// folds it in floating point. On WASM, and where the system refuses a thread, the calling thread does
/// all the work.
///
/// # Errors
/// The error of the first piece, in row order, that has one; later pieces may not have been begun.
/// A piece names rows as it likes: see [`Error::offset_rows`].
pub(crate) fn map_chunks<R: Send>(
    rows: usize,
    chunk: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let chunk = chunk.max(1);
    let pieces = rows.div_ceil(chunk);
    let range = |piece: usize| piece * chunk..rows.min((piece + 1).saturating_mul(chunk));
    // A lock is never held while somebody works, so none can be poisoned.
    let answers: Vec<Mutex<Option<R>>> = (0..pieces).map(|_| Mutex::new(None)).collect();
    hand_out(pieces, threads, &|piece| {
        let answer = work(range(piece))?;
        if let Some(Ok(mut place)) = answers.get(piece).map(Mutex::lock) {
            *place = Some(answer);
        }
        Ok(())
    })?;
    Ok(answers.into_iter().filter_map(|answer| answer.into_inner().ok().flatten()).collect())
}

/// Does every piece once. What is answered goes its own way, so that the threads exist once in the compiled code and
/// not once for each kind of work.
fn hand_out(
    pieces: usize,
    threads: usize,
    work: &(dyn Fn(usize) -> Result<(), Error> + Sync),
) -> Result<(), Error> {
    let threads = threads.min(pieces);
    if threads <= 1 || cfg!(target_arch = "wasm32") {
        return (0..pieces).try_for_each(work);
    }

    // Pieces are handed out in order. When one fails no more are handed out, but all before it were, and
    // are finished: so the first error is always found.
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut first: Option<(usize, Error)> = None;
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces {
                return first;
            }
            if let Err(error) = work(piece) {
                next.fetch_max(pieces, Ordering::Relaxed);
                first.get_or_insert((piece, error));
            }
        }
    };
    let errors = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads)
            .filter_map(|_| std::thread::Builder::new().spawn_scoped(scope, worker).ok())
            .collect();
        let mut errors = vec![worker()];
        for helper in helpers {
            match helper.join() {
                Ok(error) => errors.push(error),
                // Work never panics on data; if it has a fault, an answer without its piece would be wrong.
                Err(fault) => std::panic::resume_unwind(fault),
            }
        }
        errors
    });
    let first = errors.into_iter().flatten().min_by_key(|&(piece, _)| piece);
    first.map_or(Ok(()), |(_, error)| Err(error))
}

/// Works through `items`, each handed over to whoever does it, and gives the answers in the order of the items.
///
/// # Errors
/// As [`map_chunks`].
pub(crate) fn map_owned<T: Send, R: Send>(
    items: Vec<T>,
    threads: usize,
    work: impl Fn(T) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let items: Vec<Mutex<Option<T>>> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let answers = map_chunks(items.len(), 1, threads, |range| {
        // A lock is never held while somebody works, so none can be poisoned; each item is taken once.
        let item = items.get(range.start).and_then(|item| item.lock().ok()?.take());
        item.map(&work).transpose()
    })?;
    Ok(answers.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(row: usize) -> Error {
        Error::Missing { what: "score".into(), row }
    }

    #[test]
    fn every_row_is_seen_once_and_in_order() {
        for rows in [0, 1, 6, 7, 8, 1000] {
            for chunk in [0, 1, 7, 2000] {
                for threads in [0, 1, 2, 5] {
                    let chunks = map_chunks(rows, chunk, threads, Ok).unwrap();
                    assert!(chunks.iter().all(|range| !range.is_empty() && range.len() <= chunk.max(1)));
                    let seen: Vec<usize> = chunks.into_iter().flatten().collect();
                    assert_eq!(seen, (0..rows).collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn as_many_threads_work_as_were_asked_for() {
        let at_work = |threads| {
            let ids = map_chunks(60, 1, threads, |_| {
                // Long enough for every helper to come by before the pieces are gone.
                std::thread::sleep(std::time::Duration::from_millis(1));
                Ok(std::thread::current().id())
            });
            ids.unwrap().into_iter().collect::<std::collections::HashSet<_>>()
        };
        assert_eq!(at_work(1), [std::thread::current().id()].into());
        assert_eq!(at_work(3).len(), 3);
    }

    #[test]
    fn pieces_do_not_depend_on_the_threads() {
        let chunks = |threads| map_chunks(1001, 10, threads, Ok).unwrap();
        assert_eq!(chunks(1), chunks(2));
        assert_eq!(chunks(1), chunks(16));
    }

    #[test]
    fn items_are_handed_over_once_and_answered_in_order() {
        for threads in [1, 3] {
            let mut sums = [0_u32; 40];
            let items: Vec<(usize, &mut u32)> = sums.iter_mut().enumerate().collect();
            let answers = map_owned(items, threads, |(at, sum)| {
                *sum += 1;
                Ok(at)
            });
            assert_eq!(answers.unwrap(), (0..40).collect::<Vec<_>>());
            assert_eq!(sums, [1; 40]);
            let refused =
                map_owned(vec![1, 7, 5], threads, |row| if row > 4 { Err(refused(row)) } else { Ok(row) });
            assert_eq!(refused.unwrap_err().row(), Some(7));
        }
    }

    #[test]
    fn the_first_error_is_the_one_named() {
        for threads in [1, 2, 4] {
            for _ in 0..50 {
                let error = map_chunks(1000, 10, threads, |range| {
                    // The later piece fails at once, the earlier one only after a while.
                    if range.contains(&555) {
                        std::thread::sleep(std::time::Duration::from_micros(200));
                        return Err(refused(555));
                    }
                    if range.contains(&565) || range.contains(&999) {
                        Err(refused(range.start))
                    } else {
                        Ok(())
                    }
                });
                assert_eq!(error.unwrap_err().row(), Some(555));
            }
        }
    }

    #[test]
    fn a_range_up_to_the_largest_row_does_not_overflow() {
        let first = map_chunks(usize::MAX, usize::MAX - 1, 2, Ok).unwrap();
        assert_eq!(first, [0..usize::MAX - 1, usize::MAX - 1..usize::MAX]);
    }
}
