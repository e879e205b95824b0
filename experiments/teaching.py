"""What a network says of the sentences of the corpus, for another to learn from."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import torch
from fine_tuning import Masked, collate
from network import Opened
from rich.progress import track

from stancekit.encoder import CLASSES
from stancekit.encoder.windows import Windows

AT_ONCE = 12  # windows


def teach(
    teacher: Opened, articles: Sequence[Masked], which: str
) -> list[tuple[tuple[float, ...], ...]]:
    """Give for each article the teacher's probabilities of its sentences.

    A larger network's doubts tell a smaller one more than the labels do (Hinton, Vinyals and Dean,
    "Distilling the Knowledge in a Neural Network", 2015). Only articles whose id matches `which`
    are read; of the others nothing is said.
    """
    cutter = Windows(teacher.tokens_of, teacher.reading)
    found = {number: np.zeros((len(article.texts), len(CLASSES)))
             for number, article in enumerate(articles)
             if re.match(which, article.article_id)}  # fmt: skip
    windows = [
        (window, number)
        for number in found
        for window in cutter.cut(articles[number].texts, articles[number].mentions)
    ]
    windows.sort(key=lambda item: len(item[0].tokens))
    teacher.network.eval()
    with torch.inference_mode():
        for start in track(range(0, len(windows), AT_ONCE), "teacher", transient=True):
            batch = windows[start : start + AT_ONCE]
            step = collate([(window, articles[number]) for window, number in batch])
            chances = iter(teacher.network(*step.inputs)[0].softmax(1).numpy())
            for window, number in batch:
                for sentence, _, _ in window.spans:
                    found[number][sentence] = next(chances)
    return [
        tuple(tuple(row) for row in found[number].tolist()) if number in found else ()
        for number in range(len(articles))
    ]
