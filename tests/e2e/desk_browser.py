"""A desk on a small project, and a browser on it: what the tests of the desk's pages share."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from project import REPOSITORY

CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))
ARGUMENTS = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--no-first-run", "--disable-extensions",
)  # fmt: skip
PATIENCE = 60_000
"""Milliseconds for what a slow machine does; nothing is measured by it."""
VIEW = {"width": 1440, "height": 900}
"""Of a window, in CSS pixels."""


@dataclass(frozen=True)
class Running:
    """A desk that runs: its process, the project, its address with the key."""

    process: subprocess.Popen[str]
    root: Path
    issue: str
    address: str

    @property
    def base(self) -> str:
        return self.address.partition("#")[0]

    def file(self, name: str) -> Path:
        """A file of the issue."""
        return self.root / self.issue / name


@contextmanager
def running_desk(
    root: Path, issue: str, *options: str, program: Sequence[str] = ("-m", "banmian"), errors: IO[str] | None = None
) -> Iterator[Running]:
    """`banmian desk` on an issue ("": the one that the project has), until the context ends. `program`: what Python runs; `errors`:
    takes what it says besides its address."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), str(REPOSITORY / "tests")))}
    named = [issue] if issue else []
    command = [sys.executable, *program, "desk", *named, "--root", str(root), "--out", str(root / "build"), "--no-browser"]
    with subprocess.Popen(
        [*command, "--port", "0", *options], stdout=subprocess.PIPE, stderr=errors, text=True, env=environment, cwd=root
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), address
            yield Running(process, root, issue, address)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium under Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield found
        found.close()


@contextmanager
def opened(
    chromium: Any, desk: Running, lang: str = "zh", scheme: str = "light", at: str = "#/issue", own: bool = False
) -> Iterator[Any]:
    """A window on the desk, in a language and a scheme, with the errors that its scripts make as `page.faults`. `own`: a new one,
    that no other test gets (the test breaks it)."""
    page = _new_window(chromium) if own else _window(chromium)
    faults: list[str] = []

    def noted(fault: Any) -> None:
        faults.append(str(fault))

    page.faults = faults
    page.on("pageerror", noted)
    page.set_viewport_size(VIEW)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{desk.base}static/blank.svg")  # of the desk's address, with none of its scripts
    page.evaluate("lang => { localStorage.clear(); sessionStorage.clear(); localStorage['banmian-desk-lang'] = lang; }", lang)
    page.goto(desk.address)
    page.wait_for_selector(".grp")
    page.evaluate(f"location.hash = '{at}'")
    yield page
    assert faults == [], faults
    if own:
        page.context.close()
        return
    page.remove_listener("pageerror", noted)
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    chromium.free.append(page)


def _window(chromium: Any) -> Any:
    """One that the test before has left, as if it were new: a window of its own takes the browser longer than all that it shows."""
    chromium.free = getattr(chromium, "free", [])
    return chromium.free.pop() if chromium.free else _new_window(chromium)


def _new_window(chromium: Any) -> Any:
    context = chromium.new_context(viewport=VIEW)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def address(page: Any) -> str:
    """Where a window is, asked of itself: what the driver knows of it (`page.url`) is late where a script has changed it."""
    return str(page.evaluate("location.href"))


def eventually(done: Any, seconds: float = PATIENCE / 1000) -> Any:
    """What `done` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = done()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it never came")


def serious(page: Any) -> list[str]:
    """Axe's findings that are serious, in both schemes, in the words that help."""
    page.evaluate((REPOSITORY / "tests/vendor/axe/axe.min.js").read_text(encoding="utf-8"))
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{v['id']}: {n['target']} {n['failureSummary']}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for n in v["nodes"]
    ]
