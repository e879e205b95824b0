"""What a model has seen: copies and near-copies of articles that it was trained on."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from stancekit.duplicates import find_copies
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.persistence import read_training_signatures, text_hash


def seen_articles(model: StanceModel, gold: Gold) -> pd.DataFrame:
    """Find the gold articles that a model was trained on, near-duplicates included.

    Parameters
    ----------
    model : StanceModel
    gold : Gold

    Returns
    -------
    DataFrame
        `article_id`, `reason` ("same text" or "near-duplicate") and `share`, the share of the
        shorter text's runs of four words that stand in the other; in the order of `gold`. Empty
        where nothing was seen.

    Notes
    -----
    Near-duplicates are told by signatures in the model's folder. A model without them (see
    `checks_near_duplicates`) is asked for the same texts alone.
    """
    articles = gold.articles
    same = articles["text"].map(text_hash).isin(model.training_hashes).to_numpy(dtype=bool)
    signatures = _signatures(model)
    share = same.astype(float)
    if signatures is not None:
        copies = find_copies(list(articles["text"]), signatures)
        share[~same] = copies[~same]
    found = pd.DataFrame(
        {
            "article_id": articles["article_id"].to_numpy(),
            "reason": ["same text" if one else "near-duplicate" for one in same],
            "share": share,
        }
    )
    return found[share > 0].reset_index(drop=True)


def checks_near_duplicates(model: StanceModel) -> bool:
    """Tell whether a model knows the signatures of the articles that it was trained on."""
    return _signatures(model) is not None


def _signatures(model: StanceModel) -> npt.NDArray[np.uint32] | None:
    folder = model.manifest.get("folder")
    return None if folder is None else read_training_signatures(str(folder))
