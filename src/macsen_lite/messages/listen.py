"""Words of the verb ``listen``."""

CATALOGUE: dict[str, dict[str, str]] = {
    "listen.help": {
        "cy": "Gwrando a sgwrsio: dywedwch “Macsen”, ac yna’r hyn yr hoffech chi ei gael.\n\n"
        "Gellir dweud y cyfan ar un gwynt: “Macsen, faint o’r gloch ydi hi?” Yn lle’r gair, "
        "pwyswch y bylchwr neu Enter. Mae’r naill a’r llall yn torri ar draws yr ateb hefyd. "
        "Ctrl-C i orffen.\n\n"
        "Mae gosodiadau: macsen-lite config list",
        "en": "Listen and converse: say “Macsen”, and then what you would like.\n\n"
        "It can all be said in one breath: “Macsen, faint o’r gloch ydi hi?” In place of the "
        "word, press the space bar or Enter. Either cuts an answer short as well. Ctrl-C to "
        "end.\n\n"
        "There are settings: macsen-lite config list",
    },
    "listen.option.mode": {
        "cy": "wake: y gair “Macsen”; push: bysell neu fotwm; open: popeth a ddywedir, a dim ateb "
        "i’r hyn nad yw’n gais. Fel arfer: gwrando.modd.",
        "en": "wake: the word “Macsen”; push: a key or a button; open: all that is said, with no "
        "answer to what is no request. By default: gwrando.modd.",
    },
    "listen.option.device": {
        "cy": "Rhan o enw’r meicroffon; i weld yr enwau: macsen-lite devices.",
        "en": "Part of the microphone’s name; to see the names: macsen-lite devices.",
    },
    "listen.option.from_file": {
        "cy": "Clywed y ffeil sain hon yn lle’r meicroffon, mor gyflym ag y gellir.",
        "en": "Hear this sound file in place of the microphone, as fast as can be.",
    },
    "listen.option.realtime": {
        "cy": "Gyda --from-file: clywed y ffeil mor araf â phe bai rhywun yn siarad.",
        "en": "With --from-file: hear the file as slowly as if somebody spoke.",
    },
    "listen.option.out_dir": {
        "cy": "Cadw’r atebion fel ffeiliau sain yn y ffolder hon, yn lle eu dweud.",
        "en": "Save the answers as sound files in this folder, instead of saying them.",
    },
    "listen.option.earcons": {
        "cy": "A glywir seiniau bach; fel arfer: gwrando.clychau.",
        "en": "Whether small sounds are heard; by default: gwrando.clychau.",
    },
    "listen.option.speak": {
        "cy": "Dweud yr atebion yn uchel; o ffeil, dim ond os gofynnir am hynny.",
        "en": "Say the answers aloud; from a file, only when asked to.",
    },
    "listen.starting": {
        "cy": "Yn paratoi …",
        "en": "Getting ready …",
    },
    "listen.state.idle_wake": {
        "cy": "Yn gwrando am “Macsen” …",
        "en": "Listening for “Macsen” …",
    },
    "listen.state.idle_push": {
        "cy": "Pwyswch y bylchwr a siarad.",
        "en": "Press the space bar and speak.",
    },
    "listen.state.idle_open": {
        "cy": "Yn gwrando …",
        "en": "Listening …",
    },
    "listen.state.ringing": {
        "cy": "Yn canu: dywedwch “stop”.",
        "en": "Ringing: say “stop”.",
    },
    "listen.state.awake": {
        "cy": "Ie? Beth hoffech chi?",
        "en": "Yes? What would you like?",
    },
    "listen.state.hearing": {
        "cy": "Yn clywed …",
        "en": "Hearing you …",
    },
    "listen.state.thinking": {
        "cy": "Yn meddwl … (pwyswch fysell i roi’r gorau iddi)",
        "en": "Thinking … (press a key to leave it)",
    },
    "listen.state.speaking": {
        "cy": "Yn ateb …",
        "en": "Answering …",
    },
    "listen.state.follow_up": {
        "cy": "Unrhyw beth arall?",
        "en": "Anything else?",
    },
    "listen.state.answer": {
        "cy": "Yn aros am eich ateb …",
        "en": "Waiting for your answer …",
    },
    "listen.not_called": {
        "cy": "Ni chlywyd “Macsen” yn y ffeil, felly nid atebwyd dim."
        " Os nad yw’r gair ynddi: macsen-lite hear {path}",
        "en": "“Macsen” was not heard in the file, so nothing was answered."
        " If the word is not in it: macsen-lite hear {path}",
    },
    "listen.no_out_dir": {
        "cy": "Ni ellir cadw atebion yn {path}: {reason}",
        "en": "Answers cannot be kept in {path}: {reason}",
    },
    "listen.no_out_dir.hint": {
        "cy": "Rhowch ffolder y gellir ysgrifennu ynddi.",
        "en": "Give a folder that can be written to.",
    },
    "listen.realtime_alone": {
        "cy": "Dim ond gyda --from-file y mae --realtime yn golygu rhywbeth.",
        "en": "--realtime means something only with --from-file.",
    },
    "listen.device_and_file": {
        "cy": "Rhowch naill ai --device neu --from-file, nid y ddau.",
        "en": "Give either --device or --from-file, not both.",
    },
    "listen.speak_and_out_dir": {
        "cy": "Rhowch naill ai --speak neu --out-dir, nid y ddau.",
        "en": "Give either --speak or --out-dir, not both.",
    },
    "listen.no_keys": {
        "cy": "Does dim terfynell na botwm yma i’w pwyso.",
        "en": "There is no terminal here, and no button, to press.",
    },
    "listen.no_keys.hint": {
        "cy": "Gosodwch gwrando.botwm, neu dewiswch --mode wake.",
        "en": "Set gwrando.botwm, or choose --mode wake.",
    },
    "listen.no_gpio": {
        "cy": "Mae botwm ar y pinnau yn gofyn am y pecyn gpiozero, nad yw yma.",
        "en": "A button on the pins needs the package gpiozero, which is not here.",
    },
    "listen.no_gpio.hint": {
        "cy": "Gosodwch ef: pip install 'macsen-lite[pi]'. Heb fotwm: macsen-lite config set "
        "gwrando.botwm 0",
        "en": "Install it: pip install 'macsen-lite[pi]'. Without a button: macsen-lite config set "
        "gwrando.botwm 0",
    },
    "listen.bad_pin": {
        "cy": "Ni ellir defnyddio pin GPIO {pin}: {reason}",
        "en": "GPIO pin {pin} cannot be used: {reason}",
    },
    "listen.bad_pin.hint": {
        "cy": "Ar Raspberry Pi y mae pinnau. Heb fotwm: macsen-lite config set gwrando.botwm 0",
        "en": "Pins are on a Raspberry Pi. Without a button: macsen-lite config set "
        "gwrando.botwm 0",
    },
}
