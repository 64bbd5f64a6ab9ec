// Serves the package and the vectors to a headless Chromium, and nothing from anywhere else.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The clone; named here as well, for tests that need a browser and nothing that was built. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
  ".wasm": "application/wasm", ".css": "text/css",
};

/**
 * A server of `folders`, a map from the first part of a path to a folder; its address, how many requests it has had, and
 * how to stop it.
 */
export async function serve(folders) {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const [, first, ...rest] = decodeURIComponent(new URL(request.url, "http://localhost").pathname).split("/");
    const folder = folders[first];
    const path = folder && normalize(join(folder, ...rest));
    if (path === undefined || !path.startsWith(folder) || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
      // An empty page, on which a test runs its own code.
      const blank = request.url === "/";
      response.writeHead(blank ? 200 : 404, { "content-type": "text/html" });
      response.end(blank ? "<!doctype html><title>cxkit</title>" : "");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, count: () => count, stop: () => server.close() };
}

/** A browser with a profile of its own. */
export async function browser() {
  const found = spawnSync("sh", [join(ROOT, "scripts", "chromium.sh")], { encoding: "utf8" });
  if (found.status !== 0) throw new Error(found.stderr.trim());
  const profile = mkdtempSync(join(tmpdir(), "cxkit-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.stdout.trim(),
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}
