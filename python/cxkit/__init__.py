"""Customer experience metrics with their uncertainty."""

from cxkit._native import __version__

__all__ = ["__version__"]
