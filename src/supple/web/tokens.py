"""The one-time token that lets the first browser in."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading


class OneTimeTokens:
    """Tokens that each open the door once; only their hashes are kept, in memory.

    Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._hashes: set[bytes] = set()
        self._lock = threading.Lock()

    def make(self) -> str:
        """Return a new token, good for one use while this process lives."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._hashes.add(_hash(token))
        return token

    def use(self, token: str) -> bool:
        """Tell whether the token is good, and use it up: of two racing uses one alone wins."""
        given = _hash(token)
        with self._lock:
            # Every one is compared, in constant time, whether or not an earlier one fits.
            fitting = [known for known in self._hashes if hmac.compare_digest(known, given)]
            self._hashes.difference_update(fitting)
        return bool(fitting)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()


tokens = OneTimeTokens()
