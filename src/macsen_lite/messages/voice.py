"""Messages of speech out: synthesisers, voices, the sound card, and ``macsen-lite say``."""

CATALOGUE: dict[str, dict[str, str]] = {
    "voice.nothing_to_say": {
        "cy": "Does dim geiriau i’w dweud yn y testun.",
        "en": "There are no words to say in the text.",
    },
    "voice.nothing_to_say.hint": {
        "cy": 'Rhowch o leiaf un gair, er enghraifft: macsen-lite say "Bore da".',
        "en": 'Give at least one word, for example: macsen-lite say "Bore da".',
    },
    "voice.no_espeak": {
        "cy": "Nid yw espeak-ng wedi’i osod, felly does dim llais Cymraeg.",
        "en": "espeak-ng is not installed, so there is no Welsh voice.",
    },
    "voice.no_espeak.hint": {
        "cy": "Gosodwch ef: sudo apt install espeak-ng",
        "en": "Install it: sudo apt install espeak-ng",
    },
    "voice.no_welsh_voice": {
        "cy": "Does gan {engine} ddim llais Cymraeg; ni ddarllenir Cymraeg â llais iaith arall.",
        "en": "{engine} has no Welsh voice; Welsh is never read by another language's voice.",
    },
    "voice.no_welsh_voice.hint": {
        "cy": "Gosodwch lais Cymraeg espeak-ng: sudo apt install espeak-ng espeak-ng-data",
        "en": "Install espeak-ng's Welsh voice: sudo apt install espeak-ng espeak-ng-data",
    },
    "voice.unknown_variant": {
        "cy": "Does dim llais o’r enw {variant}.",
        "en": "There is no voice named {variant}.",
    },
    "voice.unknown_variant.hint": {
        "cy": "Dewiswch un o’r rhain: {known}",
        "en": "Choose one of these: {known}",
    },
    "voice.other_voice": {
        "cy": "Gofynnwyd am y llais {wanted}, ond {spoken} a ddefnyddiodd {engine}.",
        "en": "The voice {wanted} was asked for, but {engine} used {spoken}.",
    },
    "voice.other_voice.hint": {
        "cy": "Gadewch yr amrywiad (--voice) allan, neu dewiswch un arall.",
        "en": "Leave the variant (--voice) out, or choose another.",
    },
    "voice.no_accent": {
        "cy": "Dim ond acen y gogledd sydd gan {engine}.",
        "en": "{engine} only has the northern accent.",
    },
    "voice.no_accent.hint": {
        "cy": "Defnyddiwch --engine espeak i gael acen y de.",
        "en": "Use --engine espeak for the southern accent.",
    },
    "voice.unknown_format": {
        "cy": "Ni ellir cadw sain mewn ffeil o’r math hwn: {path}",
        "en": "Sound cannot be saved in a file of this kind: {path}",
    },
    "voice.bad_rate": {
        "cy": "Rhaid i’r cyflymder fod rhwng {low} a {high} gair y funud, nid {value}.",
        "en": "The rate must be between {low} and {high} words a minute, not {value}.",
    },
    "voice.bad_volume": {
        "cy": "Rhaid i lefel y sain fod rhwng 0 ac 1, nid {value}.",
        "en": "The volume must be between 0 and 1, not {value}.",
    },
    "voice.timeout": {
        "cy": "Ni orffennodd {engine} siarad o fewn {seconds:g} eiliad, felly fe’i stopiwyd.",
        "en": "{engine} did not finish speaking within {seconds:g} seconds and was stopped.",
    },
    "voice.timeout.hint": {
        "cy": "Rhowch gynnig ar --engine espeak, neu ar destun byrrach.",
        "en": "Try --engine espeak, or a shorter text.",
    },
    "voice.engine_failed": {
        "cy": "Methodd {engine}: {reason}",
        "en": "{engine} failed: {reason}",
    },
    "voice.no_sound_made": {
        "cy": "Ni ddaeth dim sain o {engine}.",
        "en": "{engine} made no sound.",
    },
    "voice.no_portaudio": {
        "cy": "Nid yw PortAudio wedi’i osod, felly ni ellir chwarae sain.",
        "en": "PortAudio is not installed, so sound cannot be played.",
    },
    "voice.no_portaudio.hint": {
        "cy": "Gosodwch ef: sudo apt install libportaudio2. Neu cadwch y sain mewn ffeil: --out.",
        "en": "Install it: sudo apt install libportaudio2. Or write the sound to a file: --out.",
    },
    "voice.no_sound_card": {
        "cy": "Does dim cerdyn sain i chwarae’r llais.",
        "en": "There is no sound card to play the voice on.",
    },
    "voice.no_sound_card.hint": {
        "cy": "Cadwch y sain mewn ffeil: macsen-lite say --out llais.wav …",
        "en": "Write the sound to a file: macsen-lite say --out voice.wav …",
    },
    "voice.playback_failed": {
        "cy": "Methwyd chwarae’r sain: {reason}",
        "en": "The sound could not be played: {reason}",
    },
    "voice.cannot_write": {
        "cy": "Ni ellir ysgrifennu {path}: {reason}",
        "en": "{path} cannot be written: {reason}",
    },
    "voice.cannot_write.hint": {
        "cy": "Dewiswch ffolder sy’n bod ac y cewch ysgrifennu iddi, ac enw sy’n gorffen â .wav, "
        ".flac neu .ogg.",
        "en": "Choose a folder that exists and that you may write to, and a name that ends in "
        ".wav, .flac or .ogg.",
    },
    "voice.no_engine": {
        "cy": "Nid oes modd siarad Cymraeg ar y peiriant hwn.",
        "en": "Welsh cannot be spoken on this machine.",
    },
    "voice.unknown_engine": {
        "cy": "Does dim peiriant llais o’r enw {engine}.",
        "en": "There is no voice engine named {engine}.",
    },
    "voice.unknown_engine.hint": {
        "cy": "Dewiswch un o’r rhain: {known}",
        "en": "Choose one of these: {known}",
    },
    "voice.not_utf8": {
        "cy": "Nid testun UTF-8 yw’r mewnbwn safonol.",
        "en": "Standard input is not UTF-8 text.",
    },
    "voice.not_utf8.hint": {
        "cy": "Troswch ef yn gyntaf, er enghraifft: iconv -t UTF-8",
        "en": "Convert it first, for example: iconv -t UTF-8",
    },
    "voice.say.saved": {
        "cy": "Ysgrifennwyd {seconds:.1f} eiliad o lais i {path}.",
        "en": "Wrote {seconds:.1f} seconds of speech to {path}.",
    },
    "voice.say.text": {
        "cy": "Y testun i’w ddweud, neu - i’w ddarllen o’r mewnbwn safonol.",
        "en": "The text to say, or - to read it from standard input.",
    },
    "voice.option.out": {
        "cy": "Ysgrifennu’r sain i’r ffeil hon yn lle ei chwarae (.wav, .flac, .ogg).",
        "en": "Write the sound to this file instead of playing it (.wav, .flac, .ogg).",
    },
    "voice.option.voice": {
        "cy": "Amrywiad ar y llais Cymraeg, er enghraifft f2 neu m3, neu siaradwr llais niwral.",
        "en": "Variant of the Welsh voice, for example f2 or m3, or a neural voice’s speaker.",
    },
    "voice.option.accent": {
        "cy": "Acen: gogledd neu de.",
        "en": "Accent: gogledd (north) or de (south).",
    },
    "voice.option.rate": {
        "cy": "Cyflymder mewn geiriau y funud, 80 i 450; fel arall y gosodiad llais.cyfradd.",
        "en": "Rate in words a minute, 80 to 450; otherwise the setting llais.cyfradd.",
    },
    "voice.option.volume": {
        "cy": "Lefel y sain, o 0 i 1; fel arall y gosodiad llais.lefel.",
        "en": "Volume, from 0 to 1; otherwise the setting llais.lefel.",
    },
    "voice.option.engine": {
        "cy": "Y peiriant llais; fel arall y gosodiad llais.peiriant.",
        "en": "The voice engine; otherwise the setting llais.peiriant.",
    },
    "voice.option.show": {
        "cy": "Argraffu’r geiriau fel y cânt eu dweud; dim sain oni bai fod --out hefyd.",
        "en": "Print the words as they are said; no sound unless --out is given too.",
    },
}
