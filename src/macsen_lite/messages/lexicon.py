"""What is said about words that have no pronunciation."""

CATALOGUE: dict[str, dict[str, str]] = {
    "lexicon.not_a_phone": {
        "cy": "Nid yw “{phone}” yn un o seiniau’r model.",
        "en": "“{phone}” is not one of the model's phones.",
    },
    "lexicon.not_a_phone.hint": {"cy": "Y seiniau yw: {phones}", "en": "The phones are: {phones}"},
    "lexicon.digits": {
        "cy": "Ni ellir ynganu “{word}”: mae rhif ynddo.",
        "en": "“{word}” cannot be pronounced: it has a number in it.",
    },
    "lexicon.digits.hint": {
        "cy": "Ysgrifennwch y rhif mewn geiriau (“saith”, nid “7”), neu rhowch `say_as:` iddo.",
        "en": "Write the number in words (“saith”, not “7”), or give the word a `say_as:`.",
    },
    "lexicon.script": {
        "cy": "Ni ellir ynganu “{word}”: nid llythyren Gymraeg yw “{character}”.",
        "en": "“{word}” cannot be pronounced: “{character}” is not a letter that Welsh can read.",
    },
    "lexicon.silent": {
        "cy": "Ni ellir ynganu “{word}”: does dim llafariad ynddo.",
        "en": "“{word}” cannot be pronounced: it has no vowel.",
    },
    "lexicon.empty": {
        "cy": "Does dim gair i’w ynganu yn “{word}”.",
        "en": "There is no word to pronounce in “{word}”.",
    },
    "lexicon.say_as.hint": {
        "cy": "Rhowch `say_as:` i’r gair, gyda sillafiad Cymraeg (“ffesbwc”) "
        "neu seiniau (“f e s b u k”).",
        "en": "Give the word a `say_as:`, in Welsh spelling (“ffesbwc”) or phones (“f e s b u k”).",
    },
    "lexicon.file": {
        "cy": "{path}:{line}: nid “gair<TAB>seiniau” yw’r llinell hon.",
        "en": "{path}:{line}: this line is not “word<TAB>phones”.",
    },
    "lexicon.file.hint": {
        "cy": "Ailgynhyrchwch y geiriadur: scripts/make-lexicon",
        "en": "Make the lexicon again: scripts/make-lexicon",
    },
}
