"""Words about sound devices, and of ``macsen-lite devices``."""

CATALOGUE: dict[str, dict[str, str]] = {
    "devices.no_portaudio": {
        "cy": "Nid yw PortAudio wedi’i osod, felly ni ellir recordio na chwarae sain.",
        "en": "PortAudio is not installed, so sound can be neither recorded nor played.",
    },
    "devices.no_portaudio.hint": {
        "cy": "Gosodwch ef: sudo apt install libportaudio2",
        "en": "Install it: sudo apt install libportaudio2",
    },
    "devices.not_listed": {
        "cy": "Methodd PortAudio: {reason}",
        "en": "PortAudio failed: {reason}",
    },
    "devices.not_listed.hint": {
        "cy": "Gwiriwch fod sain yn gweithio ar y peiriant: aplay -l ac arecord -l",
        "en": "Check that sound works on this machine: aplay -l and arecord -l",
    },
    "devices.no_input": {"cy": "Does dim meicroffon.", "en": "There is no microphone."},
    "devices.no_input.hint": {
        "cy": "Cysylltwch un, neu rhowch ffeil sain: macsen-lite hear FFEIL",
        "en": "Connect one, or give a sound file: macsen-lite hear FILE",
    },
    "devices.no_output": {"cy": "Does dim seinydd.", "en": "There is no loudspeaker."},
    "devices.no_output.hint": {
        "cy": "Cysylltwch un, neu glustffonau.",
        "en": "Connect one, or headphones.",
    },
    "devices.unknown_input": {
        "cy": "Does dim meicroffon â “{name}” yn ei enw.",
        "en": "There is no microphone with “{name}” in its name.",
    },
    "devices.unknown_output": {
        "cy": "Does dim seinydd â “{name}” yn ei enw.",
        "en": "There is no loudspeaker with “{name}” in its name.",
    },
    "devices.unknown.hint": {
        "cy": "Dyma’r rhai sydd yma: {known}",
        "en": "These are here: {known}",
    },
}
