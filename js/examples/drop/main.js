import moduleAddress from "cxkit/report.wasm?url";
import plotlyAddress from "plotly-text?url";
import { scorecard } from "./scorecard.js";
import ReportWorker from "./worker.js?worker&inline";

const $ = (id) => document.getElementById(id);
const element = (name, settings) => Object.assign(document.createElement(name), settings);

let file;
let known = [];
let chosen = [];
let worker;

function say(text) {
  $("state").textContent = text;
}

function fail(text) {
  $("problem").textContent = text;
  $("problem").hidden = text === "";
}

/** Everything the page will ever fetch; then no request is allowed any more, here and in the worker. */
const parts = (async () => {
  const get = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}`);
    return response;
  };
  const module = WebAssembly.compile(await (await get(moduleAddress)).arrayBuffer());
  const fetched = { module: await module, plotly: await (await get(plotlyAddress)).text() };
  // A policy can be added to and never loosened.
  document.head.append(element("meta", { httpEquiv: "Content-Security-Policy", content: "connect-src 'none'" }));
  return fetched;
})();

/** Asks the worker; one that is busy with something else is ended. */
async function ask(question) {
  if (!worker || worker.busy) {
    worker?.end();
    worker = await begin();
  }
  return worker.ask(question);
}

async function begin() {
  const one = new ReportWorker();
  const made = { busy: false };
  let settle;
  made.end = () => {
    one.terminate();
    settle?.reject(new Error("stopped"));
    if (worker === made) worker = undefined;
  };
  made.ask = (question) => {
    made.busy = true;
    return new Promise((resolve, reject) => {
      settle = { resolve, reject };
      one.postMessage(question);
    }).finally(() => (made.busy = false));
  };
  one.onmessage = ({ data }) => {
    if ("progress" in data) return void ($("progress").value = data.progress);
    if (data.failed) return settle.reject(Object.assign(new Error(data.message), { code: data.code }));
    settle.resolve(data);
  };
  one.onerror = ({ message }) => {
    made.end();
    fail(message || "the worker failed");
  };
  await made.ask({ work: "start", ...(await parts) });
  return made;
}

/** Shows that something is under way, and what came of it. */
async function during(text, work) {
  fail("");
  say(text);
  $("stop").hidden = $("progress").hidden = false;
  $("progress").value = 0;
  $("run").disabled = true;
  try {
    say(await work());
  } catch (error) {
    say("");
    if (error.message !== "stopped") fail(error.message);
  } finally {
    $("stop").hidden = $("progress").hidden = true;
    $("run").disabled = false;
  }
}

function options(select, names, none) {
  select.replaceChildren(
    ...(none === undefined ? [] : [element("option", { value: "", textContent: none })]),
    ...names.map(({ name, title }) => element("option", { value: name, textContent: title })),
  );
}

const shown = (text, most = 60) => (text.length > most ? `${text.slice(0, most)}…` : text);

async function take(given) {
  file = given;
  chosen = [];
  $("choose").hidden = $("result").hidden = true;
  await during(`Looking at ${shown(file.name)}…`, async () => {
    const { columns, measures, scorecard: first } = await ask({ work: "look", file });
    known = measures;
    const titled = columns.map(({ name, values }) => ({ name, title: shown(`${name} (${values.join(", ")})`) }));
    options($("measure"), known.map(({ name, title }) => ({ name, title: `${name}: ${title}` })));
    options($("time"), titled, "no time");
    $("by").replaceChildren(...columns.map(({ name }) => {
      const label = element("label", { textContent: shown(name) });
      label.prepend(element("input", { type: "checkbox", name: "by", value: name }), " ");
      return label;
    }));
    $("parts").titled = titled;
    showParts();
    $("scorecard").value = first;
    $("choose").hidden = false;
    return `${shown(file.name)}, ${columns.length} columns. The scorecard below is a first guess: measure it as it is, or choose.`;
  });
}

/** A choice of a column for each part of the measure. */
function showParts() {
  const measure = known.find(({ name }) => name === $("measure").value);
  const names = measure?.columns ?? [];
  $("parts").replaceChildren(...names.map((part) => {
    const select = element("select", { name: part });
    options(select, $("parts").titled);
    const label = element("label", { textContent: names.length === 1 ? "Column " : `${part} ` });
    label.append(select);
    return label;
  }));
}

function addMetric(event) {
  event.preventDefault();
  const columns = Object.fromEntries([...$("parts").querySelectorAll("select")].map(({ name, value }) => [name, value]));
  const by = [...$("by").querySelectorAll(":checked")].map(({ value }) => value);
  chosen.push({ measure: $("measure").value, columns, every: $("every").value, by });
  $("scorecard").value = scorecard({ file: file.name, time: $("time").value, metrics: chosen });
  say(`${chosen.length} metric${chosen.length === 1 ? "" : "s"} in the scorecard.`);
}

async function measure() {
  await during(`Reading ${shown(file.name)}…`, async () => {
    const { files } = await ask({ work: "report", file, scorecard: $("scorecard").value });
    for (const link of $("links").querySelectorAll("a")) URL.revokeObjectURL(link.href);
    $("links").replaceChildren(...Object.entries(files).map(([name, blob]) =>
      element("a", { href: URL.createObjectURL(blob), download: name, textContent: `Save ${name}` })));
    $("result").hidden = false;
    $("view").src = $("links").querySelector("a").href;
    return "Done. What is shown is the file report.html.";
  });
}

$("file").addEventListener("change", () => $("file").files[0] && take($("file").files[0]));
$("measure").addEventListener("change", showParts);
$("form").addEventListener("submit", addMetric);
$("run").addEventListener("click", measure);
$("stop").addEventListener("click", () => worker?.end());
for (const name of ["dragover", "dragleave", "drop"]) {
  // The whole page, so that a file dropped beside the box does not replace it.
  document.addEventListener(name, (event) => {
    event.preventDefault();
    $("drop").classList.toggle("over", name === "dragover");
  });
}
document.addEventListener("drop", ({ dataTransfer }) => dataTransfer.files[0] && !$("file").disabled && take(dataTransfer.files[0]));

parts.then(
  () => {
    $("file").disabled = false;
    say("Ready: nothing can leave this page any more.");
  },
  (error) => fail(error.message),
);
