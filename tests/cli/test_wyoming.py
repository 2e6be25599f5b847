"""``macsen-lite wyoming`` as it is run: where it listens, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys

import pytest
from wyoming.info import Describe, Info

from macsen_lite.cli import run
from macsen_lite.serve.wyoming.server import Address
from tests.fakes.wyoming_service import Client


@pytest.mark.parametrize(("end", "options"), [(signal.SIGINT, []), (signal.SIGTERM, ["--no-wake"])])
def test_it_serves_until_it_is_ended(end: signal.Signals, options: list[str]) -> None:
    run(["config", "set", "preifatrwydd.cadw_camglywed", "true"])
    command = [sys.executable, "-m", "macsen_lite", "wyoming", "--uri", "tcp://127.0.0.1:0"]
    service = subprocess.Popen(
        [*command, "--no-bell", "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    try:
        assert service.stdout is not None
        told = json.loads(service.stdout.readline())
        assert told["lan"] is False

        async def describe() -> Info:
            async with Client(Address.of(told["uri"]).port) as client:
                await client.say(Describe())
                info = Info.from_event(await client.next())
                service.send_signal(end)  # while somebody is connected
                assert await client.read_event() is None
                return info

        assert bool(asyncio.run(describe()).wake) is not bool(options)
        _, errors = service.communicate(timeout=60)
    finally:
        service.kill()
    assert service.returncode == 0
    assert "Traceback" not in errors
    assert "macsen-lite misheard list" in errors, "who is heard is told what is kept"


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (["--uri", "tcp://0.0.0.0:0"], 2, "--lan"),
        (["--uri", "tcp://192.0.2.1:0", "--lan"], 1, "tcp://192.0.2.1:0"),
        (["--uri", "127.0.0.1:10400"], 2, "--uri tcp://"),
    ],
)
def test_addresses_that_will_not_do(
    options: list[str], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["wyoming", *options]) == status
    assert words in capsys.readouterr().err


def test_a_port_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        uri = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        assert run(["wyoming", "--uri", uri]) == 1
    assert uri in capsys.readouterr().err
