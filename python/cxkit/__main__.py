"""The command `cxkit` in this process: `python -m cxkit report scorecard.toml`."""

import sys

from cxkit import _native

if __name__ == "__main__":
    sys.exit(_native._cli(sys.argv[1:]))
