"""How a process of the desk answers what comes through its pipe: (name, arguments) with the answer of a table's row, or a Fault."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections.abc import Callable, Mapping
from itertools import count
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any

from banmian.desk.exchange import Answered, Fault, GiveWay, Meanwhile
from banmian.desk.giving_back import give_back, keep_little

NO_ANSWERS: Mapping[str, Callable[..., Any]] = MappingProxyType({})
OFTEN = 10
"""After so many answers what was freed goes back to the system."""


def answer_all(pipe: Connection, subject: object, answers: Mapping[str, Callable[..., Any]]) -> None:
    """Answer until the pipe closes: each row of `answers` is called with `subject` and the arguments."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which closes the pipe
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    keep_little()
    for number in count(1):
        try:
            asked = pipe.recv()
            while isinstance(asked, GiveWay | Meanwhile):  # said when the answer was on its way already
                if isinstance(asked, Meanwhile):
                    _answer_meanwhile(pipe, subject, answers, asked)
                asked = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(_answer(subject, answers, *asked))
        except OSError:  # nobody waits for it any more
            return
        if number % OFTEN == 0:  # the answer is on its way
            give_back()


def _answer(subject: object, answers: Mapping[str, Callable[..., Any]], name: str, arguments: tuple[Any, ...]) -> Any:
    """A row's answer; a Fault where it fails."""
    try:
        return answers[name](subject, *arguments)
    except Exception as fault:
        return Fault(type(fault).__name__, str(fault), traceback.format_exc())


def _answer_meanwhile(pipe: Connection, subject: object, answers: Mapping[str, Callable[..., Any]], asked: Meanwhile) -> None:
    """The answer of what is asked beside a longer one, with its number."""
    pipe.send(Answered(asked.number, _answer(subject, answers, asked.name, asked.arguments)))


def is_overtaken(pipe: Connection, subject: object = None, answers: Mapping[str, Callable[..., Any]] = NO_ANSWERS) -> bool:
    """Whether who asked has said since that it is not needed any more. What else is asked meanwhile is answered at once."""
    while pipe.poll():
        said = pipe.recv()
        if isinstance(said, GiveWay):
            return True
        if isinstance(said, Meanwhile):
            _answer_meanwhile(pipe, subject, answers, said)
    return False


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def held(_: object) -> int:
    """A row of answers: the collector has looked through what was made; the memory of this process, bytes."""
    gc.collect()
    return memory()
