"""The catalogue of coded rules and the runner that asks each of them.

In: a `Subject` (a plan laid flat with its texts) or the `Facts` of a region. Out: diagnostics. A rule is one file in
`rules/`; the folder is the registry. May import `loading` and below.
"""
