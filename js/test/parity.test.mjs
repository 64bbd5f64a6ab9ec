// The face offers what the export list holds: every function, accumulator, option, default, field, and no other.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { ENGINES, ROOT, SLIM } from "./support.mjs";

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(`_${name}`);
const exported = ENGINES.node.describeExports();

const types = join(ROOT, "js", "dist", "types", "entries", "node.d.ts");
const program = ts.createProgram([types], {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
});
const checker = program.getTypeChecker();
const module = checker.getSymbolAtLocation(program.getSourceFile(types));
const symbols = new Map(
  checker.getExportsOfModule(module).map((symbol) => {
    const alias = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return [symbol.name, alias];
  }),
);
const declared = (name) => checker.getDeclaredTypeOfSymbol(symbols.get(name));
const documentation = (symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));

/** What an entry with this export list exports. */
function exportedNames({ functions, accumulators, objects, object_functions: makers }) {
  const beside = ["CxError", "describeExports", "describeState", "engine", "init"];
  const all = [...functions.map(({ name }) => camel(name)), ...accumulators.map(({ name }) => name), ...beside];
  // Metrics as values, and `measure`, are not slim: every accumulator has one.
  if (functions.every(({ slim }) => slim)) return all.sort();
  return [...all, ...accumulators.map(({ name }) => name.replace(/Accumulator$/, "")), "measure", "MeasureResult", "toFigure", "digests", "CxObject",
    ...objects.map(({ name }) => name), ...makers.map(({ name }) => camel(name))].sort();
}

/** What a described kind is to TypeScript, with its words sorted as the compiler has no order. */
function typeOf(kind) {
  if (kind.optional) return [...typeOf(kind.optional), "null"].sort();
  if (kind.choice) return kind.choice.map((word) => `"${word}"`).sort();
  if (kind.list) {
    const held = kind.list === "bool" ? ["boolean"] : typeOf(kind.list);
    const inBrackets = held.length > 1 || held[0].startsWith("readonly ");
    return [inBrackets ? `readonly (${held.join(" | ")})[]` : `readonly ${held}[]`];
  }
  if (kind.record) return [kind.record];
  if (kind.map) return [`Readonly<Record<string, ${typeOf(kind.map).reverse().join(" | ")}>>`];
  const plain = {
    number: ["number"],
    count: ["number"],
    integer: ["number"],
    text: ["string"],
    duration: ["string"],
    bool: ["false", "true"],
    pair: ["readonly [number, number]"],
    numbers_and_words: ["readonly (number | string)[]"],
    name: ["number", "string"],
    time: ["string"],
    labels: ["ReadonlyMap<string, number>", "Readonly<Record<string, number>>"],
  };
  return plain[kind].toSorted();
}

function typeNames(type) {
  const parts = type.isUnion() ? type.types : [type];
  // What a list holds is in an order of the compiler's own.
  const sorted = (name) => name.replace(/\(([^()]*)\)/, (_, words) => `(${words.split(" | ").sort().join(" | ")})`);
  return parts.map((part) => sorted(checker.typeToString(part))).filter((name) => name !== "undefined").sort();
}

function compareProperties(name, wanted, optional) {
  const properties = declared(name).getProperties();
  assert.deepEqual(properties.map((property) => property.name).sort(), wanted.map(({ name }) => camel(name)).sort(), name);
  for (const { name: field, kind, doc } of wanted.filter(({ kind }) => kind)) {
    const property = properties.find((known) => known.name === camel(field));
    assert.deepEqual(typeNames(checker.getTypeOfSymbol(property)), typeOf(kind), `${name}.${field}`);
    assert.equal(Boolean(property.flags & ts.SymbolFlags.Optional), optional, `${name}.${field}`);
    assert.equal(documentation(property).replace(/\s+/g, " "), doc.trim().replace(/\s+/g, " "));
  }
}

/** The names each entry's types hold, values and types. */
function typedNames(...entries) {
  const paths = entries.map((entry) => types.replace("node.d.ts", `${entry}.d.ts`));
  const every = ts.createProgram(paths, program.getCompilerOptions());
  return paths.map((path) => {
    const exports = every.getTypeChecker().getExportsOfModule(every.getTypeChecker().getSymbolAtLocation(every.getSourceFile(path)));
    return exports.map(({ name }) => name).filter((name) => name !== "fallbackReason").sort();
  });
}

test("the types of every entry hold the same names", () => {
  const [node, ...others] = typedNames("node", "node-wasm", "browser", "embedded");
  assert.ok(node.length > 50);
  for (const names of others) assert.deepEqual(names, node);
});

test("cxkit/slim has the slim entries of the export list, in values and in types, and no other", () => {
  const slim = (entries) => entries.filter((entry) => entry.slim);
  const narrowed = SLIM.describeExports();
  const names = (list) => list.map(({ name }) => name);
  for (const group of ["functions", "accumulators"]) assert.deepEqual(narrowed[group], slim(exported[group]), group);
  assert.deepEqual(names(narrowed.records).sort(), names(slim(exported.records)).sort());

  const values = Object.keys(SLIM).filter((name) => !["default", "module.exports"].includes(name));
  assert.deepEqual(values.sort(), exportedNames(narrowed));
  const [full, node, browser] = typedNames("node", "node-slim", "slim");
  assert.deepEqual(browser, node);
  const elsewhere = [
    ...names(exported.functions.filter((known) => !known.slim)).flatMap((name) => [camel(name), `${pascal(name)}Options`]),
    ...names(exported.accumulators.filter((known) => !known.slim)).flatMap((name) => [name, `${name}Options`]),
    ...names(exported.records.filter((known) => !known.slim)),
  ];
  for (const name of elsewhere) {
    assert.ok(full.includes(name), name);
    assert.ok(!node.includes(name), `${name} in cxkit/slim`);
  }
});

