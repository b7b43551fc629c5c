"""Python without its docstrings and comments: the same code, on the same lines, with less to load."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator
from itertools import pairwise

_Cut = tuple[int, int, str]
_BEGIN = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)


def lean(source: str) -> str:
    """Return Python source in which docstrings are empty and comments are gone; lines keep their numbers."""
    starts = [0]
    # Python's own lines: splitlines() ends one at a form feed, too.
    for line in io.StringIO(source):
        starts.append(starts[-1] + len(line))
    for begin, end, instead in sorted(_cuts(source, starts), reverse=True):
        source = source[:begin] + instead + source[end:]
    return source


def _cuts(source: str, starts: list[int]) -> Iterator[_Cut]:
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for token in tokens:
        if token.type == tokenize.COMMENT:
            yield (*_place(token, starts), "")
    code = [token for token in tokens if token.type not in (tokenize.NL, tokenize.COMMENT)]
    before = [tokenize.ENCODING, *(token.type for token in code)]
    for earlier, (token, after) in zip(before, pairwise(code), strict=False):
        if token.type == tokenize.STRING and earlier in _BEGIN and after.type == tokenize.NEWLINE:
            yield (*_place(token, starts), '""' + "\n" * (token.end[0] - token.start[0]))


def _place(token: tokenize.TokenInfo, starts: list[int]) -> tuple[int, int]:
    (first, column), (last, end) = token.start, token.end
    return starts[first - 1] + column, starts[last - 1] + end
