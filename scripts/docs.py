"""Runs the code blocks of the documentation, each language against what was built and installed.

Blocks of one language in one file share a session, in order, the way a reader would type them. `python`
blocks with `>>>` are doctests: what they print is compared. In `js` blocks a line `expression;   // value`
must be that value. A block that cannot be run says why on its first line and counts as skipped:
"```rust no-run: needs a cluster". Python and JavaScript run in the clone's root.

    python3 scripts/docs.py README.md docs/guide docs/measures docs/models
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
    return run([str(ROOT / ".venv/bin/python"), "-P", "-c", PYTHON_RUNNER, str(listed), name], ROOT)


# A value beside an expression is what it must be; what is kept under a name is looked at too.
JS_VALUE = re.compile(r"^(?!import |const |let |//)(.+?);\s*// (.+)$")
JS_KEPT = re.compile(r"^(?:const|let) (\w+) = .+?;\s*// (.+)$")


def checked(line: str) -> str:
    """The line, comparing where a value stands beside it."""
    if match := JS_VALUE.match(line):
        return f"assert.deepEqual({match[1]}, {match[2]});"
    if match := JS_KEPT.match(line):
        return f"{line}\nassert.deepEqual({match[1]}, {match[2]});"
    return line


def run_node(name: str, some: list[Block]) -> int:
    """One module per file; imports may repeat from block to block, so they are gathered on top once."""
    modules = BUILD / "node_modules"
    modules.mkdir(exist_ok=True)
    link = modules / "cxkit"
    if not link.exists():
        link.symlink_to(ROOT / "js")
    imported: dict[str, dict[str, None]] = {}
    rest = []
    for block in some:
        for line in block.code.splitlines():
            if match := re.match(r"import \{ (.+) \} from (.+);", line):
                imported.setdefault(match[2], {}).update(dict.fromkeys(match[1].split(", ")))
            else:
                rest.append(checked(line))
        rest.append(";")
    imports = [f"import {{ {', '.join(names)} }} from {module};" for module, names in imported.items()]
    script = BUILD / f"{name}.mjs"
    script.write_text("\n".join(['import assert from "node:assert/strict";', *imports, *rest]) + "\n")
    # A module is one test: its blocks share names.
    return len(some) if run(["node", str(script)], ROOT) else 0


def run_rust(found: list[tuple[str, Block]]) -> int:
    """All blocks through rustdoc in one go, each as it would run in a crate's own documentation."""
    if run(["cargo", "build", "--locked", "--quiet", "-p", "cxkit"], ROOT):
        return len(found)
    pages = BUILD / "rust.md"
    pages.write_text("\n".join(f"# {path}, line {b.line}\n\n```rust\n{b.code}```\n" for path, b in found))
    debug = TARGET / "debug"
    # In this edition rustdoc builds all of them as one program.
    words = ["rustdoc", "--test", str(pages), "--edition", "2024", "-L", f"dependency={debug / 'deps'}"]
    command = [*words, "--extern", f"cxkit={debug / 'libcxkit.rlib'}"]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    counts = [int(count) for count in re.findall(r"^test result: .*?(\d+) passed", done.stdout, re.M)]
    if failed := len(found) - sum(counts):
        print(done.stdout, done.stderr)
    return failed


RUNNERS = {"python": run_python, "node": run_node}


def pages(paths: list[str]) -> list[str]:
    """The files, and those of the folders."""
    found = []
    for path in paths:
        inside = (ROOT / path).glob("*.md") if (ROOT / path).is_dir() else [ROOT / path]
        found += sorted(str(file.relative_to(ROOT)) for file in inside)
    return found


def main(paths: list[str]) -> int:
    BUILD.mkdir(parents=True, exist_ok=True)
    passed = failed = skipped = 0
    rust: list[tuple[str, Block]] = []
    for path in pages(paths):
        found = blocks((ROOT / path).read_text(encoding="utf-8"))
        name = path.replace("/", "-").removesuffix(".md")
        told = []
        for block in found:
            if block.skip:
                print(f"{path}:{block.line}: skipped: {block.skip}")
                skipped += 1
        rust += [(path, b) for b in found if b.language == "rust" and not b.skip]
        for language, runner in RUNNERS.items():
            if some := [b for b in found if b.language == language and not b.skip]:
                bad = min(runner(name, some), len(some))
                told.append(f"{language} {len(some) - bad} of {len(some)}")
                passed, failed = passed + len(some) - bad, failed + bad
        if told:
            print(f"{path}: {', '.join(told)}", flush=True)
    if rust:
        bad = run_rust(rust)
        print(f"rust: {len(rust) - bad} of {len(rust)} blocks")
        passed, failed = passed + len(rust) - bad, failed + bad
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
