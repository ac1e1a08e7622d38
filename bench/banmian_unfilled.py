"""`banmian`, but that a place's free lines cost nothing: `python banmian_unfilled.py build ISSUE ...`.

On a newspaper's page the thread optimiser pays for each line that stays empty and so prefers longer settings of a text that
is short (flow/optimise.py, SHORT). The comparison sets text that has no length to fill, as the other programs do; everything
else is the command as it is.
"""

from __future__ import annotations

import sys

from banmian.cli import main
from banmian.flow import optimise

if not isinstance(getattr(optimise, "SHORT", None), float):
    sys.exit("bench: banmian.flow.optimise has no SHORT any more; say here how a text without a length to fill is set now")
optimise.SHORT = 0.0
main()
