"""The documentation's build: `python -m sphinx -W docs docs/_build` (needs `stancekit[docs]`).

No network is needed. What the pages say of tables, files and public names is taken from the library
while building, so that it cannot go stale.
"""

from __future__ import annotations

import runpy
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import pandas as pd  # noqa: E402

from stancekit import __version__, table_files, tables  # noqa: E402

project = "stancekit"
author = "The stancekit developers"
copyright = "the stancekit developers, Apache-2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "numpydoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3
# single back quotes in docstrings are code
default_role = "code"
numpydoc_show_class_members = False
# numpydoc brings it along, and there is nothing for it to generate
autosummary_generate = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = f"stancekit {__version__}"
html_theme_options = {"sidebar_hide_name": False}
html_static_path = ["_static"]
html_css_files = ["own.css"]
html_show_sourcelink = False
html_copy_source = False
pygments_style = "friendly"


def table_of(name: str, schema: Mapping[str, str]) -> str:
    """A schema of `stancekit.tables` as a Markdown table."""
    told = tomllib.loads((HERE / "columns.toml").read_text("utf-8"))[name]
    rows = [f"| `{column}` | {kind} | {told[column]} |" for column, kind in schema.items()]
    return "\n".join(["| column | type | what it holds |", "|---|---|---|", *rows])


def furniture_figures() -> str:
    """Give the figures of the furniture marks as a Markdown table."""
    table = pd.read_csv(HERE.parent / "experiments" / "results" / "furniture.csv")
    lines = ["| marks | measure | value | interval |", "|---|---|---|---|"]
    for row in table[table["part"] == "report"].head(6).itertuples():
        lines.append(
            f"| {row.kind} | {row.metric} | {row.value:.2f} | {row.low:.2f} to {row.high:.2f} |"
        )
    return "\n".join(lines)


def model_figures() -> str:
    """Give the figures of the models that ship, side by side, as a Markdown table."""
    results = HERE.parent / "experiments" / "results"
    found = []
    for folder in ("linear", ".", "encoder"):
        table = pd.read_csv(results / folder / "evaluation-test.csv")
        table = table.set_index(["part", "question", "metric"])
        found.append(table[["value", "low", "high"]])
    lines = ["| on articles held out | `linear` | `general` | `encoder` |", "|---|---|---|---|"]
    for part, question, metric, words in (
        ("test", "western-sahara", "macro_f1", "Western Sahara, macro-F1 of sentences"),
        ("test", "all", "macro_f1", "all questions trained on"),
        ("held-out", "all", "macro_f1", "four questions never trained on"),
        ("contrast", "all", "macro_f1", "short items in pairs, who backs and who refuses"),
        ("test", "all", "positions_f1", "positions (article, holder, stance), F1"),
    ):
        cells = []
        for table in found:
            row = table.loc[(part, question, metric)]
            cells.append(f"{row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f})")
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def figures() -> str:
    """Give the figures of the shipped model as a Markdown table."""
    study = runpy.run_path(str(HERE.parent / "experiments" / "readme.py"))
    return str(study["figures"]())


myst_substitutions = {
    "figures": figures(),
    "model_figures": model_figures(),
    "furniture_figures": furniture_figures(),
    "sentences_table": table_of("sentences", tables.SENTENCES),
    "positions_table": table_of("positions", tables.POSITIONS),
    "articles_table": table_of("articles", tables.ARTICLES),
    "article_fields": ", ".join(f"`{name}`" for name in tables.ARTICLE_FIELDS),
    "formats": ", ".join(f"`{name}`" for name in table_files.FORMATS),
}
