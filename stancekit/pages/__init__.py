"""The offline HTML pages: one file each, which loads nothing from anywhere.

`report/` is the evidence page of scored articles, `evaluation/` the page of a model's evaluation.
They share no code: their sections differ, and texts become HTML in `stancekit.markup`.
"""
