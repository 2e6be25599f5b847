"""Words of `fixtures tune`: thresholds fitted on one manifest and measured on another."""

CATALOGUE: dict[str, dict[str, str]] = {
    "tuning.option.thresholds": {
        "cy": "Ffeil drothwyon, megis un gan fixtures tune, yn lle eich gosodiadau.",
        "en": "A file of thresholds, such as one from fixtures tune, in place of your settings.",
    },
    "tuning.no_file": {
        "cy": "ni ellir darllen y trothwyon yn {path}: {reason}",
        "en": "the thresholds in {path} cannot be read: {reason}",
    },
    "tuning.no_file.hint": {
        "cy": "Mae macsen-lite fixtures tune --out yn gwneud ffeil o’r fath.",
        "en": "macsen-lite fixtures tune --out FILE makes such a file.",
    },
    "tuning.empty_file": {
        "cy": "nid oes trothwy yn {path}",
        "en": "there is no threshold in {path}",
    },
}
