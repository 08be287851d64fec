"""Use cases, one a file: they call the stages in order and return values; they never print or exit.

In: paths, settings and plain options. Out: values for `report`, `output` and `cli`.
"""
