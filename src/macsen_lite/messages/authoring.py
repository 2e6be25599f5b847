"""What ``macsen-lite intents`` prints. (What the lint finds is in ``lint``.)"""

CATALOGUE: dict[str, dict[str, str]] = {
    "authoring.verb.list": {
        "cy": "Rhestru’r sgiliau a’u bwriadau."
        "\n\nGydag enghraifft o bob un, ei slotiau, a faint y gellir ei ddweud."
        "\n\n\b\nEnghraifft: macsen-lite intents list amser",
        "en": "List the skills and their intents."
        "\n\nWith an example of each, its slots, and how much can be said."
        "\n\n\b\nExample: macsen-lite intents list amser",
    },
    "authoring.verb.sentences": {
        "cy": "Dangos beth y gellir ei ddweud."
        "\n\nAr gyfer un bwriad: rhai brawddegau ar hap, neu’r cyfan."
        "\n\n\b\nEnghraifft: macsen-lite intents sentences amser.dinas -n 5 --fill",
        "en": "Show what can be said."
        "\n\nFor one intent: some sentences by chance, or all."
        "\n\n\b\nExample: macsen-lite intents sentences amser.dinas -n 5 --fill",
    },
    "authoring.verb.new": {
        "cy": "Ysgrifennu sgìl newydd i chi ei newid."
        "\n\nMae’n gweithio fel y mae, ac mae sylwadau ynddi."
        "\n\n\b\nEnghraifft: macsen-lite intents new paned",
        "en": "Write a new skill for you to change."
        "\n\nIt works as it is, and has remarks in it."
        "\n\n\b\nExample: macsen-lite intents new paned",
    },
    "authoring.verb.schema": {
        "cy": "Argraffu’r Sgema JSON i olygyddion."
        "\n\nMae llinell gyntaf pob ffeil newydd yn dweud wrth olygydd sy’n deall YAML lle mae’r"
        " sgema:"
        "\n\n\b\n# yaml-language-server: $schema=./schema.json"
        "\n\n\b\nEnghraifft: macsen-lite intents schema --to ~/.config/macsen-lite/intents",
        "en": "Print the JSON Schema for editors."
        "\n\nThe first line of every new file tells an editor that understands YAML (such as"
        " VS Code with the YAML extension) where the schema is:"
        "\n\n\b\n# yaml-language-server: $schema=./schema.json"
        "\n\n\b\nExample: macsen-lite intents schema --to ~/.config/macsen-lite/intents",
    },
    "authoring.verb.lint": {
        "cy": "Chwilio am wallau mewn ffeiliau YAML."
        "\n\nYn y rhai a roddir; neu yn eich rhai chi; neu, heb y rheini, yn rhai macsen-lite."
        " Mae’n gorffen ag 1 os oes rhywbeth o’i le."
        "\n\n\b\nEnghraifft: macsen-lite intents lint paned.yaml",
        "en": "Look for faults in YAML files."
        "\n\nIn those given; or in your own; or, without any, in those of macsen-lite."
        " It exits with 1 if anything is wrong."
        "\n\n\b\nExample: macsen-lite intents lint paned.yaml",
    },
    "authoring.verb.test": {
        "cy": "Rhedeg y profion sydd yn y ffeiliau."
        "\n\nProfion pob sgìl, neu rai sgiliau, bwriadau neu ffeiliau."
        " Maen nhw’n cael eu darllen fel petai’n ddeg fore Mercher, 4 Mawrth 2026."
        " Mae’n gorffen ag 1 os yw un yn methu."
        "\n\n\b\nEnghraifft: macsen-lite intents test amser dyddiad.mis",
        "en": "Run the tests that are in the files."
        "\n\nThose of every skill, or of some skills, intents or files."
        " They are read as if it were ten on the morning of Wednesday 4 March 2026."
        " It exits with 1 if one fails."
        "\n\n\b\nExample: macsen-lite intents test amser dyddiad.mis",
    },
    "authoring.option.number": {
        "cy": "Faint o frawddegau i’w dangos (10 fel arfer).",
        "en": "How many sentences to show (10 unless said otherwise).",
    },
    "authoring.option.all": {
        "cy": "Dangos pob brawddeg, unwaith yr un.",
        "en": "Show every sentence, each once.",
    },
    "authoring.option.fill": {
        "cy": "Llenwi’r slotiau â geiriau ar hap.",
        "en": "Fill the slots with words drawn by chance.",
    },
    "authoring.option.to": {
        "cy": "Y ffolder i ysgrifennu ynddi, yn lle eich ffolder chi eich hun.",
        "en": "The folder to write into, instead of your own.",
    },
    "authoring.option.schema_to": {
        "cy": "Ysgrifennu schema.json a schema.common.json yn y ffolder hon.",
        "en": "Write schema.json and schema.common.json into this folder.",
    },
    "authoring.option.common": {
        "cy": "Y sgema ar gyfer _common.yaml.",
        "en": "The schema of _common.yaml.",
    },
    "authoring.option.words": {
        "cy": "Ffeil o eiriau cywir nad ydyn nhw yn y geiriadur, un i bob llinell"
        " (hefyd: spelling.txt wrth ymyl y YAML).",
        "en": "A file of right words that the dictionary lacks, one a line"
        " (also: spelling.txt beside the YAML).",
    },
    "authoring.option.ignore": {
        "cy": "Cod i’w anwybyddu; gellir ei roi fwy nag unwaith.",
        "en": "A code to ignore; may be given more than once.",
    },
    "authoring.column.intent": {"cy": "Sgil a bwriad", "en": "Skill and intent"},
    "authoring.column.slots": {"cy": "Slotiau", "en": "Slots"},
    "authoring.column.example": {"cy": "Enghraifft", "en": "Example"},
    "authoring.column.sentences": {"cy": "Brawddegau", "en": "Sentences"},
    "authoring.column.tests": {"cy": "Profion", "en": "Tests"},
    "authoring.endless": {"cy": "diddiwedd", "en": "endless"},
    "authoring.list.required": {
        "cy": "* slot y mae’n rhaid ei gael.",
        "en": "* a slot that must be given.",
    },
    "authoring.list.footer": {
        "cy": "Mae slot yn cyfrif fel un gair."
        "\nPopeth y gellir ei ddweud: macsen-lite intents sentences BWRIAD --all",
        "en": "A slot counts as one word."
        "\nEverything that can be said: macsen-lite intents sentences INTENT --all",
    },
    "authoring.shown": {
        "cy": "Brawddegau: {shown} o {count}, a phob slot yn cyfrif fel un gair.",
        "en": "Sentences: {shown} of {count}, each slot counted as one word.",
    },
    "authoring.filled": {
        "cy": "Gyda’r slotiau wedi’u llenwi: {count}.",
        "en": "With the slots filled in: {count}.",
    },
    "authoring.endless_listing": {
        "cy": "Does dim diwedd ar frawddegau “{intent}”.",
        "en": "There is no end to the sentences of “{intent}”.",
    },
    "authoring.endless_listing.hint": {
        "cy": "Defnyddiwch -n yn lle --all.",
        "en": "Use -n instead of --all.",
    },
    "authoring.no_such_intent": {
        "cy": "Does dim sgìl na bwriad o’r enw “{name}”.",
        "en": "There is no skill and no intent called “{name}”.",
    },
    "authoring.no_such_path": {
        "cy": "Does dim byd yn {path}.",
        "en": "There is nothing at {path}.",
    },
    "authoring.no_such_path.hint": {
        "cy": "Rhowch ffeil .yaml neu ffolder o rai. Mae eich rhai chi yn {folder}.",
        "en": "Give a .yaml file or a folder of them. Your own are in {folder}.",
    },
    "authoring.no_files": {
        "cy": "Does dim ffeil .yaml yn {path}.",
        "en": "There is no .yaml file in {path}.",
    },
    "authoring.not_yaml": {"cy": "Nid ffeil .yaml yw {path}.", "en": "{path} is not a .yaml file."},
    "authoring.not_yaml.hint": {
        "cy": "Dim ond ffeiliau a’u henwau’n gorffen â .yaml sy’n cael eu darllen.",
        "en": "Only files whose names end with .yaml are read.",
    },
    "authoring.bad_skill_name": {
        "cy": "Ni all sgìl fod â’r enw “{name}”.",
        "en": "A skill cannot be called “{name}”.",
    },
    "authoring.shipped_skill": {
        "cy": "Mae sgìl o’r enw “{name}” yn dod gyda macsen-lite.",
        "en": "A skill called “{name}” comes with macsen-lite.",
    },
    "authoring.shipped_skill.hint": {
        "cy": "Dewiswch enw arall; neu, i newid y sgìl honno, copïwch {shipped} i {path}.",
        "en": "Choose another name; or, to change that skill, copy {shipped} to {path}.",
    },
    "authoring.exists": {"cy": "Mae {path} yno’n barod.", "en": "{path} is there already."},
    "authoring.exists.hint": {
        "cy": "Dewiswch enw arall, neu dilëwch y ffeil yn gyntaf.",
        "en": "Choose another name, or delete the file first.",
    },
    "authoring.not_written": {
        "cy": "Methu ysgrifennu {path}: {reason}",
        "en": "{path} could not be written: {reason}",
    },
    "authoring.not_written.hint": {
        "cy": "Rhowch ffolder arall: --to FFOLDER",
        "en": "Give another folder: --to FOLDER",
    },
    "authoring.created": {"cy": "Wedi’i hysgrifennu: {path}", "en": "Written: {path}"},
    "authoring.created.next": {
        "cy": "\nYn awr:"
        "\n  1. Agorwch y ffeil a newidiwch y brawddegau a’r atebion."
        "\n  2. macsen-lite intents lint{given}"
        "\n  3. macsen-lite intents test {tested}"
        "\n  4. {ask}",
        "en": "\nNow:"
        "\n  1. Open the file and change the sentences and the answers."
        "\n  2. macsen-lite intents lint{given}"
        "\n  3. macsen-lite intents test {tested}"
        "\n  4. {ask}",
    },
    "authoring.created.ask": {
        "cy": 'macsen-lite ask "gwna baned o goffi"',
        "en": 'macsen-lite ask "gwna baned o goffi"',
    },
    "authoring.created.install": {
        "cy": "I’w defnyddio, copïwch hi i {folder}",
        "en": "To use it, copy it to {folder}",
    },
    # -- remarks in a new skill ------------------------------------------------------------------
    "authoring.starter.top": {
        "cy": "Sgil gyfan: yr hyn a ddywedir, yr atebion a’r profion. Newidiwch y cyfan.",
        "en": "A whole skill: what is said, the answers and the tests. Change all of it.",
    },
    "authoring.starter.sentences": {
        "cy": "(a|b) un ohonyn nhw; [a] dewisol; {{slot}}; <rheol> o _common.yaml.",
        "en": "(a|b) one of them; [a] with or without; {{slot}}; <rule> from _common.yaml.",
    },
    "authoring.starter.slots": {
        "cy": "in: yr hyn a glywir; value: yr hyn mae’n ei olygu (hebddo, yr un geiriau).",
        "en": "in: what is heard; value: what it means (without it, the same words).",
    },
    "authoring.starter.needs": {
        "cy": "Gair y mae’n rhaid ei glywed os nad yw’r frawddeg yn union fel uchod.",
        "en": "A word that must be heard if the sentence is not exactly as above.",
    },
    "authoring.starter.answers": {
        "cy": "Dewisir un. Jinja2 yw’r cromfachau; mae’r hidlwyr yn treiglo.",
        "en": "One is chosen. The braces are Jinja2; the filters mutate.",
    },
    "authoring.starter.tests": {
        "cy": "macsen-lite intents test {skill}; not: true yw’r hyn na ddylai’r sgìl ei ateb.",
        "en": "macsen-lite intents test {skill}; not: true is what the skill must not answer.",
    },
}
