"""What ``macsen-lite model`` prints."""

CATALOGUE: dict[str, dict[str, str]] = {
    "store.verb.list": {
        "cy": "Rhestru’r modelau sydd yma a’r rhai y gellir eu gosod.",
        "en": "List the models that are here and those that can be installed.",
    },
    "store.verb.info": {
        "cy": "Gwirio un model a dangos ei gerdyn, ei ffigurau a’i drwydded.",
        "en": "Check one model and show its card, figures and licence.",
    },
    "store.verb.install": {
        "cy": "Gosod model o enw, URL, ffeil zip neu tar, neu ffolder.",
        "en": "Install a model from a name, a URL, a zip or tar file, or a folder.",
    },
    "store.verb.remove": {
        "cy": "Tynnu modelau a osodwyd.",
        "en": "Remove installed models.",
    },
    "store.verb.compile": {
        "cy": "Llunio’r graff ar gyfer eich brawddegau ymlaen llaw.",
        "en": "Compile the graph for your sentences ahead of time.",
    },
    "store.option.name": {
        "cy": "Enw i’w roi i’r model.",
        "en": "What to call the model.",
    },
    "store.option.sha256": {
        "cy": "Y SHA-256 y mae’n rhaid i’r ffeil ei gael.",
        "en": "The SHA-256 that the file must have.",
    },
    "store.option.force": {
        "cy": "Disodli model o’r un enw.",
        "en": "Replace a model of the same name.",
    },
    "store.column.name": {"cy": "Enw", "en": "Name"},
    "store.column.state": {"cy": "Cyflwr", "en": "State"},
    "store.column.language": {"cy": "Iaith", "en": "Language"},
    "store.column.size": {"cy": "Maint", "en": "Size"},
    "store.column.kind": {"cy": "Math", "en": "Kind"},
    "store.column.licence": {"cy": "Trwydded", "en": "Licence"},
    "store.short.bundled-layout": {"cy": "acwstig yn unig", "en": "acoustic only"},
    "store.short.dynamic": {"cy": "deinamig", "en": "dynamic"},
    "store.short.static": {"cy": "parod", "en": "ready-made"},
    "store.state.bundled": {"cy": "gyda macsen-lite", "en": "bundled"},
    "store.state.installed": {"cy": "wedi’i osod", "en": "installed"},
    "store.state.package": {"cy": "pecyn Python", "en": "Python package"},
    "store.state.available": {"cy": "ar gael", "en": "available"},
    "store.state.damaged": {"cy": "DIFFYGIOL", "en": "DAMAGED"},
    "store.list.footer": {
        "cy": "* y model sy’n cael ei ddefnyddio (MACSEN_MODEL)."
        " Modelau Vosk eraill: https://alphacephei.com/vosk/models,"
        " yna macsen-lite model install URL --sha256 SWM",
        "en": "* the model in use (MACSEN_MODEL)."
        " Other Vosk models: https://alphacephei.com/vosk/models,"
        " then macsen-lite model install URL --sha256 SUM",
    },
    "store.row.name": {"cy": "Enw", "en": "Name"},
    "store.row.path": {"cy": "Ffolder", "en": "Folder"},
    "store.row.language": {"cy": "Iaith", "en": "Language"},
    "store.row.licence": {"cy": "Trwydded", "en": "Licence"},
    "store.row.kind": {"cy": "Math", "en": "Kind"},
    "store.row.size": {"cy": "Maint", "en": "Size"},
    "store.row.sample_rate": {"cy": "Cyfradd samplu", "en": "Sample rate"},
    "store.row.phones": {"cy": "Seiniau", "en": "Phones"},
    "store.row.parameters": {"cy": "Paramedrau", "en": "Parameters"},
    "store.row.words": {"cy": "Geiriau", "en": "Words"},
    "store.row.checksum": {"cy": "Swm gwirio", "en": "Checksum"},
    "store.row.verified": {"cy": "Gwiriwyd", "en": "Verified"},
    "store.unknown": {"cy": "anhysbys", "en": "unknown"},
    "store.no_words": {"cy": "eich brawddegau chi", "en": "those of your sentences"},
    "store.verified": {
        "cy": "mae pob ffeil yn cyfateb i SHA256SUMS",
        "en": "every file matches SHA256SUMS",
    },
    "store.not_verified": {
        "cy": "strwythur yn unig: does dim SHA256SUMS",
        "en": "structure only: there is no SHA256SUMS",
    },
    "store.kind.bundled-layout": {
        "cy": "Does dim graff ynddo: mae macsen-lite yn llunio un o’ch brawddegau,"
        " ac yn clywed y rheini’n unig.",
        "en": "No graph: macsen-lite compiles one from your sentences, and hears only those.",
    },
    "store.kind.dynamic": {
        "cy": "Graff deinamig (HCLr a Gr): mae Vosk yn ei gyfyngu i eiriau eich brawddegau."
        " Ni all glywed gair nad yw yng ngeirfa’r model.",
        "en": "Dynamic graph (HCLr and Gr): Vosk restricts it to the words of your sentences."
        " It cannot hear a word that the model’s vocabulary lacks.",
    },
    "store.kind.static": {
        "cy": "Graff parod (HCLG): ni ellir ei gyfyngu i’ch brawddegau."
        " Mae’n clywed lleferydd agored yng ngeiriau’r model ei hun,"
        " ac yn ôl y testun yn unig y caiff bwriadau eu hadnabod,"
        " felly disgwyliwch fwy o gamglywed.",
        "en": "Ready-made graph (HCLG): it cannot be restricted to your sentences."
        " It hears open speech in the model’s own words,"
        " and intents are recognised from that text alone,"
        " so expect more mishearing.",
    },
    "store.stage.download": {"cy": "Lawrlwytho", "en": "Downloading"},
    "store.stage.unpack": {"cy": "Dadbacio", "en": "Unpacking"},
    "store.stage.check": {"cy": "Gwirio", "en": "Checking"},
    "store.installed": {
        "cy": "Gosodwyd “{name}” yn {path}.",
        "en": "Installed “{name}” in {path}.",
    },
    "store.computed": {
        "cy": "Ni roddwyd swm gwirio i’w gymharu. SHA-256 y ffeil: {sha256}",
        "en": "No checksum was given to compare. SHA-256 of the file: {sha256}",
    },
    "store.compiling": {"cy": "Llunio’r graff …", "en": "Compiling the graph …"},
    "store.compiled": {
        "cy": "Lluniwyd y graff mewn {seconds} s: {states} o gyflyrau, {size}, yn {path}.",
        "en": "Compiled the graph in {seconds} s: {states} states, {size}, in {path}.",
    },
    "store.was_compiled": {
        "cy": "Roedd y graff yn y storfa eisoes ({seconds} s): {states} o gyflyrau, {size},"
        " yn {path}.",
        "en": "The graph was in the cache already ({seconds} s): {states} states, {size},"
        " in {path}.",
    },
    "store.own_graph": {
        "cy": "Mae gan y model ei graff ei hun, felly does dim i’w lunio.",
        "en": "The model has a graph of its own, so there is nothing to compile.",
    },
    "store.removed": {"cy": "Tynnwyd “{name}”.", "en": "Removed “{name}”."},
}
