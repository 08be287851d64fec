"""Files and folders to trees, plans and diagnostics: the one funnel that everything is read through.

In: paths. Out: `Document`s and a `Selection`, with diagnostics PF010-PF049 and PF100-PF109; bad input never raises.
May import `scale`, `model`, `syntax`, `quantity`, `diagnostics`, `files`.
"""
