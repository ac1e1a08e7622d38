"""`python tests/as_windows.py ARGUMENTS…`: the command line where the system lacks what Windows lacks.

Taken away are the functions, signals and modules that CPython has on POSIX alone (its documentation marks each "Availability:
Unix"), and our own switch says Windows. Not shown by it: paths with a drive, a console, real locks.
"""

from __future__ import annotations

import os
import signal
import sys

FUNCTIONS = (
    "fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getpgid", "getpgrp", "setsid", "killpg", "wait",
    "wait3", "wait4", "sched_getaffinity", "sched_setaffinity", "nice", "mkfifo", "mknod", "chown", "lchown", "fchmod", "fchown",
    "sysconf", "uname", "chroot", "sync", "getloadavg", "posix_fallocate", "posix_fadvise", "sendfile",
)  # fmt: skip
"""Not statvfs: by it Python's own `shutil.disk_usage` works here, as by another call on Windows."""
SIGNALS = ("SIGKILL", "SIGALRM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGCHLD", "SIGXCPU", "SIGTSTP", "SIGCONT")
MODULES = ("resource", "grp", "termios", "tty", "pty", "posix_ipc", "syslog", "readline")
"""Not fcntl and pwd: libraries that are given on Linux load them by the system's name, which stays."""


def take_away() -> None:
    """From here on the system has none of them."""
    for name in FUNCTIONS:
        if hasattr(os, name):
            delattr(os, name)
    for name in SIGNALS:
        if hasattr(signal, name):
            delattr(signal, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails

    from banmian import processors, windows

    windows.ON_WINDOWS = True
    processors.copies_safely = lambda: False  # as where sys.platform is "win32"
    processors.usable = lambda: 2


if __name__ == "__main__":
    import asyncio  # noqa: F401  (libraries take from the real system what they are made for there)
    import shutil  # noqa: F401
    import subprocess  # noqa: F401

    take_away()
    from banmian.cli import main

    main()
