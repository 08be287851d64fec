"""Audits of tables that were scored elsewhere: what they print, recomputed under a named profile, and what does not follow.

In: a `Table` (from a draft or from JSON) and a profile. Out: an `Audit`: findings, recomputed rows, a verdict.
"""
