// Runs the vectors of spec/vectors against one engine, in any runtime: nothing here is Node's.

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** A number with every bit: big-endian hexadecimal. */
function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return `f:${view.getBigUint64(0).toString(16).padStart(16, "0")}`;
}

const number = (cell) => ({ inf: Infinity, "-inf": -Infinity, nan: NaN })[cell?.float] ?? cell;

/** A column as a case writes it: plain, or with how often each value stands there. */
function column(json) {
  const cells = json.repeat ? json.repeat.flatMap(([value, often]) => Array(often).fill(value)) : json;
  // A column is of one type here: with a word in it, its numbers are written out.
  const words = cells.some((cell) => typeof cell === "string");
  return cells.map((cell) => (words && cell !== null ? String(cell) : number(cell)));
}

/** The arguments, design and options of a case, as this face takes them. */
function prepare(cx, described, args) {
  const values = described.arguments.map(({ name, kind }) => {
    const json = args[name];
    if (json === undefined || json === null) return undefined;
    if (json.result) {
      const inner = described.all.functions.find((known) => known.name === json.result.function);
      const call = prepare(cx, { ...inner, all: described.all }, json.result.args);
      return cx[camel(inner.name)](...call.values, { ...call.design, ...call.options });
    }
    if (json.counts) return new Map(json.counts);
    if (kind === "columns") return json.map(column);
    return Array.isArray(json) || json.repeat ? column(json) : json;
  });
  const [design, options] = [{}, {}];
  for (const [name, json] of Object.entries(args)) {
    if (described.columns.includes(name)) design[camel(name)] = column(json);
    else if (!described.arguments.some((argument) => argument.name === name)) options[camel(name)] = json;
  }
  return { values, design, options };
}

/** A value of a described kind in the form all runtimes compare: names in snake case, numbers by their bits. */
function canonical(all, kind, value) {
  if (value === null) return null;
  if (kind.optional) return canonical(all, kind.optional, value);
  if (kind.list) return value.map((item) => canonical(all, kind.list, item));
  if (kind.record) return canonicalRecord(all, kind.record, value);
  if (kind === "pair") return value.map(bits);
  return kind === "number" ? bits(value) : value;
}

function canonicalRecord(all, name, value) {
  const { fields } = all.records.find((record) => record.name === name);
  return Object.fromEntries(fields.map((field) => [field.name, canonical(all, field.kind, value[camel(field.name)])]));
}

function close(got, want, tolerance) {
  if (Array.isArray(want)) {
    return Array.isArray(got) && got.length === want.length && want.every((item, i) => close(got[i], item, tolerance));
  }
  if (typeof want === "object" && want !== null) {
    return Object.entries(want).every(([name, item]) => close(got?.[camel(name)], item, tolerance));
  }
  if (typeof want !== "number" || typeof got !== "number") return got === want;
  return Math.abs(got - want) <= tolerance * (want === 0 ? 1 : Math.abs(want));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Runs every case of `files`, a map from `survey/nps.json` to what it holds. Gives back the bits of every answer
 * and state, and a complaint for each case that is not as wanted.
 */
export function run(cx, files) {
  const all = cx.describeExports();
  const bitsOf = {};
  const complaints = [];
  let cases = 0;
  for (const [file, vectors] of Object.entries(files)) {
    const described = { ...all.functions.find((known) => known.name === vectors.function), all };
    const accumulator = all.accumulators.find((known) => known.kind === vectors.function);
    for (const test of vectors.cases) {
      cases++;
      const key = `${file}#${test.name}`;
      const tolerance = test.tolerance ?? vectors.tolerance;
      const { values, design, options } = prepare(cx, described, test.args);
      let result = null;
      let error = null;
      try {
        result = cx[camel(described.name)](...values, { ...design, ...options });
      } catch (thrown) {
        if (!(thrown instanceof cx.CxError)) throw thrown;
        error = thrown;
      }
      if (test.want && result) {
        for (const [name, want] of Object.entries(test.want)) {
          const got = result[camel(name)];
          if (got === undefined || !close(got, want, tolerance)) {
            complaints.push(`${key}: ${name} must be ${JSON.stringify(want)}, got ${JSON.stringify(got)}`);
          }
        }
      } else if (test.error && error) {
        const { code, row } = test.error;
        if (error.code !== code || (row !== undefined && error.row !== row)) {
          complaints.push(`${key}: must refuse with ${code} in row ${row}, got ${error.code} in row ${error.row}`);
        }
      } else {
        complaints.push(`${key}: got ${error ?? JSON.stringify(result)}`);
      }
      bitsOf[key] = error
        ? { code: error.code, row: error.row }
        : canonicalRecord(all, described.result, result);
      // What was counted already has no rows for an accumulator to read.
      if (accumulator && result && typeof values[0] !== "number") {
        const kept = new cx[accumulator.name](options);
        const names = described.arguments.map((argument) => camel(argument.name));
        const named = Object.fromEntries(names.map((name, index) => [name, values[index]]));
        if (accumulator.columns.length > 0) kept.extend(values[0], design);
        else kept.extend(named);
        bitsOf[`${key}@state`] = hex(kept.toState());
        kept.free();
      }
    }
  }
  return { bits: bitsOf, complaints, cases };
}