test("cxkit/slim refuses the module that holds everything, and says so", async () => {
  const { pathToFileURL } = await import("node:url");
  const { readFileSync } = await import("node:fs");
  const fresh = await import(`${pathToFileURL(join(ROOT, "js", "dist", "slim.js"))}?fresh`);
  const whole = readFileSync(join(ROOT, "js", "wasm", "cxkit_bg.wasm"));
  const refusal = await fresh.init(whole).catch((error) => error);
  assert.ok(refusal instanceof fresh.CxError);
  assert.equal(refusal.code, "bad_engine");
  // What was refused is out of the way.
  await fresh.init(readFileSync(join(ROOT, "js", "wasm", "slim", "cxkit_bg.wasm")));
  assert.equal(fresh.nps([10, 9, 3, 10]).score, 50);
});

test("every function and accumulator is exported, and nothing else that the list does not hold", () => {
  const wanted = exportedNames(exported);
  for (const [runtime, cx] of Object.entries(ENGINES)) {
    const names = Object.keys(cx).filter((name) => !["default", "module.exports", "fallbackReason"].includes(name));
    assert.deepEqual(names.sort(), wanted, runtime);
  }
});

for (const described of exported.functions) {
  test(`signature of ${camel(described.name)}`, () => {
    const symbol = symbols.get(camel(described.name));
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    const parameters = signature.getParameters().map(({ name }) => name);
    // `new` is a word of the language.
    const spelt = (name) => (name === "new" ? "newCustomers" : camel(name));
    assert.deepEqual(parameters, [...described.arguments.map(({ name }) => spelt(name)), "options"]);
    assert.equal(checker.typeToString(signature.getReturnType()), described.result);
    const options = signature.getParameters().at(-1);
    assert.equal(typeNames(checker.getTypeOfSymbol(options))[0], `${pascal(described.name)}Options`);
    assert.ok(documentation(symbol).length > 40);
    const tags = symbol.getJsDocTags(checker);
    assert.ok(tags.some((tag) => tag.name === "example"), "an example");
    assert.match(documentation(symbol), /Throws `/);
  });

  test(`options of ${camel(described.name)}`, () => {
    const columns = described.columns.map((name) => ({ name }));
    compareProperties(`${pascal(described.name)}Options`, [...described.options, ...columns], true);
  });
}

for (const { name, options, result } of exported.accumulators) {
  test(`options and answer of ${name}`, () => {
    compareProperties(`${name}Options`, options, true);
    const finish = declared(name).getProperty("finish");
    const [signature] = checker.getTypeOfSymbol(finish).getCallSignatures();
    assert.equal(checker.typeToString(signature.getReturnType()), result);
  });
}

for (const { name: owner, methods, fields } of exported.objects) {
  test(`methods of ${owner}`, () => {
    const type = declared(owner);
    const statics = checker.getTypeOfSymbol(symbols.get(owner));
    for (const method of methods) {
      const name = camel(method.name);
      const symbol = method.role === "make" ? statics.getProperty(name) : type.getProperty(name);
      if (method.role === "new") {
        const [signature] = statics.getConstructSignatures();
        if (method.table) assert.equal(signature.getParameters()[0].name, "table");
        continue;
      }
      assert.ok(symbol, `${owner}.${name}`);
      assert.ok(documentation(symbol).length > 5, `${owner}.${name} is documented`);
      if (method.role === "get") continue;
      const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      // A kind of event may be written as a map, which where it may be left out could be the options.
      const isInPlace = ({ named, required, kind }) => !named && (required || kind.tree !== "EventKind");
      const inPlace = method.table
        ? ["table"]
        : [...method.arguments.filter(isInPlace).map(({ name }) => camel(name)), ...method.leading.map(camel)];
      const names = signature.getParameters().map(({ name }) => name);
      assert.deepEqual(names.filter((name) => name !== "options"), inPlace, `${owner}.${name}`);
      const returned = method.returns?.object ?? (method.returns === null ? "void" : undefined);
      if (returned) assert.equal(checker.typeToString(signature.getReturnType()), returned, `${owner}.${name}`);
    }
    for (const record of fields) {
      for (const field of exported.records.find((known) => known.name === record).fields) {
        assert.ok(type.getProperty(camel(field.name)), `${owner}.${field.name}`);
      }
    }
  });
}

for (const { name, fields } of exported.records) {
  test(`fields of ${name}`, () => compareProperties(name, fields, false));
}

test("the defaults that are written are those that are used", () => {
  for (const { name, options } of exported.accumulators) {
    for (const { name: option, default: value } of options) {
      const property = declared(`${name}Options`).getProperty(camel(option));
      const [written] = property.getJsDocTags().filter((tag) => tag.name === "defaultValue");
      assert.deepEqual(JSON.parse(ts.displayPartsToString(written.text).replaceAll("`", "")), value, `${name} ${option}`);
    }
    for (const cx of Object.values(ENGINES)) {
      const used = cx.describeState(new cx[name]().toState()).options;
      assert.deepEqual(used, Object.fromEntries(options.map((option) => [camel(option.name), option.default])));
    }
  }
});
