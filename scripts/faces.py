"""One scorecard, one report: the command, Python, Node and WebAssembly write the same bytes.

python3 -m unittest scripts.faces
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from scripts.packaging import ROOT, only, run

CARDS = ["airport", "helpdesk"]
FORMATS = ["html", "json", "csv", "markdown", "text", "parquet"]

# What the module for browsers writes, in Node: it reads text, and has no Parquet.
WEB_ASSEMBLY = """
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { init, Scorecard } from "cxkit/report";

const [path, format, plotly] = process.argv.slice(2);
await init();
const card = new Scorecard(readFileSync(path, "utf8"), { file: path });
for (const [place, { path: name }] of card.files.entries()) {
  const pieces = [readFileSync(resolve(dirname(path), name))];
  card.readText(place, name, () => pieces.shift() ?? new Uint8Array());
}
const report = card.report();
const write = { html: () => report.toHtml(readFileSync(plotly, "utf8")), json: () => report.toJson(),
  csv: () => report.toCsv(), markdown: () => report.toMarkdown(), text: () => report.toText() };
writeFileSync("written", write[format]());
"""


class Faces(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        run("cargo", "build", "--locked", "--quiet", "-p", "cxkit-cli", cwd=ROOT)
        metadata = run("cargo", "metadata", "--locked", "--no-deps", "--format-version", "1", cwd=ROOT)
        # As a stranger has them: the package in a project of its own, the wheel with no sources in sight.
        holder = tempfile.TemporaryDirectory(prefix="cxkit-faces-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        (cls.folder / "package.json").write_text('{ "name": "a-stranger", "private": true }')
        run("npm", "install", "--offline", "--no-audit", "--no-fund", only("cxkit-*.tgz"), cwd=cls.folder)
        (cls.folder / "report.mjs").write_text(WEB_ASSEMBLY)
        cls.commands = {
            "cxkit": [Path(json.loads(metadata)["target_directory"]) / "debug" / "cxkit"],
            "python -m cxkit": [ROOT / ".venv/bin/python", "-m", "cxkit"],
            "npx cxkit": ["npx", "--no-install", "cxkit"],
        }

    def written(self, name: str, card: Path, form: str) -> bytes:
        out = self.folder / "written"
        run(*self.commands[name], "report", card, "--format", form, "--out", out, cwd=self.folder)
        return out.read_bytes()

    def test_every_command_writes_the_same_bytes(self):
        for card in CARDS:
            path = ROOT / "examples" / card / "scorecard.toml"
            for form in FORMATS:
                first, *others = self.commands
                wanted = self.written(first, path, form)
                self.assertGreater(len(wanted), 100)
                for name in others:
                    with self.subTest(card=card, form=form, command=name):
                        # Compared as a truth: a difference of five megabytes is nothing to read.
                        self.assertTrue(self.written(name, path, form) == wanted)

    def test_standard_output_gets_the_last_byte_too(self):
        card = ROOT / "examples" / CARDS[0] / "scorecard.toml"
        for name, words in self.commands.items():
            for form in "html", "json":
                with self.subTest(command=name, form=form):
                    done = subprocess.run(
                        [*words, "report", card, "--format", form], cwd=self.folder, capture_output=True
                    )
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertTrue(done.stdout == self.written(name, card, form))

    def test_web_assembly_writes_them_too(self):
        plotly = ROOT / "crates/cxkit-report/assets/plotly-strict.min.js"
        for card in CARDS:
            path = ROOT / "examples" / card / "scorecard.toml"
            for form in FORMATS[:-1]:
                with self.subTest(card=card, form=form):
                    wanted = self.written("cxkit", path, form)
                    run("node", "report.mjs", path, form, plotly, cwd=self.folder)
                    self.assertTrue((self.folder / "written").read_bytes() == wanted)


if __name__ == "__main__":
    unittest.main()
