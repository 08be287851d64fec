"""Two versions of targets side by side, and targets beside what was approved.

In: outlines of two years, folders or revisions; a lock file. Out: a `Comparison`, or findings.
"""
