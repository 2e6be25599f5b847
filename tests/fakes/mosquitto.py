"""A real mosquitto on the loopback interface, for as long as a test needs it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOUND = shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
MISSING = "mosquitto is not installed (apt-get install mosquitto)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that vouches for itself, beside its key, ``key.pem``."""
    made = folder / "certificate.pem"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(made)]
    command = ["openssl", "req", "-x509", "-days", "2", *key, *files, *names]
    subprocess.run(command, check=True, capture_output=True)
    return made


@contextmanager
def broker(
    folder: Path, password: tuple[str, str] | None = None, tls: Path | None = None
) -> Iterator[int]:
    """Run it and give its port. With ``password``, a user and password, nobody else gets in; with
    ``tls``, a certificate of `certificate`, only who speaks TLS.
    """
    assert FOUND, MISSING
    port = free_port()
    lines = [f"listener {port} 127.0.0.1", "persistence false"]
    if tls is not None:
        lines += [f"certfile {tls}", f"keyfile {tls.with_name('key.pem')}", "user root"]
    if password is None:
        lines.append("allow_anonymous true")
    else:
        file = folder / "passwords"
        file.write_text("")
        file.chmod(0o600)
        subprocess.run(["mosquitto_passwd", "-b", str(file), *password], check=True)
        file.chmod(0o644)  # mosquitto gives up its rights before it reads
        folder.chmod(0o755)
        lines += ["allow_anonymous false", f"password_file {file}", "user root"]
    config = folder / "mosquitto.conf"
    config.write_text("\n".join(lines) + "\n")
    process = subprocess.Popen(
        [FOUND, "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(500):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, "mosquitto did not start"
            time.sleep(0.01)
        yield port
    finally:
        process.terminate()
        process.wait()
