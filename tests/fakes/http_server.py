"""A web server on the loopback interface that serves one file, and misbehaves as told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What the server does; tests change it between and during requests."""

    content: bytes
    etag: str = '"1"'
    """Sent with the file, unless empty."""
    supports_ranges: bool = True
    sends_length: bool = True
    claimed_length: int | None = None
    """Content-Length to announce instead of the true one."""
    redirect: str = ""
    statuses: list[int] = field(default_factory=list)
    """Answers to the next requests, before the file is served."""
    die_after: list[int] = field(default_factory=list)
    """For the next requests that are answered: bytes to send before hanging up."""
    hang: bool = False
    """Send the headers and half of the file, then nothing more until `release` is set."""
    release: threading.Event = field(default_factory=threading.Event)
    ranges: list[str] = field(default_factory=list)
    """The Range header of each request so far; empty for none."""
    paths: list[str] = field(default_factory=list)
    """The path of each request so far, with its query."""
    url: str = ""


@contextmanager
def serve(content: bytes) -> Iterator[Site]:
    """Serve ``content`` as ``/files/model.zip`` of a free port."""
    site = Site(content)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            site.ranges.append(wanted)
            site.paths.append(self.path)
            if site.statuses:
                self.send_error(site.statuses.pop(0))
                return
            if site.redirect:
                self.send_response(302)
                self.send_header("Location", site.redirect)
                self.end_headers()
                return
            start = self._start(wanted)
            if start > len(site.content) or (start and start == len(site.content)):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(site.content)}")
                self.end_headers()
                return
            self._send(site.content[start:], start)

        def _start(self, wanted: str) -> int:
            if not wanted or not site.supports_ranges:
                return 0
            if self.headers.get("If-Range", site.etag) != site.etag:
                return 0
            return int(wanted.removeprefix("bytes=").removesuffix("-"))

        def _send(self, body: bytes, start: int) -> None:
            self.send_response(206 if start else 200)
            if start:
                end = len(site.content) - 1
                self.send_header("Content-Range", f"bytes {start}-{end}/{len(site.content)}")
            if site.etag:
                self.send_header("ETag", site.etag)
            if site.sends_length:
                length = len(body) if site.claimed_length is None else site.claimed_length
                self.send_header("Content-Length", str(length))
            self.end_headers()
            if site.hang:
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                site.release.wait()
                return
            self.wfile.write(body[: site.die_after.pop(0)] if site.die_after else body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}/files/model.zip"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
