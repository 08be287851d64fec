"""Exports of the budget system (预算管理一体化): spending and project lists under headers of its own, read by a mapping of the workspace.

In: a `Paper`, an `Export` of the settings, the items of the targets. Out: spending by address, with every row accepted, rejected or
passed over and counted; or how the lists of projects differ. A row that could mean two projects means none.
"""
