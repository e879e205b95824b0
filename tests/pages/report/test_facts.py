from __future__ import annotations

from typing import Any

from stancekit.model import StanceModel


def test_the_page_says_what_it_is_of(page: Any, model: StanceModel) -> None:
    words = page.words
    assert "Western Sahara is under Morocco's sovereignty" in words
    assert f"Model {model.model_id}" in words
    assert "ok 4 skipped 0 failed 1" in words
    assert "1 not read: empty text" in words
