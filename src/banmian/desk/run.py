"""The desk as a program: a port, a key, the lock, the setter, the server, the browser; and their end."""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.desk.alive import answers
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.giving_back import give_back, keep_little
from banmian.desk.lock import RENEWED, Holder, Lock
from banmian.desk.settings import Settings
from banmian.issues import NO_ISSUE
from banmian.languages import in_language
from banmian.outputs.swap import NotWrittenError
from banmian.phrases import Phrase, say, series, verbatim
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.desk.editing import Editing

FIRST_PORT, PORTS = 8420, 100
FOLDER = ".desk"
"""Where a desk keeps its address, in the issue's folder of outputs."""
STORE = ".cache/store"
HOME = "127.0.0.1"
RUN = secrets.token_hex(8)
"""Names this process to its pages: those that knew another one read everything anew."""
LEFT = re.compile(r"http://[^#]*:(?P<port>[0-9]{1,5})/#key=(?P<key>[A-Za-z0-9_-]{43})")
"""An address as `_remember` keeps it."""


@frozen
class Asked:
    """What the command was asked for. `port`: None = the first free one; `lang`: None = by LANG, then by the paper."""

    root: Path
    issue: str
    out: Path
    host: str = HOME
    port: int | None = None
    lang: str | None = None
    editor: str | None = None
    browser: bool = True
    first: bool = True
    """Whether its address is to be told: not where one issue follows another on the same desk."""

    @property
    def address_file(self) -> Path:
        return self.out / Path(self.issue).name / FOLDER / "address"


def run(asked: Asked, only_address: bool = False) -> int:
    """Run the desk until Ctrl-C; the exit code. Where one was killed, which left its address behind, this one has its key and, if
    that is free, its port, so that windows that are open go on by themselves."""
    if asked.issue == NO_ISSUE:
        with suppress(OSError):  # a later write says why
            (asked.root / NO_ISSUE).mkdir(exist_ok=True)
    lock = Lock(asked.root / asked.issue)
    holder = lock.holder()
    known = _known_address(asked)
    if only_address or (holder is not None and holder.is_here and known):
        return _tell_of_the_other(asked, holder if holder is not None and holder.is_here else None, known)
    if asked.host not in (HOME, "localhost") and not _confirmed(asked.host):
        return 2
    left = LEFT.fullmatch(known or "") if holder is None else None
    key, wanted = left["key"] if left else secrets.token_urlsafe(32), asked.issue
    while wanted:
        asked = replace(asked, issue=wanted)
        listening = free_socket(asked, int(left["port"]) if left else None)
        if listening is None:
            _say(say("no port is free: give one with --port"))
            return 1
        asked = replace(asked, port=listening.getsockname()[1])
        wanted = _until_its_end(asked, listening, key)
        asked = replace(asked, first=False)
    return 0


def _until_its_end(asked: Asked, listening: socket.socket, key: str) -> str:
    """One issue on the desk; the issue that is to stand there next, "" where the desk ends."""
    lock = Lock(asked.root / asked.issue)
    try:
        return asyncio.run(_serve(asked, lock, lock.holder(), listening, key))
    except KeyboardInterrupt:
        return ""
    finally:
        lock.give_up()
        with suppress(OSError):
            asked.address_file.unlink(missing_ok=True)


def _tell_of_the_other(asked: Asked, holder: Holder | None, address: str | None) -> int:
    """The address of the desk that runs here; 1 where there is none, or it hangs: then it is not for us to end it."""
    if holder is None or address is None:
        _say(say("no desk runs on {issue} here", issue=asked.issue))
        return 1
    if not answers(address):
        _say(
            say(
                "the desk that has {issue} (process {pid}) does not answer. End it and start again; half a minute after its last "
                "sign of life a new desk takes its place by itself.",
                issue=asked.issue,
                pid=holder.pid,
            )
        )
        return 1
    print(address)
    if asked.browser:
        _browse(address)
    return 0


