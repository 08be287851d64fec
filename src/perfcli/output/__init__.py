"""Diagnostics as text and as machine formats; the language is chosen here and nowhere below.

In: a `Verdict`'s findings. Out: text. One module per format, each with `render`. May import `lint`, `loading`, below.
"""
