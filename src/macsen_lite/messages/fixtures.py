"""Words of `fixtures`: manifests of recordings, and what comes of running them."""

CATALOGUE: dict[str, dict[str, str]] = {
    # -- verbs and options -------------------------------------------------------------------
    "fixtures.verb.check": {
        "cy": "Gwirio maniffestau recordiadau: y sain, yr enwau, y slotiau a’r geiriau.",
        "en": "Check manifests of recordings: the sound, the names, the slots and the words.",
    },
    "fixtures.verb.run": {
        "cy": (
            "Rhedeg recordiadau drwy’r cynorthwyydd, heb gyflawni dim, a dangos beth a ddeallwyd."
            "\n\nMae MANIFEST yn ffeil TSV, CSV, JSONL neu YAML (audio, text, skill, intent, slots,"
            " speaker, tags, reject), yn dabl Common Voice, neu’n ffolder o NAME.wav a NAME.txt neu"
            " NAME.json. Mae docs/fixtures.cy.md yn dweud y cyfan.\n\nEnghraifft: macsen-lite"
            " fixtures run recordiadau.tsv --out canlyniadau.jsonl --limits terfynau.toml"
        ),
        "en": (
            "Run recordings through the assistant, carrying nothing out, and show what was"
            " understood.\n\nA MANIFEST is a TSV, CSV, JSONL or YAML file (audio, text, skill,"
            " intent, slots, speaker, tags, reject), a table of Common Voice, or a folder of"
            " NAME.wav and NAME.txt or NAME.json. docs/fixtures.md says all.\n\nExample:"
            " macsen-lite fixtures run recordings.tsv --out results.jsonl --limits limits.toml"
        ),
    },
    "fixtures.verb.report": {
        "cy": "Adroddiad ar ganlyniadau: tabl, JSON, JUnit neu dudalen HTML.",
        "en": "Report on results: a table, JSON, JUnit or an HTML page.",
    },
    "fixtures.verb.compare": {
        "cy": "Cymharu dau rediad, clip wrth glip.",
        "en": "Compare two runs, clip by clip.",
    },
    "fixtures.verb.record": {
        "cy": "Recordio brawddegau’r sgiliau, yn faniffest sy’n barod i’w redeg.",
        "en": "Record the skills’ sentences, into a manifest that is ready to run.",
    },
    "fixtures.verb.synth": {
        "cy": "Gwneud recordiadau synthetig o frawddegau’r sgiliau.",
        "en": "Make synthetic recordings of the skills’ sentences.",
    },
    "fixtures.verb.tune": {
        "cy": "Gosod y trothwyau yn ôl un maniffest, a’u mesur ar un arall.",
        "en": "Fit the thresholds on one manifest, and measure them on another.",
    },
    "fixtures.option.jobs": {
        "cy": "Sawl proses ar y tro; fel arfer un i bob craidd.",
        "en": "How many processes at once; one for each core unless said otherwise.",
    },
    "fixtures.option.executor": {
        "cy": "Ble i redeg: yma (process), neu ar glwstwr Dask sy’n bod eisoes (dask).",
        "en": "Where to run: here (process), or on a Dask cluster that exists already (dask).",
    },
    "fixtures.option.scheduler": {
        "cy": (
            "Cyfeiriad trefnydd Dask, megis tcp://192.168.1.5:8786 (hefyd: DASK_SCHEDULER_ADDRESS)."
        ),
        "en": (
            "Address of the Dask scheduler, such as tcp://192.168.1.5:8786 (also: "
            "DASK_SCHEDULER_ADDRESS)."
        ),
    },
    "fixtures.option.with": {
        "cy": (
            "Rhedeg pob recordiad hefyd gyda’r sain wedi’i newid: noise:20,10 rate:8000 gain:-20 …"
        ),
        "en": "Run each recording with its sound changed too: noise:20,10 rate:8000 gain:-20 …",
    },
    "fixtures.option.out": {
        "cy": "Cadw’r canlyniadau yn y ffeil JSONL hon wrth iddyn nhw ddod.",
        "en": "Keep the results in this JSONL file as they come.",
    },
    "fixtures.option.resume": {
        "cy": "Mynd ymlaen â’r hyn sydd yn ffeil --out, heb redeg eto’r hyn a wnaed.",
        "en": "Go on with what is in the file of --out, without running again what was done.",
    },
    "fixtures.option.overwrite": {
        "cy": "Dechrau ffeil --out o’r newydd, er bod canlyniadau ynddi.",
        "en": "Begin the file of --out anew, though it has results.",
    },
    "fixtures.option.html": {
        "cy": "Ysgrifennu adroddiad HTML i’r ffeil hon.",
        "en": "Write an HTML report to this file.",
    },
    "fixtures.option.junit": {
        "cy": "Ysgrifennu adroddiad JUnit XML i’r ffeil hon.",
        "en": "Write a JUnit XML report to this file.",
    },
    "fixtures.option.limits": {
        "cy": "Ffeil TOML neu YAML o derfynau; statws 1 os na chedwir un ohonyn nhw.",
        "en": "TOML or YAML file of limits; status 1 if one of them is not kept.",
    },
    "fixtures.option.only": {
        "cy": "Dim ond recordiadau â’r tag, y bwriad, y sgìl neu’r siaradwr hwn.",
        "en": "Only recordings with this tag, intent, skill or speaker.",
    },
    "fixtures.option.limit": {
        "cy": "Dim ond yr N recordiad cyntaf.",
        "en": "Only the first N recordings.",
    },
    "fixtures.option.now": {
        "cy": (
            "Yr amser y mae geiriau fel “yfory” yn cyfrif ohono, ar ffurf ISO 8601; fel arfer"
            " 2026-03-04T10:00."
        ),
        "en": "The time that words like “yfory” count from, as ISO 8601; usually 2026-03-04T10:00.",
    },
    "fixtures.option.filler_cost": {
        "cy": "Rhoi cynnig ar bris llenwi arall yn lle un y model (nats y sain).",
        "en": "Try another filler cost than the model’s (nats a phone).",
    },
    "fixtures.option.min_confidence": {
        "cy": "Rhoi cynnig ar drothwy hyder arall yn lle un y model (0–1).",
        "en": "Try another confidence threshold than the model’s (0–1).",
    },
    # -- manifests ---------------------------------------------------------------------------
    "fixtures.unknown_field": {
        "cy": "does dim colofn na maes o’r enw “{name}”",
        "en": "there is no column or field called “{name}”",
    },
    "fixtures.no_audio": {"cy": "nid oes ffeil sain yma", "en": "no sound file is named here"},
    "fixtures.no_audio.hint": {
        "cy": "Rhowch lwybr y ffeil yn “audio”, yn cyfrif o’r maniffest.",
        "en": "Put the file’s path into “audio”, counted from the manifest.",
    },
    "fixtures.reject_intent": {
        "cy": "mae “reject” yn groes i “{name}”: naill ai gwrthod, neu ddeall",
        "en": "“reject” contradicts “{name}”: either rejected, or understood",
    },
    "fixtures.reject_intent.hint": {
        "cy": "Tynnwch “reject”, neu gadewch skill, intent a slots yn wag.",
        "en": "Take “reject” out, or leave skill, intent and slots empty.",
    },
    "fixtures.slots_alone": {
        "cy": "mae slotiau yma heb fwriad",
        "en": "there are slots here without an intent",
    },
    "fixtures.slots_alone.hint": {
        "cy": "Rhowch y bwriad yn “intent”, er enghraifft larwm.gosod.",
        "en": "Put the intent into “intent”, for example larwm.gosod.",
    },
    "fixtures.other_skill": {
        "cy": "nid yw’r bwriad “{intent}” yn perthyn i’r sgìl “{skill}”",
        "en": "the intent “{intent}” does not belong to the skill “{skill}”",
    },
    "fixtures.other_skill.hint": {
        "cy": "Rhowch {skill} yn “skill”, neu gadewch y maes yn wag.",
        "en": "Put {skill} into “skill”, or leave it empty.",
    },
    "fixtures.bad_value": {
        "cy": "ni all “{name}” fod yn “{value}”",
        "en": "“{name}” cannot be “{value}”",
    },
    "fixtures.want_text": {"cy": "Rhowch destun.", "en": "Give text."},
    "fixtures.want_utf8": {
        "cy": "Nid testun UTF-8 yw hwn. Os enw ffeil yw e, rhowch enw arall ar y ffeil.",
        "en": "This is not UTF-8 text. If it is the name of a file, rename the file.",
    },
    "fixtures.want_flag": {
        "cy": "Rhowch “ie” neu “na” (hefyd: yes/no, true/false, 1/0).",
        "en": "Give “yes” or “no” (also: ie/na, true/false, 1/0).",
    },
    "fixtures.want_tags": {
        "cy": "Rhowch dagiau â choma rhyngddyn nhw, neu restr.",
        "en": "Give tags with commas between them, or a list.",
    },
    "fixtures.want_slots": {
        "cy": 'Rhowch wrthrych JSON, megis {{"hyd": 300}}, neu enw=gwerth; enw=gwerth.',
        "en": 'Give a JSON object, such as {{"hyd": 300}}, or name=value; name=value.',
    },
    "fixtures.unreadable": {
        "cy": "methwyd â’i ddarllen: {reason}",
        "en": "could not be read: {reason}",
    },
    "fixtures.unreadable.hint": {
        "cy": "Gwiriwch fod gennych hawl i ddarllen y ffeil.",
        "en": "Check that you are allowed to read the file.",
    },
    "fixtures.not_utf8": {
        "cy": "nid testun UTF-8 yw’r llinell hon",
        "en": "this line is not UTF-8",
    },
    "fixtures.not_utf8.hint": {
        "cy": "Cadwch y ffeil fel UTF-8, neu: iconv -f windows-1252 -t utf-8",
        "en": "Save the file as UTF-8, or: iconv -f windows-1252 -t utf-8",
    },
    "fixtures.too_many_cells": {
        "cy": "mae {found} cell yma, ond {wanted} colofn sydd",
        "en": "there are {found} cells here, but {wanted} columns",
    },
    "fixtures.too_many_cells.hint": {
        "cy": "Rhowch gell ag ynddi goma neu dab rhwng dyfynodau.",
        "en": "Put a cell that has a comma or tab in it between quotation marks.",
    },
    "fixtures.no_header": {
        "cy": "nid yw’r llinell gyntaf yn enwi’r golofn “audio”",
        "en": "the first line does not name the column “audio”",
    },
    "fixtures.no_header.hint": {
        "cy": "Rhowch enwau’r colofnau ar y llinell gyntaf: {known}",
        "en": "Put the names of the columns on the first line: {known}",
    },
    "fixtures.column_twice": {
        "cy": "mae’r golofn “{name}” yma fwy nag unwaith",
        "en": "the column “{name}” is here more than once",
    },
    "fixtures.same_file": {
        "cy": "Mae {path} yma ddwywaith: byddai un ffeil yn cymryd lle’r llall.",
        "en": "{path} is here twice: one file would take the place of the other.",
    },
    "fixtures.same_file.hint": {
        "cy": "Rhowch enw arall ar y ffeil sydd i’w hysgrifennu.",
        "en": "Give the file that is to be written another name.",
    },
    "fixtures.like_synthetic": {
        "cy": "fe gyfrifir hwn gyda llais pobl, er bod arno’r tag “{tag}”",
        "en": "this is counted as people’s speech, though it has the tag “{tag}”",
    },
    "fixtures.like_synthetic.hint": {
        "cy": "Os lleferydd synthetig yw hwn, rhowch y tag “{own}”.",
        "en": "If nobody spoke it, give it the tag “{own}”.",
    },
    "fixtures.long_cell": {
        "cy": "mae cell yma’n mynd dros fwy nag un llinell",
        "en": "a cell here goes on over more than one line",
    },
    "fixtures.long_cell.hint": {
        "cy": (
            "A oes dyfynnod ar ddechrau cell heb un i’w gau? Caewch ef, neu ysgrifennwch “ ” yn "
            "lle dyfynodau syth."
        ),
        "en": (
            "Is there a quotation mark at the start of a cell that nothing closes? Close it, or "
            "write “ ” instead of straight quotation marks."
        ),
    },
    "fixtures.bad_table": {
        "cy": "ni ellir darllen y tabl: {reason}",
        "en": "the table cannot be read: {reason}",
    },
    "fixtures.bad_json": {
        "cy": "nid JSON yw hyn (nod {column}): {reason}",
        "en": "this is not JSON (column {column}): {reason}",
    },
    "fixtures.bad_json.hint": {
        "cy": "Rhowch un gwrthrych JSON i bob llinell, a dyfynodau syth o gwmpas testun.",
        "en": "Give one JSON object a line, and straight quotation marks around text.",
    },
    "fixtures.not_object": {
        "cy": "mae angen enwau a gwerthoedd yma, megis audio: a.wav",
        "en": "names and values are needed here, such as audio: a.wav",
    },
    "fixtures.yaml_list": {
        "cy": "mae angen rhestr o recordiadau yma",
        "en": "a list of recordings is needed here",
    },
    "fixtures.yaml_list.hint": {
        "cy": "Dechreuwch bob recordiad â “- audio: …”.",
        "en": "Begin each recording with “- audio: …”.",
    },
    "fixtures.no_sound_beside": {
        "cy": "does dim ffeil sain o’r un enw â {name}",
        "en": "there is no sound file of the same name as {name}",
    },
    "fixtures.no_sound_beside.hint": {
        "cy": "Rhowch y sain wrth ei hymyl, neu dilëwch y ffeil.",
        "en": "Put the sound beside it, or delete the file.",
    },
    "fixtures.nothing_beside": {
        "cy": "does dim yn dweud beth sydd yn y sain hon",
        "en": "nothing says what is in this sound",
    },
    "fixtures.nothing_beside.hint": {
        "cy": "Ysgrifennwch y geiriau yn {name}.txt, neu bopeth sydd i’w ddeall yn {name}.json.",
        "en": "Write the words into {name}.txt, or all that is to be understood into {name}.json.",
    },
    "fixtures.twice": {
        "cy": "mae “{id}” yma eisoes: {line}",
        "en": "“{id}” is here already: {line}",
    },
    "fixtures.twice.hint": {
        "cy": "Dilëwch un, neu rhowch enw arall iddo yn “id”.",
        "en": "Delete one of them, or give it another name in “id”.",
    },
    "fixtures.none": {"cy": "does dim recordiad yma", "en": "there is no recording here"},
    "fixtures.none.hint": {
        "cy": "Rhowch recordiad i bob llinell, neu ffeiliau sain yn y ffolder.",
        "en": "Give a recording a line, or put sound files into the folder.",
    },
    "fixtures.missing": {
        "cy": "does dim ffeil na ffolder o’r enw hwn",
        "en": "there is no such file or folder",
    },
    "fixtures.missing.hint": {
        "cy": "Gwiriwch yr enw a’r ffolder.",
        "en": "Check the name and the folder.",
    },
    "fixtures.unknown_ending": {
        "cy": "nid yw’n glir pa fath o faniffest yw hwn",
        "en": "it is not clear what kind of manifest this is",
    },
    "fixtures.unknown_ending.hint": {
        "cy": "Rhowch ffolder, neu ffeil ag un o’r terfyniadau hyn: {known}",
        "en": "Give a folder, or a file with one of these endings: {known}",
    },
    "fixtures.which_table": {
        "cy": "mae mwy nag un tabl Common Voice yma",
        "en": "there is more than one table of Common Voice here",
    },
    "fixtures.no_table": {
        "cy": "mae “clips” yma, ond dim tabl (*.tsv) â’r colofnau path a sentence",
        "en": "there is “clips” here, but no table (*.tsv) with the columns path and sentence",
    },
    "fixtures.which_table.hint": {
        "cy": "Rhowch un ohonyn nhw: {names}",
        "en": "Give one of them: {names}",
    },
    "fixtures.more_faults": {
        "cy": "Gwallau eraill ynddo: {count}. I weld y cyfan: macsen-lite fixtures check {path}",
        "en": "Other faults in it: {count}. To see them all: macsen-lite fixtures check {path}",
    },
    "fixtures.manifest_twice": {
        "cy": "Rhoddwyd {path} ddwywaith.",
        "en": "{path} was given twice.",
    },
    "fixtures.manifest_twice.hint": {
        "cy": "Rhowch bob maniffest unwaith.",
        "en": "Give each manifest once.",
    },
    "fixtures.same_manifest": {
        "cy": "Rhoddwyd {path} ddwywaith, neu faniffest arall â’r un recordiadau ({id}).",
        "en": "{path} was given twice, or another manifest with the same recordings ({id}).",
    },
    "fixtures.same_manifest.hint": {
        "cy": "Rhowch bob maniffest unwaith, ac enwau gwahanol ar faniffestau gwahanol.",
        "en": "Give each manifest once, and different names to different manifests.",
    },
    "fixtures.none_of": {
        "cy": "Nid oes i’r un recordiad dag, bwriad, sgìl na siaradwr o’r enw “{name}”.",
        "en": "No recording has a tag, intent, skill or speaker called “{name}”.",
    },
    # -- check -------------------------------------------------------------------------------
    "fixtures.too_long": {
        "cy": "mae’r sain yn {seconds:.0f} eiliad o hyd; {limit:.0f} yw’r mwyaf i un cwestiwn",
        "en": "the sound is {seconds:.0f} seconds long; one question may have {limit:.0f}",
    },
    "fixtures.too_long.hint": {
        "cy": "Torrwch hi’n gwestiynau unigol.",
        "en": "Cut it into single questions.",
    },
    "fixtures.unknown_intent": {
        "cy": "does dim bwriad o’r enw “{name}”",
        "en": "there is no intent called “{name}”",
    },
    "fixtures.unknown_skill": {
        "cy": "does dim sgìl o’r enw “{name}”",
        "en": "there is no skill called “{name}”",
    },
    "fixtures.unknown_slot": {
        "cy": "nid oes gan {intent} slot o’r enw “{slot}”",
        "en": "{intent} has no slot called “{slot}”",
    },
    "fixtures.no_slots": {"cy": "Does ganddo’r un slot.", "en": "It has no slots at all."},
    "fixtures.slot_value": {
        "cy": "ni all y slot “{slot}” fod yn “{value}”: {reason}",
        "en": "the slot “{slot}” cannot be “{value}”: {reason}",
    },
    "fixtures.not_in_list": {"cy": "nid yw yn y rhestr", "en": "it is not in the list"},
    "fixtures.not_of_type": {
        "cy": "nid gwerth o’r math {type} yw hwn",
        "en": "that is no value of the type {type}",
    },
    "fixtures.type.hint": {"cy": "Rhowch {kind}.", "en": "Give {kind}."},
    "fixtures.type.number": {"cy": "rif, megis 5 neu 2.5", "en": "a number, such as 5 or 2.5"},
    "fixtures.type.percent": {
        "cy": "ganran yn rhif, megis 50",
        "en": "a percentage as a number, such as 50",
    },
    "fixtures.type.temperature": {
        "cy": "raddau Celsius yn rhif, megis 21",
        "en": "degrees Celsius as a number, such as 21",
    },
    "fixtures.type.ordinal": {
        "cy": "rif cyfan, megis 2; -1 yw’r olaf",
        "en": "a whole number, such as 2; -1 is the last",
    },
    "fixtures.type.duration": {
        "cy": "eiliadau yn rhif cyfan, megis 300",
        "en": "seconds as a whole number, such as 300",
    },
    "fixtures.type.clock_time": {
        "cy": "amser HH:MM, megis 07:30",
        "en": "a time HH:MM, such as 07:30",
    },
    "fixtures.type.date": {
        "cy": "ddyddiad ISO, megis 2026-03-05",
        "en": "an ISO date, such as 2026-03-05",
    },
    "fixtures.type.moment": {
        "cy": ('wrthrych â day, time neu seconds, megis {{"day": "2026-03-05", "time": "07:30"}}'),
        "en": (
            'an object with day, time or seconds, such as {{"day": "2026-03-05", "time": "07:30"}}'
        ),
    },
    "fixtures.type.place": {
        "cy": "enw lle, megis Caerdydd",
        "en": "the name of a place, such as Caerdydd",
    },
    "fixtures.type.room": {
        "cy": "enw ystafell, megis cegin",
        "en": "the name of a room, such as cegin",
    },
    "fixtures.type.device": {
        "cy": "enw dyfais, megis lamp",
        "en": "the name of a device, such as lamp",
    },
    "fixtures.type.media": {
        "cy": "enw artist, albwm, cân neu orsaf",
        "en": "the name of an artist, album, song or station",
    },
    "fixtures.type.text": {"cy": "eiriau", "en": "words"},
    "fixtures.type.unit": {"cy": "arwydd uned, megis km", "en": "the sign of a unit, such as km"},
    "fixtures.type.range": {
        "cy": "ddau rif cyfan, megis [1, 10]",
        "en": "two whole numbers, such as [1, 10]",
    },
    "fixtures.type.money": {
        "cy": 'wrthrych megis {{"amount": 2.5, "currency": "£"}}',
        "en": 'an object such as {{"amount": 2.5, "currency": "£"}}',
    },
    "fixtures.type.measure": {
        "cy": 'wrthrych megis {{"amount": 5, "unit": "mi"}}',
        "en": 'an object such as {{"amount": 5, "unit": "mi"}}',
    },
    "fixtures.type.sum": {"cy": 'swm, megis ["+", 2, 3]', "en": 'a sum, such as ["+", 2, 3]'},
    "fixtures.figures": {
        "cy": "mae ffigurau yn “{text}”, felly nid yw’n dweud pa eiriau a leferir",
        "en": "“{text}” has figures in it, so it does not say which words are spoken",
    },
    "fixtures.figures.hint": {
        "cy": (
            "Ysgrifennwch y geiriau: “saith” yn lle “7”. Hyd hynny ni chyfrifir geiriau’r clip hwn."
        ),
        "en": "Write the words: “saith” for “7”. Until then this clip’s words are not counted.",
    },
    "fixtures.rejectable": {
        "cy": "mae “{text}” i’w wrthod, ond brawddeg o {intent} yw hi",
        "en": "“{text}” is to be rejected, but it is a sentence of {intent}",
    },
    "fixtures.rejectable.hint": {
        "cy": "Rhowch {intent} yn “intent” yn lle “reject”, neu cywirwch y testun.",
        "en": "Put {intent} into “intent” instead of “reject”, or correct the text.",
    },
    "fixtures.unheard": {
        "cy": "ni ellir clywed y geiriau hyn yn “{text}”, am nad ydyn nhw mewn brawddeg: {words}",
        "en": "these words of “{text}” cannot be heard, since no sentence has them: {words}",
    },
    "fixtures.unheard.hint": {
        "cy": "Cywirwch y sillafu, neu ychwanegwch frawddeg at y sgìl.",
        "en": "Correct the spelling, or add a sentence to the skill.",
    },
    "fixtures.not_in_grammar": {
        "cy": "nid yw “{text}” yn un o frawddegau {intent}; wedi’i deipio, {does}",
        "en": "“{text}” is not a sentence of {intent}; when typed, {does}",
    },
    "fixtures.not_in_grammar.hint": {
        "cy": "Gellir ei redeg; i’w glywed yn iawn, ychwanegwch y frawddeg at y sgìl.",
        "en": "It can be run; to have it heard rightly, add the sentence to the skill.",
    },
    "fixtures.does.accept": {"cy": "deellir {intent}", "en": "{intent} is understood"},
    "fixtures.does.ask": {
        "cy": "gofynnir ai {intent} oedd dan sylw",
        "en": "it is asked whether {intent} was meant",
    },
    "fixtures.does.reject": {"cy": "ni ddeellir dim", "en": "nothing is understood"},
    "fixtures.other_intent": {
        "cy": "brawddeg o {intent} yw “{text}”, nid o {wanted}",
        "en": "“{text}” is a sentence of {intent}, not of {wanted}",
    },
    "fixtures.other_intent.hint": {
        "cy": "Cywirwch y bwriad neu’r testun.",
        "en": "Correct the intent or the text.",
    },
    "fixtures.other_slots": {
        "cy": "mae “{text}” yn dweud {found}, nid {wanted}",
        "en": "“{text}” says {found}, not {wanted}",
    },
    "fixtures.other_slots.hint": {
        "cy": "Cywirwch y slotiau neu’r testun; mae dyddiadau’n cyfrif o --now.",
        "en": "Correct the slots or the text; dates count from --now.",
    },
    "fixtures.checked": {
        "cy": (
            "{path}: recordiadau: {count}, munudau: {minutes:.1f}, gwallau: {errors}, rhybuddion: "
            "{warnings}"
        ),
        "en": (
            "{path}: recordings: {count}, minutes: {minutes:.1f}, errors: {errors}, warnings: "
            "{warnings}"
        ),
    },
    "fixtures.checking": {"cy": "Gwirio {name}", "en": "Checking {name}"},
    # -- results -----------------------------------------------------------------------------
    "fixtures.not_results": {
        "cy": "Nid canlyniadau `fixtures run` sydd yn {path}.",
        "en": "{path} does not hold results of `fixtures run`.",
    },
    "fixtures.not_results.hint": {
        "cy": "Rhowch ffeil a ysgrifennodd --out.",
        "en": "Give a file that --out wrote.",
    },
    "fixtures.other_version": {
        "cy": "Mae {path} o fersiwn arall (fformat {found}; {own} yw’r un hwn).",
        "en": "{path} is of another version (format {found}; this one is {own}).",
    },
    "fixtures.other_version.hint": {
        "cy": "Rhedwch y recordiadau eto.",
        "en": "Run the recordings again.",
    },
    "fixtures.bad_results": {
        "cy": "{path}:{line}: ni ellir darllen y canlyniad hwn ({reason})",
        "en": "{path}:{line}: this result cannot be read ({reason})",
    },
    "fixtures.no_results": {
        "cy": "Methwyd â darllen {path}: {reason}",
        "en": "{path} could not be read: {reason}",
    },
    "fixtures.no_results.hint": {
        "cy": "I wneud canlyniadau: macsen-lite fixtures run MANIFEST --out FFEIL",
        "en": "To make results: macsen-lite fixtures run MANIFEST --out FILE",
    },
    "fixtures.unwritable": {
        "cy": "Ni ellir cadw’r canlyniadau yn {path}: {reason}",
        "en": "The results cannot be kept in {path}: {reason}",
    },
    "fixtures.unwritable.hint": {
        "cy": "Gwiriwch fod y ffolder yn bod a bod lle ar y ddisg; yna ewch ymlaen â --resume.",
        "en": "Check that the folder exists and the disk has room; then go on with --resume.",
    },
    # -- run ---------------------------------------------------------------------------------
    "fixtures.running": {"cy": "Rhedeg recordiadau", "en": "Running recordings"},
    "fixtures.between": {
        "cy": "Rhowch rif rhwng 0 a {most}.",
        "en": "Give a number between 0 and {most}.",
    },
    "fixtures.out_exists": {
        "cy": "Mae canlyniadau yn {path} eisoes.",
        "en": "{path} has results already.",
    },
    "fixtures.out_exists.hint": {
        "cy": (
            "Ewch ymlaen â nhw (--resume), dechreuwch o’r newydd (--overwrite), neu rhowch enw "
            "arall."
        ),
        "en": "Go on with them (--resume), begin anew (--overwrite), or give another name.",
    },
    "fixtures.resume_what": {
        "cy": "Mae angen --out gyda --resume a --overwrite.",
        "en": "--resume and --overwrite need --out.",
    },
    "fixtures.resume_what.hint": {
        "cy": "Rhowch y ffeil sydd i fynd ymlaen â hi: --out canlyniadau.jsonl",
        "en": "Give the file to go on with: --out results.jsonl",
    },
    "fixtures.interrupted": {
        "cy": "Torrwyd ar draws y rhediad: {done} o {total} wedi’u gwneud.",
        "en": "The run was interrupted: {done} of {total} done.",
    },
    "fixtures.interrupted.resume": {
        "cy": "Maen nhw yn {path}. I fynd ymlaen, rhowch yr un gorchymyn eto, a --resume.",
        "en": "They are in {path}. To go on, give the same command again, with --resume.",
    },
    "fixtures.failed": {
        "cy": "Methwyd â rhedeg {count} o {total} clip. Y cyntaf, {id}:",
        "en": "{count} of {total} clips could not be run. The first, {id}:",
    },
    "fixtures.kept": {"cy": "Mae’r canlyniadau yn {path}.", "en": "The results are in {path}."},
    "fixtures.worker_died": {
        "cy": "bu farw’r broses oedd yn rhedeg y clip hwn ({reason})",
        "en": "the process that was running this clip died ({reason})",
    },
    "fixtures.exit_status": {"cy": "statws {status}", "en": "exit status {status}"},
    "fixtures.workers_die": {
        "cy": "Bu farw {count} proses yn olynol heb orffen yr un clip ({reason}).",
        "en": "{count} processes died one after the other without finishing a clip ({reason}).",
    },
    "fixtures.workers_die.hint": {
        "cy": (
            "Efallai bod y cof yn rhy fach: rhowch gynnig ar --jobs 1. I wirio’r peiriant: "
            "macsen-lite doctor"
        ),
        "en": "Memory may be short: try --jobs 1. For a check-up: macsen-lite doctor",
    },
    "fixtures.other_engine": {
        "cy": "Mae {what} un o’r gweithwyr yn wahanol i’r hyn sydd yma.",
        "en": "One of the workers has another {what} than this machine.",
    },
    "fixtures.worker_lacks": {
        "cy": "Nid oes macsen-lite cyflawn gan un o’r gweithwyr: {reason}",
        "en": "One of the workers has no complete macsen-lite: {reason}",
    },
    "fixtures.other_engine.hint": {
        "cy": "Gosodwch yr un fersiwn, model a sgiliau ym mhobman.",
        "en": "Install the same version, model and skills everywhere.",
    },
    "fixtures.other_engine.model_sha256": {"cy": "model", "en": "model"},
    "fixtures.other_engine.intents_sha256": {"cy": "sgiliau", "en": "set of skills"},
    "fixtures.other_engine.thresholds": {"cy": "trothwyau", "en": "set of thresholds"},
    "fixtures.other_engine.now": {"cy": "amser (--now)", "en": "time (--now)"},
    "fixtures.other_run": {
        "cy": "Gwnaed y canlyniadau yn {path} â rhywbeth gwahanol: {what}.",
        "en": "The results in {path} were made with something else: {what}.",
    },
    "fixtures.other_run.hint": {
        "cy": "Dechreuwch o’r newydd (--overwrite), neu rhowch enw arall i --out.",
        "en": "Begin anew (--overwrite), or give --out another name.",
    },
    "fixtures.which_scheduler": {
        "cy": "Nid yw’n hysbys ble mae clwstwr Dask.",
        "en": "It is not known where the Dask cluster is.",
    },
    "fixtures.which_scheduler.hint": {
        "cy": "Rhowch gyfeiriad y trefnydd: --scheduler tcp://PEIRIANT:8786 (hefyd: "
        "DASK_SCHEDULER_ADDRESS)",
        "en": "Give the scheduler’s address: --scheduler tcp://HOST:8786 (also: "
        "DASK_SCHEDULER_ADDRESS)",
    },
    "fixtures.bad_address": {
        "cy": "Nid cyfeiriad trefnydd Dask yw “{address}”.",
        "en": "“{address}” is not the address of a Dask scheduler.",
    },
    "fixtures.no_dask": {"cy": "Nid yw Dask wedi’i osod.", "en": "Dask is not installed."},
    "fixtures.no_dask.hint": {
        "cy": "Gosodwch ef: pip install 'macsen-lite[dask]'",
        "en": "Install it: pip install 'macsen-lite[dask]'",
    },
    "fixtures.no_scheduler": {
        "cy": "Nid oes trefnydd Dask yn ateb yn {address}: {reason}",
        "en": "No Dask scheduler answers at {address}: {reason}",
    },
    "fixtures.no_scheduler.hint": {
        "cy": "Gwiriwch y cyfeiriad; i ddechrau un: dask scheduler",
        "en": "Check the address; to start one: dask scheduler",
    },
    "fixtures.scheduler_gone": {
        "cy": "Collwyd y cysylltiad â threfnydd Dask, a’r gwaith oedd ganddo.",
        "en": "The connection to the Dask scheduler was lost, and the work that it had.",
    },
    "fixtures.scheduler_gone.hint": {
        "cy": "Pan fydd yn rhedeg eto, rhowch yr un gorchymyn, gyda --resume os oedd --out.",
        "en": "When it runs again, give the same command, with --resume if there was --out.",
    },
    "fixtures.no_workers": {
        "cy": "Nid oes gan y clwstwr yn {address} weithwyr.",
        "en": "The cluster at {address} has no workers.",
    },
    "fixtures.no_workers.hint": {
        "cy": "Dechreuwch rai: dask worker {address} --nworkers 4 --nthreads 1",
        "en": "Start some: dask worker {address} --nworkers 4 --nthreads 1",
    },
    # -- limits ------------------------------------------------------------------------------
    "fixtures.kind.human": {"cy": "pobl", "en": "people"},
    "fixtures.kind.synthetic": {"cy": "synthetig", "en": "synthetic"},
    "fixtures.limit.everything": {"cy": "y cyfan", "en": "everything"},
    "fixtures.limit.broken": {
        "cy": "Ni chadwyd terfyn — {where}, {kind}: {name} = {found} ({limit}; n = {n})",
        "en": "A limit was not kept — {where}, {kind}: {name} = {found} ({limit}; n = {n})",
    },
    "fixtures.limit.unmeasured": {
        "cy": "Ni chadwyd terfyn — {where}: nid oes dim yma i fesur {name} arno",
        "en": "A limit was not kept — {where}: there is nothing here to measure {name} on",
    },
    "fixtures.limits.kept": {
        "cy": "Cadwyd pob terfyn ({count}).",
        "en": "All limits were kept ({count}).",
    },
    "fixtures.limit.known": {
        "cy": "Gellir rhoi terfyn ar: {names}",
        "en": "These can be limited: {names}",
    },
    "fixtures.limit.none": {"cy": "does dim terfyn yma", "en": "there is no limit here"},
    "fixtures.limit.unknown": {
        "cy": "ni ellir rhoi terfyn ar “{name}”",
        "en": "“{name}” cannot be limited",
    },
    "fixtures.limit.want_table": {
        "cy": "mae angen enwau a rhifau o dan “{name}”",
        "en": "names and numbers are needed under “{name}”",
    },
    "fixtures.limit.share": {
        "cy": "Rhowch rif rhwng 0 ac 1, megis 0.95.",
        "en": "Give a number between 0 and 1, such as 0.95.",
    },
    "fixtures.limit.number": {"cy": "Rhowch rif, 0 neu fwy.", "en": "Give a number, 0 or more."},
    "fixtures.limit.bad_toml": {
        "cy": "nid TOML yw hwn: {reason}",
        "en": "this is not TOML: {reason}",
    },
}
