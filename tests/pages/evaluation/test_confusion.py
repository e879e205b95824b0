from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.confusion import confusion_matrices


def test_shares_are_of_the_gold_stance() -> None:
    table = pd.DataFrame(
        [("sentence", "support", "support", 3), ("sentence", "support", "neutral", 1),
         ("article", "opposition", "support", 1_200)],
        columns=["unit", "gold", "predicted", "n"],
    )  # fmt: skip
    made = confusion_matrices(table)
    sentences, articles = made.split("Confusion of articles")
    row = sentences.split('<th scope="row">support</th>')[1].split("</tr>")[0]
    assert [part in row for part in (">3<", "75%", ">1<", "25%")] == [True] * 4
    assert "1,200" in articles
    assert "100%" in articles
    assert "1,200" not in sentences


def test_without_counts_there_is_no_section() -> None:
    assert confusion_matrices(pd.DataFrame()) == ""
