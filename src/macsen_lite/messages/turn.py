"""Words of the verbs that carry out a turn: hear and ask."""

CATALOGUE: dict[str, dict[str, str]] = {
    "turn.reloaded": {
        "cy": "Darllenwyd eto: {names}",
        "en": "Read again: {names}",
    },
    "turn.option.speak": {
        "cy": "Dweud yr ateb yn uchel; os na ofynnir, dim ond lle mae terfynell a cherdyn sain.",
        "en": "Say the answer aloud; unasked, only at a terminal and with a sound card.",
    },
    "turn.option.out": {
        "cy": "Cadw’r ateb fel sain yn y ffeil hon (.wav, .flac neu .ogg).",
        "en": "Save the answer as sound in this file (.wav, .flac or .ogg).",
    },
    "turn.option.model": {
        "cy": "Y model i’w ddefnyddio: enw neu ffolder.",
        "en": "The model to use: a name or a folder.",
    },
    "turn.option.interactive": {
        "cy": "Sgwrsio: ateb pob llinell a deipir, gan gofio’r rhai o’i blaen; hefyd heb destun.",
        "en": "Converse: answer each line typed, remembering those before it; also without text.",
    },
    "turn.how_to_end": {
        "cy": "Gofynnwch; Ctrl-D i orffen.",
        "en": "Ask away; Ctrl-D to end.",
    },
    "turn.no_text": {"cy": "Mae’r cwestiwn yn eisiau.", "en": "The question is missing."},
    "turn.no_text.hint": {
        "cy": 'Rhowch ef ar y llinell: macsen-lite ask "faint o’r gloch ydi hi";'
        " i ofyn pob llinell o’r mewnbwn: macsen-lite ask -",
        "en": 'Give it on the line: macsen-lite ask "faint o’r gloch ydi hi";'
        " to ask each line of the input: macsen-lite ask -",
    },
    "turn.out_in_conversation": {
        "cy": "Mae --out yn cadw un ateb, ond mewn sgwrs mae sawl un.",
        "en": "--out saves one answer, but a conversation has several.",
    },
    "turn.one_answer": {
        "cy": "Mae --out yn cadw un ateb, ond mae {count} cwestiwn yma.",
        "en": "--out saves one answer, but there are {count} questions.",
    },
    "turn.one_answer.hint": {
        "cy": "Rhowch un cwestiwn ar y tro.",
        "en": "Give one question at a time.",
    },
    "turn.not_utf8": {
        "cy": "Nid yw llinell {line} o’r mewnbwn safonol yn destun UTF-8.",
        "en": "Line {line} of standard input is not UTF-8 text.",
    },
    "turn.saved": {"cy": "Mae’r ateb yn {path}", "en": "The answer is in {path}"},
    "turn.heard_nothing": {"cy": "(dim byd)", "en": "(nothing)"},
}
