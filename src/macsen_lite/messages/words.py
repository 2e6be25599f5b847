"""What is wrong with a place or a text slot in somebody's YAML."""

CATALOGUE: dict[str, dict[str, str]] = {
    "words.between": {
        "cy": "rhaid i {key} fod rhwng {least} a {most}",
        "en": "{key} must be between {least} and {most}",
    },
    "words.one_of": {
        "cy": "rhaid i {key} fod yn un o’r rhain: {known}",
        "en": "{key} must be one of these: {known}",
    },
}
