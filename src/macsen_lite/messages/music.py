"""What is wrong with the player, to whoever looks after the assistant (answers are in YAML)."""

CATALOGUE: dict[str, dict[str, str]] = {
    "music.no_mpv": {
        "cy": "Does dim chwaraewr: mae angen y rhaglen mpv.",
        "en": "There is no player: the program mpv is needed.",
    },
    "music.no_mpv.hint": {
        "cy": "Gosodwch hi, er enghraifft: sudo apt-get install mpv",
        "en": "Install it, for example: sudo apt-get install mpv",
    },
    "music.not_ours": {
        "cy": "Rhywun arall biau {path}, felly ni ellir siarad ag mpv yno.",
        "en": "{path} belongs to somebody else, so that mpv cannot be spoken to there.",
    },
    "music.not_started": {
        "cy": "Ni ddechreuodd mpv.",
        "en": "mpv did not start.",
    },
    "music.hung_up": {
        "cy": "daeth y cysylltiad i ben",
        "en": "the connection ended",
    },
    "music.no_answer": {
        "cy": "Does dim ateb gan mpv: {reason}",
        "en": "mpv does not answer: {reason}",
    },
    "music.refused": {
        "cy": "Gwrthododd mpv y gorchymyn {command}: {reason}",
        "en": "mpv refused the command {command}: {reason}",
    },
    "music.unplayable": {
        "cy": "Ni ellir chwarae {what}: {reason}",
        "en": "{what} cannot be played: {reason}",
    },
    "music.no_sound": {"cy": "does dim sain ynddo", "en": "there is no sound in it"},
    "music.too_slow": {"cy": "ddaeth dim sain mewn pryd", "en": "no sound came in time"},
    "music.stations": {
        "cy": "mae angen rhestr o’r enw gorsafoedd",
        "en": "there must be a list called gorsafoedd",
    },
    "music.station": {
        "cy": "mae angen enw a ffrwd (http neu https) ar bob gorsaf, nid {entry}",
        "en": "each station needs enw and ffrwd (http or https), not {entry}",
    },
    "music.stations.hint": {
        "cy": "Cywirwch y ffeil; er enghraifft: gorsafoedd: [{{enw: Radio Cymru, ffrwd: https://…}}]",
        "en": "Mend the file; for example: gorsafoedd: [{{enw: Radio Cymru, ffrwd: https://…}}]",
    },
}
