"""Model cards: what a model is, was trained on and is worth, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stancekit.model import SHIPPED


def model_card(manifest: Mapping[str, Any]) -> str:
    """Write a model card from a manifest.

    Parameters
    ----------
    manifest : mapping

    Returns
    -------
    str
        Markdown.
    """
    corpus = manifest["corpus"]
    which = "the linear model alone" if manifest.get("encoder") else "the linear model"
    # a user's model has another corpus, its user's license, and no figures that ship
    ships = manifest["name"] in SHIPPED
    held_out = (
        "the whole model, held out, is in `experiments/results` (README, How good it is)."
        if ships
        else "hold the whole model against gold that it has not seen (`stancekit evaluate`)."
    )
    lines = [
        f"# Model {manifest['name']} {manifest['version']}",
        "",
        "Reads English news sentences in their article and says whether they support, oppose or",
        "stay neutral toward a territorial question. Linear models over masked n-grams, a clause",
        "grammar and context; see the project's README.",
        "",
        "- Language: English only",
        f"- Trained on: {corpus['articles']:,} articles, {corpus['sentences']:,} sentences, "
        f"{len(manifest['questions'])} questions (sha256 {corpus['sha256'][:16]})"
        + ("; see data/README.md" if ships else ""),
        "- Where it fails: docs/model.md",
        *(["- License: Apache-2.0"] if ships else []),
        "",
        "## Figures",
        "",
        f"Of {which}, cross-validated over events of the training articles; {held_out}",
        "The intervals are of 95 %, by a bootstrap over documents.",
        "",
        "| measure | value | interval |",
        "|---|---|---|",
    ]
    for name, figure in manifest["cross_validation"].items():
        low, high = figure["low"], figure["high"]
        lines.append(f"| {name} | {figure['value']:.3f} | {low:.3f} to {high:.3f} |")
    lines += [
        "",
        *_encoder_lines(manifest),
        "## Use",
        "",
        "For describing what many articles say, with the evidence beside it. Not a record of any",
        "state's policy, not a judgment on a single person, and not for questions far from those",
        "below without a check on labeled sentences of one's own (`transfer` marks them).",
        "",
        "## Made with",
        "",
        *(f"- {name} {version}" for name, version in manifest["versions"].items()),
        "",
        "## Questions that it was trained on",
        "",
        f"{', '.join(manifest['questions'])}.",
        "",
    ]
    return "\n".join(lines)


def _encoder_lines(manifest: Mapping[str, Any]) -> list[str]:
    encoder = manifest.get("encoder")
    if not encoder:
        return []
    # a kept network may have seen others than the linear model beside it
    seen = f"{encoder['articles']:,} articles, on {len(encoder['questions'])} questions"
    # manifests of before name no network, since there was one
    networks = encoder.get("networks", [{"started_from": "all-MiniLM-L6-v2"}])
    start = " and ".join(network["started_from"] for network in networks)
    return [
        "## Encoder",
        "",
        "The probabilities of a transformer are averaged with the linear model's, at a",
        f"weight of {encoder['weight']}. Fine-tuned from {start} (Apache-2.0) on",
        f"{seen}.",
        "It also says who of those mentioned near a sentence holds its stance.",
        "",
    ]
