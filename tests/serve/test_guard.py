"""Who may come in, and what a page elsewhere cannot do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.websockets import WebSocketDisconnect

from macsen_lite.errors import StoreError
from macsen_lite.serve.access import Access, host_name, kept_token, own_names
from macsen_lite.serve.limits import Allowance, Limits
from tests.fakes.household import OWN, TOKEN, Visit, household


def test_the_page_comes_with_headers_that_keep_the_browser_strict() -> None:
    with Visit(household()) as visit:
        page = visit.get("/")
        assert page.status_code == 200 and 'lang="cy"' in page.text
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "microphone=(self)" in page.headers["permissions-policy"]
        assert page.headers["cache-control"] == "no-store"
        cookie = page.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
        assert "<script>" not in page.text and "style=" not in page.text
        script = visit.get("/static/page.js")
        assert "javascript" in script.headers["content-type"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "192.168.1.9:8765", ""])
def test_another_name_for_this_machine_is_refused(host: str) -> None:
    with Visit(household()) as visit:
        for path in ("/", "/api/events", "/static/page.js"):
            answer = visit.get(path, headers={"Host": host})
            assert answer.status_code == 421 and "set-cookie" not in answer.headers
        with (
            pytest.raises(WebSocketDisconnect),
            visit.socket(Host=host or "x", Origin=f"http://{host}"),
        ):
            pass


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1", "[::1]:8765"])
def test_this_machine_by_its_own_names(host: str) -> None:
    with Visit(household()) as visit:
        assert visit.get("/", headers={"Host": host}).status_code == 200


def test_a_change_has_to_come_from_our_own_page() -> None:
    body = {"text": "faint o'r gloch ydi hi"}
    with Visit(household()) as visit:
        own = visit.headers_of_page()
        assert visit.post("/api/ask", json=body, headers=own).status_code == 200
        for wrong in (
            {"Origin": OWN},
            {"Origin": OWN, "X-CSRF-Token": "0" * 32},
            {"X-CSRF-Token": visit.csrf},
            {**own, "Origin": "http://evil.example"},
            {**own, "Origin": "http://127.0.0.1:9999"},
            {**own, "Origin": "null"},
        ):
            answer = visit.post("/api/ask", json=body, headers=wrong)
            assert answer.status_code == 403 and answer.json()["hint"]
        # A form, which any site may send, is no JSON.
        form = {**own, "Content-Type": "text/plain"}
        assert visit.post("/api/ask", content='{"text": "x"}', headers=form).status_code == 415
        # Another visitor's token is not this one's.
        visit.cookies.clear()
        assert visit.post("/api/ask", json=body, headers=own).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_the_socket_is_for_our_own_page(origin: str) -> None:
    with Visit(household()) as visit:
        with pytest.raises(WebSocketDisconnect), visit.socket(Origin=origin):
            pass
        with visit.socket() as socket:
            assert socket.receive_json()["type"] == "hello"


def test_what_is_too_much_is_refused() -> None:
    limits = Limits(body_bytes=200, changes_a_minute=3, turns_a_minute=1)
    with Visit(household(limits=limits)) as visit:
        answer = visit.change("POST", "/api/ask", {"text": "a" * 300})
        assert answer.status_code == 413
        assert visit.change("POST", "/api/ask", {"text": "bore da"}).status_code == 200
        assert visit.change("POST", "/api/ask", {"text": "bore da"}).status_code == 429
    with Visit(household(limits=Limits(requests_a_minute=2))) as visit:
        assert [visit.get("/status").status_code for _ in range(3)] == [200, 200, 429]


def test_an_allowance_grows_back() -> None:
    now = 0.0
    allowance = Allowance(60, lambda: now)
    assert [allowance.take("a") for _ in range(61)] == [True] * 60 + [False]
    assert allowance.take("b")
    now = 1.5
    assert [allowance.take("a"), allowance.take("a")] == [True, False]


# ------------------------------------------------------------------------------------ --lan


def test_the_network_needs_the_token() -> None:
    lan = "http://192.168.1.9:8765"
    with Visit(household(is_lan=True), lan) as visit:
        page = visit.get("/alarms")
        assert page.status_code == 303 and page.headers["location"] == "/login?to=/alarms"
        assert visit.get("/api/events").status_code == 401
        assert visit.get("/static/macsen.css").status_code == 200
        with (
            pytest.raises(WebSocketDisconnect),
            visit.websocket_connect("/socket", headers={"Origin": lan}),
        ):
            pass
        login = visit.get("/login?to=/alarms")
        assert login.status_code == 200 and 'name="token"' in login.text
        assert TOKEN not in login.text
        wrong = visit.get("/login?token=wrong")
        assert wrong.status_code == 403 and "set-cookie" not in wrong.headers
        came = visit.get(f"/login?token={TOKEN}&to=/alarms")
        assert came.status_code == 303 and came.headers["location"] == "/alarms"
        assert visit.get("/alarms").status_code == 200
        assert visit.change("POST", "/api/ask", {"text": "bore da"}).status_code == 200


def test_login_goes_nowhere_but_here_and_cannot_be_guessed_at() -> None:
    with Visit(household(is_lan=True, limits=Limits(logins_a_minute=3))) as visit:
        for elsewhere in ("//evil.example", "https://evil.example/alarms2", "/nowhere"):
            came = visit.get("/login", params={"token": TOKEN, "to": elsewhere})
            assert came.headers["location"] == "/"
        assert visit.get("/login?token=guess").status_code == 429


def test_the_network_may_use_addresses_and_known_names_only() -> None:
    with Visit(household(is_lan=True, names=own_names(["macsen.example.org:443"]))) as visit:
        for host, status in {
            "192.168.1.9:8765": 200,
            "macsen.example.org": 200,
            f"{next(iter(own_names()))}:8765": 200,
            "evil.example": 421,
        }.items():
            assert visit.get("/login", headers={"Host": host}).status_code == status, host


def test_sessions_are_signed_and_end_with_their_token() -> None:
    access = Access(TOKEN)
    cookie = access.new_session()
    assert access.is_session(cookie) and cookie != access.new_session()
    number, _, signature = cookie.partition(".")
    other = "B" if number[0] == "A" else "A"
    assert not access.is_session(f"{other}{number[1:]}.{signature}")
    assert not any(access.is_session(bad) for bad in ("", ".", "x.y", cookie + "0"))
    assert not Access(TOKEN + "2").is_session(cookie)
    assert access.csrf(cookie) not in cookie
    assert TOKEN not in repr(access)


def test_the_token_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    token = kept_token(tmp_path / "data")
    (path,) = (tmp_path / "data").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600 and re.fullmatch(r"[\w-]{20,}", token)
    assert kept_token(tmp_path / "data") == token
    assert kept_token(tmp_path / "data", is_new=True) != token
    path.write_text("short\n")
    assert len(kept_token(tmp_path / "data")) > 16
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        kept_token(tmp_path / "file")


def test_names_of_hosts() -> None:
    assert [host_name(h) for h in ("LocalHost:80", "[::1]:8765", "a.b", "1.2.3.4:5")] == [
        "localhost",
        "::1",
        "a.b",
        "1.2.3.4",
    ]


@pytest.mark.parametrize("strange", ['look={"wide": true}', "a=[1, 2]", "ticked", "é=1", "=; ;"])
def test_cookies_of_other_programs_on_this_machine_do_no_harm(strange: str) -> None:
    with Visit(household()) as visit:
        visit.get("/language?lang=en")
        own = "; ".join(f"{name}={value}" for name, value in visit.cookies.items())
        headers = {**visit.headers_of_page(), "Cookie": f"{strange}; {own}".encode()}
        answer = visit.get("/status", headers=headers)
        assert "set-cookie" not in answer.headers and '<html lang="en">' in answer.text
        assert visit.post("/api/notes", json={"text": "x"}, headers=headers).status_code == 201
