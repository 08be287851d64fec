"""Frozen Pydantic types of what the files say: no text syntax, no paths, no lines.

In: plain data with English keys, all scalars text. Out: `Plan`, `Region`, `Profile`. May import `quantity`.
"""
