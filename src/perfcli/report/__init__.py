"""Reports: what is shown as plain values first, then text through Jinja templates.

In: outlines and scorecards. Out: views, and pages as text with diagnostics PF050-PF055 of templates. Nothing is read but
templates, nothing written. May import `formats` and the floors below; the only folder that imports jinja2.
"""
