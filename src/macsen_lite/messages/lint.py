"""What ``macsen-lite intents lint`` finds; a key is ``lint.`` and the code of the rule."""

CATALOGUE: dict[str, dict[str, str]] = {
    "lint.no-tests": {
        "cy": "does gan “{intent}” yr un prawf",
        "en": "“{intent}” has no tests",
    },
    "lint.no-tests.hint": {
        "cy": 'Ychwanegwch o dan tests: {{say: "…"}}, a {{say: "…", not: true}} am rywbeth tebyg.',
        "en": 'Add under tests: {{say: "…"}}, and {{say: "…", not: true}} for something like it.',
    },
    "lint.no-answer": {
        "cy": "does gan “{intent}” ddim i’w ddweud",
        "en": "“{intent}” has nothing to say",
    },
    "lint.no-answer.hint": {
        "cy": "Ychwanegwch atebion o dan answers:",
        "en": "Add ways of answering under answers:",
    },
    "lint.answer-groups": {
        "cy": "does gan y sgìl hon ddim cod i ddewis rhwng grwpiau o atebion",
        "en": "this skill has no code that could choose between groups of answers",
    },
    "lint.answer-groups.hint": {
        "cy": "Rhowch yr atebion mewn un rhestr.",
        "en": "Give the answers in one list.",
    },
    "lint.gives": {
        "cy": "does gan y sgìl hon ddim cod i roi dim i’w hatebion",
        "en": "this skill has no code that could give anything to its answers",
    },
    "lint.gives.hint": {
        "cy": "Dilëwch gives:, a defnyddiwch slotiau neu data:.",
        "en": "Delete gives:, and use slots or data:.",
    },
    "lint.needs-template": {
        "cy": "geiriau yn unig a all fod o dan needs:, nid “{need}”",
        "en": "only words can stand under needs:, not “{need}”",
    },
    "lint.needs-template.hint": {
        "cy": "Rhowch y geiriau eu hunain: needs: [amser|gloch]",
        "en": "Give the words themselves: needs: [amser|gloch]",
    },
    "lint.needs-unheard": {
        "cy": "does dim gair tebyg i “{need}” yn yr un frawddeg",
        "en": "no sentence has a word like “{need}”",
    },
    "lint.needs-unheard.hint": {
        "cy": "Dilëwch ef o needs:, neu ychwanegwch frawddeg.",
        "en": "Delete it from needs:, or add a sentence.",
    },
    "lint.unused-rule": {
        "cy": "does dim yn defnyddio’r rheol “{name}”",
        "en": "nothing uses the rule “{name}”",
    },
    "lint.unused-list": {
        "cy": "does dim yn defnyddio’r rhestr “{name}”",
        "en": "nothing uses the list “{name}”",
    },
    "lint.no-about": {
        "cy": "nid yw’r ffeil yn dweud yn Gymraeg beth mae “{skill}” yn ei wneud",
        "en": "the file does not say in Welsh what “{skill}” does",
    },
    "lint.no-about.hint": {
        "cy": 'Ychwanegwch about: {{cy: "…", en: "…"}}',
        "en": 'Add about: {{cy: "…", en: "…"}}',
    },
    "lint.duplicate": {
        "cy": "mae’r bwriad “{intent}” yn {path} yn barod",
        "en": "the intent “{intent}” is in {path} already",
    },
    "lint.duplicate.hint": {
        "cy": "Rhowch enw arall iddo, neu’r un enw i’r ffeil er mwyn cymryd lle’r llall.",
        "en": "Call it something else, or give the file the same name to take the other’s place.",
    },
    "lint.english": {
        "cy": "mae hyn fel petai’n Saesneg: “{text}”",
        "en": "this looks English: “{text}”",
    },
    "lint.english.hint": {"cy": "Cyfieithwch ef.", "en": "Translate it."},
    "lint.spelling": {
        "cy": "nid yw “{word}” yn y geiriadur",
        "en": "“{word}” is not in the dictionary",
    },
    "lint.spelling.hint": {
        "cy": "Os yw’n gywir, ychwanegwch ef at spelling.txt wrth ymyl y ffeil.",
        "en": "If it is right, add it to spelling.txt beside the file.",
    },
    "lint.unpronounceable": {
        "cy": "ni ellir ei glywed. {reason}",
        "en": "it cannot be heard. {reason}",
    },
    "lint.unreachable": {
        "cy": "mae’r frawddeg ar linell {line} yn dweud hyn i gyd yn barod",
        "en": "the sentence on line {line} says all of this already",
    },
    "lint.unreachable.hint": {"cy": "Dilëwch un ohonyn nhw.", "en": "Delete one of them."},
    "lint.unreachable-together": {
        "cy": "mae brawddegau eraill y bwriad, gyda’i gilydd, yn dweud hyn i gyd yn barod",
        "en": "the intent’s other sentences together say all of this already",
    },
    "lint.unreachable-together.hint": {"cy": "Dilëwch hi.", "en": "Delete it."},
    "lint.shared": {
        "cy": "mae gan “{other}” yr un frawddeg: “{sentence}”",
        "en": "“{other}” has the same sentence: “{sentence}”",
    },
    "lint.shared.hint": {
        "cy": "Tynnwch hi o un o’r ddau fwriad: dim ond un all ei chael.",
        "en": "Take it out of one of the two intents: only one can have it.",
    },
    "lint.taken": {
        "cy": "bwriad arall sy’n cael “{sentence}”: “{other}”",
        "en": "another intent takes “{sentence}”: “{other}”",
    },
    "lint.taken.hint": {
        "cy": "Newidiwch un ohonyn nhw, fel na all slot y naill ddal geiriau’r llall.",
        "en": "Change one of the two, so that a slot of one cannot hold words of the other.",
    },
    "lint.not-understood": {
        "cy": "nid yw “{sentence}” yn cael ei deall, er ei bod yma",
        "en": "“{sentence}” is not understood, though it stands here",
    },
    "lint.no_dictionary": {
        "cy": "Ni wiriwyd y sillafu: does dim geiriadur Cymraeg yma. I’w osod: {command}",
        "en": "Spelling was not checked: no Welsh dictionary is here. To install one: {command}",
    },
    "lint.no_g2p": {
        "cy": "Ni wiriwyd yr ynganu: {reason}",
        "en": "Pronunciation was not checked: {reason}",
    },
    "lint.clean": {
        "cy": "Dim byd o’i le. Ffeiliau: {files}.",
        "en": "Nothing wrong. Files: {files}.",
    },
    "lint.found": {
        "cy": "O’i le: {count}. Ffeiliau: {files}.",
        "en": "Found: {count}. Files: {files}.",
    },
    "lint.checking": {"cy": "Gwirio {name}", "en": "Checking {name}"},
    "lint.passed": {"cy": "Profion: {count}, pob un yn iawn.", "en": "Tests: {count}, all passed."},
    "lint.failed": {
        "cy": "Profion: {count}, a {failed} wedi methu.",
        "en": "Tests: {count}, of which {failed} failed.",
    },
    "lint.no_tests_found": {
        "cy": "Does dim profion yma.",
        "en": "There are no tests here.",
    },
    "lint.test.wanted": {"cy": "disgwyl:", "en": "wanted: "},
    "lint.test.got": {"cy": "deall:  ", "en": "got:    "},
    "lint.test.nothing": {"cy": "dim byd", "en": "nothing"},
    "lint.test.not": {"cy": "unrhyw beth ond {intent}", "en": "anything but {intent}"},
}
