"""What is wrong with a duration slot in somebody's YAML."""

CATALOGUE: dict[str, dict[str, str]] = {
    "time.bounds": {
        "cy": "rhaid i min fod yn 1 eiliad o leiaf, ac yn llai na max",
        "en": "min must be 1 second or more, and less than max",
    },
}
