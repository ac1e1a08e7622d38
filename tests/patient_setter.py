"""A setter for tests whose copyfit ends only when it gives way to a newer change, until there is a file `let` in the project."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.copyfit import fitting
from banmian.copyfit.texts import Texts
from banmian.desk.setter import serve

LET = "let"
PROGRAM = (
    "-c",
    "import runpy; from functools import partial; import banmian.desk.run as run; from patient_setter import patient;"
    " run.Asking = partial(run.Asking, serve=patient, longest=600); runpy.run_module('banmian', run_name='__main__')",
)
"""What Python is given in place of `-m banmian`, with this folder on its path."""


def patient(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """What the setter's process runs."""
    whole: Callable[..., Any] = fitting._fit

    def fit(state: Any, own: Any, told: Any, texts: Texts, judge: Any) -> Any:
        while not (root / LET).exists():
            texts.pause()
            time.sleep(0.005)
        return whole(state, own, told, texts, judge)

    fitting._fit = fit
    serve(pipe, root, issue, cache)
