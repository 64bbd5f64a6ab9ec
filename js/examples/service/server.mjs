// A scorecard over HTTP: `/` is its page, `/scorecard.json` its numbers, a problem is JSON with a stable code. Both take
// what the command takes: `?role=executive&since=2026-01-01&until=2026-03-31`.
//
//   node js/examples/service/server.mjs examples/airport/scorecard.toml 3000
import { createServer } from "node:http";
import { Worker } from "node:worker_threads";

const WANTED = ["role", "since", "until"];
const KINDS = { "/": ["html", "text/html; charset=utf-8"], "/scorecard.json": ["json", "application/json"] };

/** What the thread that makes the report has to say. */
function made(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./report.mjs", import.meta.url), { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the report was not finished: exit code ${code}`)));
  });
}

async function answer(path, url) {
  const [as, type] = KINDS[url.pathname] ?? [];
  const problem = (status, error) => ({ status, type: "application/json", body: JSON.stringify({ error }) });
  if (!as) return problem(404, { code: "unknown_name", message: "there is /, and /scorecard.json" });
  const strange = [...url.searchParams.keys()].find((name) => !WANTED.includes(name));
  if (strange) return problem(400, { code: "unknown_option", message: `unknown option '${strange}'` });
  const wanted = Object.fromEntries(url.searchParams);
  const { text, error } = await made({ path, as, wanted }).catch(({ message }) => ({ error: { code: "internal", message } }));
  if (!error) return { status: 200, type, body: text };
  return problem(error.code === "bad_file" || error.code === "internal" ? 500 : 422, error);
}

/** The service of a scorecard file, not listening yet. */
export const service = (path) =>
  createServer(async (request, response) => {
    const { status, type, body } = await answer(path, new URL(request.url, "http://localhost"));
    response.writeHead(status, { "content-type": type });
    response.end(body);
  });

if (import.meta.filename === process.argv[1]) {
  const [, , path, port = "3000"] = process.argv;
  if (!path) {
    console.error("usage: server.mjs SCORECARD [PORT]");
    process.exit(2);
  }
  const server = service(path).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
}
