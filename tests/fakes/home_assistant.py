"""A little Home Assistant on the loopback interface: its REST API, and its ways of failing."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "tocyn-hirhoedlog"


@dataclass
class Hub:
    """What it has and what it was asked; tests change it between requests."""

    states: dict[str, str]
    """``on``, ``off`` or ``unavailable`` by entity."""
    levels: dict[str, int] = field(default_factory=dict)
    """Brightness, 0 to 255, of lights that are on."""
    calls: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    """Services that were called, with what was sent."""
    status: int = 0
    """Answer everything with this status, when it is not 0."""
    body: str = ""
    """Answer everything with this, when it is not empty."""
    redirect: str = ""
    hang: bool = False
    """Take the request and say nothing until `release` is set."""
    die: bool = False
    """Hang up in the middle of the answer."""
    names_changed: bool = True
    """Whether the answer to a service call lists what it changed."""
    release: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def entry(self, entity: str) -> dict[str, object]:
        on = self.states[entity] == "on"
        attributes = {"brightness": self.levels[entity]} if on and entity in self.levels else {}
        return {"entity_id": entity, "state": self.states[entity], "attributes": attributes}

    def act(self, verb: str, body: dict[str, object]) -> list[dict[str, object]]:
        entity = str(body["entity_id"])
        if self.states.get(entity, "unavailable") == "unavailable":
            return []  # as Home Assistant does: 200 and nothing changed
        self.states[entity] = "on" if verb == "turn_on" else "off"
        percent = body.get("brightness_pct")
        if isinstance(percent, int):
            self.levels[entity] = round(255 * percent / 100)
        return [self.entry(entity)] if self.names_changed else []


@contextmanager
def home_assistant(**states: str) -> Iterator[Hub]:
    """Run it with entities, ``light__lamp="off"`` for ``light.lamp``."""
    hub = Hub({name.replace("__", "."): state for name, state in states.items()})

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            if self._is_let_in():
                entity = self.path.removeprefix("/api/states/")
                if entity in hub.states:
                    self._answer(200, hub.entry(entity))
                else:
                    self._answer(404, {"message": "Entity not found."})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length) or b"{}")
            if self._is_let_in():
                service = self.path.removeprefix("/api/services/")
                hub.calls.append((service, body))
                self._answer(200, hub.act(service.partition("/")[2], body))

        def _is_let_in(self) -> bool:
            if hub.hang:
                hub.release.wait()
                return False
            if hub.redirect:
                self.send_response(302)
                self.send_header("Location", hub.redirect)
                self.end_headers()
                return False
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._answer(401, {"message": "401: Unauthorized"})
                return False
            if hub.status:
                self._answer(hub.status, {})
                return False
            return True

        def _answer(self, status: int, content: object) -> None:
            body = (hub.body or json.dumps(content)).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if hub.die else body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        hub.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
