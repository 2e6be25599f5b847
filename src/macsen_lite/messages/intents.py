"""Words for whoever writes the YAML of a skill."""

CATALOGUE: dict[str, dict[str, str]] = {
    # -- templates ---------------------------------------------------------------------------
    "intents.template.empty": {"cy": "mae’r frawddeg hon yn wag", "en": "this sentence is empty"},
    "intents.template.unreadable": {
        "cy": "ni ellir darllen y frawddeg hon ({reason})",
        "en": "this sentence cannot be read ({reason})",
    },
    "intents.template.nested": {
        "cy": "mae “{inner}” y tu mewn i “{outer}”, lle mae enw i fod",
        "en": "“{inner}” stands inside “{outer}”, where a name belongs",
    },
    "intents.template.closes_other": {
        "cy": "mae “{bracket}” yma, ond “{open}” sydd heb ei gau",
        "en": "“{bracket}” stands here, but it is “{open}” that is open",
    },
    "intents.template.closes_nothing": {
        "cy": "mae “{bracket}” yma heb ddim iddo ei gau",
        "en": "“{bracket}” closes nothing",
    },
    "intents.template.empty_brackets": {
        "cy": "does dim byd rhwng “{brackets}”",
        "en": "there is nothing between “{brackets}”",
    },
    "intents.template.never_closed": {
        "cy": "nid yw “{bracket}” yn cael ei gau",
        "en": "“{bracket}” is never closed",
    },
    "intents.template.never_closed.hint": {
        "cy": "Ychwanegwch “{bracket}”.",
        "en": "Add “{bracket}”.",
    },
    "intents.template.permuted": {
        "cy": "mae mwy na {most} rhan rhwng “;”",
        "en": "there are more than {most} parts between “;”",
    },
    "intents.template.glued": {
        "cy": "mae’r darnau heb fwlch rhyngddyn nhw’n gwneud mwy na {most} sillafiad",
        "en": "the pieces written together make more than {most} spellings",
    },
    "intents.template.glued.hint": {
        "cy": "Rhowch fylchau rhyngddyn nhw, neu ysgrifennwch rai ohonyn nhw’n llawn.",
        "en": "Put spaces between them, or write some of them out.",
    },
    "intents.template.glued_slot": {
        "cy": "mae slot yn sownd wrth rywbeth arall",
        "en": "a slot is written together with something else",
    },
    "intents.template.glued_slot.hint": {
        "cy": "Gadewch fwlch bob ochr iddo. Ni all ’r, ’n ac ati ddilyn slot.",
        "en": "Leave a space on each side of it. ’r, ’n and their like cannot follow a slot.",
    },
    "intents.template.typed_slot": {
        "cy": "ni ellir rhoi math slot y tu mewn i frawddeg",
        "en": "the type of a slot cannot be given inside a sentence",
    },
    "intents.template.typed_slot.hint": {
        "cy": "Ysgrifennwch {slot}, a rhowch ei fath o dan slots:",
        "en": "Write {slot} and give its type under slots:",
    },
    "intents.template.stray_clitic": {
        "cy": "nid oes gair yn gorffen â llafariad i “{clitic}” ei ddilyn",
        "en": "“{clitic}” follows no word that ends in a vowel",
    },
    # -- files -------------------------------------------------------------------------------
    "intents.unreadable_file": {
        "cy": "ni ellir darllen y ffeil ({reason})",
        "en": "the file cannot be read ({reason})",
    },
    "intents.not_utf8": {"cy": "nid UTF-8 yw’r ffeil", "en": "the file is not UTF-8"},
    "intents.not_utf8.hint": {
        "cy": "Cadwch y ffeil fel UTF-8 yn eich golygydd.",
        "en": "Save it as UTF-8 in your editor.",
    },
    "intents.yaml": {"cy": "nid YAML yw hyn: {reason}", "en": "this is not YAML: {reason}"},
    "intents.yaml.tab": {
        "cy": "Bylchau, nid tabiau, sy’n dangos lefel mewn YAML.",
        "en": "YAML is indented with spaces, not with tabs.",
    },
    "intents.yaml.quote": {
        "cy": "Rhowch y testun rhwng dyfynodau os oes : # [ ] {{ }} ' neu \" ynddo.",
        "en": "Put quotes round the text if it holds : # [ ] {{ }} ' or \".",
    },
    "intents.too_large": {
        "cy": "mae’r ffeil yn ehangu i fwy na {most} o werthoedd",
        "en": "the file expands to more than {most} values",
    },
    "intents.not_mapping": {
        "cy": "mae angen “allwedd: gwerth” yma",
        "en": "“key: value” is needed here",
    },
    "intents.duplicate_key": {
        "cy": "mae “{key}” yma’n barod, ar linell {line}",
        "en": "“{key}” is here already, on line {line}",
    },
    "intents.key_not_text": {
        "cy": "rhaid i allwedd fod yn destun",
        "en": "a key must be text",
    },
    "intents.yes_no": {
        "cy": "mae YAML yn darllen {text} fel ie/na, nid fel gair",
        "en": "YAML reads {text} as a yes or no, not as a word",
    },
    "intents.yes_no.hint": {
        "cy": 'Rhowch ddyfynodau: "{text}".',
        "en": 'Put quotes round it: "{text}".',
    },
    "intents.unknown_key": {
        "cy": "allwedd anhysbys “{key}”",
        "en": "unknown key “{key}”",
    },
    "intents.known_keys": {"cy": "Yma ceir: {keys}.", "en": "Known here: {keys}."},
    "intents.did_you_mean": {"cy": "Ai “{name}” oedd gennych?", "en": "Did you mean “{name}”?"},
    "intents.missing_key": {"cy": "mae “{key}” yn eisiau", "en": "“{key}” is missing"},
    "intents.wrong_value": {
        "cy": "gwerth anghywir ar gyfer “{key}”: {reason}",
        "en": "wrong value for “{key}”: {reason}",
    },
    "intents.want_text": {"cy": "mae angen testun", "en": "text is needed"},
    "intents.want_list": {"cy": "mae angen rhestr", "en": "a list is needed"},
    "intents.want_mapping": {
        "cy": "mae angen “allwedd: gwerth”",
        "en": "“key: value” is needed",
    },
    "intents.want_number": {"cy": "mae angen rhif", "en": "a number is needed"},
    "intents.want_whole_number": {
        "cy": "mae angen rhif cyfan",
        "en": "a whole number is needed",
    },
    "intents.want_yes_no": {
        "cy": "mae angen true neu false",
        "en": "true or false is needed",
    },
    "intents.want_some": {"cy": "mae angen o leiaf un", "en": "at least one is needed"},
    "intents.want_id": {
        "cy": "llythrennau bach, digidau a _ yn unig, gan ddechrau â llythyren",
        "en": "small letters, digits and _ only, and a letter first",
    },
    "intents.foreign_intent": {
        "cy": "rhaid i enw bwriad y sgìl “{skill}” fod yn “{skill}.rhywbeth”, nid “{intent}”",
        "en": "an intent of the skill “{skill}” must be called “{skill}.something”, not “{intent}”",
    },
    "intents.duplicate_intent": {
        "cy": "mae’r bwriad “{intent}” yn {path} yn barod",
        "en": "the intent “{intent}” is in {path} already",
    },
    "intents.unknown_slot": {"cy": "slot anhysbys “{name}”", "en": "unknown slot “{name}”"},
    "intents.unknown_slot.hint": {
        "cy": "Rhowch ei fath o dan slots:",
        "en": "Give its type under slots:",
    },
    "intents.unused_slot": {
        "cy": "nid oes brawddeg yn defnyddio’r slot “{name}”",
        "en": "no sentence uses the slot “{name}”",
    },
    "intents.unknown_rule": {"cy": "rheol anhysbys “{name}”", "en": "unknown rule “{name}”"},
    "intents.circular_rule": {
        "cy": "mae’r rheol “{name}” yn ei chynnwys ei hun",
        "en": "the rule “{name}” contains itself",
    },
    "intents.slot_in_list": {
        "cy": "ni all eitem rhestr gynnwys slot",
        "en": "an item of a list cannot hold a slot",
    },
    "intents.unknown_slot_type": {
        "cy": "math slot anhysbys “{name}”",
        "en": "unknown slot type “{name}”",
    },
    "intents.unknown_list": {"cy": "rhestr anhysbys “{name}”", "en": "unknown list “{name}”"},
    "intents.too_many_spellings": {
        "cy": "mae un eitem o’r rhestr yn sefyll am fwy na {most} o ymadroddion",
        "en": "one item of the list stands for more than {most} phrases",
    },
    "intents.list_file.name": {
        "cy": "nid enw ffeil yn yr un ffolder yw “{name}”",
        "en": "“{name}” is not the name of a file in the same folder",
    },
    "intents.list_file.unreadable": {
        "cy": "ni ellir darllen {name} ({reason})",
        "en": "{name} cannot be read ({reason})",
    },
    "intents.list_file.hint": {
        "cy": "Rhowch ffeil destun UTF-8 wrth ymyl y YAML, ac ynddi un eitem ar bob llinell.",
        "en": "Put a UTF-8 text file beside the YAML, with one item on each line.",
    },
    "intents.list_file.empty": {
        "cy": "nid oes yr un eitem yn {name}",
        "en": "there is no item in {name}",
    },
    "intents.silent_sentence": {
        "cy": "gall y frawddeg hon fod heb yr un gair",
        "en": "this sentence can be said with no words at all",
    },
    "intents.impossible_sentence": {
        "cy": "ni all neb ddweud y frawddeg hon",
        "en": "nobody can say this sentence",
    },
    "intents.bad_answer": {
        "cy": "ni ellir darllen yr ateb hwn: {reason}",
        "en": "this answer cannot be read: {reason}",
    },
    "intents.unknown_name": {
        "cy": "does dim byd o’r enw “{name}” i’w roi yn yr ateb hwn",
        "en": "there is nothing called “{name}” to put in this answer",
    },
    "intents.unknown_name.hint": {
        "cy": "Gall ateb enwi slotiau, data:, a’r hyn sydd o dan gives: (gan god y sgìl).",
        "en": "An answer can name slots, data:, and what is under gives: (from the skill’s code).",
    },
    "intents.answer_failed": {
        "cy": "methodd ateb “{intent}”: {reason}",
        "en": "an answer of “{intent}” failed: {reason}",
    },
    "intents.answer_failed.hint": {
        "cy": "Cywirwch o dan answers: yn {path}. Yr enwau sydd ar gael: {names}.",
        "en": "Mend it under answers: in {path}. Names that can be used: {names}.",
    },
    "intents.no_answer": {
        "cy": "nid oes gan “{intent}” ateb o’r enw “{group}”",
        "en": "“{intent}” has no answer called “{group}”",
    },
    "intents.no_answer.hint": {
        "cy": "Ychwanegwch o dan answers: yn {path}.",
        "en": "Add it under answers: in {path}.",
    },
    "intents.none": {
        "cy": "nid oes un sgìl y gellir ei defnyddio",
        "en": "there is no skill that can be used",
    },
}
