"""Copy as it comes: documents of word processors, web pages and plain texts become the Markdown that articles are written in.

One file a format gives `Copy` (copy.py); head.py and captions.py find what is headline, by-line and caption, tidy.py puts right
what typing leaves, written.py writes it down. docs/rules/contracts.md, Copy taken over; docs/decisions/0120, 0121.
"""
