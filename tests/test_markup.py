from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.markup import card_html, harmless, safe_html
from stancekit.model import StanceModel
from stancekit.scoring import score

SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
ATTACK = "<script>alert(1)</script>\u202egnp.exe\u2066 <img src=x onerror=alert(2)> \x00\x1b[31m"


@given(st.text(alphabet=st.characters()))
def test_harmless_text_has_no_control_left(text: str) -> None:
    shown = harmless(text)
    shown.encode()  # no half of a surrogate
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x7f")


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])))
def test_plain_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_long_text_is_cut_and_says_so() -> None:
    assert harmless("a" * 5_000).endswith("… (3,000 more characters)")


def test_safe_html_holds_no_tag() -> None:
    assert not set("<>\"'") & set(safe_html(ATTACK))


def test_scores_show_their_colored_sentences(model: StanceModel) -> None:
    shown = score([f"{SUPPORT} It rained.", ""], model)._repr_html_()
    assert f"{SUPPORT.replace(chr(39), '&#x27;')}</bdi>" in shown
    assert "▲ support" in shown
    assert "Peru" in shown
    assert "failed, empty text" in shown
    assert "1 failed, 1 ok" in shown
    assert shown.count("border-bottom") == 1, "only the sentence that takes a side is colored"


def test_scores_show_the_first_articles_and_count_the_rest(model: StanceModel) -> None:
    shown = score([SUPPORT] * 8, model)._repr_html_()
    assert shown.count("Peru reaffirmed") == 5
    assert "3 more not shown" in shown


def test_attacks_do_nothing_in_a_notebook(model: StanceModel) -> None:
    table = pd.DataFrame({"article_id": [ATTACK], "text": [f"{SUPPORT} {ATTACK}"],
                          "outlet": [ATTACK]})  # fmt: skip
    shown = score(table, model)._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\u202e" not in shown


def test_a_model_shows_its_card(model: StanceModel) -> None:
    shown = model._repr_html_()
    assert model.model_id in shown
    assert f"{model.manifest['corpus']['articles']:,} articles" in shown
    for name in model.manifest["cross_validation"]:
        assert f">{name}<" in shown


@pytest.mark.parametrize("manifest", [{}, {"corpus": None}, {"cross_validation": {"f1": None}}])
def test_a_card_leaves_out_what_it_lacks(manifest: dict) -> None:
    assert card_html(manifest, "m<1>", "p") == (
        "<div><h4>m&lt;1&gt;</h4><table><tbody><tr><th style='text-align:left'>answers</th>"
        "<td style='text-align:left'>p</td></tr></tbody></table></div>"
    )