def _confirmed(host: str) -> bool:
    """Whether another interface is meant."""
    asked = say(
        "on {host} whoever reaches this machine and has the address with its key can read this issue and change it; "
        "what is sent is not encrypted. Go on? [y/N]",
        host=host,
    )
    _say(asked, " ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def free_socket(asked: Asked, left: int | None) -> socket.socket | None:
    """A socket on the port that was asked for, else on the first free one; first of all on that of a desk that was killed here."""
    free = range(FIRST_PORT, FIRST_PORT + PORTS)
    ports = [asked.port] if asked.port is not None else free if left is None else [left, *free]
    for port in ports:
        # asyncio sends at once (TCP_NODELAY) only where the protocol is named: else the body of each answer waits 40 ms for the
        # browser's word that it has the head.
        family = socket.AF_INET6 if ":" in asked.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name != "nt":  # there it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((asked.host, port))
            listening.listen()  # at once: a browser that is quicker than the server waits, and is not refused
        except OSError:
            listening.close()
        else:
            return listening
    return None


async def _serve(asked: Asked, lock: Lock, holder: Holder | None, listening: socket.socket, key: str) -> str:
    """Serve until the end; which issue is wanted next. `key`: the same for all, so that windows stay."""
    import uvicorn

    from banmian.desk.app import application
    from banmian.desk.editing import Editing
    from banmian.desk.guard import Guard
    from banmian.desk.leaving import Leaving
    from banmian.desk.shell import Shell

    keep_little()
    port = listening.getsockname()[1]
    nonce = secrets.token_urlsafe(16)
    desk = made(asked)
    desk.lock = {**holder.shown, "stale": False} if holder is not None else None
    app = application(desk, Shell(asked.root), nonce)
    app.state.editing = Editing(desk)
    if desk.lock is None:
        _recover(app.state.editing)
    guard = Guard(Leaving(app, desk.events.ended), hosts(asked.host, port), key, nonce)
    config = uvicorn.Config(guard, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    address = f"http://{asked.host}:{port}/#key={key}"
    async with at_work(desk, lock):
        _remember(asked, address)
        if asked.first:
            print(address, flush=True)
        if asked.first and asked.browser:
            _browse(address)
        ending = asyncio.create_task(_end_with(server, desk))
        await server.serve(sockets=[listening])
        ending.cancel()
    return desk.wanted


def _recover(editing: Editing) -> None:
    """Put back what a desk that was killed has written by half, and say so."""
    try:
        files = editing.journal.recover()
    except NotWrittenError as refused:
        _say(say("{path} was written by half when the desk was killed, and cannot be put back", path=refused.path.name))
        return
    if files:
        _say(say("the desk was killed while it wrote; these stand as before: {files}", files=series(files)))


def made(asked: Asked) -> Desk:
    """The desk, with a setter that is not started yet."""
    settings = Settings(asked.root, asked.issue, asked.out, asked.lang or _lang(), asked.editor or "", RUN)
    return Desk(settings, Asking(asked.root, asked.issue, asked.out.resolve() / STORE, lambda line: _say(verbatim(line))), Events())


def hosts(host: str, port: int) -> tuple[str, ...]:
    """What requests may name as their host."""
    return tuple(f"{name}:{port}" for name in dict.fromkeys((host, *(("localhost", HOME) if host in (HOME, "localhost") else ()))))


@asynccontextmanager
async def at_work(desk: Desk, lock: Lock) -> AsyncIterator[None]:
    """The desk with its setter, its watch and its lock, as long as the context is open."""
    from banmian.desk.watching import Watching

    watching = Watching(desk)
    desk.asking.start()
    watching.start()
    keeping = asyncio.create_task(_keep(desk, lock))
    try:
        yield
    finally:
        keeping.cancel()
        watching.stop()
        await desk.asking.stop()


async def _keep(desk: Desk, lock: Lock) -> None:
    """Hold the lock; while somebody else has it, look whether that has ended."""
    while True:
        holder = lock.holder()
        shown = {**holder.shown, "stale": False} if holder is not None else None
        if holder is None and desk.lock is not None:
            shown = {**desk.lock, "stale": True}  # it can be taken over; that is for a person to say
        if shown != desk.lock:
            desk.lock = shown
            desk.events.tell("state")
        if desk.lock is None:
            try:
                lock.take()
            except OSError as wrong:
                _say(say("the lock cannot be written: {why}", why=str(wrong)))
        give_back()
        await asyncio.sleep(RENEWED)


async def _end_with(server: object, desk: Desk) -> None:
    """Tell the pages as soon as the server is asked to end, or another issue is wanted: their streams would hold it up."""
    while not getattr(server, "should_exit", False) and not desk.wanted:
        await asyncio.sleep(0.2)
    server.should_exit = True  # type: ignore[attr-defined]
    desk.events.end(desk.wanted)


def _remember(asked: Asked, address: str) -> None:
    """Keep the address, for who asks for it again; for this user alone."""
    with suppress(OSError):
        asked.address_file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(asked.address_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"address": address, "pid": os.getpid()}, file)


def _known_address(asked: Asked) -> str | None:
    try:
        return str(json.loads(asked.address_file.read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _lang() -> str:
    """The language that the system asks for; "" where it asks for neither of ours."""
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return next((lang for lang in ("zh", "en") if told.lower().startswith(lang)), "")


def _browse(address: str) -> None:
    import webbrowser

    with suppress(webbrowser.Error):
        webbrowser.open(address)


def _say(line: Phrase, end: str = "\n") -> None:
    sys.stderr.write(f"banmian: {in_language(line)}{end}")
    sys.stderr.flush()
