"""Words of reports on recordings: tables, pages, and what the verb `fixtures report` says."""

CATALOGUE: dict[str, dict[str, str]] = {
    "report.kind.human": {
        "cy": "Lleisiau pobl",
        "en": "People’s speech",
    },
    "report.kind.synthetic": {
        "cy": "Lleisiau synthetig",
        "en": "Synthetic speech",
    },
    "report.synthetic_note": {
        "cy": "Ni siaradodd neb y rhain: nid yw’r ffigurau’n dweud pa mor dda y deellir pobl.",
        "en": "Nobody spoke these: the figures do not say how well people are understood.",
    },
    "report.nothing": {
        "cy": "Does dim clipiau yn y canlyniadau.",
        "en": "There are no clips in the results.",
    },
    "report.incomplete": {
        "cy": (
            "Torrwyd y rhediad: dim ond {done} o’r {of} clip sydd yma. I fynd ymlaen, rhowch yr un "
            "gorchymyn eto, gyda --resume."
        ),
        "en": (
            "The run was interrupted: only {done} of {of} clips are here. To go on, give the same "
            "command again, with --resume."
        ),
    },
    "report.clips_speakers": {
        "cy": "clipiau: {clips} · siaradwyr: {speakers}",
        "en": "clips: {clips} · speakers: {speakers}",
    },
    "report.figure": {
        "cy": "Ffigur",
        "en": "Figure",
    },
    "report.interval": {
        "cy": "Cyfwng 95%",
        "en": "95% interval",
    },
    "report.n": {
        "cy": "n = {n}",
        "en": "n = {n}",
    },
    "report.n_clusters": {
        "cy": "n = {n} ({clusters} yn annibynnol)",
        "en": "n = {n} ({clusters} independent)",
    },
    "report.rate.intent": {
        "cy": "Bwriad cywir",
        "en": "Intent right",
    },
    "report.rate.slots": {
        "cy": "Bwriad a slotiau cywir",
        "en": "Intent and slots right",
    },
    "report.rate.false_accepts": {
        "cy": "Derbyn ar gam",
        "en": "False accepts",
    },
    "report.rate.false_rejects": {
        "cy": "Gwrthod ar gam",
        "en": "False rejects",
    },
    "report.rate.asked": {
        "cy": "Gofyn yn ôl",
        "en": "Asked back",
    },
    "report.rate.wer": {
        "cy": "Gwallau geiriau (WER)",
        "en": "Word error rate (WER)",
    },
    "report.rate.cer": {
        "cy": "Gwallau nodau (CER)",
        "en": "Character error rate (CER)",
    },
    "report.latency": {
        "cy": "Amser i bob clip",
        "en": "Time for each clip",
    },
    "report.seconds.total": {
        "cy": "Cyfan",
        "en": "Total",
    },
    "report.seconds.read": {
        "cy": "Darllen",
        "en": "Reading",
    },
    "report.seconds.decode": {
        "cy": "Datgodio",
        "en": "Decoding",
    },
    "report.seconds.match": {
        "cy": "Paru",
        "en": "Matching",
    },
    "report.rtf": {
        "cy": "Ffactor amser real (RTF)",
        "en": "Real-time factor (RTF)",
    },
    "report.failed": {
        "cy": "Clipiau na ellid eu rhedeg (cyfrifir nhw fel rhai a wrthodwyd): {count}",
        "en": "Clips that could not be run (they count as rejected): {count}",
    },
    "report.by.speaker": {
        "cy": "Fesul siaradwr",
        "en": "By speaker",
    },
    "report.by.skill": {
        "cy": "Fesul sgìl",
        "en": "By skill",
    },
    "report.by.tag": {
        "cy": "Fesul tag",
        "en": "By tag",
    },
    "report.by.intent": {
        "cy": "Fesul bwriad",
        "en": "By intent",
    },
    "report.by.condition": {
        "cy": "Fesul amod",
        "en": "By condition",
    },
    "report.as_recorded": {
        "cy": "fel y recordiwyd",
        "en": "as recorded",
    },
    "report.original": {
        "cy": "gwreiddiol",
        "en": "original",
    },
    "report.left_out": {
        "cy": "… a {count} arall",
        "en": "… and {count} more",
    },
    "report.worst": {
        "cy": "Aeth o’i le: {count}",
        "en": "Went wrong: {count}",
    },
    "report.verdict": {
        "cy": "Dyfarniad",
        "en": "Verdict",
    },
    "report.verdict.failed": {
        "cy": "methu rhedeg",
        "en": "could not be run",
    },
    "report.verdict.false_accept": {
        "cy": "derbyn ar gam",
        "en": "falsely accepted",
    },
    "report.verdict.wrong_intent": {
        "cy": "bwriad anghywir",
        "en": "wrong intent",
    },
    "report.verdict.wrong_slots": {
        "cy": "slotiau anghywir",
        "en": "wrong slots",
    },
    "report.verdict.false_reject": {
        "cy": "gwrthod ar gam",
        "en": "falsely rejected",
    },
    "report.verdict.asked": {
        "cy": "gofyn yn ôl",
        "en": "asked back",
    },
    "report.verdict.words": {
        "cy": "cywir, ond nid pob gair",
        "en": "right, but not each word",
    },
    "report.verdict.right": {
        "cy": "cywir",
        "en": "right",
    },
    "report.said": {
        "cy": "Dywedwyd",
        "en": "Said",
    },
    "report.heard": {
        "cy": "Clywyd",
        "en": "Heard",
    },
    "report.expected": {
        "cy": "Disgwyliwyd",
        "en": "Expected",
    },
    "report.understood": {
        "cy": "Deallwyd",
        "en": "Understood",
    },
    "report.column.asked": {
        "cy": "gofynnwyd",
        "en": "asked",
    },
    "report.column.rejected": {
        "cy": "gwrthodwyd",
        "en": "rejected",
    },
    "report.row.no_request": {
        "cy": "nid yn gais",
        "en": "not a request",
    },
    "report.run.manifests": {
        "cy": "Data",
        "en": "Data",
    },
    "report.run.command": {
        "cy": "Gorchymyn",
        "en": "Command",
    },
    "report.run.model": {
        "cy": "Model",
        "en": "Model",
    },
    "report.run.intents": {
        "cy": "Bwriadau",
        "en": "Intents",
    },
    "report.run.thresholds": {
        "cy": "Trothwyau",
        "en": "Thresholds",
    },
    "report.run.started": {
        "cy": "Dechrau",
        "en": "Started",
    },
    "report.run.took": {
        "cy": "Cymerodd",
        "en": "Took",
    },
    "report.run.machine": {
        "cy": "Peiriant",
        "en": "Machine",
    },
    "report.run.version": {
        "cy": "Fersiwn",
        "en": "Version",
    },
    "report.took": {
        "cy": "{seconds:.1f} s · prosesau: {workers} ({of})",
        "en": "{seconds:.1f} s · processes: {workers} ({of})",
    },
    "report.title": {
        "cy": "Adroddiad ar recordiadau",
        "en": "Report on recordings",
    },
    "report.skip": {
        "cy": "Neidio i’r cynnwys",
        "en": "Skip to the content",
    },
    "report.contents": {
        "cy": "Cynnwys",
        "en": "Contents",
    },
    "report.run_heading": {
        "cy": "Y rhediad",
        "en": "The run",
    },
    "report.headline": {
        "cy": "Prif ffigurau",
        "en": "Main figures",
    },
    "report.headline_note": {
        "cy": (
            "Ffigurau’r recordiadau fel y maen nhw. Ym mhob un: cyfwng 95%, yn ôl Wilson, neu "
            "drwy ailsamplu fesul siaradwr pan fo’r un siaradwr mewn sawl clip; "
            "“annibynnol” yw nifer y siaradwyr, a’r clipiau heb siaradwr."
        ),
        "en": (
            "Figures of the recordings as they are. Each has a 95% interval: Wilson’s, or "
            "resampled by speaker where one speaker is in several clips; “independent” "
            "counts speakers, and clips without one."
        ),
    },
    "report.clips": {
        "cy": "Clipiau",
        "en": "Clips",
    },
    "report.latency_note": {
        "cy": "Cyfyngau 95% o dan bob canradd; ≥ pan fo’r clipiau’n rhy brin i ddweud mwy.",
        "en": "95% intervals beneath each percentile; ≥ where the clips are too few to say more.",
    },
    "report.confusion": {
        "cy": "Matrics dryswch",
        "en": "Confusion matrix",
    },
    "report.confusion_note": {
        "cy": (
            "Rhesi: yr hyn a ddisgwyliwyd. Colofnau: yr hyn a ddeallwyd. Nifer y clipiau "
            "sydd ym mhob cell; mae’r lliw yn dweud eu cyfran o’r rhes."
        ),
        "en": (
            "Rows: what was expected. Columns: what was understood. Each cell has a number "
            "of clips; its colour is their share of the row."
        ),
    },
    "report.confusion_left_out": {
        "cy": "Bwriadau heb un camgymeriad, a adawyd allan: {count}.",
        "en": "Intents without a single mistake, left out: {count}.",
    },
    "report.threshold": {
        "cy": "Trothwy derbyn",
        "en": "Acceptance threshold",
    },
    "report.threshold_note": {
        "cy": (
            "Beth petai popeth â’r sgôr hwn neu uwch yn cael ei dderbyn? Ceisiadau: "
            "{requests}; heb fod yn geisiadau: {others}. Mae’r band yn gyfwng 95%."
        ),
        "en": (
            "What if everything with this score or a higher one were accepted? Requests: "
            "{requests}; not requests: {others}. The band is the 95% interval."
        ),
    },
    "report.threshold_found": {
        "cy": (
            "Yn y rhediad hwn: derbyn ar gam {accepts}, gwrthod ar gam {rejects}. Cyfartal "
            "agosaf: sgôr {score:.2f}, {equal_accepts} a {equal_rejects}."
        ),
        "en": (
            "In this run: false accepts {accepts}, false rejects {rejects}. Nearest to "
            "equal: score {score:.2f}, {equal_accepts} and {equal_rejects}."
        ),
    },
    "report.det": {
        "cy": "Cyfaddawd gwallau (DET)",
        "en": "Detection error trade-off (DET)",
    },
    "report.det_note": {
        "cy": "Mae’r echelinau ar raddfa normal. Y cylch: y rhediad hwn.",
        "en": "The axes have a normal scale. The ring: this run.",
    },
    "report.score": {
        "cy": "Sgôr",
        "en": "Score",
    },
    "report.latency_plot": {
        "cy": "Dosbarthiad yr amser",
        "en": "Distribution of the time",
    },
    "report.latency_plot_note": {
        "cy": "Cyfanswm yr amser i bob clip (n = {n}), ar raddfa logarithmig.",
        "en": "Total time for each clip (n = {n}), on a logarithmic scale.",
    },
    "report.number_of_clips": {
        "cy": "Clipiau",
        "en": "Clips",
    },
    "report.grid": {
        "cy": "Bwriadau o dan bob amod",
        "en": "Intents under each condition",
    },
    "report.grid_note": {
        "cy": "Cyfran y clipiau â’r bwriad cywir, a’u nifer.",
        "en": "Share of clips with the right intent, and how many there are.",
    },
    "report.levels": {
        "cy": "Gwallau fesul lefel: {family}",
        "en": "Errors by level: {family}",
    },
    "report.levels_note": {
        "cy": "Bwriad anghywir, a gwallau geiriau (WER). Y llinellau fertigol: cyfwng 95%.",
        "en": "Intent not right, and word error rate (WER). Upright lines: the 95% interval.",
    },
    "report.intent_error": {
        "cy": "Bwriad anghywir",
        "en": "Intent not right",
    },
    "report.bars_note": {
        "cy": "Cyfran y clipiau â’r bwriad cywir. Dot: y ffigur. Llinell: cyfwng 95%.",
        "en": "Share of clips with the right intent. Dot: the figure. Line: the 95% interval.",
    },
    "report.intent_of": {
        "cy": "{name}: {value}, cyfwng 95% {interval}, {n}",
        "en": "{name}: {value}, 95% interval {interval}, {n}",
    },
    "report.search": {
        "cy": "Chwilio",
        "en": "Search",
    },
    "report.search_hint": {
        "cy": "enw, gair, bwriad, siaradwr …",
        "en": "name, word, intent, speaker …",
    },
    "report.all": {
        "cy": "pob un",
        "en": "all",
    },
    "report.kind": {
        "cy": "Lleisiau",
        "en": "Speech",
    },
    "report.condition": {
        "cy": "Amod",
        "en": "Condition",
    },
    "report.showing": {
        "cy": "Yn dangos {shown} o {total}",
        "en": "Showing {shown} of {total}",
    },
    "report.none_shown": {
        "cy": "Nid oes clip sy’n cyd-fynd.",
        "en": "No clip fits.",
    },
    "report.sort_hint": {
        "cy": "Pwyswch bennawd colofn i drefnu.",
        "en": "Press a column’s heading to sort.",
    },
    "report.clip": {
        "cy": "Clip",
        "en": "Clip",
    },
    "report.transcript": {
        "cy": "Geiriau",
        "en": "Words",
    },
    "report.intent": {
        "cy": "Bwriad a slotiau",
        "en": "Intent and slots",
    },
    "report.time": {
        "cy": "Amser",
        "en": "Time",
    },
    "report.speaker": {
        "cy": "Siaradwr",
        "en": "Speaker",
    },
    "report.play": {
        "cy": "Gwrando ar {id}",
        "en": "Listen to {id}",
    },
    "report.no_audio": {
        "cy": "Mae’r sain heb ei chynnwys.",
        "en": "The sound is not included.",
    },
    "report.audio_kept": {
        "cy": "Mae sain {count} clip yn y dudalen hon ({megabytes:.1f} MB).",
        "en": "This page holds the sound of {count} clips ({megabytes:.1f} MB).",
    },
    "report.audio_left_out": {
        "cy": (
            "Gadawyd allan sain {count} clip: ni ellid ei darllen, neu aeth y dudalen yn rhy fawr."
        ),
        "en": (
            "The sound of {count} clips was left out: it could not be read, or the page "
            "grew too large."
        ),
    },
    "report.rows_left_out": {
        "cy": "Dim ond y {count} gwaethaf sydd yma, o {total}.",
        "en": "Only the worst {count} are here, of {total}.",
    },
    "report.edit.del": {
        "cy": "coll",
        "en": "lost",
    },
    "report.edit.ins": {
        "cy": "ychwanegwyd",
        "en": "added",
    },
    "report.edit.sub": {
        "cy": "yn lle",
        "en": "for",
    },
    "report.theme_note": {
        "cy": "Tudalen gyfan yw hon: nid yw’n gofyn dim o’r rhyngrwyd.",
        "en": "This page is whole: it asks nothing of the internet.",
    },
    "report.compare.title": {
        "cy": "Cymharu dau rediad",
        "en": "Two runs compared",
    },
    "report.compare.first": {
        "cy": "Cyntaf",
        "en": "First",
    },
    "report.compare.second": {
        "cy": "Ail",
        "en": "Second",
    },
    "report.compare.differs": {
        "cy": "−cyntaf / +ail",
        "en": "−first / +second",
    },
    "report.compare.change": {
        "cy": "Newid",
        "en": "Change",
    },
    "report.compare.p": {
        "cy": "p",
        "en": "p",
    },
    "report.rate.kept_out": {
        "cy": "Gwrthod yn gywir",
        "en": "Rightly kept out",
    },
    "report.compare.better": {
        "cy": "gwell",
        "en": "better",
    },
    "report.compare.worse": {
        "cy": "gwaeth",
        "en": "worse",
    },
    "report.compare.same": {
        "cy": "=",
        "en": "=",
    },
    "report.compare.got_better": {
        "cy": "Gwellodd: {count}",
        "en": "Got better: {count}",
    },
    "report.compare.got_worse": {
        "cy": "Gwaethygodd: {count}",
        "en": "Got worse: {count}",
    },
    "report.compare.unchanged": {
        "cy": "Heb newid: {count}",
        "en": "Unchanged: {count}",
    },
    "report.compare.verdict.better": {
        "cy": "yn arwyddocaol well",
        "en": "significantly better",
    },
    "report.compare.verdict.worse": {
        "cy": "yn arwyddocaol waeth",
        "en": "significantly worse",
    },
    "report.compare.verdict.same": {
        "cy": "dim gwahaniaeth arwyddocaol",
        "en": "no significant difference",
    },
    "report.compare.pairs": {
        "cy": "{kind} · {condition} · clipiau yn y ddau: {pairs}",
        "en": "{kind} · {condition} · clips in both: {pairs}",
    },
    "report.compare.note": {
        "cy": (
            "Clipiau sydd yn y ddau rediad â’r un disgwyliad yn unig. Arwyddocaol: p < 0.05"
            " (McNemar union; bootstrap mewn parau fesul siaradwr am WER), heb ei gywiro am"
            " nifer y profion. Mae --fail-if-worse yn ei gywiro yn ôl Holm."
        ),
        "en": (
            "Only clips that are in both runs with the same expectation. Significant: p < "
            "0.05 (exact McNemar; paired bootstrap by speaker for WER), not corrected for "
            "the number of tests. --fail-if-worse does correct, after Holm."
        ),
    },
    "report.compare.only_in_first": {
        "cy": "Yn y rhediad cyntaf yn unig: {count}",
        "en": "In the first run only: {count}",
    },
    "report.compare.only_in_second": {
        "cy": "Yn yr ail rediad yn unig: {count}",
        "en": "In the second run only: {count}",
    },
    "report.compare.other_expectation": {
        "cy": "Disgwyliad gwahanol yn y ddau, felly heb eu cymharu: {count}",
        "en": "Other expectations in each, so not compared: {count}",
    },
    "report.compare.nothing": {
        "cy": "Nid oes yr un clip yn y ddau rediad.",
        "en": "No clip is in both runs.",
    },
    "report.compare.nothing.hint": {
        "cy": "Cymharwch ganlyniadau’r un maniffest, o dan yr un amodau.",
        "en": "Compare results of the same manifest, under the same conditions.",
    },
    "report.compare.is_worse": {
        "cy": "Mae’r ail rediad yn arwyddocaol waeth.",
        "en": "The second run is significantly worse.",
    },
    "report.compare.option.fail": {
        "cy": "Gorffen â statws 1 os yw’r ail rediad yn arwyddocaol waeth.",
        "en": "End with status 1 if the second run is significantly worse.",
    },
    "report.compare.option.html": {
        "cy": "Ysgrifennu un dudalen HTML gyflawn am y newidiadau i’r ffeil hon.",
        "en": "Write one self-contained HTML page about the changes to this file.",
    },
    "report.verb": {
        "cy": (
            "Adroddiad ar ganlyniadau: tabl, JSON, JUnit neu dudalen HTML.\n\nMae RESULTS "
            "yn ffeil a ysgrifennwyd gan macsen-lite fixtures run --out. Cedwir lleisiau "
            "pobl a lleisiau synthetig ar wahân ym mhob ffigur, ac mae i bob ffigur ei "
            "nifer o glipiau a’i gyfwng 95%.\n\nEnghraifft: macsen-lite fixtures report "
            "canlyniadau.jsonl --html adroddiad.html"
        ),
        "en": (
            "Report on results: a table, JSON, JUnit or an HTML page.\n\nRESULTS is a file "
            "written by macsen-lite fixtures run --out. People’s and synthetic speech are "
            "kept apart in every figure, and each figure has its number of clips and its "
            "95% interval.\n\nExample: macsen-lite fixtures report results.jsonl --html "
            "report.html"
        ),
    },
    "report.compare.verb": {
        "cy": (
            "Cymharu dau rediad, clip wrth glip: beth wellodd a beth waethygodd, ac a allai"
            " fod yn hap.\n\nMae A a B yn ffeiliau a ysgrifennwyd gan macsen-lite fixtures "
            "run --out; A yw’r un cynharaf.\n\nEnghraifft: macsen-lite fixtures compare "
            "cynt.jsonl wedyn.jsonl --fail-if-worse"
        ),
        "en": (
            "Compare two runs, clip by clip: what got better and worse, and whether it may "
            "be chance.\n\nA and B are files written by macsen-lite fixtures run --out; A "
            "is the earlier one.\n\nExample: macsen-lite fixtures compare before.jsonl "
            "after.jsonl --fail-if-worse"
        ),
    },
    "report.option.html": {
        "cy": "Ysgrifennu un dudalen HTML gyflawn i’r ffeil hon.",
        "en": "Write one self-contained HTML page to this file.",
    },
    "report.option.junit": {
        "cy": "Ysgrifennu JUnit XML i’r ffeil hon.",
        "en": "Write JUnit XML to this file.",
    },
    "report.option.audio": {
        "cy": "Sain pa glipiau i’w rhoi yn y dudalen: none, worst (y rhai a aeth o’i le) neu all.",
        "en": (
            "Which clips’ sound to put into the page: none, worst (those that went wrong) or all."
        ),
    },
    "report.encoding": {
        "cy": "Rhoi’r sain yn y dudalen",
        "en": "Putting the sound into the page",
    },
    "report.written": {
        "cy": "Ysgrifennwyd: {path}",
        "en": "Written: {path}",
    },
    "report.cannot_write": {
        "cy": "Ni ellir ysgrifennu {path}: {reason}",
        "en": "{path} cannot be written: {reason}",
    },
    "report.cannot_write.hint": {
        "cy": "Dewiswch ffolder sy’n bod ac y cewch ysgrifennu iddi.",
        "en": "Choose a folder that exists and that you may write to.",
    },
    "report.audio_alone": {
        "cy": "Dim ond gyda --html y mae --audio yn golygu rhywbeth.",
        "en": "--audio only means something with --html.",
    },
    "report.audio_alone.hint": {
        "cy": "Ychwanegwch --html FFEIL.",
        "en": "Add --html FILE.",
    },
}
