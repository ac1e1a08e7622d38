"""Puts tests/ on the import path, so that `import squares` works in any test below; the option for goldens; the count of skips.

Random input is the same in each run, so that what passes today passes tomorrow; HYPOTHESIS_PROFILE=anew draws other input.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("anew", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


LONGEST = (
    "test_random_issues.py", "test_store.py", "test_next_process.py", "test_specimen_text.py", "test_specimen_pdf.py",
    "test_warm_builds.py", "test_copyfit.py", "test_other_words.py", "test_specimen_preflight.py", "test_mixed_copy.py",
    "test_markdown_trees.py", "test_specimen_x1a.py", "test_breaking_properties.py",
)  # fmt: skip
"""Files that take longest: they begin first, so that no processor waits for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, len(LONGEST)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-goldens", action="store_true", help="write tests/goldens again; look at the diff before you commit")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many tests were left out, and why: a judge that is not installed is never passed over in silence."""
    reasons = Counter(r.longrepr[2] for r in terminalreporter.stats.get("skipped", []) if isinstance(r.longrepr, tuple))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")
