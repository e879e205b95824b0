"""Real sentences of the UN General Debate, which a clone of the project does not have.

`un_labels.csv` holds the ids and labels of a seeded sample of 300 (`random.Random(20261121)`),
fixed before labeling, labeled blind by two readers (alpha 0.935) and settled. `un_dev_labels.csv`
holds 628 others, to choose by: of 640 drawn from what is neither in the sample nor beside it, those
on which two blind readers agreed. The texts stay outside.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd


def read_un(folder: Path, labels: Path) -> pd.DataFrame:
    """Read the labeled sentences with the one before and the one after each.

    Returns
    -------
    DataFrame
        A sentences table of three rows an article; the middle one (`sentence` 1) is labeled.
    """
    texts = [
        json.loads(line)
        for line in (folder / "sentences_1975_1999.jsonl").read_text("utf-8").splitlines()
    ]
    of = {(row["session"], row["iso3"], row["sent_idx"]): row for row in texts}
    rows = []
    for label in pd.read_csv(labels).itertuples(index=False):
        row = of[label.session, label.iso3, label.sent_idx]
        for number, text in enumerate((row["prev"], row["sentence"], row["next"])):
            rows.append(
                {
                    "article_id": f"{label.session}-{label.iso3}-{label.sent_idx}",
                    "question": "western-sahara",
                    "sentence": number,
                    "text": text or "",
                    "stance": label.stance,
                    "relevant": bool(label.relevant),
                }
            )
    return pd.DataFrame(rows)
