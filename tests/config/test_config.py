"""The settings: what is right is used, what is wrong is told with its line, and nothing stops."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.config.catalogue import CATALOGUE
from macsen_lite.config.config import Config
from macsen_lite.config.secrets import secret
from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.config.writing import write_setting
from macsen_lite.errors import ConfigError
from macsen_lite.messages import use_language

SETTINGS = (
    Setting("golau.ymlaen", False, "", ""),
    Setting("golau.porth", 1883, "", "", check=lambda n: "" if int(n) > 0 else "rhy fach"),  # type: ignore[arg-type]
    Setting("golau.disgleirdeb", 0.5, "", ""),
    Setting("golau.enw", "lamp", "", "", choices=("lamp", "nenfwd")),
    Setting("newyddion.ffynonellau", ["golwg"], "", ""),
    Setting("newyddion.porthiant", {"golwg": "https://example.org/a"}, "", ""),
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return Config.read(path, SETTINGS)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    config = Config.read(tmp_path / "config.toml", SETTINGS)
    assert [config.get(s.key) for s in SETTINGS] == [s.default for s in SETTINGS]
    assert not config.problems


def test_what_is_set_is_used(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        """
[golau]
ymlaen = true
porth = 8883
disgleirdeb = 1
enw = "nenfwd"
[newyddion]
ffynonellau = ["bbc"]
[newyddion.porthiant]
bbc = "https://example.org/b"
""",
    )
    assert config.problems == ()
    assert config.flag("golau.ymlaen") and config.number("golau.disgleirdeb") == 1
    assert (config.get("golau.porth"), config.text("golau.enw")) == (8883, "nenfwd")
    assert config.get("newyddion.ffynonellau") == ["bbc"]
    assert config.get("newyddion.porthiant") == {"bbc": "https://example.org/b"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('ymlaen = "ie"', "true or false"),
        ("ymlaen = 1", "true or false"),
        ("porth = true", "whole number"),
        ("porth = 1.5", "whole number"),
        ("porth = -1", "rhy fach"),
        ('disgleirdeb = "uchel"', "a number"),
        ('enw = "bwrdd"', "lamp, nenfwd"),
        ("enw = 3", "text"),
        ("ymlan = true", "unknown setting “golau.ymlan”"),
    ],
)
def test_a_bad_entry_is_told_with_its_line_and_the_rest_holds(
    tmp_path: Path, line: str, fault: str
) -> None:
    config = read(tmp_path, f'# goleuadau\n[golau]\n{line}\n\n[newyddion]\nffynonellau = ["x"]\n')
    (problem,) = config.problems
    assert problem.line == 3 and fault in problem.text
    assert config.get("golau.ymlaen") is False
    assert config.get("newyddion.ffynonellau") == ["x"]
    if "ymlan" in line:
        assert "golau.ymlaen" in problem.hint


@pytest.mark.parametrize("text", ["[golau\n", "a = \n", "[golau]\nx = 1\nx = 2\n", "\x00"])
def test_what_is_not_toml_is_told_and_the_defaults_hold(tmp_path: Path, text: str) -> None:
    config = read(tmp_path, text)
    assert config.problems and config.get("golau.porth") == 1883


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\xff")
    assert Config.read(tmp_path / "config.toml", SETTINGS).problems


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"golau\.porth"):
        Config(catalogue=SETTINGS).get("golau.port")


VALUES: dict[str, st.SearchStrategy[ConfigValue]] = {
    "golau.ymlaen": st.booleans(),
    "golau.porth": st.integers(1, 2**40),
    "golau.disgleirdeb": st.floats(allow_nan=False, allow_infinity=False),
    "golau.enw": st.sampled_from(["lamp", "nenfwd"]),
    "newyddion.ffynonellau": st.lists(st.text(st.characters(codec="utf-8"), max_size=8)),
}


@given(st.data())
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    wanted: dict[str, ConfigValue] = {}
    for key in data.draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=6)):
        wanted[key] = data.draw(VALUES[key])
        write_setting(path, key, wanted[key])
    config = Config.read(path, SETTINGS)
    assert config.problems == ()
    assert {key: config.get(key) for key in wanted} == wanted


def test_comments_and_order_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# fy ngosodiadau\n[golau]  # y gegin\nenw = "lamp" # hen\n', encoding="utf-8")
    write_setting(path, "golau.enw", "nenfwd")
    write_setting(path, "golau.porth", 1)
    write_setting(path, "golau.porth", None)
    text = path.read_text(encoding="utf-8")
    assert text == '# fy ngosodiadau\n[golau]  # y gegin\nenw = "nenfwd" # hen\n'


def test_of_many_changes_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _CHANGE_OFTEN, str(path), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    for child in children:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("begin\n")
        child.stdin.flush()
    for child in children:
        child.communicate(timeout=120)
        assert child.returncode == 0
    assert tomllib.loads(path.read_text()) == {
        f"adran{number}": {f"n{count}": count for count in range(30)} for number in range(2)
    }


_CHANGE_OFTEN = """
import sys
from pathlib import Path
import tomlkit
from macsen_lite.config.writing import write_setting
print("ready", flush=True)
sys.stdin.readline()
for count in range(30):
    write_setting(Path(sys.argv[1]), f"adran{sys.argv[2]}.n{count}", count)
"""


def test_a_link_stays_and_what_it_leads_to_is_changed(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "macsen.toml"
    kept.parent.mkdir()
    kept.write_text("[llais]\nlefel = 10\n")
    link = tmp_path / "config.toml"
    link.symlink_to(kept)
    write_setting(link, "llais.lefel", 20)
    assert link.is_symlink() and kept.read_text() == "[llais]\nlefel = 20\n"


@pytest.mark.parametrize("text", ["x = " + "9" * 5000, "x = " + "[" * 5000])
def test_what_no_reader_can_bear_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    (problem,) = Config.read(path).problems
    assert problem.is_whole
    with pytest.raises(ConfigError, match=r"config\.toml"):
        write_setting(path, "llais.lefel", 20)
    assert path.read_text() == text


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[golau\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        write_setting(path, "golau.enw", "nenfwd")
    assert path.read_text(encoding="utf-8") == "[golau\n"
    assert [p.name for p in tmp_path.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("golau.ymlaen", "ydy", True),
        ("golau.ymlaen", "off", False),
        ("golau.porth", "22", 22),
        ("golau.disgleirdeb", "0.25", 0.25),
        ("newyddion.ffynonellau", "golwg, bbc", ["golwg", "bbc"]),
        ("newyddion.porthiant", "bbc=https://x/?a=b", {"bbc": "https://x/?a=b"}),
    ],
)
def test_a_value_is_read_from_a_command_line(key: str, text: str, value: ConfigValue) -> None:
    assert Config(catalogue=SETTINGS).setting(key).read(text) == value


def test_every_default_is_a_value_that_could_be_set() -> None:
    assert [s.key for s in CATALOGUE if s.fault(s.default)] == []
    assert len({s.key for s in CATALOGUE}) == len(CATALOGUE)
    assert all(s.cy and s.en and s.key.count(".") == 1 for s in CATALOGUE)


def test_a_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_GOLAU_MQTT", "cyfrinach")
    assert secret("golau.mqtt") == "cyfrinach"
    monkeypatch.delenv("MACSEN_GOLAU_MQTT")
    assert secret("golau.dim") is None
