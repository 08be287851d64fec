"""Builds the offline bundle: one zip for each platform, from which perfcli is installed without network and administrator.

`python -m offline` is the maintainer's command; nothing of this is in the package.
"""
