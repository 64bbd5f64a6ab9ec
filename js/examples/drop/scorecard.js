// The text of a scorecard from what was chosen.

/** A text as TOML writes it: JSON's way, and the one letter that TOML escapes and JSON does not. */
export const quoted = (text) => JSON.stringify(text.toWellFormed()).replaceAll("\u007f", "\\u007F");

const list = (texts) => `[${texts.map(quoted).join(", ")}]`;

/** A name that nothing else in the scorecard has. */
function id(column, taken) {
  const plain = column.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, "_").replaceAll(/^_+|_+$/g, "") || "metric";
  let name = plain;
  for (let at = 2; taken.has(name); at += 1) name = `${plain}_${at}`;
  taken.add(name);
  return name;
}

/** The scorecard of a file: `metrics` are `{measure, columns, every, by}`, columns by the part they play. */
export function scorecard({ file, time, metrics }) {
  const lines = [`title = ${quoted(file.split(".")[0] || file)}`, "", "[sources.rows]", `path = ${quoted(file)}`];
  if (time) lines.push(`time = ${quoted(time)}`);
  const taken = new Set();
  for (const { measure, columns, every, by } of metrics) {
    const parts = Object.entries(columns);
    const name = parts[0]?.[1] ?? measure;
    lines.push("", "[[metrics]]", `id = ${quoted(id(`${measure} ${name}`, taken))}`, `label = ${quoted(`${measure}: ${name}`)}`);
    lines.push('source = "rows"', `measure = ${quoted(measure)}`);
    if (parts.length === 1) lines.push(`column = ${quoted(name)}`);
    if (parts.length > 1) lines.push(`columns = { ${parts.map(([part, column]) => `${part} = ${quoted(column)}`).join(", ")} }`);
    if (time && every) lines.push(`every = ${quoted(every)}`);
    if (by.length > 0) lines.push(`by = ${list(by)}`);
  }
  return `${lines.join("\n")}\n`;
}
