"""scripts/install-pi in a home of its own, with hand-written programs in place of the system's."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
TOOLS = [
    *("awk", "basename", "bash", "cat", "cmp", "cut", "date", "dirname", "env", "find", "flock"),
    *("grep", "install", "ln", "mkdir", "mktemp", "mv", "readlink", "rm", "sha256sum", "sh"),
    *("sort", "touch", "xargs"),
]
PYTHON = r"""
case "$*" in
  "-c "*) echo "${PYTHON_IS:-3.11}" ;;
  "-m venv "*)
    mkdir -p "$3/bin" "$3/lib/python3.11/site-packages"
    ln -s "$FAKES/python3" "$3/bin/python" ;;
  *"pip install"*)
    [ -z "${PIP_INTERRUPTED-}" ] || { kill -INT "$PPID"; exit 130; }
    [ -z "${PIP_FAILS-}" ] || exit 1
    ln -s "$FAKES/macsen" "$(dirname "$0")/macsen-lite" ;;
esac
"""
FAKES = {
    "python3": PYTHON,
    "macsen": 'case "$1" in doctor) exit "${FAULTS:-0}";; esac',
    "sudo": '[ -z "${NO_SUDO-}" ] || exit 1; [ "$1" != -n ] || shift; "$@"',
    "apt-get": '[ -z "${APT_FAILS-}" ] || exit 100;'
    ' case "$*" in *install*) touch "$HOME/.apt";; esac',
    "apt-cache": "",
    "dpkg-query": '[ -e "$HOME/.apt" ] && echo "install ok installed"',
    "getent": "",
    "usermod": 'echo "$2" >>"$HOME/.groups"',
    "id": 'case "$1" in -u) echo "${UID_IS:-1000}";; -un) echo mair;;'
    ' -nG) echo mair $(cat "$HOME/.groups" 2>/dev/null);; esac',
    "systemctl": 'case "$*" in --version) echo "systemd ${SYSTEMD_IS:-252} (x)";;'
    ' *show-environment*) [ -z "${NO_MANAGER-}" ];; *is-active*) [ -n "${ACTIVE-}" ];;'
    ' *is-enabled*) [ -e "$HOME/.config/systemd/user/macsen-lite-web.service" ];; esac',
    "systemd-analyze": "",
    "loginctl": 'case "$*" in *show-user*) [ ! -e "$HOME/.lingers" ] || echo yes;;'
    ' *enable-linger*) touch "$HOME/.lingers";; *disable-linger*) rm "$HOME/.lingers";; esac',
    "getconf": 'echo "${BITS:-64}"',
    "uname": 'echo "${MACHINE:-aarch64}"',
    "unshare": '[ -z "${NO_NAMESPACES-}" ]',
    "df": 'echo head; echo "x x x ${FREE_MB:-9000} x x"',
}


class Pi:
    """A home, and what was called in it."""

    def __init__(self, folder: Path, home: str = "home") -> None:
        self.home = folder / home
        self.fakes = folder / "fakes"
        self.tools = folder / "tools"
        self.calls_file = folder / "calls"
        for each in (self.home, self.fakes, self.tools):
            each.mkdir()
        for name in TOOLS:
            found = shutil.which(name)
            assert found, f"{name} is needed to run scripts/install-pi"
            (self.tools / name).symlink_to(found)
        for name, script in FAKES.items():
            path = self.fakes / name
            path.write_text(
                f'#!/usr/bin/env bash\necho "${{0##*/}} $*" >>{self.calls_file}\n{script}\n'
            )
            path.chmod(0o755)
        self.wheel = folder / "macsen_lite-0.1.0-py3-none-any.whl"
        self.wheel.write_text("first")
        self.script = SCRIPTS / "install-pi"

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        self.calls_file.write_text("")
        return subprocess.run(
            [self.script, *args],
            env={
                "PATH": f"{self.fakes}:{self.tools}",
                "HOME": str(self.home),
                "FAKES": str(self.fakes),
                "XDG_RUNTIME_DIR": str(self.home),
                "MACSEN_LANG": "en",
            }
            | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        return self.run("--wheel", str(self.wheel), *args, **env)

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines()

    def files(self) -> set[str]:
        return {str(path.relative_to(self.home)) for path in self.home.rglob("*")}

    @property
    def units(self) -> Path:
        return self.home / ".config/systemd/user"

    @property
    def lib(self) -> Path:
        return self.home / ".local/lib/macsen-lite"

    @property
    def program(self) -> Path:
        return self.home / ".local/bin/macsen-lite"


@pytest.fixture
def pi(tmp_path: Path) -> Pi:
    return Pi(tmp_path)


def order(calls: list[str], *parts: str) -> None:
    """Every part is in a call, in this order."""
    rest = iter(calls)
    for part in parts:
        assert any(part in call for call in rest), f"{part!r} is missing, or too early:\n{calls}"


def test_a_new_machine_is_set_up_checked_and_started(pi: Pi) -> None:
    done = pi.install()
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    order(
        pi.calls,
        "apt-get install",
        "usermod -aG audio mair",
        "-m venv",
        "whl[pi,golau,cerddoriaeth]",
        "macsen-lite model compile",
        "systemd-analyze --user verify",
        "systemctl --user daemon-reload",
        "systemctl --user --quiet enable macsen-lite.service",
        "enable-linger mair",
        "macsen-lite doctor",
        "macsen-lite say",
        "systemctl --user start macsen-lite.service",
    )
    assert subprocess.run([pi.program, "x"], env={"PATH": os.environ["PATH"]}, check=True)
    assert [path.name for path in pi.units.iterdir()] == ["macsen-lite.service"]
    assert "sudo reboot" in done.stderr  # the new group counts only then
    assert "Macsen, faint o’r gloch ydi hi?" in done.stderr


def test_on_arm64_it_brings_what_the_wheel_of_vosk_loads(pi: Pi) -> None:
    pi.install()
    order(pi.calls, "libatomic1")


def test_a_second_run_changes_nothing(pi: Pi) -> None:
    pi.install()
    before = {name: (pi.home / name).lstat().st_mtime_ns for name in pi.files()}
    done = pi.install()
    assert done.returncode == 0, done.stderr
    calls = "\n".join(pi.calls)
    for never in ("apt-get", "usermod", "-m venv", "-m pip", "daemon-reload", "enable-linger"):
        assert never not in calls
    changed = {name for name in pi.files() if (pi.home / name).lstat().st_mtime_ns != before[name]}
    assert changed <= {".local/lib/macsen-lite/lock"}


def test_a_service_that_runs_lets_go_of_the_sound_while_it_is_checked(pi: Pi) -> None:
    pi.install()
    pi.install(ACTIVE="1")
    order(pi.calls, "stop macsen-lite.service", " doctor", " say", "start macsen-lite.service")


def test_an_update_replaces_the_program_in_one_step(pi: Pi) -> None:
    pi.install()
    old = (pi.lib / "current").resolve()
    old.rename(pi.lib / "20200101-000000")  # made long ago, and not within this second
    (pi.lib / "current").unlink()
    (pi.lib / "current").symlink_to(pi.lib / "20200101-000000")
    pi.wheel.write_text("second")
    assert pi.install().returncode == 0
    assert (pi.lib / "current").resolve().name != "20200101-000000"
    assert not (pi.lib / "20200101-000000").exists()


@pytest.mark.parametrize(("trouble", "status"), [("PIP_FAILS", 1), ("PIP_INTERRUPTED", 130)])
def test_an_update_that_does_not_succeed_leaves_the_old_one(
    pi: Pi, trouble: str, status: int
) -> None:
    pi.install()
    old = (pi.lib / "current").resolve()
    aside = pi.lib / "20200101-000000"
    old.rename(aside)
    (pi.lib / "current").unlink()
    (pi.lib / "current").symlink_to(aside)
    pi.wheel.write_text("second")
    done = pi.install(**{trouble: "1"})
    assert done.returncode == status
    assert (pi.lib / "current").resolve() == aside
    assert [path.name for path in pi.lib.iterdir() if path.name.startswith("20")] == [aside.name]


def test_dry_run_shows_the_commands_and_changes_nothing(pi: Pi) -> None:
    done = pi.install("--dry-run", "--web")
    assert done.returncode == 0, done.stderr
    for shown in ("sudo", "apt-get install", "usermod", "-m venv", "enable-linger", " doctor"):
        assert shown in done.stderr
    assert "Nothing was changed" in done.stderr
    assert pi.files() == set()
    changing = re.compile(r"apt-get|sudo|usermod|-m venv|-m pip|enable|start|daemon-reload|macsen")
    assert [call for call in pi.calls if changing.search(call)] == []


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"UID_IS": "0"}, "as root"),
        ({"MACHINE": "riscv64"}, "riscv64"),
        ({"NO_MANAGER": "1"}, "--no-service"),
        ({"FREE_MB": "200"}, "there are 200 MB"),
    ],
)
def test_dry_run_goes_on_where_nothing_can_be_installed(
    pi: Pi, env: dict[str, str], said: str
) -> None:
    done = pi.install("--dry-run", **env)
    assert done.returncode == 0, done.stderr
    assert said in done.stderr, "that it could not be done here is told"
    assert " doctor" in done.stderr
    assert "Nothing was changed" in done.stderr
    assert pi.files() == set()


def test_dry_run_needs_no_systemd(pi: Pi) -> None:
    (pi.fakes / "systemctl").write_text("#!/usr/bin/env bash\nexit 127\n")
    done = pi.install("--dry-run")
    assert done.returncode == 0, done.stderr
    assert "Nothing was changed" in done.stderr
    assert "integer" not in done.stderr


def test_uninstalling_keeps_alarms_and_settings(pi: Pi) -> None:
    pi.install("--web")
    kept = pi.home / ".local/share/macsen-lite/macsen.sqlite3"
    kept.write_text("larwm")
    before = pi.files()
    assert pi.run("--uninstall", "--dry-run").returncode == 0
    assert pi.files() == before
    done = pi.run("--uninstall")
    assert done.returncode == 0, done.stderr
    order(
        pi.calls,
        "disable --now macsen-lite-web.service",
        "disable --now macsen-lite.service",
        "daemon-reload",
        "disable-linger",
    )
    assert kept.read_text() == "larwm"
    assert not pi.lib.exists()
    assert not pi.program.is_symlink()
    assert list(pi.units.iterdir()) == []
    assert str(kept.parent) in done.stderr
    assert "not installed" in pi.run("--uninstall").stderr


def test_uninstalling_leaves_lingering_as_the_user_had_it(pi: Pi) -> None:
    (pi.home / ".lingers").touch()
    pi.install()
    pi.run("--uninstall")
    assert (pi.home / ".lingers").exists()


def test_purge_deletes_what_uninstalling_keeps(pi: Pi) -> None:
    pi.install()
    (pi.units / "macsen-lite.service.d").mkdir()  # as systemctl edit makes it
    pi.run("--uninstall", "--purge")
    left = {name for name in pi.files() if "macsen" in name}
    assert left == set()


def test_purge_never_deletes_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    pi = Pi(tmp_path, "macsen")
    (pi.home / "llythyr").touch()
    pi.install("--no-service")
    (tmp_path / "gwaith").mkdir()
    done = pi.run(
        "--uninstall",
        "--purge",
        MACSEN_DATA_DIR=str(pi.home),
        MACSEN_CONFIG_DIR=str(tmp_path / "gwaith"),
    )
    assert done.returncode == 0, done.stderr
    assert (pi.home / "llythyr").exists()
    assert (tmp_path / "gwaith").exists()
    assert done.stderr.count("was not deleted") == 2


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"UID_IS": "0"}, "as root"),
        ({"BITS": "32"}, "32 bits"),
        ({"MACHINE": "armv7l"}, "armv7l"),
        ({"PYTHON_IS": "3.9"}, "Python 3.9"),
        ({"NO_MANAGER": "1"}, "--no-service"),
        ({"FREE_MB": "200"}, "there are 200 MB"),
        ({"APT_FAILS": "1"}, "apt-get failed"),
        ({"NO_SUDO": "1"}, "sudo env DEBIAN_FRONTEND=noninteractive apt-get install"),
    ],
)
def test_what_cannot_be_installed_is_refused_with_the_reason(
    pi: Pi, env: dict[str, str], said: str
) -> None:
    done = pi.install(**env)
    assert done.returncode == 1
    assert said in done.stderr
    assert not any("-m pip" in call for call in pi.calls)
    assert not pi.units.exists()
    assert not (pi.lib / "current").exists()


def test_a_fault_that_doctor_finds_leaves_the_service_unstarted(pi: Pi) -> None:
    done = pi.install(FAULTS="1")
    assert done.returncode == 1
    assert "run the script again" in done.stderr
    assert not any("start macsen-lite" in call for call in pi.calls)


@pytest.mark.parametrize(
    "args",
    [
        ["--nonsense"],
        ["--wheel"],
        ["--lang", "fr"],
        ["--purge"],
        ["--extras", "pi,torch"],
        ["--web", "--no-service"],
    ],
)
def test_wrong_usage(pi: Pi, args: list[str]) -> None:
    done = pi.run(*args)
    assert done.returncode == 2
    assert "--help" in done.stderr
    assert pi.files() == set()


def test_help_in_both_languages(pi: Pi) -> None:
    for lang, word in (("cy", "Defnydd"), ("en", "Usage")):
        done = pi.run("--help", f"--lang={lang}")
        assert done.returncode == 0
        assert done.stdout.startswith(f"{word}: scripts/install-pi")
        assert done.stderr == ""


def test_a_missing_wheel_and_a_script_without_its_folder(pi: Pi, tmp_path: Path) -> None:
    assert "cannot be read" in pi.run("--wheel", "none.whl").stderr
    shutil.copytree(SCRIPTS / "pi", tmp_path / "s/scripts/pi")
    pi.script = Path(shutil.copy(SCRIPTS / "install-pi", tmp_path / "s/scripts/install-pi"))
    done = pi.run()
    assert done.returncode == 1
    assert "--wheel" in done.stderr


def test_a_checkout_is_installed_where_no_wheel_is_given(pi: Pi) -> None:
    pi.run("--no-service", "--extras", "none")
    order(pi.calls, f"{SCRIPTS.parent}")
    assert not any(f"{SCRIPTS.parent}[" in call for call in pi.calls)
    assert not any("systemctl" in call for call in pi.calls)


# ------------------------------------------------------------------------------------- units


def verify(*units: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units],
        env=os.environ | {"XDG_RUNTIME_DIR": str(units[0].parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    mine = [line for line in done.stderr.splitlines() if "macsen" in line]
    assert (done.returncode, mine) == (0, []), done.stderr


@pytest.mark.parametrize("home", ["home", "tŷ 100% Mair"])
def test_systemd_accepts_the_units(tmp_path: Path, home: str) -> None:
    pi = Pi(tmp_path, home)
    assert pi.install("--web").returncode == 0
    units = sorted(pi.units.iterdir())
    assert len(units) == 2
    verify(*units)
    for unit in units:
        text = unit.read_text()
        assert "@" not in text.replace("@system-service", "")
        assert "NoNewPrivileges=yes" in text
        assert "ProtectSystem=strict" in text


def test_what_is_said_is_not_kept_in_the_journal(pi: Pi) -> None:
    pi.install()
    assert "StandardOutput=null" in (pi.units / "macsen-lite.service").read_text()


def test_a_newer_systemd_tries_again_ever_more_slowly(pi: Pi) -> None:
    pi.install(SYSTEMD_IS="257")
    text = (pi.units / "macsen-lite.service").read_text()
    assert "RestartSteps=6\nRestartMaxDelaySec=5min" in text


def test_without_user_namespaces_it_does_without_what_needs_them(pi: Pi) -> None:
    done = pi.install(NO_NAMESPACES="1")
    text = (pi.units / "macsen-lite.service").read_text()
    assert "namespaces" in done.stderr
    assert "PrivateUsers" not in text
    assert "NoNewPrivileges=yes" in text


def test_the_page_is_for_this_machine_unless_the_house_is_asked_for(pi: Pi) -> None:
    pi.install("--web")
    unit = pi.units / "macsen-lite-web.service"
    assert "--lan" not in unit.read_text()
    pi.install("--web-lan")
    assert re.search(r"^ExecStart=.* serve --no-bell --lan$", unit.read_text(), re.M)


def test_an_update_keeps_the_page_as_open_as_it_was(pi: Pi) -> None:
    pi.install("--web-lan")
    unit = (pi.units / "macsen-lite-web.service").read_text()
    pi.wheel.write_text("second")
    pi.install(ACTIVE="1")
    assert (pi.units / "macsen-lite-web.service").read_text() == unit
    order(pi.calls, "stop macsen-lite.service macsen-lite-web", "start macsen-lite-web.service")


def test_folders_of_ones_own_are_open_to_the_service(pi: Pi, tmp_path: Path) -> None:
    own = tmp_path / "data macsen"
    pi.install(MACSEN_DATA_DIR=str(own))
    text = (pi.units / "macsen-lite.service").read_text()
    assert f'Environment="MACSEN_DATA_DIR={own}"' in text
    assert re.search(rf'^ReadWritePaths="{own}"', text, re.M)
    assert own.is_dir()


# -------------------------------------------------------------------------------------- words


def words(lang: str) -> dict[str, str]:
    text = (SCRIPTS / "pi/words").read_text(encoding="utf-8")
    return dict(re.findall(rf"^{lang}\[([\w.]+)\]='([^']*)'$", text, re.M))


def test_everything_is_said_in_both_languages() -> None:
    cy, en = words("CY"), words("EN")
    assert list(cy) == list(en)
    assert {k: v.count("%s") for k, v in cy.items()} == {k: v.count("%s") for k, v in en.items()}
    source = "\n".join(
        path.read_text()
        for path in (SCRIPTS / "install-pi", SCRIPTS / "pi/units", SCRIPTS / "pi/uninstall")
    )
    source = re.sub(r"^\s*#.*", "", source, flags=re.M)
    used = set(re.findall(r"\b(?:say|hint|wrong|text|refuse|fail \d) ([a-z_.]+)", source))
    assert {key for key in en if not key.endswith(".hint")} == used - {"kept.hint"}
