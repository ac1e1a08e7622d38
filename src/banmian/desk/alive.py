"""Whether a desk at an address still answers: one that hangs has its port and its lock, and says nothing."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

PATIENCE = 3.0
"""Seconds that a desk may take for its first word; the system takes calls for one that is stopped, so the word is waited for."""


def answers(address: str) -> bool:
    """Whether something is said there, if only that it may not be asked."""
    try:
        where = urlsplit(address)
        calling = HTTPConnection(where.hostname or "", where.port, timeout=PATIENCE)
        try:
            calling.request("GET", "/")
            calling.getresponse().read()
        finally:
            calling.close()
    except (OSError, HTTPException, ValueError):
        return False
    return True
