"""Serve the built site on this machine: `python -m scripts.serve site --port 8000`.

A static server that does what a good host does (HOSTING.md). It sends the compressed copies; it
lets browsers keep files whose address holds a hash; and it answers "not modified" where a browser
already has anything else. It serves readers of this machine, the browser tests and `make bench`.
"""

import argparse
import contextlib
import functools
import hashlib
import http.server
import io
import re
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from scripts.build.csp import SCRIPT_HEADER
from scripts.build.theme_patches import HASHED_NAME

# Browsers refuse modules and WebAssembly of any other type, and operating systems disagree on some
# of these types.
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
# Compressed copies, best first: one is sent if the browser accepts it and the copy exists.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HASHED = re.compile(rf"^/assets/(?:python/[^/]+|js-[0-9a-f]+/|style-)|{HASHED_NAME.pattern}")
LANGUAGES_BELOW_ROOT = ("en",)


def cache_control(path: str) -> str:
    """Return the Cache-Control header for an address."""
    hashed = HASHED.search(path.partition("?")[0])
    return "public, max-age=31536000, immutable" if hashed else "no-cache"


def not_found_page(path: str) -> str:
    """Return the "not found" page in the language of the requested address."""
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
        """Send the headers of a file, of its compressed copy, or of "not modified"; return the body."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            # The parent class redirects to a folder's address, and handles missing files.
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
        accepted = re.findall(r"[\w-]+", self.headers.get("Accept-Encoding", ""))
        for encoding, ending in ENCODINGS:
            copy = path.with_name(path.name + ending)
            if encoding in accepted and copy.is_file():
                return encoding, copy
        return "", path

    def parse_request(self) -> bool:
        """Read a request, unless the server was closed while its connection stayed open."""
        self.close_connection = True
        return not self.server.closed and super().parse_request()  # type: ignore[attr-defined]

    def list_directory(self, path: Any) -> None:
        """Answer "not found": a folder without an index is not a page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own "not found" page."""
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
        """Print nothing: the address is all that a reader needs."""


class SiteServer(http.server.ThreadingHTTPServer):
    """A server with a thread for each connection."""

    daemon_threads = True

    closed = False

    def server_close(self) -> None:
        """Stop listening, and answer no more over connections that browsers keep open."""
        super().server_close()
        self.closed = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore closed connections: leaving a page while it loads is not an error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(directory: Path, port: int = 0, host: str = "127.0.0.1") -> SiteServer:
    """Return a server for a built site, not yet running; port 0 takes a free one.

    Raises:
        OSError: there is no built site in the folder, or the port is taken.
    """
    if not Path(directory, "index.html").is_file():
        raise FileNotFoundError(f"no built site in {directory}: run `make site` first")
    handler = functools.partial(SiteHandler, directory=str(directory))
    return SiteServer((host, port), handler)


@contextlib.contextmanager
def start(directory: Path) -> Iterator[str]:
    """Serve a folder on a free port while the block runs, and yield the site's address."""
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
