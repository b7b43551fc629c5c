"""A one-time token opens once, whoever is quick."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from supple.web.tokens import OneTimeTokens


def test_of_twenty_racing_uses_one_wins():
    for _ in range(50):
        tokens, barrier = OneTimeTokens(), Barrier(20)
        token = tokens.make()

        def use(_number, tokens=tokens, token=token, barrier=barrier):
            barrier.wait()
            return tokens.use(token)

        with ThreadPoolExecutor(20) as pool:
            assert sum(pool.map(use, range(20))) == 1


def test_another_token_does_not_use_this_one_up():
    tokens = OneTimeTokens()
    token = tokens.make()
    assert not tokens.use("another")
    assert not tokens.use(token[:-1])
    assert tokens.use(token)


def test_a_token_is_long_and_kept_only_as_a_hash():
    tokens = OneTimeTokens()
    token = tokens.make()
    assert len(token) >= 43
    assert all(token.encode() not in kept for kept in tokens._hashes)
