"""Puts this folder on the import path and gives its tests the small paper."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from small_paper import load  # noqa: F401
