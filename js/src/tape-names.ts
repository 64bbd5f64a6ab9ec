import type { Tape } from "./tape.js";

/** @internal A name: a mark, then a number or words. */
export function readName(tape: Tape): string | number | null {
  tape.number();
  return tape.bool() ? tape.text() : tape.numberOrNull();
}

/** @internal Values by name. */
export function readMap<T>(tape: Tape, read: (tape: Tape) => T): Readonly<Record<string, T>> {
  const pairs = tape.list((tape) => {
    tape.number();
    return [tape.text(), read(tape)] as const;
  });
  return Object.fromEntries(pairs);
}
