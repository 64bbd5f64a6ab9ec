"""Runs the code blocks of the README and the guide, each language against what was built and installed.

Blocks of one language in one file share a session, in order, the way a reader would type them. `python`
blocks with `>>>` are doctests: what they print is compared. A block that cannot be run says why on its first
line and counts as skipped: "```rust no-run: needs a cluster".

    python3 scripts/docs.py README.md docs/guide/*.md
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "docs"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
LANGUAGES = {"python": "python", "py": "python", "js": "node", "javascript": "node", "rust": "rust"}
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```\s*$", re.M | re.S)

# Runs the blocks it is given, one after the other, in one namespace; says how many passed.
PYTHON_RUNNER = """
import doctest, json, sys, traceback
space, failed = {"__name__": "__main__"}, 0
for line, code in json.load(open(sys.argv[1])):
    try:
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, space, f"line {line}", sys.argv[1], line)
            result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, clear_globs=False)
            space.update(test.globs)
            failed += bool(result.failed)
        else:
            exec(compile(chr(10) * line + code, sys.argv[2], "exec"), space)
    except Exception:
        traceback.print_exc()
        failed += 1
sys.exit(failed)
"""


@dataclass
class Block:
    """A fenced block of code."""

    language: str
    line: int
    code: str
    skip: str


def blocks(text: str) -> list[Block]:
    found = []
    for match in BLOCK.finditer(text):
        if language := LANGUAGES.get(match[1]):
            reason = re.search(r"no-run: *(.+)", match[2])
            line = text[: match.start()].count("\n") + 1
            found.append(Block(language, line, match[3], reason[1].strip() if reason else ""))
    return found


def run(command: list[str], cwd: Path) -> int:
    """Exit code; what the command prints goes to our own output."""
    return subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL).returncode


def run_python(name: str, some: list[Block]) -> int:
    listed = BUILD / f"{name}.json"
    listed.write_text(json.dumps([[b.line, b.code] for b in some]))
    return run([str(ROOT / ".venv/bin/python"), "-c", PYTHON_RUNNER, str(listed), name], BUILD)


def run_node(name: str, some: list[Block]) -> int:
    """One module per file; imports may repeat from block to block, so they are gathered on top once."""
    modules = BUILD / "node_modules"
    modules.mkdir(exist_ok=True)
    link = modules / "cxkit"
    if not link.exists():
        link.symlink_to(ROOT / "js")
    imports, rest = {}, []
    for block in some:
        for line in block.code.splitlines():
            if re.match(r"import .* from ", line):
                imports[line] = None
            else:
                rest.append(line)
        rest.append(";")
    script = BUILD / f"{name}.mjs"
    script.write_text("\n".join([*imports, *rest]) + "\n")
    # A module is one test: its blocks share names.
    return len(some) if run(["node", str(script)], BUILD) else 0


def run_rust(name: str, some: list[Block]) -> int:
    """Each block through rustdoc, as it would run in a crate's own documentation."""
    if run(["cargo", "build", "--locked", "--quiet", "-p", "cxkit"], ROOT):
        return len(some)
    failed = 0
    for block in some:
        text = BUILD / f"{name}-{block.line}.md"
        text.write_text(f"```rust\n{block.code}```\n")
        debug = TARGET / "debug"
        words = ["rustdoc", "--test", str(text), "--edition", "2021", "-L", f"dependency={debug / 'deps'}"]
        failed += run([*words, "--extern", f"cxkit={debug / 'libcxkit.rlib'}"], ROOT) != 0
    return failed


RUNNERS = {"python": run_python, "node": run_node, "rust": run_rust}


def main(paths: list[str]) -> int:
    BUILD.mkdir(parents=True, exist_ok=True)
    passed = failed = skipped = 0
    for path in paths:
        found = blocks((ROOT / path).read_text(encoding="utf-8"))
        name = path.replace("/", "-").removesuffix(".md")
        for language, runner in RUNNERS.items():
            some = [b for b in found if b.language == language]
            for block in some:
                if block.skip:
                    print(f"{path}:{block.line}: skipped: {block.skip}")
                    skipped += 1
            if some := [b for b in some if not b.skip]:
                bad = min(runner(name, some), len(some))
                print(f"{path}: {language}: {len(some) - bad} of {len(some)} blocks", flush=True)
                passed, failed = passed + len(some) - bad, failed + bad
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
