"""A wiki on the loopback interface: the three requests that the Wikipedia client makes."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Wiki:
    """Its pages; ``trouble`` says how every further request goes wrong."""

    pages: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]
    """Pages that tell others of one name apart, and what they link to."""
    url: str = ""
    trouble: str = ""
    paths: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str, query: Mapping[str, list[str]]) -> object:
        """What the API says; None for a page that there is not."""
        if path.startswith("/api/rest_v1/page/summary/"):
            title = unquote(path.rpartition("/")[2]).replace("_", " ")
            if title in self.lists:
                return {"type": "disambiguation", "title": title, "extract": "Gall olygu:"}
            text = self.pages.get(title)
            return text if text is None else {"type": "standard", "title": title, "extract": text}
        if query["action"] == ["opensearch"]:
            asked = query["search"][0].lower()
            titles = sorted(t for t in {**self.pages, **self.lists} if t.lower().startswith(asked))
            return [query["search"][0], titles, [""] * len(titles), [self.url] * len(titles)]
        links = self.lists.get(query["titles"][0], [])
        return {
            "query": {"pages": [{"pageid": 1, "links": [{"ns": 0, "title": t} for t in links]}]}
        }


@contextmanager
def serve_wiki(pages: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> Iterator[Wiki]:
    """A wiki with those pages at a free port."""
    wiki = Wiki(pages, lists)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            wiki.paths.append(self.path)
            parts = urlsplit(self.path)
            said = wiki.answer(parts.path, parse_qs(parts.query))
            trouble = wiki.trouble
            if said is None or trouble in ("status", "missing"):
                self.send_error(503 if trouble == "status" else 404)
                return
            body = json.dumps(said).encode()
            body = {
                "truncated": body[: len(body) // 2],
                "login": b"<html><title>Mewngofnodwch</title></html>",
                "types": b'{"title": 7, "extract": ["a"]}',
                "empty": b"",
            }.get(trouble, body)
            self.send_response(200)
            if trouble != "truncated":
                lie = 10 if trouble == "lies" else 0
                self.send_header("Content-Length", str(len(body) + lie))
            self.end_headers()
            if trouble == "hang":
                wiki.release.wait()
                return
            self.wfile.write(body[:5] if trouble == "dies" else body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    wiki.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield wiki
    finally:
        wiki.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
