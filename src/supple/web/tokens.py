"""One-time tokens: the one that lets the first browser in, and those that invite a phone."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import threading
import time
from collections.abc import Callable


class OneTimeTokens:
    """Tokens that each open the door once; only their hashes are kept, in memory.

    Safe to use from several threads.
    """

    def __init__(
        self,
        lifetime_s: float = math.inf,
        letters: tuple[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make tokens for `lifetime_s`; with `letters` (alphabet, how many) such as a person can type."""
        self._lifetime_s, self._letters, self._clock = lifetime_s, letters, clock
        self._hashes: dict[bytes, float] = {}
        self._lock = threading.Lock()

    def make(self) -> str:
        """Return a new token, good for one use while this process lives and its time lasts."""
        token = self._random()
        with self._lock:
            self._drop_old()
            self._hashes[_hash(token)] = self._clock() + self._lifetime_s
        return token

    def use(self, token: str) -> bool:
        """Tell whether the token is good, and use it up: of two racing uses one alone wins."""
        with self._lock:
            fitting = self._fitting(token)
            for known in fitting:
                del self._hashes[known]
        return bool(fitting)

    def is_good(self, token: str) -> bool:
        """Tell whether the token could be used now, and leave it."""
        with self._lock:
            return bool(self._fitting(token))

    def _fitting(self, token: str) -> list[bytes]:
        self._drop_old()
        given = _hash(token)
        # Every one is compared, in constant time, whether or not an earlier one fits.
        return [known for known in self._hashes if hmac.compare_digest(known, given)]

    def _drop_old(self) -> None:
        now_s = self._clock()
        self._hashes = {known: end_s for known, end_s in self._hashes.items() if now_s < end_s}

    def _random(self) -> str:
        if self._letters is None:
            return secrets.token_urlsafe(32)
        alphabet, count = self._letters
        return "".join(secrets.choice(alphabet) for _ in range(count))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()


tokens = OneTimeTokens()
