"""What the team runs and no print shop needs: the specimen book, and the makers of committed tables, schemas and pages.

It stands beside banmian in the same tree, so that mypy, ruff and the import contracts read it, and is left out of the wheel. It may
use all of banmian; nothing in banmian may use it (pyproject.toml, the contract `tools`).
"""
