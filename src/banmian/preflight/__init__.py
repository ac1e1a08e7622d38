"""Preflight: what a print shop would find, found before sending. Checks as rows of a registry, profiles that choose them.

A check reads facts: of a finished PDF, made here or elsewhere (`reading`), or of the display list with its source
positions. It never reads how text was set. docs/rules/print.md, docs/rules/design.md (Two-sided preflight).
"""
