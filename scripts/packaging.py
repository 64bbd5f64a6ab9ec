"""Installs what is in dist/ the way a stranger would, and uses it: the wheel in a fresh environment, the npm
tarball in a fresh project. The folders they were built from are out of sight.

    python3 -m unittest scripts/packaging.py
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
VERSION = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]


def only(pattern: str) -> Path:
    """The one file of dist/ that matches."""
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        raise AssertionError(f"dist/ should hold one {pattern}, it holds {[path.name for path in found]}")
    return found[0]


def run(*words: object, cwd: Path, **env: str) -> str:
    """Standard output of a command that must succeed; a failure shows all it printed."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "NODE_PATH")}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=clean | env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


class Fresh(unittest.TestCase):
    """A temporary folder for the whole class."""

    @classmethod
    def setUpClass(cls) -> None:
        holder = tempfile.TemporaryDirectory(prefix="cxkit-packaging-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)


class Wheel(Fresh):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.wheel = only("cxkit-*.whl")
        run(sys.executable, "-m", "venv", "venv", cwd=cls.folder)
        cls.python = cls.folder / "venv" / "bin" / "python"
        # No index: whatever it needed beyond itself would be missed here.
        run(cls.python, "-m", "pip", "install", "--quiet", "--no-index", cls.wheel, cwd=cls.folder)

    def names(self) -> list[str]:
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.namelist()

    def test_one_wheel_serves_every_python_from_3_11(self):
        self.assertIn("-cp311-abi3-", self.wheel.name)
        self.assertIn(f"-{VERSION}-", self.wheel.name)

    def test_it_requires_nothing(self):
        with zipfile.ZipFile(self.wheel) as archive:
            metadata = archive.read(f"cxkit-{VERSION}.dist-info/METADATA").decode()
        required = [
            line for line in re.findall(r"^Requires-Dist: .*", metadata, re.M) if "extra ==" not in line
        ]
        self.assertEqual(required, [])
        self.assertIn("License-Expression: MIT OR Apache-2.0", metadata)

    def test_it_carries_types_and_no_tests(self):
        names = self.names()
        self.assertIn("cxkit/py.typed", names)
        self.assertIn("cxkit/_native.pyi", names)
        self.assertEqual([name for name in names if "tests" in name], [])

    def test_a_number_comes_out(self):
        code = "import cxkit as cx; r = cx.nps([10, 9, 8, 3, None]); print(r.score, r.n, r.missing_count)"
        self.assertEqual(run(self.python, "-c", code, cwd=self.folder).split(), ["25.0", "4", "1"])

    def test_importing_it_loads_no_frame_library_and_no_dataclasses(self):
        code = "import sys, cxkit; print(*{'numpy', 'pandas', 'polars', 'dataclasses'} & set(sys.modules))"
        self.assertEqual(run(self.python, "-c", code, cwd=self.folder).strip(), "")

    def test_the_command_is_there(self):
        for words in [self.python, "-m", "cxkit"], [self.python.with_name("cxkit")]:
            self.assertIn(VERSION, run(*words, "--version", cwd=self.folder))


class Npm(Fresh):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.tarball = only("cxkit-*.tgz")
        (cls.folder / "package.json").write_text('{ "name": "a-stranger", "private": true }')
        run("npm", "install", "--offline", "--no-audit", "--no-fund", cls.tarball, cwd=cls.folder)

    def node(self, name: str, code: str, **env: str) -> list[str]:
        (self.folder / name).write_text(code)
        return run("node", name, cwd=self.folder, **env).split()

    def test_it_holds_what_it_should_and_nothing_else(self):
        with tarfile.open(self.tarball) as archive:
            names = [name.removeprefix("package/") for name in archive.getnames()]
        allowed = re.compile(r"(bin|dist|native|wasm)/|package\.json|README\.md|LICENSE-(MIT|APACHE)$")
        self.assertEqual([name for name in names if not allowed.match(name)], [])
        self.assertTrue({"LICENSE-MIT", "LICENSE-APACHE", "README.md"} <= set(names), names)
        for ending in ".node", "_bg.wasm", ".d.ts":
            self.assertTrue(any(name.endswith(ending) for name in names), f"no {ending} in {names}")

    def test_it_requires_nothing(self):
        package = json.loads((self.folder / "node_modules/cxkit/package.json").read_text())
        self.assertEqual(package.get("dependencies", {}), {})
        self.assertEqual(package["version"], VERSION)

    def test_an_es_module_imports_it(self):
        code = """
            import { init, engine, nps } from "cxkit";
            await init();
            const r = nps([10, 9, 8, 3, null]);
            console.log(engine(), r.score, r.n, r.missingCount);
        """
        self.assertEqual(self.node("esm.mjs", code), ["native", "25", "4", "1"])

    def test_a_commonjs_module_requires_it(self):
        code = """
            const { init, engine, nps } = require("cxkit");
            init().then(() => console.log(engine(), nps([10, 9, 8, 3]).score));
        """
        self.assertEqual(self.node("common.cjs", code), ["native", "25"])

    def test_web_assembly_by_hand(self):
        for entry in "cxkit/wasm", "cxkit/slim":
            code = f"""
                import {{ init, engine, nps }} from "{entry}";
                await init();
                console.log(engine(), nps([10, 9, 8, 3]).score);
            """
            self.assertEqual(self.node("wasm.mjs", code), ["wasm", "25"], entry)

    def test_it_falls_back_to_web_assembly_without_an_addon(self):
        addons = list((self.folder / "node_modules/cxkit/native").glob("*.node"))
        self.assertEqual(len(addons), 1)
        hidden = addons[0].with_suffix(".hidden")
        addons[0].rename(hidden)
        self.addCleanup(hidden.rename, addons[0])
        code = """
            import { init, engine, nps } from "cxkit";
            await init();
            console.log(engine(), nps([10, 9, 8, 3]).score);
        """
        self.assertEqual(self.node("fallback.mjs", code), ["wasm", "25"])

    def test_the_types_are_found_under_both_kinds_of_resolution(self):
        (self.folder / "typed.ts").write_text(
            'import { init, nps } from "cxkit";\n'
            "await init();\n"
            "export const score: number = nps([10, 9, 8, 3]).score;\n"
            "// @ts-expect-error a misspelt option is refused\n"
            "nps([10], { confidenceLevl: 0.9 });\n"
        )
        tsc = ROOT / "js/node_modules/.bin/tsc"
        common = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"]
        for module, resolution in ("nodenext", "nodenext"), ("esnext", "bundler"):
            words = [*common, "--module", module, "--moduleResolution", resolution]
            (self.folder / "package.json").write_text('{ "name": "a-stranger", "type": "module" }')
            run(tsc, *words, "typed.ts", cwd=self.folder)

    def test_the_command_is_there(self):
        self.assertIn(VERSION, run("npx", "--no-install", "cxkit", "--version", cwd=self.folder))


if __name__ == "__main__":
    unittest.main()
