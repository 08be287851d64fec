"""Actuals against targets: one exact grading function, profiles, roll-up, explanations and the receipt.

In: outlines, a table of actuals, a profile. Out: a `Scorecard` (a value that CSV, JSON and reports are made of) and
diagnostics PF601-PF799. May import `loading` and the floors below; knows no format and no folder.
"""
