from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.plots import abstention_plot, signed_bar, whisker

NAN = float("nan")


def test_a_whisker_stays_on_its_scale() -> None:
    assert 'cx="136.0"' in whisker(2.0, NAN, NAN, 0, 1)
    assert 'cx="70.0"' in whisker(0.0, -1.0, 1.0, -0.3, 0.3)
    assert whisker(NAN, 0.0, 1.0, 0, 1) == ""
    assert "dasharray" not in whisker(0.5, 0.4, 0.6, 0, 1)
    assert "dasharray" in whisker(0.5, 0.4, 0.6, 0, 1, 0.2)


def test_a_bar_has_the_side_of_its_sign() -> None:
    assert 'class="m" x="21.0" width="19.0"' in signed_bar(-0.5, 1.0)
    assert 'class="p" x="40.0" width="38.0"' in signed_bar(3.0, 1.0)
    assert 'width="0.0"' in signed_bar(0.0, 0.0)


def test_small_risks_have_a_scale_of_their_own() -> None:
    table = pd.DataFrame({"threshold": [0.5, 0.9], "coverage": [1.0, 0.4], "risk": [0.1, NAN],
                          "low": [0.05, NAN], "high": [0.15, NAN]})  # fmt: skip
    made = abstention_plot(table, "<title>")
    assert ">0.2</text>" in made
    assert made.count("<circle") == 1
    assert 'aria-label="&lt;title&gt;"' in made
