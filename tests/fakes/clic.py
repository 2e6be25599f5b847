"""S4C's search on the loopback interface, and a browser that keeps what it is shown."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from macsen_lite.skills.browser import NoBrowser


class ShownPages:
    """A browser; with ``fault`` one that is not there."""

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.shown: list[str] = []

    def check(self) -> None:
        if self.fault:
            raise NoBrowser(self.fault)

    def open(self, url: str) -> None:
        self.check()
        self.shown.append(url)


@dataclass
class Search:
    """The series it knows, with the number of an episode; ``trouble`` is how it goes wrong."""

    series: Mapping[str, int]
    url: str = ""
    trouble: str = ""
    asked: list[str] = field(default_factory=list)
    """The words of each search."""
    paths: list[str] = field(default_factory=list)
    """Every path that was asked for."""
    release: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serve_clic(series: Mapping[str, int]) -> Iterator[Search]:
    """Run it at a free port."""
    search = Search(series)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            search.paths.append(self.path)
            wanted = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
            search.asked.append(wanted)
            if search.trouble == "status":
                self.send_error(503)
                return
            first = wanted.lower().partition(" ")[0]
            found = [
                {"series_title": title, "programme_title": "Pennod 1", "programme_id": number}
                for title, number in search.series.items()
                if first in title.lower()
            ]
            body = json.dumps({"progs": found}).encode()
            body = {
                "truncated": body[: len(body) // 2],
                "login": b"<html><title>Mewngofnodwch</title></html>",
                "types": b'{"progs": [{"programme_id": [], "series_title": 3}]}',
                "empty": b"",
            }.get(search.trouble, body)
            self.send_response(200)
            lie = 10 if search.trouble == "lies" else 0
            self.send_header("Content-Length", str(len(body) + lie))
            self.end_headers()
            if search.trouble == "hang":
                search.release.wait()
                return
            self.wfile.write(body[:5] if search.trouble == "dies" else body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    search.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield search
    finally:
        search.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
