"""One module per format, with the same few names: `suffixes`, `read`, `write`. They know tables and scorecards, never views.

In: bytes of a file. Out: a `Table` or a `Scorecard`, with diagnostics PF601-PF609; bad input never raises. May import
`scoring`, `table` and the floors below.
"""
