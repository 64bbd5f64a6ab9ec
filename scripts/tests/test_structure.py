"""Promises about the repository itself that a compiler does not check."""

import json
import re
import subprocess
import tomllib
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def toml(path: str) -> dict:
    return tomllib.loads((ROOT / path).read_text())


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [path for path in listed.stdout.split("\0") if path]


class Structure(unittest.TestCase):
    def test_the_core_depends_on_nothing(self):
        words = ["cargo", "tree", "--locked", "-p", "cxkit", "-e", "normal"]
        tree = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        self.assertEqual(len(tree.splitlines()), 1, tree)

    def test_one_version_everywhere(self):
        version = toml("Cargo.toml")["workspace"]["package"]["version"]
        lock = json.loads((ROOT / "js/package-lock.json").read_text())
        found = {
            "bindings/wasm/Cargo.toml": toml("bindings/wasm/Cargo.toml")["package"]["version"],
            "js/package.json": json.loads((ROOT / "js/package.json").read_text())["version"],
            "js/package-lock.json": lock["version"],
            "js/package-lock.json, the package": lock["packages"][""]["version"],
        }
        self.assertEqual(found, dict.fromkeys(found, version))
        self.assertIn("version", toml("python/pyproject.toml")["project"]["dynamic"])

    def test_lockfiles_name_no_download_address(self):
        self.assertNotIn('"resolved"', (ROOT / "js/package-lock.json").read_text())
        for path in "Cargo.lock", "bindings/wasm/Cargo.lock", "fuzz/Cargo.lock":
            sources = {p["source"] for p in toml(path)["package"] if "source" in p}
            self.assertEqual(sources, {"registry+https://github.com/rust-lang/crates.io-index"}, path)

    def test_wasm_bindgen_and_its_glue_are_the_same_version(self):
        binding = toml("bindings/wasm/Cargo.toml")["dependencies"]["wasm-bindgen"]
        wanted = binding if isinstance(binding, str) else binding["version"]
        self.assertEqual(wanted, toml("xtask/Cargo.toml")["dependencies"]["wasm-bindgen-cli-support"])
        self.assertTrue(wanted.startswith("="), wanted)

    def test_the_wheel_requires_nothing(self):
        self.assertEqual(toml("python/pyproject.toml")["project"]["dependencies"], [])

    def test_no_large_file_but_the_named_one(self):
        named = {"crates/cxkit-report/assets/plotly-strict.min.js"}
        large = {p for p in tracked() if (ROOT / p).is_file() and (ROOT / p).stat().st_size > 1_500_000}
        self.assertLessEqual(large, named)

    def test_no_log_is_kept(self):
        # Profilers leave them beside the sources, where `git add` finds them.
        self.assertEqual([path for path in tracked() if path.endswith(".log")], [])

    def test_every_requirement_is_pinned(self):
        for line in (ROOT / "python/requirements-dev.txt").read_text().splitlines():
            if line and not line.startswith("#"):
                self.assertRegex(line, re.compile(r"^[a-z0-9-]+==[0-9.]+$"))


if __name__ == "__main__":
    unittest.main()
