"""Messages of dictation: ``macsen-lite dictate``."""

CATALOGUE: dict[str, dict[str, str]] = {
    "dictate.help": {
        "cy": "Ysgrifennu’r hyn a ddywedir, beth bynnag yw: o feicroffon hyd at Ctrl-C, o ffeil "
        "sain, neu o’r mewnbwn safonol (-).\n\nMae angen model Vosk Cymraeg â geirfa fawr: dim ond "
        "y brawddegau a roddir iddo y mae’r model sy’n dod gyda macsen-lite yn eu clywed. Does dim "
        "atalnodi na phriflythrennau.\n\n\b\n"
        "macsen-lite dictate --model ENW --out nodiadau.txt\n"
        "macsen-lite dictate --model ENW cyfarfod.flac --out cyfarfod.srt\n"
        "arecord -t raw -f S16_LE -r 16000 | macsen-lite dictate -",
        "en": "Write down what is said, whatever it is: from a microphone until Ctrl-C, from FILE, "
        "or from standard input (-).\n\nIt takes a large-vocabulary Welsh Vosk model: the one that "
        "comes with macsen-lite only hears the sentences it is given. There is no punctuation, "
        "and there are no capitals.\n\n\b\n"
        "macsen-lite dictate --model NAME --out notes.txt\n"
        "macsen-lite dictate --model NAME meeting.flac --out meeting.srt\n"
        "arecord -t raw -f S16_LE -r 16000 | macsen-lite dictate -",
    },
    "dictate.option.model": {
        "cy": "Y model Vosk; fel arall y gosodiad arddweud.model, neu’r un Cymraeg mwyaf sydd "
        "wedi’i osod.",
        "en": "The Vosk model; otherwise the setting arddweud.model, or the largest Welsh one that "
        "is installed.",
    },
    "dictate.option.format": {
        "cy": "Testun (txt), isdeitlau (srt), neu linellau JSON ag amser pob gair (json); fel "
        "arall yr hyn y mae enw’r ffeil --out yn ei ddweud.",
        "en": "Text (txt), subtitles (srt), or JSON lines with the time of every word (json); "
        "otherwise what the name of the --out file says.",
    },
    "dictate.option.timestamps": {
        "cy": "Rhoi amser dechrau pob ymadrodd o flaen y testun.",
        "en": "Put the time at which each phrase begins before the text.",
    },
    "dictate.option.out": {
        "cy": "Ysgrifennu i’r ffeil hon, ymadrodd wrth ymadrodd.",
        "en": "Write to this file, phrase by phrase.",
    },
    "dictate.option.overwrite": {
        "cy": "Ysgrifennu dros y ffeil os yw yno’n barod.",
        "en": "Write over the file if it is there already.",
    },
    "dictate.option.device": {
        "cy": "Rhan o enw’r meicroffon; fel arall y gosodiad gwrando.meicroffon.",
        "en": "Part of the microphone’s name; otherwise the setting gwrando.meicroffon.",
    },
    "dictate.option.rate": {
        "cy": "Cyfradd y sain amrwd (int16, mono) ar y mewnbwn safonol; 16000 fel arfer.",
        "en": "Rate of the raw sound (int16, mono) on standard input; 16000 by default.",
    },
    "dictate.small_model": {
        "cy": "Dim ond y brawddegau a roddir iddo y mae’r model {name} yn eu clywed: ni all "
        "ysgrifennu lleferydd rhydd.",
        "en": "The model {name} only hears the sentences it is given: it cannot write down open "
        "speech.",
    },
    "dictate.small_model.hint": {
        "cy": "Gosodwch fodel Vosk Cymraeg â geirfa fawr: macsen-lite model install URL (neu "
        "ffeil, neu ffolder), ac yna macsen-lite dictate --model ENW. I weld y modelau: "
        "macsen-lite model list",
        "en": "Install a large-vocabulary Welsh Vosk model: macsen-lite model install URL (or a "
        "file, or a folder), and then macsen-lite dictate --model NAME. To see the models: "
        "macsen-lite model list",
    },
    "dictate.other_language": {
        "cy": "Model ar gyfer yr iaith {language} yw {name}, nid ar gyfer y Gymraeg.",
        "en": "{name} is a model for the language {language}, not for Welsh.",
    },
    "dictate.loading": {
        "cy": "Yn llwytho’r model {name} …",
        "en": "Loading the model {name} …",
    },
    "dictate.speak": {
        "cy": "Siaradwch. Ctrl-C i orffen.",
        "en": "Speak. Ctrl-C to finish.",
    },
    "dictate.nothing": {
        "cy": "Ni chlywyd yr un gair.",
        "en": "No word was heard.",
    },
    "dictate.saved": {
        "cy": "Ymadroddion a ysgrifennwyd i {path}: {count}",
        "en": "Phrases written to {path}: {count}",
    },
    "dictate.interrupted": {
        "cy": "Fe’i stopiwyd cyn y diwedd; cadwyd yr hyn a glywyd.",
        "en": "It was stopped before the end; what had been heard was kept.",
    },
    "dictate.exists": {
        "cy": "Mae {path} yno’n barod.",
        "en": "{path} is there already.",
    },
    "dictate.exists.hint": {
        "cy": "Dewiswch enw arall, neu ychwanegwch --overwrite i ysgrifennu drosti.",
        "en": "Choose another name, or add --overwrite to write over it.",
    },
    "dictate.cannot_write": {
        "cy": "Ni ellir ysgrifennu i {path}: {reason}",
        "en": "{path} cannot be written to: {reason}",
    },
    "dictate.cannot_write.hint": {
        "cy": "Dewiswch ffolder sy’n bod, y cewch ysgrifennu iddi, ac sydd â lle ynddi.",
        "en": "Choose a folder that exists, that you may write to, and that has room.",
    },
    "dictate.device_and_file": {
        "cy": "Rhowch naill ai ffeil neu --device, nid y ddau.",
        "en": "Give either FILE or --device, not both.",
    },
    "dictate.rate_alone": {
        "cy": "Dim ond gyda sain amrwd ar y mewnbwn safonol (-) y mae --rate yn golygu rhywbeth.",
        "en": "--rate only makes sense with raw sound on standard input (-).",
    },
    "dictate.timestamps_in_text": {
        "cy": "Mae amserau yn srt a json bob amser: gyda txt yn unig y rhoddir --timestamps.",
        "en": "srt and json always have times: --timestamps only goes with txt.",
    },
    "dictate.json_and_format": {
        "cy": "Rhowch naill ai --json neu --format {kind}, nid y ddau.",
        "en": "Give either --json or --format {kind}, not both.",
    },
}
