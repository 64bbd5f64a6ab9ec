"""The command `cxkit` in this process: `python -m cxkit report scorecard.toml`."""

import sys

from cxkit import _native


def main() -> int:
    """Runs the command with the words it was called with; its exit code."""
    return _native._cli(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
