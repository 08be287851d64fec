"""YAML text to a tree of text scalars with places; comments, key renaming and the canonical printer. Knows nothing of budgets.

In: text. Out: `Tree`, `Comment` and diagnostics PF001-PF009. May import `diagnostics`, `files`.
"""
