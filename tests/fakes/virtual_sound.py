"""A virtual microphone and loudspeaker that the real PortAudio sees: ALSA's door to PulseAudio.

A PulseAudio server of its own, without hardware, in a folder of its own: nothing of the user's is
touched. What is played to the microphone is heard there in real time, and what is played to the
loudspeaker can be recorded. Programs see the two with `VirtualSound.env` in their environment,
before they load PortAudio: so a test runs what it tests in a process of its own. Run as a program
(``python tests/fakes/virtual_sound.py COMMAND …``) it gives COMMAND such an environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from types import TracebackType
from typing import Self

MICROPHONE, LOUDSPEAKER = "meic ffug", "seinydd ffug"
"""Their names, as PortAudio lists them; each is the default too."""

_RATE = 48_000
_START_S = 60.0


def missing() -> str:
    """What has to be installed for it to run here; empty if nothing."""
    programs = [name for name in ("pulseaudio", "paplay", "parec") if shutil.which(name) is None]
    plugin = "alsa-lib/libasound_module_pcm_pulse.so"
    if not any(Path("/usr").glob(f"lib*/*/{plugin}")) and not Path("/usr/lib", plugin).exists():
        programs.append("libasound2-plugins")
    if find_library("portaudio") is None:
        programs.append("libportaudio2")
    if not programs:
        return ""
    return (
        f"{', '.join(programs)} not installed (apt-get install libportaudio2 pulseaudio "
        "pulseaudio-utils libasound2-plugins)"
    )


class VirtualSound:
    """A microphone and a loudspeaker without hardware, from ``with`` to its end."""

    def __init__(self) -> None:
        self._folder = Path()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """The environment of a program that is to see them."""
        return {
            **os.environ,
            "ALSA_CONFIG_PATH": str(self._folder / "asound.conf"),
            "PULSE_SERVER": f"unix:{self._socket}",
            # Keeps libpulse away from the user's own server, cookie and settings.
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
        }

    @property
    def _socket(self) -> Path:
        return self._folder / "native"

    def __enter__(self) -> Self:
        # Not pytest's tmp_path: the name of a socket has room for 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="virtual-sound-"))
        pcm = 'pcm."{name}" {{ type pulse server "unix:{socket}" device "{device}" }}\n'
        (self._folder / "asound.conf").write_text(
            pcm.format(name=MICROPHONE, socket=self._socket, device="meic.monitor")
            + pcm.format(name=LOUDSPEAKER, socket=self._socket, device="seinydd")
            + f'pcm.!default {{ type asym playback.pcm "{LOUDSPEAKER}" '
            f'capture.pcm "{MICROPHONE}" }}\n'
            f'ctl.!default {{ type pulse server "unix:{self._socket}" }}\n'
        )
        try:
            self.plug()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.unplug()
        shutil.rmtree(self._folder, ignore_errors=True)

    def plug(self) -> None:
        """Let the two be there (again)."""
        sink = "--load=module-null-sink channels=2 rate={rate} sink_name={name}"
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [
                    "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                    "--use-pid-file=no", "--disable-shm=yes", "--log-target=stderr",
                    f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
                    sink.format(rate=_RATE, name="meic"),
                    sink.format(rate=_RATE, name="seinydd"),
                ],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )  # fmt: skip
        end = time.monotonic() + _START_S
        asks = ["pactl", "list", "short", "sinks"]
        while b"seinydd" not in subprocess.run(asks, env=self.env, capture_output=True).stdout:
            if self._server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(
                    f"PulseAudio did not start:\n{(self._folder / 'log').read_text()}"
                )
            time.sleep(0.05)

    def unplug(self) -> None:
        """Take both away, as a USB device is that somebody pulls out."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        self._socket.unlink(missing_ok=True)

    def start_playing(self, path: Path) -> subprocess.Popen[bytes]:
        """Play a sound file into the microphone; the process ends with the sound."""
        return subprocess.Popen(["paplay", "--device=meic", str(path)], env=self.env)

    def play(self, path: Path) -> None:
        """Play a sound file into the microphone and wait for its end."""
        with self.start_playing(path) as playing:
            assert playing.wait(60) == 0, f"paplay {path} failed"

    @contextmanager
    def recording(self, path: Path) -> Iterator[None]:
        """Record the loudspeaker into a WAV file, 48 kHz mono, while it lasts."""
        command = [
            "parec", "--device=seinydd.monitor", "--file-format=wav", "--channels=1",
            f"--rate={_RATE}", "--latency-msec=20", str(path),
        ]  # fmt: skip
        with subprocess.Popen(command, env=self.env) as recorder:
            try:
                end = time.monotonic() + _START_S
                # The monitor gives silence too: once there is some, it records.
                while not path.exists() or path.stat().st_size <= 44:
                    assert recorder.poll() is None, "parec did not start"
                    assert time.monotonic() < end, "parec records nothing"
                    time.sleep(0.02)
                yield
            finally:
                recorder.terminate()


def main() -> int:
    """Run a command between a virtual microphone and loudspeaker."""
    if reason := missing():
        print(reason, file=sys.stderr)  # noqa: T201
        return 1
    with VirtualSound() as sound:
        return subprocess.run(sys.argv[1:], env=sound.env).returncode


if __name__ == "__main__":
    sys.exit(main())
