"""The notebooks of `python/examples`, run from the first cell to the last."""

import json
from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def run(path):
    notebook = nbformat.read(path, as_version=4)
    # Where a reader opens it: paths in a notebook are relative to it.
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": path.parent}})
    return client.execute()


def text_of(notebook):
    """All that the cells of a notebook showed, as text."""
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            shown.append(output.get("text") or data.get("text/plain") or "")
    return "\n".join(shown)


# What the data are published to say.
SAID = {
    "airport": ["out_of_range", "39.84, 95 % 37.2 to 42.4", "40.398"],
    "helpdesk": ["4580", "11.538", "6.6579"],
}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_says_what_it_should(path):
    done = run(path)
    shown = text_of(done)
    for said in SAID[path.stem]:
        assert said in shown, said
    # Every figure that is asked for is drawn, as the JSON that Plotly reads.
    figures = [
        output
        for cell in done.cells
        for output in cell.get("outputs", [])
        if "application/vnd.plotly.v1+json" in output.get("data", {})
    ]
    asked = sum(".plot(" in cell.source for cell in done.cells)
    assert len(figures) == asked


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs_and_without_a_place(path):
    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert cells and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    assert "/home/" not in text and "/Users/" not in text and "C:\\" not in text


def test_there_is_a_notebook_for_surveys_and_one_for_service():
    assert [path.stem for path in NOTEBOOKS] == sorted(SAID)
