"""From articles to training examples: gold labels read, and (later) labeling functions."""

from stancekit.labeling.gold import Gold, read_gold

__all__ = ["Gold", "read_gold"]
