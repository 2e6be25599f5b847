"""What skills say to whoever looks after the assistant (their answers are in YAML)."""

CATALOGUE: dict[str, dict[str, str]] = {
    "skills.unknown_zone": {
        "cy": "Does dim cylchfa amser o’r enw “{zone}”.",
        "en": "There is no time zone called “{zone}”.",
    },
    "skills.unknown_zone.hint": {
        "cy": "Cywirwch y gwerth yn {path}, er enghraifft Europe/London.",
        "en": "Mend the value in {path}, for example Europe/London.",
    },
    "skills.no_control": {
        "cy": "Does dim byd yn siarad yma, felly does dim sain i’w newid.",
        "en": "Nothing speaks here whose sound could be changed.",
    },
}
