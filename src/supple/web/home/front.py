"""TLS in front of the site: takes phones' connections, and hands what they say to the site's inner door."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Coroutine, Sequence

HANDSHAKE_S = 10.0
REMEMBER_S = 60.0
PIECE_BYTES = 64 * 1024
LARGEST_TOTAL = 60
LARGEST_PER_ADDRESS = 20

Address = tuple[str, int]


class Front:
    """Accepts on home addresses and connects to `inner`, an address of this computer alone.

    A handshake, or a connection that says nothing, keeps nobody else waiting. `peers` tells the site which
    of its connections come from here, and from where: another program's are not in it.
    """

    def __init__(self, context: ssl.SSLContext, inner: Address) -> None:
        self.peers: dict[int, str] = {}
        self._context, self._inner = context, inner
        self._open: Counter[str] = Counter()

    def start(self, sockets: Sequence[socket.socket]) -> None:
        """Serve the listening sockets until the process ends."""
        threading.Thread(target=asyncio.run, args=(self._run(sockets),), daemon=True).start()

    async def _run(self, sockets: Sequence[socket.socket]) -> None:
        # Half a handshake and broken connections are a phone's everyday life, nothing to tell anybody of.
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
        servers = [
            await asyncio.start_server(
                self._serve, sock=opened, ssl=self._context, ssl_handshake_timeout=HANDSHAKE_S
            )
            for opened in sockets
        ]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address = str((writer.get_extra_info("peername") or ("",))[0])
        if self._open.total() >= LARGEST_TOTAL or self._open[address] >= LARGEST_PER_ADDRESS:
            writer.transport.abort()
            return
        self._open[address] += 1
        try:
            await self._join(address, reader, writer)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # drops the zeros
            await _close(writer)

    async def _join(self, address: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            inner_reader, inner_writer = await asyncio.open_connection(*self._inner)
            port = inner_writer.get_extra_info("sockname")[1]
            self.peers[port] = address
            try:
                await _either(_pump(reader, inner_writer), _pump(inner_reader, writer))
            finally:
                # The site may still be at work on the last thing that was said.
                asyncio.get_running_loop().call_later(REMEMBER_S, self.peers.pop, port, None)
                await _close(inner_writer)


async def _either(*ways: Coroutine[None, None, None]) -> None:
    """Run both ways until one has ended: TLS knows no half-closed connection."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await source.read(PIECE_BYTES):
            target.write(piece)
            await target.drain()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError, TimeoutError):
        await asyncio.wait_for(writer.wait_closed(), HANDSHAKE_S)
