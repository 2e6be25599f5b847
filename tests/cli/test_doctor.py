"""``macsen-lite doctor``: what it prints and how it ends."""

import json
from collections.abc import Iterator

import pytest

from macsen_lite import cli, doctor
from macsen_lite.doctor import Check
from macsen_lite.messages import use_language

OK = Check("python", "ok", "Python 3.12")
WARNING = Check("sound_out", "warning", "no sound card [0]", "connect one")
FAULT = Check("voice", "fault", "no espeak-ng", "sudo apt install espeak-ng")


@pytest.fixture(autouse=True)
def _welsh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("MACSEN_LANG", raising=False)
    yield
    use_language(None)


@pytest.mark.parametrize(
    ("checks", "status"), [([OK], 0), ([OK, WARNING], 0), ([OK, WARNING, FAULT], 1)]
)
def test_only_faults_fail(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    checks: list[Check],
    status: int,
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda model: iter(checks))
    assert cli.run(["doctor"]) == status
    out = capsys.readouterr().out
    for check in checks:
        assert check.detail in out
        assert check.remedy in out
    assert f"Diffygion: {checks.count(FAULT)}. Rhybuddion: {checks.count(WARNING)}." in out
    assert cli.run(["doctor", "--json", "--lang", "en"]) == status
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["status"] for line in lines] == [check.status for check in checks]
    assert set(lines[0]) == {"name", "status", "detail", "remedy"}


def test_on_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever this machine lacks, doctor ends with a table and 0 or 1."""
    status = cli.run(["doctor", "--json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == int(any(line["status"] == "fault" for line in lines))
    assert all(line["remedy"] for line in lines if line["status"] == "fault")
