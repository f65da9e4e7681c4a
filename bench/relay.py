"""A relay between the browser and the server that counts the bytes of every answer.

Counted here is what really crosses the wire, headers included, whoever asked for it: a page, a
worker or a service worker, which DevTools would report in separate places or not at all.
"""

import contextlib
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

REQUEST_LINE = re.compile(rb"^[A-Z]+ (\S+) HTTP/1\.1\r\n")
CHUNK = 1 << 16


@dataclass(frozen=True)
class Piece:
    """Bytes that arrived for a path at a moment (seconds since the epoch)."""

    moment: float
    path: str
    size: int


@dataclass
class Relay:
    """The address to open instead of the server's, and what came through so far."""

    url: str
    pieces: list[Piece] = field(default_factory=list)


def bytes_by_path(pieces: Iterable[Piece]) -> dict[str, int]:
    """How many bytes came for each path."""
    sizes: Counter[str] = Counter()
    for piece in pieces:
        sizes[piece.path] += piece.size
    return sizes


@contextlib.contextmanager
def relay_to(server_url: str) -> Iterator[Relay]:
    """Relay a free port to a server of this machine while the block runs."""
    server = urlsplit(server_url)
    target = (server.hostname or "127.0.0.1", server.port or 80)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        relay = Relay(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        threading.Thread(target=_accept, args=(listener, target, relay), daemon=True).start()
        try:
            yield relay
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, target: tuple[str, int], relay: Relay) -> None:
    while True:
        try:
            browser, _ = listener.accept()
        except OSError:
            return  # the block has ended
        threading.Thread(target=_connect, args=(browser, target, relay), daemon=True).start()


def _connect(browser: socket.socket, target: tuple[str, int], relay: Relay) -> None:
    """Copy one connection both ways. Browsers send a request only after the last one's answer."""
    asked = [""]
    with browser, socket.create_connection(target) as server, contextlib.suppress(OSError):
        back = threading.Thread(target=_answers, args=(server, browser, asked, relay), daemon=True)
        back.start()
        while chunk := browser.recv(CHUNK):
            if match := REQUEST_LINE.match(chunk):
                asked[0] = match[1].decode("ascii", "replace")
            server.sendall(chunk)
        server.shutdown(socket.SHUT_WR)
        back.join()


def _answers(server: socket.socket, browser: socket.socket, asked: list[str], relay: Relay) -> None:
    with contextlib.suppress(OSError):
        while chunk := server.recv(CHUNK):
            relay.pieces.append(Piece(time.time(), asked[0], len(chunk)))
            browser.sendall(chunk)
        browser.shutdown(socket.SHUT_WR)
