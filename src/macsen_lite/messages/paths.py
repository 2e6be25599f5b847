"""Words about the installation's own folders."""

CATALOGUE: dict[str, dict[str, str]] = {
    "paths.not_shipped": {
        "cy": "Mae’r ffolder “{name}” ar goll o’r gosodiad yn {path}.",
        "en": "The installation at {path} lacks its folder “{name}”.",
    },
    "paths.not_shipped.hint": {
        "cy": "Gosodwch macsen-lite eto: pip install --force-reinstall macsen-lite",
        "en": "Install macsen-lite again: pip install --force-reinstall macsen-lite",
    },
}
