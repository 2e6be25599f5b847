"""The names of the user's own things, brought up to date before skills are loaded."""

from __future__ import annotations

from macsen_lite.config.config import Config
from macsen_lite.lights.own import keep_device_lists
from macsen_lite.music.stations import keep_station_list
from macsen_lite.skills.programmes import keep_programme_list
from macsen_lite.skills.topics import keep_topic_list


def keep_own_lists(config: Config) -> bool:
    """Make the lists of names what the user's files now say; whether anything changed.

    It costs a look at each file when nothing did. Raises nothing: a fault is logged, and the
    skill that it concerns says so when asked.
    """
    devices = keep_device_lists(config)
    stations = keep_station_list(config)
    programmes = keep_programme_list(config)
    topics = keep_topic_list(config)
    return devices or stations or programmes or topics
