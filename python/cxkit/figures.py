"""Figures of results, by the plotly that is installed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def plotly_figure(text: str) -> Any:
    """A figure as JSON as one of plotly's."""
    try:
        import plotly.graph_objects
    except ModuleNotFoundError as error:
        # A part of plotly that is missing is another matter, and says so itself.
        if error.name not in ("plotly", "plotly.graph_objects"):
            raise
        raise ModuleNotFoundError("plot needs plotly: pip install 'cxkit[plot]'", name="plotly") from None
    import json

    figure = json.loads(text)
    # An empty template: the look is in the figure itself, so that every language draws the same.
    figure["layout"].setdefault("template", {})
    return plotly.graph_objects.Figure(figure)


__all__ = ["plotly_figure"]
