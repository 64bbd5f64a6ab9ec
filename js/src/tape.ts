import type { Engine } from "./engine.js";

const NONE = new Float64Array(0);

/**
 * Reads an answer slot by slot, in the order of its fields. `NaN` is nothing: no answer contains it.
 *
 * @internal
 */
export class Tape {
  #slots: Float64Array = NONE;
  #at = 0;
  #engine: Engine | undefined;

  /** The last answer of an engine, as the object it is. */
  take<R>(engine: Engine, read: (tape: Tape) => R): R {
    this.#engine = engine;
    this.#slots = engine.slots;
    this.#at = 0;
    return read(this);
  }

  number(): number {
    return this.#slots[this.#at++] as number;
  }

  numberOrNull(): number | null {
    const value = this.#slots[this.#at++] as number;
    return value === value ? value : null;
  }

  bool(): boolean {
    return this.#slots[this.#at++] !== 0;
  }

  text(): string {
    return (this.#engine as Engine).text(this.#slots[this.#at++] as number);
  }

  orNull<T>(read: (tape: Tape) => T): T | null {
    const first = this.#slots[this.#at] as number;
    if (first === first) return read(this);
    this.#at++;
    return null;
  }

  /** A record within: a mark that it is there, then its fields. */
  record<T>(read: (tape: Tape) => T): T {
    this.#at++;
    return read(this);
  }

  list<T>(read: (tape: Tape) => T): readonly T[] {
    const length = this.number();
    const items: T[] = [];
    for (let i = 0; i < length; i++) items.push(read(this));
    return items;
  }
}

/** @internal One is enough: reading an answer calls nobody back. */
export const tape = new Tape();
