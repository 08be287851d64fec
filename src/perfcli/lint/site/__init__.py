"""A site's own rules: YAML files of the workspace read into rules like the built-in ones.

In: the text of a file. Out: a `Rule`, or findings on what is wrong with the file. May import what `lint` may.
"""
