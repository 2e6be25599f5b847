"""The names of the user's own things, brought up to date before skills are loaded, and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macsen_lite.config.config import Config
from macsen_lite.lights.own import devices_file, keep_device_lists
from macsen_lite.music.stations import keep_station_list, stations_file
from macsen_lite.skills.programmes import keep_programme_list, programmes_file
from macsen_lite.skills.topics import keep_topic_list, topics_file


def keep_own_lists(config: Config) -> bool:
    """Make the lists of names what the user's files now say; whether anything changed.

    Raises nothing: a fault is logged, and the skill that it concerns says so when asked.
    """
    devices = keep_device_lists(config)
    stations = keep_station_list(config)
    programmes = keep_programme_list(config)
    topics = keep_topic_list(config)
    return devices or stations or programmes or topics


class OwnNames:
    """Keeps the lists up to date while the program runs."""

    def __init__(self, config: Config) -> None:
        """The lists are brought up to date at once."""
        self._config = config
        self._seen = dict(_look(config))
        keep_own_lists(config)

    def take_settings(self, config: Config) -> None:
        """Go by settings that may name other files."""
        self._config = config

    def refresh(self) -> bool:
        """Bring them up to date if a file changed since; whether a list did.

        It costs a look at each file when none did.
        """
        seen = dict(_look(self._config))
        if seen == self._seen:
            return False
        self._seen = seen
        return keep_own_lists(self._config)


def _look(config: Config) -> Iterator[tuple[Path, tuple[int, int] | None]]:
    for file in (devices_file, stations_file, programmes_file, topics_file):
        path = file(config)
        try:
            stat = path.stat()
            yield path, (stat.st_mtime_ns, stat.st_size)
        except OSError:  # not there, or not any more
            yield path, None
