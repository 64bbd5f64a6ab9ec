// The reports of the examples, as somebody opens them: drawn without a complaint, readable for those who listen, on a
// phone, in the dark and on paper. Pictures of all four are left in build/screenshots for a person to look at.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser, ROOT } from "../page.mjs";

const AXE = readFileSync(join(ROOT, "js", "node_modules", "axe-core", "axe.min.js"), "utf8");
const SHOTS = join(ROOT, "build", "screenshots");
const VIEWS = {
  desktop: { width: 1280, height: 900, scheme: "light" },
  dark: { width: 1280, height: 900, scheme: "dark" },
  phone: { width: 360, height: 740, scheme: "light" },
};

let chromium;
before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
});

async function open(report, { width, height, scheme }) {
  const page = await chromium.context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(pathToFileURL(report).href);
  await page.waitForFunction(() => {
    const places = [...document.querySelectorAll("[data-figure]")];
    return places.every((place) => place.querySelector("svg.main-svg"));
  });
  return { page, complaints };
}

for (const name of ["airport", "helpdesk", "cdnow", "journey"]) {
  const report = join(ROOT, "build", `${name}.html`);
  const skip = existsSync(report) ? false : `build/${name}.html is not there: make demo`;

  for (const [view, look] of Object.entries(VIEWS)) {
    test(`${name}: ${view}`, { skip }, async () => {
      const { page, complaints } = await open(report, look);
      assert.deepEqual(complaints, []);
      const size = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
        figures: document.querySelectorAll("[data-figure] svg.main-svg").length,
      }));
      assert.ok(size.wide <= size.seen, `the page is ${size.wide} wide where ${size.seen} are seen`);
      assert.ok(size.figures > 4);
      await page.screenshot({ path: join(SHOTS, `${name}-${view}.png`), fullPage: true });
      await page.close();
    });
  }

  test(`${name}: small without Plotly`, { skip }, () => {
    const plotly = readFileSync(join(ROOT, "crates", "cxkit-report", "assets", "plotly-strict.min.js")).length;
    const rest = readFileSync(report).length - plotly;
    assert.ok(rest < 300_000, `${rest} bytes beside Plotly`);
  });

  test(`${name}: no serious finding of axe`, { skip }, async () => {
    for (const scheme of ["light", "dark"]) {
      const { page } = await open(report, { ...VIEWS.desktop, scheme });
      // The page's policy allows no script from outside; a debugger may run one all the same.
      const session = await page.context().newCDPSession(page);
      await session.send("Runtime.evaluate", { expression: AXE });
      const { result } = await session.send("Runtime.evaluate", {
        expression: `axe.run(document, { resultTypes: ["violations"] }).then((found) => JSON.stringify(
          found.violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)) }))))`,
        awaitPromise: true,
        returnByValue: true,
      });
      const found = JSON.parse(result.value);
      const serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious, [], `${scheme}: ${JSON.stringify(serious, undefined, 1)}`);
      await page.close();
    }
  });

  test(`${name}: paper`, { skip }, async () => {
    const { page } = await open(report, VIEWS.desktop);
    const pdf = await page.pdf({ path: join(SHOTS, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    // A4 within its margins is 182 mm wide. Figures are drawn one after the other, and none may grow again.
    const widest = () => page.evaluate(() =>
      Math.max(...[...document.querySelectorAll(".figure svg.main-svg")].map((svg) => svg.getBoundingClientRect().width)));
    let width = await widest();
    for (let tries = 0; tries < 50 && width > 688; tries += 1) {
      await page.waitForTimeout(100);
      width = await widest();
    }
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.waitForTimeout(500);
    width = Math.max(width, await widest());
    assert.ok(width <= 688, `a figure is ${width} wide`);
    await page.close();
  });
}
