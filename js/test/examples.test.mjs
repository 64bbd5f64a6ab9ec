// The examples beside the functions: `expression;   // value` must be that value, on both engines.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ENGINES, ROOT } from "./support.mjs";

const folder = join(ROOT, "js", "src");
const examples = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const blocks = [...text.matchAll(/```js\n([\s\S]*?)```\n \*\/\nexport (?:\w+ )*?(?:function|class) (\w+)/g)];
    return blocks.map(([, code, name]) => ({ name, code: code.replaceAll(/^ \* ?/gm, "") }));
  });

/** The code with each checked line handing its value to `check`. */
const checked = (code) => code.replaceAll(/^(.*?);\s*\/\/ (.+)$/gm, (_, expression, value) =>
  expression.startsWith("try ") ? `${expression};` : `check(${expression}, ${value});`,
);

test("there is an example for every function and accumulator", () => {
  const { accumulators, functions } = ENGINES.node.describeExports();
  const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const names = new Set(examples.map(({ name }) => name));
  // The accumulators of metrics are written by a program; the functions beside them have the examples.
  const written = accumulators.filter(({ columns }) => columns.length > 0);
  const all = [...functions, ...written].map(({ name }) => camel(name));
  assert.deepEqual(all.filter((name) => !names.has(name)), []);
});

for (const [runtime, cx] of Object.entries(ENGINES)) {
  for (const { name, code } of examples.filter(({ name }) => name !== "CxError")) {
    test(`example of ${name}: ${runtime}`, () => {
      let values = 0;
      const check = (got, want) => {
        assert.deepEqual(got, want);
        values++;
      };
      const names = Object.keys(cx).filter((known) => /^\w+$/.test(known) && known !== "default");
      new Function(...names, "check", checked(code))(...names.map((known) => cx[known]), check);
      assert.ok(values > 0, "a checked value");
    });
  }
}
