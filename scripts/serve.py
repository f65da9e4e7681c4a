"""Serve the built site on this machine: `python -m scripts.serve site --port 8000`.

A static server that does what a good host does (HOSTING.md): the compressed copies beside the
files, files kept for good where their address holds a hash, everything else asked for anew with
the hash of what the browser has. For reading the site, the browser tests and the measurements.
"""

import argparse
import contextlib
import functools
import hashlib
import http.server
import io
import re
import socket
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from scripts.build.csp import SCRIPT_HEADER
from scripts.build.theme_patches import HASHED_NAME

# Said here rather than left to the machine: browsers refuse modules and WebAssembly
# that come with any other type, and systems disagree on some of these.
MIME_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# What may be sent instead of a file, if the browser takes it and the file is there.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HASHED = re.compile(rf"^/assets/(?:python/[^/]+|js-[0-9a-f]+/|style-)|{HASHED_NAME.pattern}")
LANGUAGES_BELOW_ROOT = ("en",)


def cache_control(path: str) -> str:
    """How long a browser may keep what is at this address without asking again."""
    hashed = HASHED.search(path.partition("?")[0])
    return "public, max-age=31536000, immutable" if hashed else "no-cache"


def not_found_page(path: str) -> str:
    """The "not found" page in the language of the requested address."""
    first = path.lstrip("/").partition("/")[0]
    return f"{first}/404.html" if first in LANGUAGES_BELOW_ROOT else "404.html"


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Static files with the right types, no directory listings, and the site's own 404 page."""

    extensions_map = {"": "application/octet-stream", **MIME_TYPES}  # noqa: RUF012
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the headers a good host sends."""
        path = self.path.partition("?")[0]
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Vary", "Accept-Encoding")
        if path.endswith((".js", ".mjs")):
            self.send_header("Content-Security-Policy", SCRIPT_HEADER)
        super().end_headers()

    def send_head(self) -> io.BytesIO | None:
        """Answer with a file, or with its compressed copy, or say that it has not changed."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir() or not path.is_file():
            # The parent redirects to a folder's address and answers what is not there.
            return super().send_head()  # type: ignore[return-value]
        encoding, copy = self._copy(path)
        data = copy.read_bytes()
        tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
        unchanged = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", cache_control(self.path))
        if not unchanged:
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(data)))
            if encoding:
                self.send_header("Content-Encoding", encoding)
        self.end_headers()
        return None if unchanged else io.BytesIO(data)

    def _copy(self, path: Path) -> tuple[str, Path]:
        accepted = {one.partition(";")[0].strip() for one in self.headers.get("Accept-Encoding", "").split(",")}  # fmt: skip
        for encoding, ending in ENCODINGS:
            copy = path.with_name(path.name + ending)
            if encoding in accepted and copy.is_file():
                return encoding, copy
        return "", path

    def list_directory(self, path: Any) -> None:
        """Answer as for a missing page: a folder without an index is not a page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.directory, not_found_page(self.path))
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", MIME_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the address is all a reader needs."""


class SiteServer(http.server.ThreadingHTTPServer):
    """One thread for each connection; none of them outlives the server."""

    daemon_threads = True

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Remember the connection."""
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up: browsers keep connections open, and would be answered after the end."""
        super().server_close()
        for connection in [*self._open]:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up: leaving a page while it loads is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(directory: Path, port: int = 0, host: str = "127.0.0.1") -> SiteServer:
    """A server for a folder, not yet running; port 0 takes a free one."""
    if not Path(directory, "index.html").is_file():
        raise FileNotFoundError(f"no built site in {directory}: run `make site` first")
    handler = functools.partial(SiteHandler, directory=str(directory))
    return SiteServer((host, port), handler)


@contextlib.contextmanager
def start(directory: Path) -> Iterator[str]:
    """Serve a folder on a free port while the block runs; gives the site's address."""
    with make_server(directory) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="Serve the built site.")
    parser.add_argument("directory", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    arguments = parser.parse_args()

    try:
        server = make_server(arguments.directory, arguments.port, arguments.host)
    except OSError as error:
        parser.exit(1, f"Cannot serve {arguments.directory} on port {arguments.port}: {error}\n")
    with server:
        print(f"http://{arguments.host}:{server.server_port}/  (Ctrl-C to stop)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
