"""Who may ask the desk for what: host, origin, key, kind and size of each request, and the headers of each answer.

The desk listens on this machine alone, but any page of the browser can send requests there. So a request must name our host
from a list, come from our own page, and bear the key, which no other page can know; a cookie, which browsers send by themselves,
is never looked at.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_json
from banmian.languages import in_language, speaking
from banmian.phrases import say
from banmian.values import frozen

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

JSON = "application/json"
RAW = "application/octet-stream"
RAW_FOR = ("/api/import", "/api/notes")
"""What takes a file as it is."""
MOST = 1_000_000
"""Bytes of a request, but for those below."""
MOST_OF = (("/api/stories/", 2_000_000), ("/api/import/", MOST), ("/api/import", 50_000_000), ("/api/notes", 50_000_000))
"""Bytes of a request whose path begins so."""
LONGEST_PATH = 2_000
"""Characters of a path; none of ours comes near it."""
SAID = ("code", "message", "hint", "file", "line")
"""What an error of the desk tells."""
READING, WRITING = ("GET", "HEAD"), ("POST", "PUT")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@frozen
class Refusal:
    """Why a request is refused: HTTP's status, and what is told."""

    status: int
    told: Diagnostic


def said_of(told: Diagnostic) -> dict[str, Any]:
    """What an error of the desk tells, in the language that is spoken."""
    row = as_json(told) | {"message": in_language(told.message), "hint": in_language(told.hint)}
    return {name: row[name] for name in SAID}


def answer(refusal: Refusal) -> bytes:
    """The body of a refusal, as of all errors of the desk."""
    return json.dumps(said_of(refusal.told), ensure_ascii=False).encode()


@frozen
class Guard:
    """What is let through. `hosts`: each `name:port` that is ours."""

    app: App
    hosts: tuple[str, ...]
    key: str
    nonce: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self.refusal(scope["method"], scope["path"], headers)
        send = self.with_headers(send)
        with speaking("zh" if headers.get("accept-language", "").lower().startswith("zh") else "en"):
            if refusal is not None:
                await refused(send, refusal)
                return
            await self.app(scope, _Measured(receive, most_of(scope["path"])), send)

    def refusal(self, method: str, path: str, headers: MutableMapping[str, str]) -> Refusal | None:
        """Why a request is refused, or None. `headers`: by their names in small letters."""
        if len(path) > LONGEST_PATH:
            return Refusal(414, diagnose("DSK003", say("this address is too long")))
        if headers.get("host", "") not in self.hosts:
            return Refusal(
                403, diagnose("DSK001", say("this host is not the desk's"), say("open the address that the desk printed"))
            )
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return Refusal(403, diagnose("DSK001", say("this page is not the desk's")))
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return Refusal(403, diagnose("DSK001", say("another page asks for this")))
        if method not in READING + WRITING:
            return Refusal(405, diagnose("DSK003", say("{method} is not taken", method=method)))
        if method in WRITING:
            return self.writing_refusal(path, headers, origin)
        return self.key_refusal(path, headers)

    def writing_refusal(self, path: str, headers: MutableMapping[str, str], origin: str | None) -> Refusal | None:
        if origin is None:
            return Refusal(403, diagnose("DSK001", say("a request that changes something must say what page it comes from")))
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != (RAW if path in RAW_FOR else JSON):
            return Refusal(415, diagnose("DSK003", say("'{kind}' is not taken here", kind=kind)))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most_of(path):
            return too_large(path)
        return self.key_refusal(path, headers)

    def key_refusal(self, path: str, headers: MutableMapping[str, str]) -> Refusal | None:
        """All but the page itself, which holds nothing of the issue, is under the key."""
        if path == "/" or path.startswith("/static/"):
            return None
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not hmac.compare_digest(given.encode(), self.key.encode()):
            return Refusal(
                401, diagnose("DSK002", say("the key is not right"), say("open the address that the desk printed, or run it again"))
            )
        return None

    def with_headers(self, send: Send) -> Send:
        own = {
            b"content-security-policy": POLICY.format(nonce=self.nonce).encode(),
            b"x-content-type-options": b"nosniff",
            b"referrer-policy": b"no-referrer",
            b"cross-origin-resource-policy": b"same-origin",
        }

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *own.items()]}
            await send(message)

        return sent


def most_of(path: str) -> int:
    """How many bytes a request to a path may have."""
    return next((most for begin, most in MOST_OF if path.startswith(begin)), MOST)


def too_large(path: str) -> Refusal:
    return Refusal(413, diagnose("DSK003", say("more than {most_of} bytes are not taken here", most_of=most_of(path))))


class TooLargeError(Exception):
    """A body that goes on beyond what its path takes, whatever its length said."""


class _Measured:
    """A request's body, counted while it comes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.left = receive, most

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLargeError
        return message


async def refused(send: Send, refusal: Refusal) -> None:
    """Send a refusal."""
    body = answer(refusal)
    headers = [(b"content-type", JSON.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
