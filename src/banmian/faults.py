"""A fault of ours: one line for the person, the traceback in a log file, exit code 3 (docs/rules/contracts.md). What the system
refused is none of ours: a line, exit code 1."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from banmian.languages import in_language
from banmian.phrases import of_system, say


def exit_code(command: Callable[..., Any]) -> int:
    """Run the command. The outermost net: never a bare traceback."""
    pressed = _interruptions()
    try:
        command(standalone_mode=True)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except (OSError, MemoryError) as refusal:
        return report_refusal(refusal)
    except Exception as fault:
        return INTERRUPTED if pressed else report_fault(fault)  # a library may make another exception of it
    return 0


INTERRUPTED = 130
"""As a shell says of what Ctrl-C ended."""


def _interruptions() -> list[int]:
    """What holds something as soon as Ctrl-C was pressed, which raises KeyboardInterrupt as ever. Where somebody else minds
    interruptions, or they are not minded at all, it stays so."""
    pressed: list[int] = []

    def interrupt(number: int, _: object) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    with suppress(ValueError):  # not the main thread
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, interrupt)
    return pressed


def report_fault(fault: BaseException) -> int:
    """Write the log, say where it is and how to report it; the exit code."""
    import traceback

    text = "".join(traceback.format_exception(fault))
    name = _logged(text)
    if name is None:
        sys.stderr.write(text)  # nowhere else to put it
    told = say(
        "a fault of ours ({fault}): please report it with {log} and the issue's folder; the last good PDF is untouched.",
        fault=type(fault).__name__,
        log=str(name) if name else say("the lines above"),
    )
    print(f"banmian: {in_language(told)}", file=sys.stderr)
    return 3


def report_refusal(refusal: OSError | MemoryError) -> int:
    """One line for what the system refused anywhere else than at the outputs' door: no fault of ours; the exit code."""
    name = refusal.filename if isinstance(refusal, OSError) else None
    said = of_system(refusal) if isinstance(refusal, OSError) else say("there is not enough memory")
    told = say("the system refused: {said}. The last good PDF is untouched.", said=said)
    if name:
        told = say("the system refused '{name}': {said}. The last good PDF is untouched.", name=name, said=said)
    with suppress(OSError):
        print(f"banmian: {in_language(told)}", file=sys.stderr)
    return 1


def _logged(text: str) -> Path | None:
    """Where the log is; None where the system takes none."""
    import tempfile

    try:
        with tempfile.NamedTemporaryFile("w", prefix="banmian-", suffix=".log", delete=False, encoding="utf-8") as log:
            log.write(text)
        return Path(log.name)
    except OSError:
        return None
