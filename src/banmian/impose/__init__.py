"""Finished pages with printer's marks, and on sheets that fold (docs/rules/print.md, Marks and plates)."""
