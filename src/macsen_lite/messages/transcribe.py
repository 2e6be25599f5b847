"""Words of `transcribe` and `pronounce`."""

CATALOGUE: dict[str, dict[str, str]] = {
    "transcribe.option.sentences": {
        "cy": "Clywed brawddegau’r ffeil hon yn unig, un i bob llinell.",
        "en": "Hear only the sentences of this file, one a line.",
    },
    "transcribe.option.reject": {
        "cy": "Gyda --sentences: caniatáu’r ateb nad oedd yr un ohonyn nhw.",
        "en": "With --sentences: also allow the answer that it is none of them.",
    },
    "transcribe.option.phones": {
        "cy": "Rhoi hefyd y seiniau a glywyd, yn rhydd o unrhyw frawddeg.",
        "en": "Also give the phones that were heard, free of any sentence.",
    },
    "transcribe.option.model": {
        "cy": "Model: enw un sydd wedi’i osod, neu ffolder (hefyd: MACSEN_MODEL).",
        "en": "Model: the name of an installed one, or a folder (also: MACSEN_MODEL).",
    },
    "transcribe.unknown": {
        "cy": "(dim brawddeg o’r gramadeg)",
        "en": "(no sentence of the grammar)",
    },
    "transcribe.sentences_missing": {
        "cy": "Methu darllen brawddegau o {path}: {reason}",
        "en": "Could not read sentences from {path}: {reason}",
    },
    "transcribe.sentences_missing.hint": {
        "cy": "Rhowch ffeil destun UTF-8 ag un frawddeg i bob llinell.",
        "en": "Give a UTF-8 text file with one sentence a line.",
    },
    "transcribe.bad_line": {
        "cy": "{path}, llinell {line}: {reason}",
        "en": "{path}, line {line}: {reason}",
    },
    "transcribe.reject_alone": {
        "cy": "Dim ond gyda --sentences y mae --reject yn golygu rhywbeth.",
        "en": "--reject means something only with --sentences.",
    },
    "transcribe.reject_alone.hint": {
        "cy": "Heb --sentences caiff lleferydd y tu allan i’r gramadeg ei wrthod beth bynnag.",
        "en": "Without --sentences, speech outside the grammar is rejected anyway.",
    },
    "transcribe.not_utf8": {
        "cy": "Nid yw’r mewnbwn safonol yn destun UTF-8.",
        "en": "Standard input is not UTF-8 text.",
    },
    "transcribe.not_utf8.hint": {
        "cy": "Troswch y testun yn gyntaf: iconv -t utf-8",
        "en": "Convert the text first: iconv -t utf-8",
    },
}
