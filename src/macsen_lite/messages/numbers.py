"""What is wrong with a number slot in somebody's YAML."""

CATALOGUE: dict[str, dict[str, str]] = {
    "numbers.bounds": {
        "cy": "rhaid i `min` fod yn llai na `max`, a’r ddau rhwng -{largest} a {largest}",
        "en": "`min` must be less than `max`, and both between -{largest} and {largest}",
    },
    "numbers.ordinal_bounds": {
        "cy": "rhaid i `max` fod rhwng 1 a {largest}",
        "en": "`max` must be between 1 and {largest}",
    },
}
