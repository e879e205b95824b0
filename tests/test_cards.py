"""What the card of a model says of it."""

from __future__ import annotations

from pathlib import Path

from stancekit.cards import model_card
from stancekit.model import load_model

ROOT = Path(__file__).parent.parent


def test_a_card_says_whose_figures_it_has() -> None:
    general, linear = load_model("general").manifest, load_model("linear").manifest
    ours, bare, theirs = map(model_card, (general, linear, {**general, "name": "mine"}))
    held_out = (
        "cross-validated over events of the training articles; the whole model, held out, is in "
        "`experiments/results` (README, How good it is)."
    )
    assert f"## Figures\n\nOf the linear model alone, {held_out}" in ours
    assert f"## Figures\n\nOf the linear model, {held_out}" in bare
    for said in ("License: Apache-2.0", "see data/README.md", "English only", "docs/model.md"):
        assert said in ours
    # the corpus, the license and the figures of a user's own model are others
    for ships in ("License", "data/README.md", "experiments/results"):
        assert ships not in theirs
    assert "Of the linear model alone, cross-validated" in theirs
    assert ours.rstrip().endswith(f"{', '.join(general['questions'])}.")


def test_the_license_on_the_cards_is_that_of_the_project() -> None:
    license_text = " ".join((ROOT / "LICENSE").read_text("utf-8").split())
    assert license_text.startswith("Apache License Version 2.0")
