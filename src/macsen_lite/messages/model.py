"""Words about acoustic models: what is wrong with one, and how to install or remove it."""

CATALOGUE: dict[str, dict[str, str]] = {
    # What is wrong with a model
    "model.missing": {
        "cy": "Does dim ffolder model yn {path}.",
        "en": "There is no model folder at {path}.",
    },
    "model.missing.hint": {
        "cy": "I weld y modelau sydd ar gael: macsen-lite model list",
        "en": "To see which models there are: macsen-lite model list",
    },
    "model.not_folder": {
        "cy": "Nid ffolder yw {path}: ffolder sy’n cynnwys am/final.mdl yw model.",
        "en": "{path} is no folder: a model is a folder that contains am/final.mdl.",
    },
    "model.not_folder.hint": {
        "cy": "I osod model o ffeil zip neu tar: macsen-lite model install FFEIL",
        "en": "To install a model from a zip or tar file: macsen-lite model install FILE",
    },
    "model.not_vosk": {
        "cy": "Nid yw {path} yn fodel Vosk: mae am/final.mdl ar goll.",
        "en": "{path} is no Vosk model: it lacks am/final.mdl.",
    },
    "model.not_vosk.hint": {
        "cy": "Rhowch y ffolder sy’n cynnwys y ffolderi am a conf.",
        "en": "Give the folder that contains the folders am and conf.",
    },
    "model.unreadable": {
        "cy": "Ni ellir darllen {path}: {reason}.",
        "en": "{path} cannot be read: {reason}.",
    },
    "model.unreadable.hint": {
        "cy": "Gwiriwch fod y ffeiliau yno a bod gennych hawl i’w darllen.",
        "en": "Check that the files are there and that you may read them.",
    },
    "model.file_missing": {
        "cy": "Mae {file} ar goll o’r model.",
        "en": "The model lacks {file}.",
    },
    "model.damaged": {
        "cy": "Mae {file} wedi’i difrodi neu’n anghyflawn ({reason}).",
        "en": "{file} is damaged or incomplete ({reason}).",
    },
    "model.reinstall": {
        "cy": "Gosodwch y model eto: macsen-lite model install FFYNHONNELL --force"
        " (yr un sy’n dod gyda macsen-lite: pip install --force-reinstall macsen-lite)",
        "en": "Install the model again: macsen-lite model install SOURCE --force"
        " (the bundled one: pip install --force-reinstall macsen-lite)",
    },
    "model.bad_manifest": {
        "cy": "Nid yw llinell {line} o {file} yn rhoi swm gwirio a ffeil.",
        "en": "Line {line} of {file} is not a checksum and a file.",
    },
    "model.checksum": {
        "cy": "Nid yw swm gwirio {file} yn cyfateb: disgwyliwyd {wanted}, cafwyd {found}.",
        "en": "The checksum of {file} differs: expected {wanted}, found {found}.",
    },
    "model.sample_rate": {
        "cy": "Mae {file} yn gofyn am gyfradd samplu o {rate} Hz;"
        " rhaid iddi fod o fewn {low}–{high} Hz.",
        "en": "{file} asks for a sample rate of {rate} Hz; it must be within {low}–{high} Hz.",
    },
    "model.bad_setting": {
        "cy": "Gosodiad na all Vosk ei ddefnyddio yn {file}: {setting}",
        "en": "A setting that Vosk cannot use in {file}: {setting}",
    },
    "model.feature_dim": {
        "cy": "Mae {file} yn rhoi {found} nodwedd y ffrâm, ond"
        " mae’r rhwydwaith yn disgwyl {wanted}.",
        "en": "{file} gives {found} features a frame, but the network takes {wanted}.",
    },
    "model.no_graph": {
        "cy": "Does dim graff yn y model {path}, na phones.txt i lunio un ohono.",
        "en": "The model {path} has no graph, and no phones.txt to compile one from.",
    },
    "model.no_graph.hint": {
        "cy": "Mae angen graph/HCLG.fst, neu graph/HCLr.fst gyda graph/Gr.fst, neu phones.txt.",
        "en": "It needs graph/HCLG.fst, or graph/HCLr.fst with graph/Gr.fst, or phones.txt.",
    },
    "model.phones": {
        "cy": "Mae {file} yn rhestru {found} o seiniau, ond mae gan y model acwstig {wanted}.",
        "en": "{file} lists {found} phones, but the acoustic model has {wanted}.",
    },
    "model.registry": {
        "cy": "Ni ellir defnyddio cofrestr y modelau, {file}: {reason}.",
        "en": "The registry of models, {file}, cannot be used: {reason}.",
    },
    # Choosing one
    "model.unknown": {
        "cy": "Does dim model o’r enw “{name}”.",
        "en": "There is no model called “{name}”.",
    },
    "model.not_installed": {
        "cy": "Nid yw’r model “{name}” wedi’i osod. I’w osod:",
        "en": "The model “{name}” is not installed. To install it:",
    },
    "model.use": {
        "cy": "I’w ddefnyddio: MACSEN_MODEL={name}, neu --model {name}",
        "en": "To use it: MACSEN_MODEL={name}, or --model {name}",
    },
    # Installing and removing
    "model.install.hint": {
        "cy": "Rhowch enw o macsen-lite model list, URL http(s), ffeil zip neu tar, neu ffolder.",
        "en": "Give a name from macsen-lite model list, an http(s) URL, a zip or tar file,"
        " or a folder.",
    },
    "model.install.refused": {
        "cy": "Ni osodwyd y model: {reason}",
        "en": "The model was not installed: {reason}",
    },
    "model.install.refused.hint": {
        "cy": "Mae’r ffynhonnell ei hun yn ddiffygiol;"
        " lawrlwythwch hi eto, neu gofynnwch i’w hawdur.",
        "en": "The source itself is at fault; download it again, or ask its author.",
    },
    "model.no_source": {
        "cy": "Does dim model, ffeil na ffolder o’r enw “{source}”.",
        "en": "There is no model, file or folder called “{source}”.",
    },
    "model.bad_name": {
        "cy": "Nid yw “{name}” yn enw addas i fodel.",
        "en": "“{name}” will not do as the name of a model.",
    },
    "model.bad_name.hint": {
        "cy": "Rhowch enw arall: --name ENW (llythrennau a–z, rhifau, . _ a -)",
        "en": "Give another name: --name NAME (letters a–z, digits, . _ and -)",
    },
    "model.name_bundled": {
        "cy": "“{name}” yw enw’r model sy’n dod gyda macsen-lite.",
        "en": "“{name}” is the name of the model that comes with macsen-lite.",
    },
    "model.bad_sha256": {
        "cy": "Nid SHA-256 yw’r hyn a roddwyd i --sha256.",
        "en": "What was given to --sha256 is not a SHA-256.",
    },
    "model.bad_sha256.hint": {
        "cy": "Mae 64 o ddigidau hecsadegol ynddo, fel y mae sha256sum yn eu hargraffu.",
        "en": "It has 64 hexadecimal digits, as sha256sum prints them.",
    },
    "model.sha256_folder": {
        "cy": "Mae --sha256 yn gwirio ffeil neu URL, nid ffolder.",
        "en": "--sha256 verifies a file or URL, not a folder.",
    },
    "model.exists": {
        "cy": "Mae’r model “{name}” yma eisoes.",
        "en": "The model “{name}” is here already.",
    },
    "model.exists.hint": {
        "cy": "I’w ddisodli, ychwanegwch --force; i’w gadw, rhowch enw arall gyda --name.",
        "en": "To replace it, add --force; to keep it, give another name with --name.",
    },
    "model.locked": {
        "cy": "Mae proses arall wrthi’n newid y model “{name}”.",
        "en": "Another process is changing the model “{name}”.",
    },
    "model.locked.hint": {
        "cy": "Arhoswch iddi orffen, yna rhowch gynnig arall arni.",
        "en": "Wait for it to finish, then try again.",
    },
    "model.remove_bundled": {
        "cy": "Ni ellir tynnu “{name}”: mae’n dod gyda macsen-lite.",
        "en": "“{name}” cannot be removed: it comes with macsen-lite.",
    },
    "model.remove_bundled.hint": {
        "cy": "I ddefnyddio model arall yn ei le: MACSEN_MODEL=ENW",
        "en": "To use another model instead: MACSEN_MODEL=NAME",
    },
    "model.remove_package": {
        "cy": "Daeth “{name}” gyda’r pecyn Python {package}. I’w dynnu:",
        "en": "“{name}” came with the Python package {package}. To remove it:",
    },
    "model.cannot_write": {
        "cy": "Ni ellir ysgrifennu i {path}: {reason}.",
        "en": "{path} cannot be written: {reason}.",
    },
    "model.cannot_write.hint": {
        "cy": "Rhyddhewch le neu newidiwch yr hawliau, neu dewiswch ffolder arall"
        " â MACSEN_DATA_DIR a MACSEN_CACHE_DIR.",
        "en": "Make room or change the permissions, or choose another folder"
        " with MACSEN_DATA_DIR and MACSEN_CACHE_DIR.",
    },
    "model.disk_full": {
        "cy": "Does dim digon o le: mae angen {needed} MB yn {path},"
        " a dim ond {free} MB sydd ar ôl.",
        "en": "There is not enough room: {path} needs {needed} MB, and only {free} MB are left.",
    },
    "model.disk_full.hint": {
        "cy": "Rhyddhewch le ar y ddisg, neu dewiswch ffolder arall â MACSEN_DATA_DIR.",
        "en": "Make room on the disk, or choose another folder with MACSEN_DATA_DIR.",
    },
    "model.too_large": {
        "cy": "Mae’r ffeil yn rhy fawr i fod yn fodel: {size} beit (y terfyn yw {limit}).",
        "en": "The file is too large to be a model: {size} bytes (the limit is {limit}).",
    },
    "model.too_large.hint": {
        "cy": "Gwiriwch y cyfeiriad.",
        "en": "Check the address.",
    },
    # Downloading
    "model.download.bad_url": {
        "cy": "Ni ellir lawrlwytho o’r cyfeiriad {url}.",
        "en": "Nothing can be downloaded from the address {url}.",
    },
    "model.download.refused": {
        "cy": "Ni chafwyd {url}: {reason}.",
        "en": "{url} could not be had: {reason}.",
    },
    "model.download.refused.hint": {
        "cy": "Gwiriwch y cyfeiriad mewn porwr gwe.",
        "en": "Check the address in a web browser.",
    },
    "model.download.tls": {
        "cy": "nid yw tystysgrif y gweinydd yn ddilys",
        "en": "the server’s certificate is not valid",
    },
    "model.download.downgrade": {
        "cy": "mae’r gweinydd yn anfon ymlaen o https i gyfeiriad anniogel",
        "en": "the server redirects from https to an insecure address",
    },
    "model.download.broke_off": {
        "cy": "Methodd y lawrlwytho o {url}: {reason}.",
        "en": "Downloading {url} failed: {reason}.",
    },
    "model.download.resume": {
        "cy": "Cadwyd {size} beit; rhedwch yr un gorchymyn eto i barhau o’r fan honno.",
        "en": "{size} bytes were kept; run the same command again to go on from there.",
    },
    "model.download.try_later": {
        "cy": "Gwiriwch y cyfeiriad a’r cysylltiad â’r rhyngrwyd, a rhowch gynnig arall arni.",
        "en": "Check the address and the internet connection, and try again.",
    },
    "model.download.checksum": {
        "cy": "Nid yw’r hyn a ddaeth o {url} yn cyfateb i’w swm gwirio:"
        " disgwyliwyd {wanted}, cafwyd {found}.",
        "en": "What came from {url} does not match its checksum: expected {wanted}, found {found}.",
    },
    "model.download.checksum.hint": {
        "cy": "Peidiwch â’i ddefnyddio: gwiriwch y swm gwirio gyda’r cyhoeddwr. Ni osodwyd dim.",
        "en": "Do not use it: check the checksum with the publisher. Nothing was installed.",
    },
    # Archives
    "model.archive.unknown": {
        "cy": "Nid archif zip na tar yw {file}.",
        "en": "{file} is neither a zip nor a tar archive.",
    },
    "model.archive.damaged": {
        "cy": "Mae’r archif {file} wedi’i difrodi neu’n anghyflawn ({reason}).",
        "en": "The archive {file} is damaged or incomplete ({reason}).",
    },
    "model.archive.damaged.hint": {
        "cy": "Lawrlwythwch hi eto. Ni osodwyd dim.",
        "en": "Download it again. Nothing was installed.",
    },
    "model.archive.unsafe": {
        "cy": "Gwrthodwyd yr archif {file}: {reason}.",
        "en": "The archive {file} was refused: {reason}.",
    },
    "model.archive.unsafe.hint": {
        "cy": "Nid yw model yn cynnwys y fath beth; gwiriwch o ble y daeth. Ni osodwyd dim.",
        "en": "A model holds no such thing; check where it came from. Nothing was installed.",
    },
    "model.archive.member": {
        "cy": "mae “{name}” yn ddolen neu’n ddyfais, neu’n mynd y tu allan i’r ffolder",
        "en": "“{name}” is a link or a device, or goes outside the folder",
    },
    "model.archive.twice": {
        "cy": "mae “{name}” ynddi ddwywaith",
        "en": "“{name}” is in it twice",
    },
    "model.archive.too_many": {
        "cy": "mae ynddi fwy na {limit} o ffeiliau",
        "en": "it holds more than {limit} files",
    },
    "model.archive.bomb": {
        "cy": "mae’n chwyddo’n annaturiol o fawr ({size} MB neu fwy)",
        "en": "it swells unnaturally ({size} MB or more)",
    },
    "model.archive.no_model": {
        "cy": "Does dim model Vosk yn {file}: mae am/final.mdl ar goll.",
        "en": "There is no Vosk model in {file}: it lacks am/final.mdl.",
    },
    "model.archive.many_models": {
        "cy": "Mae mwy nag un model yn {file}.",
        "en": "There is more than one model in {file}.",
    },
}
