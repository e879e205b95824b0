from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.errors import error_browser

ERROR = {
    "article_id": "a", "question": "kosovo", "sentence": 3, "date": None, "outlet": "Wire",
    "stance": "support", "predicted": "neutral", "relevance": 0.5, "support": 0.1, "neutral": 0.8,
    "opposition": 0.1, "before": None, "text": "Peru <b> recognizes Kosovo.", "after": "It rained.",
    "holders": "Peru: support", "predicted_holder_id": None, "rule": float("nan"),
}  # fmt: skip


def test_an_error_is_shown_in_its_context() -> None:
    made = error_browser(pd.DataFrame([ERROR]), None)
    assert (
        "<blockquote><strong>Peru &lt;b&gt; recognizes Kosovo.</strong> "
        "<span>It rained.</span> </blockquote>" in made
    )
    assert "<span class='soft'>article:</span> a, sentence 3<br>" in made
    assert "<span class='soft'>date and outlet:</span> Wire<br>" in made
    assert "predicted holder" not in made
    assert "rule of the codebook" not in made
    assert "The article was not read" in made


def test_features_are_those_of_the_error() -> None:
    contributions = pd.DataFrame(
        {"article_id": ["a", "a", "b"], "sentence": [3, 3, 3],
         "feature": ["(intercept)", "<peru>", "other"], "value": [1.0] * 3,
         "relevance": [-9.0, 0.5, 7.0], "support": [1.0, -0.25, 7.0]}
    )  # fmt: skip
    made = error_browser(pd.DataFrame([ERROR]), contributions)
    assert "<code>&lt;peru&gt;</code>" in made
    assert "other" not in made
    # the longest bar is that of the strongest feature, the intercept aside
    assert '+0.50<svg class="bar" viewBox="0 0 80 10" aria-hidden="true"><rect class="p"' in made
    assert made.count('width="38.0"') == 3
    assert '-0.25<svg class="bar" viewBox="0 0 80 10" aria-hidden="true"><rect class="m"' in made
    assert made.count('width="19.0"') == 1


def test_without_errors_there_is_no_section() -> None:
    assert error_browser(None, None) == ""
    assert error_browser(pd.DataFrame(), None) == ""
