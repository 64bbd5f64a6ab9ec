"""The three ways to a WASM compiler, each with stand-ins for rustc, rustup and apt-get on the PATH."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "wasm-rustc.sh"

RUSTC = """#!/bin/sh
case "$*" in
    *target-libdir*) echo "$STAGE/libdir" ;;
    *) echo "rustc 9.9.9 (stand-in)" ;;
esac
"""
RUSTUP = """#!/bin/sh
echo "$@" >> "$STAGE/rustup-calls"
[ "$STAGE_RUSTUP" = works ] || exit 1
mkdir -p "$STAGE/libdir" && touch "$STAGE/libdir/libstd-1.rlib"
"""
APT = """#!/bin/sh
echo "$@" >> "$STAGE/apt-calls"
exit 100
"""


class WasmRustc(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stage = Path(folder.name)
        (self.stage / "bin").mkdir()
        for name, text in {"rustc": RUSTC, "rustup": RUSTUP, "apt-get": APT}.items():
            self.program(self.stage / "bin" / name, text)
        self.prefix = self.stage / "prefix"

    @staticmethod
    def program(path: Path, text: str):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def run_script(self, *words: str, **settings: str) -> subprocess.CompletedProcess:
        env = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith("CXKIT_WASM") and k != "RUSTUP_AUTO_INSTALL"
        }
        env |= {
            "PATH": f"{self.stage / 'bin'}:{env['PATH']}",
            "STAGE": str(self.stage),
            "STAGE_RUSTUP": "fails",
        }
        env |= {"CXKIT_WASM_PREFIX": str(self.prefix)} | settings
        return subprocess.run(
            ["sh", str(SCRIPT), *words], env=env, capture_output=True, text=True, timeout=60
        )

    def calls(self, name: str) -> str:
        path = self.stage / f"{name}-calls"
        return path.read_text() if path.exists() else ""

    def unpacked(self):
        self.program(self.prefix / "bin" / "rustc", "#!/bin/sh\necho 'rustc 1.85.1 (stand-in)'\n")

    def test_an_installed_target_is_used_and_nothing_is_fetched(self):
        (self.stage / "libdir").mkdir()
        (self.stage / "libdir" / "libstd-1.rlib").touch()
        done = self.run_script()
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertEqual(self.calls("rustup") + self.calls("apt"), "")

    def test_rustup_is_asked_next(self):
        done = self.run_script(STAGE_RUSTUP="works")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertEqual(self.calls("rustup"), "target add wasm32-unknown-unknown\n")
        self.assertEqual(self.calls("apt"), "")

    def test_debian_comes_last_and_exports_its_compiler(self):
        self.unpacked()
        done = self.run_script()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(
            done.stdout, f"export RUSTC='{self.prefix}/bin/rustc' RUSTDOC='{self.prefix}/bin/rustdoc'\n"
        )
        self.assertNotEqual(self.calls("rustup"), "")
        self.assertEqual(self.calls("apt"), "")

    def test_rustup_is_left_alone_when_it_is_told_not_to_fetch(self):
        self.unpacked()
        done = self.run_script(RUSTUP_AUTO_INSTALL="0", STAGE_RUSTUP="works")
        self.assertIn("export RUSTC=", done.stdout)
        self.assertEqual(self.calls("rustup"), "")

    def test_the_msrv_compiler_is_debians_even_where_the_target_is_installed(self):
        self.unpacked()
        (self.stage / "libdir").mkdir()
        (self.stage / "libdir" / "libstd-1.rlib").touch()
        self.assertIn("export RUSTC=", self.run_script("--debian").stdout)

    def test_a_failed_download_fails_and_leaves_nothing_that_looks_complete(self):
        if not Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists():
            self.skipTest("not Debian: the script stops earlier")
        done = self.run_script("--debian")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "")
        self.assertNotEqual(self.calls("apt"), "")
        self.assertFalse(self.prefix.exists())

    def test_no_step_left_is_an_error(self):
        done = self.run_script(CXKIT_WASM_STEPS="installed")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no compiler for wasm32-unknown-unknown by: installed", done.stderr)

    def test_an_unknown_step_is_an_error(self):
        done = self.run_script(CXKIT_WASM_STEPS="guess")
        self.assertEqual(done.returncode, 1)
        self.assertIn("unknown step 'guess'", done.stderr)


if __name__ == "__main__":
    unittest.main()
