"""What is wrong with a place or a text slot in somebody's YAML."""

CATALOGUE: dict[str, dict[str, str]] = {
    "words.hear": {
        "cy": "rhaid i hear fod yn un o’r rhain: {known}",
        "en": "hear must be one of these: {known}",
    },
    "words.max_words": {
        "cy": "rhaid i max_words fod rhwng 1 a {most}",
        "en": "max_words must be between 1 and {most}",
    },
    "words.with": {
        "cy": "rhaid i with fod yn un o’r rhain: {known}",
        "en": "with must be one of these: {known}",
    },
}
