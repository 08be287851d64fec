"""Papers to draft targets: find the headers, vote on the levels, keep every cell or say why not.

In: a `Paper` of any format. Out: a `Draft`: departments with what hangs below them, the fate of every row, findings
PF080-PF099. A draft is written as YAML for a person to review; it is never scored. May import `scale` and the floors below.
"""
