"""Messages of neural voices: the file, its description, the network, and the phonemes."""

CATALOGUE: dict[str, dict[str, str]] = {
    "neural.no_file": {
        "cy": "Ni ddewiswyd ffeil llais niwral.",
        "en": "No file of a neural voice has been chosen.",
    },
    "neural.missing": {
        "cy": "Does dim ffeil llais yn {path}.",
        "en": "There is no voice file at {path}.",
    },
    "neural.missing.hint": {
        "cy": "Dywedwch ble mae hi: macsen-lite config set llais.ffeil /llwybr/llais.onnx",
        "en": "Say where it is: macsen-lite config set llais.ffeil /path/voice.onnx",
    },
    "neural.no_json": {
        "cy": "Mae disgrifiad y llais ar goll: {path}",
        "en": "The voice’s description is missing: {path}",
    },
    "neural.no_json.hint": {
        "cy": "Lawrlwythwch y ffeil .json sy’n dod gyda’r llais, a’i rhoi wrth ymyl {path}.",
        "en": "Download the .json file that comes with the voice, and put it beside {path}.",
    },
    "neural.unfit": {
        "cy": "Ni ellir siarad â’r llais yn {path}: {reason}",
        "en": "The voice in {path} cannot be used: {reason}",
    },
    "neural.unfit.hint": {
        "cy": "Rhaid cael llais Piper (VITS) Cymraeg, y ffeil .onnx a’r .onnx.json fel y daethant. "
        "Neu ewch yn ôl at espeak-ng: macsen-lite config set llais.peiriant espeak",
        "en": "It takes a Welsh Piper (VITS) voice, the .onnx file and the .onnx.json as they "
        "came. Or go back to espeak-ng: macsen-lite config set llais.peiriant espeak",
    },
    "neural.not_json": {
        "cy": "nid gwrthrych JSON yw’r disgrifiad ({reason})",
        "en": "the description is not a JSON object ({reason})",
    },
    "neural.bad_field": {
        "cy": "nid yw {field} yn gwneud synnwyr",
        "en": "{field} makes no sense",
    },
    "neural.bad_rate": {
        "cy": "cyfradd samplu o {rate} Hz; disgwylir {low} i {high}",
        "en": "a sample rate of {rate} Hz; {low} to {high} is expected",
    },
    "neural.no_phonemes": {
        "cy": "does dim rhifau ar gyfer y rhain yn phoneme_id_map: {phonemes}",
        "en": "phoneme_id_map has no ids for: {phonemes}",
    },
    "neural.phoneme_type": {
        "cy": "ffonemau o’r math {kind}; dim ond rhai espeak a rhai Bangor a ddeellir yma",
        "en": "phonemes of the kind {kind}; only espeak’s and Bangor’s are understood here",
    },
    "neural.wide": {
        "cy": "ffonemau nad yw espeak-ng yn eu rhoi: {phonemes}",
        "en": "phonemes that espeak-ng does not give: {phonemes}",
    },
    "neural.other_language": {
        "cy": "llais ar gyfer yr iaith {language} yw, nid y Gymraeg",
        "en": "it is a voice for the language {language}, not for Welsh",
    },
    "neural.no_language": {
        "cy": "nid yw’n dweud mai llais Cymraeg yw",
        "en": "it does not say that it is a Welsh voice",
    },
    "neural.not_onnx": {
        "cy": "ni ellir darllen y ffeil fel rhwydwaith ONNX ({reason})",
        "en": "the file cannot be read as an ONNX network ({reason})",
    },
    "neural.bad_inputs": {
        "cy": "nid mewnbynnau VITS sydd ganddo: {faults}. Mae ganddo: {found}",
        "en": "its inputs are not those of VITS: {faults}. It has: {found}",
    },
    "neural.run_failed": {
        "cy": "methodd y rhwydwaith ({reason})",
        "en": "the network failed ({reason})",
    },
    "neural.bad_output": {
        "cy": "nid sain yw’r hyn y mae’n ei roi ({kind} {shape})",
        "en": "what it gives is not sound ({kind} {shape})",
    },
    "neural.not_finite": {
        "cy": "mae’n rhoi gwerthoedd nad ydyn nhw’n rhifau",
        "en": "it gives values that are not numbers",
    },
    "neural.lacks": {
        "cy": "Does gan y llais yn {path} ddim sain ar gyfer y ffonemau hyn: {phonemes}",
        "en": "The voice in {path} has no sound for these phonemes: {phonemes}",
    },
    "neural.lacks.hint": {
        "cy": "Dewiswch lais arall, neu ewch yn ôl at espeak-ng: "
        "macsen-lite config set llais.peiriant espeak",
        "en": "Choose another voice, or go back to espeak-ng: "
        "macsen-lite config set llais.peiriant espeak",
    },
    "neural.accent": {
        "cy": "Ei acen ei hun sydd gan lais niwral.",
        "en": "A neural voice has an accent of its own.",
    },
    "neural.no_runtime": {
        "cy": "Nid yw onnxruntime wedi’i osod, felly ni ellir siarad â llais niwral.",
        "en": "onnxruntime is not installed, so a neural voice cannot be used.",
    },
    "neural.no_runtime.hint": {
        "cy": "Gosodwch ef: pip install 'macsen-lite[llais]'",
        "en": "Install it: pip install 'macsen-lite[llais]'",
    },
    "neural.no_g2p": {
        "cy": "Ni ddaeth dim ffonemau o becyn techiaith-g2p.",
        "en": "No phonemes came from the package techiaith-g2p.",
    },
    "neural.no_g2p.hint": {
        "cy": "Gosodwch ef eto: pip install --force-reinstall techiaith-g2p",
        "en": "Install it again: pip install --force-reinstall techiaith-g2p",
    },
    "neural.other_data": {
        "cy": "Hyfforddwyd y llais â data {voice} o techiaith-g2p, ond {here} sydd yma: gall "
        "ambell air swnio’n chwithig.",
        "en": "The voice was trained with data {voice} of techiaith-g2p, but {here} is here: some "
        "words may sound odd.",
    },
}
