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

/** What the list says of a step's method: of an object of that name where there is one, else of what makes one. */
function methodOf(all, owner, name) {
  if (owner) return all.objects.find((known) => known.name === owner).methods.find((method) => method.name === name);
  const [first, made = "new"] = name.split(".");
  const known = all.object_functions.find((method) => method.name === first);
  return known ?? all.objects.find((object) => object.name === first).methods.find((method) => method.name === made);
}

/** An argument of a step, as this face takes it. */
function asked(cx, all, described, name, json) {
  if (json?.chain) return runChain(cx, all, json.chain).value;
  const argument = described.arguments.find((known) => known.name === name);
  if (argument?.kind === "named_columns" && !Array.isArray(json)) {
    return Object.fromEntries(Object.entries(json).map(([key, cells]) => [key, column(cells)]));
  }
  const columns = ["answers", "numbers", "flags", "keys", "times", "count_or_flags"];
  return argument && columns.includes(argument.kind) && Array.isArray(json) ? column(json) : json;
}

/** What a chain comes to, with its kind: each step is asked of what came before, a change leaves the object in place. */
function runChain(cx, all, steps) {
  let [value, owner] = [null, ""];
  for (const step of steps) {
    if (step.get) {
      const object = all.objects.find((known) => known.name === owner);
      const method = object.methods.find((known) => known.name === step.get);
      const records = object.fields.map((name) => all.records.find((record) => record.name === name));
      const field = records.flatMap((record) => record.fields).find((known) => known.name === step.get);
      return { value: value[camel(step.get)], kind: method?.returns ?? field.kind };
    }
    const described = methodOf(all, owner, step.call);
    const args = step.args ?? {};
    const given = (name) => asked(cx, all, described, name, args[name]);
    const inPlace = described.table ? [] : described.arguments.filter((argument) => !(argument.named || (argument.kind.tree === "EventKind" && !argument.required)));
    const values = described.table ? [args.table] : inPlace.map(({ name }) => given(name));
    const rest = Object.keys(args).filter((name) => name !== "table" && !inPlace.some((known) => known.name === name));
    const options = Object.fromEntries(rest.map((name) => [camel(name), given(name)]));
    let answer;
    if (value !== null) answer = value[camel(step.call)](...values, options);
    else if (described.role === "function") answer = cx[camel(step.call)](...values, options);
    else if (described.role === "new") answer = new cx[step.call](...values, options);
    else answer = cx[described.returns.object][camel(described.name)](...values, options);
    if (described.role === "change") continue;
    value = answer;
    if (!described.returns.object) return { value, kind: described.returns };
    owner = described.returns.object;
  }
  return { value, kind: null };
}

/** A value of a described kind in the form all runtimes compare: names in snake case, numbers by their bits. */
function canonical(all, kind, value) {
  if (value === null) return null;
  if (kind.optional) return canonical(all, kind.optional, value);
  if (kind.list) return value.map((item) => canonical(all, kind.list, item));
  if (kind.record) return canonicalRecord(all, kind.record, value);
  if (kind.map) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, canonical(all, kind.map, item)]));
  }
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

/** A case about objects: its bits. */
function runCase(cx, all, test, tolerance, complain) {
  let told;
  try {
    told = runChain(cx, all, test.chain);
  } catch (thrown) {
    if (!(thrown instanceof cx.CxError)) throw thrown;
    const { code, row } = test.error ?? {};
    if (thrown.code !== code || (row !== undefined && thrown.row !== row)) complain(`refused: ${thrown}`);
    return { code: thrown.code, row: thrown.row };
  }
  if (test.error) complain(`must refuse with ${test.error.code}`);
  const { value, kind } = told;
  if (kind === null) {
    const state = hex(value.toState());
    if (hex(value.constructor.fromState(value.toState()).toState()) !== state) complain("another state when read back");
    return { state };
  }
  if (test.want !== undefined && !close(value, test.want, tolerance)) {
    complain(`must be ${JSON.stringify(test.want)}, got ${JSON.stringify(value)}`);
  }
  return canonical(all, kind, value);
}

/**
 * Runs every case of `files`, a map from `survey/nps.json` to what it holds. Gives back the bits of every answer
 * and state, and a complaint for each case that is not as wanted.
 */
export function run(cx, files) {
  const all = cx.describeExports();
  // Arguments by the thousand, beside the answers of the vectors. cxkit/slim has no such export.
  const bitsOf = cx.digests ? { "digests#math and sums": cx.digests() } : {};
  const complaints = [];
  let cases = 0;
  for (const [file, vectors] of Object.entries(files)) {
    if (!vectors.function) {
      for (const test of vectors.cases) {
        cases++;
        const key = `${file}#${test.name}`;
        bitsOf[key] = runCase(cx, all, test, test.tolerance ?? vectors.tolerance, (what) => complaints.push(`${key}: ${what}`));
      }
      continue;
    }
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
