"""What is said about recognisers and the models that drive them."""

CATALOGUE: dict[str, dict[str, str]] = {
    "recogniser.refused": {
        "cy": "Gwrthododd Vosk y model {path}.",
        "en": "Vosk refused the model {path}.",
    },
    "recogniser.static": {
        "cy": "Mae graff parod yn {path}: dim ond geiriau’r graff hwnnw a glywir, "
        "ac ni ellir ei gyfyngu i’r brawddegau hyn.",
        "en": "{path} has a ready-made graph: it hears that graph's own words, "
        "and cannot be held to these sentences.",
    },
    "recogniser.words_unknown": {
        "cy": "Nid yw’r geiriau hyn yng ngeirfa’r model {path}, ac ni chânt eu clywed: {words}",
        "en": "These words are not in the vocabulary of {path} and will not be heard: {words}",
    },
    "recogniser.no_words": {
        "cy": "Nid yw’r un gair o’r gramadeg yng ngeirfa’r model {path}.",
        "en": "Not one word of the grammar is in the vocabulary of {path}.",
    },
    "recogniser.no_words.hint": {
        "cy": "Dewiswch fodel Cymraeg: macsen-lite model list",
        "en": "Choose a Welsh model: macsen-lite model list",
    },
    "recogniser.loose": {
        "cy": "Mae gormod o frawddegau i’w rhoi i {path} fesul un: clywir geiriau’r gramadeg "
        "mewn unrhyw drefn.",
        "en": "There are too many sentences to give {path} one by one: the grammar's words "
        "will be heard in any order.",
    },
    "recogniser.other_phones": {
        "cy": "Nid seiniau macsen-lite yw seiniau’r model {path} (“{phone}”).",
        "en": "The phones of the model {path} are not macsen-lite's (“{phone}”).",
    },
}
