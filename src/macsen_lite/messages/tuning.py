"""Words of `fixtures tune`: thresholds fitted on one manifest and measured on another."""

CATALOGUE: dict[str, dict[str, str]] = {
    # -- the verb and its options ------------------------------------------------------------
    "tuning.verb": {
        "cy": (
            "Gosod y trothwyau yn ôl un maniffest, a’u mesur ar un arall.\n\nChwilir am y pris"
            " llenwi, yr hyder a throthwyau’r deall sy’n deall y nifer mwyaf o geisiadau (bwriad"
            " a slotiau) heb dderbyn gormod ar gam. Rhaid i’r ddau faniffest fod ar wahân: dim un"
            " recordiad a dim un siaradwr yn y ddau.\n\nEnghraifft: macsen-lite fixtures tune --on"
            " gosod.tsv --report-on mesur.tsv --out trothwyau.toml"
        ),
        "en": (
            "Fit the thresholds on one manifest, and measure them on another.\n\nLooks for the"
            " filler cost, the confidence and the thresholds of understanding that understand the"
            " most requests (intent and slots) without taking up too much by mistake. The two"
            " manifests must be apart: no recording and no speaker in both.\n\nExample: macsen-lite"
            " fixtures tune --on fit.tsv --report-on measure.tsv --out thresholds.toml"
        ),
    },
    "tuning.option.on": {
        "cy": "Y recordiadau i osod y trothwyau yn eu hôl.",
        "en": "The recordings to fit on.",
    },
    "tuning.option.report_on": {
        "cy": (
            "Y recordiadau i fesur arnyn nhw, o leisiau eraill; ni wrandewir arnyn nhw cyn hynny."
        ),
        "en": "The recordings to measure on, of other voices; they are not heard before that.",
    },
    "tuning.option.goal": {
        "cy": (
            "Y gyfran fwyaf i’w derbyn ar gam o’r hyn na ddylid ei dderbyn; heb hyn: dim mwy nag yn"
            " awr."
        ),
        "en": "The largest share taken up of what must not be; without it no more than now.",
    },
    "tuning.option.costs": {
        "cy": (
            "Y prisiau llenwi i roi cynnig arnyn nhw, heblaw’r un sydd ar waith; clywir y"
            " recordiadau"
            " unwaith gyda phob un. Fel arfer pedwar o’i gwmpas."
        ),
        "en": (
            "The filler costs to try besides the one in use; the recordings are heard once with"
            " each. Usually four around it."
        ),
    },
    "tuning.option.mixed": {
        "cy": "Caniatáu lleferydd pobl a lleferydd synthetig gyda’i gilydd; cyfrifir nhw ar wahân.",
        "en": "Allow people’s and synthetic speech together; they are counted apart.",
    },
    "tuning.option.out": {
        "cy": "Ffeil i’r trothwyau, i fixtures run --thresholds neu i’ch gosodiadau.",
        "en": "A file for the thresholds, for fixtures run --thresholds or your settings.",
    },
    "tuning.option.html": {
        "cy": "Tudalen HTML gyda’r ffigurau a’r cromliniau.",
        "en": "An HTML page with the figures and the curves.",
    },
    "tuning.option.keep": {
        "cy": (
            "Ffolder i gadw’r hyn a glywyd, fel bod yr un gorchymyn yn mynd ymlaen o’r fan lle"
            " stopiodd."
        ),
        "en": "A folder that keeps what was heard, so that the same command goes on where it was.",
    },
    "tuning.option.from": {
        "cy": "Ffeil drothwyau i ddechrau ohoni, yn lle’r rhai sydd ar waith.",
        "en": "A file of thresholds to start from, in place of those in use.",
    },
    "tuning.option.thresholds": {
        "cy": "Ffeil drothwyau, megis un gan fixtures tune, yn lle eich gosodiadau.",
        "en": "A file of thresholds, such as one from fixtures tune, in place of your settings.",
    },
    # -- what is refused ---------------------------------------------------------------------
    "tuning.same_id": {
        "cy": "mae’r un enw ar recordiadau yn y ddau faniffest ({count}): {named}",
        "en": "recordings in both manifests have the same name ({count}): {named}",
    },
    "tuning.same_file": {
        "cy": "mae’r un ffeil sain yn y ddau faniffest ({count}): {named}",
        "en": "the same sound file is in both manifests ({count}): {named}",
    },
    "tuning.same_sound": {
        "cy": "mae’r un sain yn y ddau faniffest dan ddau enw: {named}",
        "en": "the same sound is in both manifests under two names: {named}",
    },
    "tuning.same_speaker": {
        "cy": "mae’r un siaradwr yn y ddau faniffest ({count}): {named}",
        "en": "the same speaker is in both manifests ({count}): {named}",
    },
    "tuning.apart.hint": {
        "cy": (
            "Ni ellir mesur ar yr hyn y gosodwyd yn ei ôl. Gadewch y rhain yn un o’r ddau yn unig;"
            " os recordiadau gwahanol o’r un enw ydyn nhw, rhowch “id” i bob un."
        ),
        "en": (
            "Nothing can be measured on what it was fitted on. Leave these in one of the two only;"
            " if they are other recordings of the same name, give each an “id”."
        ),
    },
    "tuning.unnamed": {
        "cy": (
            "ni enwir y siaradwr bob tro ({tuning} i osod, {held_out} i fesur):"
            " ni ellir gwybod a yw’r un llais yn y ddau"
        ),
        "en": (
            "not every recording names its speaker ({tuning} to fit on, {held_out} to measure on):"
            " whether a voice is in both cannot be known"
        ),
    },
    "tuning.unnamed.hint": {
        "cy": "Rhowch enw, unrhyw enw, i bob siaradwr yn y golofn “speaker”.",
        "en": "Give every speaker a name, any name, in the column “speaker”.",
    },
    "tuning.one_sided": {
        "cy": (
            "i osod trothwyau mae angen ceisiadau (â bwriad) a lleferydd na ddylid ei dderbyn"
            " (reject)"
        ),
        "en": (
            "to fit thresholds, requests (with an intent) and speech that must not be taken up"
            " (reject) are both needed"
        ),
    },
    "tuning.one_sided.hint": {
        "cy": "Heb y naill na’r llall, derbyn popeth neu ddim byd fyddai orau.",
        "en": "Without either, taking up everything or nothing would be best.",
    },
    "tuning.nothing_to_report": {
        "cy": "nid oes na chais na dim i’w wrthod yn y maniffest i fesur arno",
        "en": "the manifest to measure on has neither requests nor anything to be rejected",
    },
    "tuning.nothing_to_report.hint": {
        "cy": "Rhowch fwriad i bob cais (intent), a reject i’r hyn na ddylid ei dderbyn.",
        "en": "Give each request its intent, and reject to what must not be taken up.",
    },
    "tuning.mixed": {
        "cy": (
            "mae lleferydd pobl a lleferydd synthetig yma: i osod {tuning_human} a"
            " {tuning_synthetic}, i fesur {held_out_human} a {held_out_synthetic}"
        ),
        "en": (
            "there is people’s and synthetic speech here: to fit on {tuning_human} and"
            " {tuning_synthetic}, to measure on {held_out_human} and {held_out_synthetic}"
        ),
    },
    "tuning.mixed.hint": {
        "cy": (
            "Nid yw trothwyau a osodwyd yn ôl y naill yn dweud llawer am y llall. Os dyna sydd"
            " arnoch"
            " ei eisiau: --mixed; cyfrifir nhw ar wahân."
        ),
        "en": (
            "Thresholds fitted on the one say little of the other. If that is what you want:"
            " --mixed; they are counted apart."
        ),
    },
    "tuning.too_long": {
        "cy": "{id}: mae {seconds:.0f} eiliad yn fwy nag un frawddeg (y terfyn yw {limit:.0f})",
        "en": "{id}: {seconds:.0f} seconds are more than one utterance (the limit is {limit:.0f})",
    },
    "tuning.too_long.hint": {
        "cy": "Torrwch y recordiad yn frawddegau, neu ei adael allan.",
        "en": "Cut the recording into utterances, or leave it out.",
    },
    "tuning.changed": {
        "cy": "newidiodd rhywbeth wrth glywed y recordiadau: {what}",
        "en": "something changed while the recordings were heard: another {what}",
    },
    "tuning.changed.hint": {
        "cy": "Rhedwch y gorchymyn eto, i ffolder arall os oes --keep.",
        "en": "Run the command again, with another folder if there is --keep.",
    },
    "tuning.bad_costs": {
        "cy": "nid yw “{value}” yn rhestr o brisiau llenwi",
        "en": "“{value}” is not a list of filler costs",
    },
    "tuning.bad_costs.hint": {
        "cy": "Rhifau â choma rhyngddyn nhw, megis 1.4,1.8,2.2.",
        "en": "Numbers with commas between them, such as 1.4,1.8,2.2.",
    },
    "tuning.no_folder": {
        "cy": "ni ellir ysgrifennu {path}: nid oes ffolder o’r fath, neu ffolder yw hi",
        "en": "{path} cannot be written: there is no such folder, or it is one",
    },
    "tuning.no_folder.hint": {
        "cy": "Gwnewch y ffolder yn gyntaf, neu dewiswch enw arall.",
        "en": "Make the folder first, or choose another name.",
    },
    "tuning.no_file": {
        "cy": "ni ellir darllen y trothwyau yn {path}: {reason}",
        "en": "the thresholds in {path} cannot be read: {reason}",
    },
    "tuning.no_file.hint": {
        "cy": "Mae macsen-lite fixtures tune --out yn gwneud ffeil o’r fath.",
        "en": "macsen-lite fixtures tune --out makes such a file.",
    },
    "tuning.empty_file": {
        "cy": "nid oes trothwy yn {path}",
        "en": "there is no threshold in {path}",
    },
    # -- on the way --------------------------------------------------------------------------
    "tuning.comparing": {"cy": "Cymharu sain", "en": "Comparing sound"},
    "tuning.hearing": {"cy": "Clywed (pris llenwi {cost})", "en": "Hearing (filler cost {cost})"},
    "tuning.searching": {"cy": "Chwilio", "en": "Searching"},
    "tuning.measuring": {
        "cy": "Mesur (pris llenwi {cost})",
        "en": "Measuring (filler cost {cost})",
    },
    "tuning.interrupted": {
        "cy": "Stopiwyd ar ôl {done} recordiad o’r rhediad hwn; ni newidiwyd dim.",
        "en": "Stopped after {done} recordings of this run; nothing was changed.",
    },
    "tuning.interrupted.keep": {
        "cy": "Gyda --keep gellir mynd ymlaen o’r fan lle stopiodd.",
        "en": "With --keep one can go on from where it stopped.",
    },
    "tuning.interrupted.again": {
        "cy": "Mae’r un gorchymyn yn mynd ymlaen o’r fan honno.",
        "en": "The same command goes on from there.",
    },
    # -- what came of it ---------------------------------------------------------------------
    "tuning.title": {"cy": "Trothwyau wedi’u gosod", "en": "Fitted thresholds"},
    "tuning.thresholds": {"cy": "Y trothwyau", "en": "The thresholds"},
    "tuning.threshold": {"cy": "Trothwy", "en": "Threshold"},
    "tuning.label.tuning": {"cy": "Gosod", "en": "Fitted on"},
    "tuning.label.held_out": {"cy": "Mesur", "en": "Measured on"},
    "tuning.goal": {
        "cy": (
            "Y nod: deall y nifer mwyaf o geisiadau, slotiau a phopeth, gan dderbyn ar gam"
            " {share} ar"
            " y mwyaf o’r hyn na ddylid ei dderbyn."
        ),
        "en": (
            "The goal: the most requests understood, slots and all, with at most {share} taken"
            " up of"
            " what must not be."
        ),
    },
    "tuning.goal.as_now": {
        "cy": (
            "Y nod: deall y nifer mwyaf o geisiadau, slotiau a phopeth, heb dderbyn mwy ar gam na’r"
            " trothwyau sydd ar waith."
        ),
        "en": (
            "The goal: the most requests understood, slots and all, with no more false accepts than"
            " the thresholds in use."
        ),
    },
    "tuning.not_met": {
        "cy": "Nid oedd modd derbyn cyn lleied â hynny ar gam.",
        "en": "So few false accepts could not be had.",
    },
    "tuning.idle": {
        "cy": "dim recordiad yn dibynnu arno",
        "en": "no recording depends on it",
    },
    "tuning.with_interval": {"cy": "(cyfwng 95%)", "en": "(95% interval)"},
    "tuning.before": {"cy": "Cynt", "en": "Before"},
    "tuning.after": {"cy": "Wedyn", "en": "After"},
    "tuning.on_tuning": {
        "cy": "Ar y recordiadau y gosodwyd yn eu hôl ({n})",
        "en": "On the recordings that were fitted on ({n})",
    },
    "tuning.tally": {
        "cy": (
            "{kind}: {right} o’r {requests} cais yn gywir, {accepted} o’r {rejects} arall wedi’u"
            " derbyn ar gam"
        ),
        "en": (
            "{kind}: {right} of {requests} requests right, {accepted} of {rejects} falsely accepted"
        ),
    },
    "tuning.flatters": {
        "cy": "Mae’r ffigurau hyn yn rhy dda: arnyn nhw y dewiswyd y trothwyau.",
        "en": "These figures flatter: the thresholds were chosen by them.",
    },
    "tuning.on_held_out": {
        "cy": "Ar y recordiadau na fu rhan iddyn nhw yn y dewis: {kind}",
        "en": "On the recordings that had no part in the choice: {kind}",
    },
    "tuning.paired": {
        "cy": "{kind}: yr un clipiau cynt ac wedyn ({pairs})",
        "en": "{kind}: the same clips before and after ({pairs})",
    },
    "tuning.gain.none": {
        "cy": "Ni chafwyd trothwyau gwell na’r rhai sydd ar waith.",
        "en": "No better thresholds than those in use were found.",
    },
    "tuning.gain.unproven": {
        "cy": (
            "Nid yw’r gwahaniaeth ar y recordiadau hyn yn fwy nag y gallai hap ei roi: nid oes"
            " rheswm"
            " i newid."
        ),
        "en": (
            "The difference on these recordings is no more than chance may give: there is no reason"
            " to change."
        ),
    },
    "tuning.gain.better": {
        "cy": "Mae’r trothwyau newydd yn well, y tu hwnt i hap, a dim yn waeth.",
        "en": "The new thresholds are better, beyond chance, and nothing is worse.",
    },
    "tuning.gain.worse": {
        "cy": (
            "Mae rhywbeth yn waeth gyda’r trothwyau newydd, y tu hwnt i hap: peidiwch â’u"
            " defnyddio."
        ),
        "en": "Something is worse with the new thresholds, beyond chance: do not use them.",
    },
    "tuning.use": {
        "cy": (
            "I’w profi: macsen-lite fixtures run … --thresholds {path}. I’w defnyddio: copïwch yr"
            " adrannau i’ch gosodiadau, neu macsen-lite config set."
        ),
        "en": (
            "To try them: macsen-lite fixtures run … --thresholds {path}. To use them: copy the"
            " sections into your settings, or macsen-lite config set."
        ),
    },
    "tuning.file.fitted": {
        "cy": "Gosodwyd yn ôl {path}: {counts}",
        "en": "Fitted on {path}: {counts}",
    },
    "tuning.file.measured": {
        "cy": "Mesurwyd ar {path}, nas clywyd cyn hynny:",
        "en": "Measured on {path}, which had not been heard before:",
    },
    "tuning.confidence": {"cy": "Hyder", "en": "Confidence"},
    "tuning.curve.tuning": {
        "cy": "Recordiadau’r gosod ({kind}).",
        "en": "Recordings that were fitted on ({kind}).",
    },
    "tuning.curve.held_out": {
        "cy": "Recordiadau’r mesur ({kind}).",
        "en": "Recordings held out ({kind}).",
    },
    "tuning.curve.summary": {
        "cy": (
            "Beth a dderbynnid, ac a wrthodid, ar gam petai’r hyder yn gorfod bod yn uwch neu’n is"
            " ({requests} cais, {others} arall), gyda’r pris llenwi newydd."
        ),
        "en": (
            "What would be falsely accepted and rejected if the confidence had to be higher or"
            " lower"
            " ({requests} requests, {others} others), at the new filler cost."
        ),
    },
}
