"""Run `supple` so that the kernel ends the process at once when anything in it opens an internet socket.

`python -m tests.video.no_network landmarks film.mp4 --out folder`. A seccomp filter sees what C++ code does
too, which a patched `socket` module would not. Linux on x86-64 and arm64 only.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
import sys

SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # of classic BPF, 32-bit
KILL, ALLOW = 0x80000000, 0x7FFF0000
NUMBER_AT, FIRST_ARGUMENT_AT = 0, 16  # in struct seccomp_data
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2  # of prctl


def guard() -> None:
    """Let any internet socket of this process, in any thread and any language, end it (SIGSYS)."""
    program = (
        _step(LOAD, NUMBER_AT),
        _step(EQUAL, SOCKET_CALL[platform.machine()], no=4),
        _step(LOAD, FIRST_ARGUMENT_AT),
        _step(EQUAL, socket.AF_INET, yes=1),
        _step(EQUAL, socket.AF_INET6, no=1),
        _step(RETURN, KILL),
        _step(RETURN, ALLOW),
    )
    steps = ctypes.create_string_buffer(b"".join(program))
    described = struct.pack("@HxxxxxxP", len(program), ctypes.addressof(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(SECCOMP, FILTER, described, 0, 0):
        raise OSError(ctypes.get_errno(), "the guard cannot be set up")


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


if __name__ == "__main__":
    guard()
    if sys.argv[1:] == ["--try"]:
        socket.socket(socket.AF_INET).close()
        sys.exit("an internet socket was opened all the same")
    from supple.cli import main

    sys.exit(main(sys.argv[1:]))
