"""The page about privacy leaves nothing out: it is held against what the program has."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macsen_lite import paths
from macsen_lite.config.catalogue import CATALOGUE
from macsen_lite.config.config import Config
from macsen_lite.messages import message
from macsen_lite.music.stations import STATIONS
from macsen_lite.online import KEPT
from macsen_lite.privacy.inventory import CATEGORIES
from macsen_lite.privacy.network import ADDRESSES, IN_HOUSE, hosts_in, ways_out

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "macsen_lite"
PAGES = ("docs/preifatrwydd.md", "docs/preifatrwydd.cy.md")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    path = ROOT / request.param
    if not path.is_file():
        pytest.skip(f"{request.param} is not in this copy of the project")
    return path.read_text(encoding="utf-8")


def missing(page: str, names: set[str]) -> set[str]:
    assert names
    return {name for name in names if name not in page}


def test_every_category_with_its_tables_and_places(page: str) -> None:
    rows = {found[1]: found[0] for found in re.finditer(r"(?m)^\| `(\w+)` \|.*$", page)}
    assert set(rows) >= {category.name for category in CATEGORIES}
    for category in CATEGORIES:
        row = rows[category.name]
        tables = {f"`{table.name}`" for table in category.tables}
        places = {
            f"`{p.name}"
            for p in category.places()
            if not p.name.endswith(("-wal", "-shm", "-journal"))
        }
        assert not {name for name in tables | places if name not in row}, category.name
        assert message(f"privacy.about.{category.name}", "cy")


def test_every_folder_of_the_users(page: str) -> None:
    variables = re.findall(r'_user_dir\("(\w+)"', (SOURCE / "paths.py").read_text(encoding="utf-8"))
    assert len(variables) == 3
    assert not missing(page, set(variables))


def test_everything_that_is_put_into_those_folders_is_of_a_category() -> None:
    """The code is searched for `paths.data_dir() / …` and the like."""
    claimed = {place for category in CATEGORIES for place in category.places()}
    folders = {name: getattr(paths, name)() for name in ("data_dir", "cache_dir", "config_dir")}
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for folder, name in re.findall(r'(\w+_dir)\(\) / "([^"]+)"', text):
            assert folders.get(folder, Path()) / name in claimed, f"{path}: {folder}() / {name!r}"


def test_every_switch_host_and_setting(page: str) -> None:
    switches = {s.key for s in CATALOGUE if s.key.startswith(("ar_lein.", "preifatrwydd."))}
    assert not missing(page, switches)
    assert switches - {"ar_lein.ymlaen"} >= set(ADDRESSES)
    assert {s for s in switches if s.startswith("ar_lein.")} == {"ar_lein.ymlaen", *ADDRESSES}
    hosts = {host for way in ways_out(Config()) for host in way.hosts}
    assert not missing(page, hosts)
    assert not missing(page, set(IN_HOUSE))
    assert str(KEPT) in page


def test_every_address_in_the_settings_has_its_switch() -> None:
    known = {key for settings in ADDRESSES.values() for key in settings}
    with_hosts = {
        setting.key
        for setting in CATALOGUE
        if "://" in str(setting.default) and list(hosts_in(setting.default))
    }
    assert with_hosts == known
    radio = {host for address in STATIONS.values() for host in hosts_in(address)}
    assert set(next(w.hosts for w in ways_out(Config()) if "cerdd" in w.setting)) == radio


def test_no_other_address_is_in_the_code() -> None:
    hosts = {host for way in ways_out(Config()) for host in way.hosts}
    # Names of a dialect and of authors, of whom nothing is asked.
    hosts |= {"json-schema.org", "alphacephei.com", "github.com"}
    for path in SOURCE.rglob("*.py"):
        if "messages" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.match(r"https?://\w", str(node.value)):
                host = urlsplit(str(node.value)).hostname
                assert host in hosts, f"{path}:{node.lineno}: {host}"


def test_both_pages_give_the_same_commands() -> None:
    blocks = []
    for name in PAGES:
        path = ROOT / name
        if not path.is_file():
            pytest.skip(f"{name} is not in this copy of the project")
        code = "\n".join(
            re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        )
        blocks.append([line.partition("  #")[0].strip() for line in code.splitlines()])
    assert blocks[0] == blocks[1]
