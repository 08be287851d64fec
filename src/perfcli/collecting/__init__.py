"""What goes out to ninety departments and comes back: workbooks to fill in, what was filled in, the ledger of both.

Values and decisions only: `formats` writes and reads the files, `work` puts the two together.
"""
