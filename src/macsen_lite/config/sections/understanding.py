"""The thresholds of what counts as heard and as understood."""

from __future__ import annotations

from macsen_lite.config.checks import as_the_model, from_to
from macsen_lite.config.setting import Setting

UNDERSTANDING: tuple[Setting, ...] = (
    Setting(
        "clyw.pris_llenwi",
        -1.0,
        cy="Cost pob sain nad yw yn y brawddegau (nats): mae un uwch yn derbyn mwy, o bopeth; −1: "
        "fel y mae’r model. O’r cychwyn nesaf ymlaen; fixtures tune sy’n ei bennu.",
        en="What each sound outside the sentences costs (nats): a higher one accepts more, of "
        "everything; −1: as the model has it. From the next start on; fixtures tune fits it.",
        check=as_the_model(99),
    ),
    Setting(
        "clyw.hyder",
        -1.0,
        cy="Yr hyder lleiaf sy’n cyfrif fel clywed, o 0 i 1; −1: fel y mae’r model. O’r cychwyn "
        "nesaf ymlaen.",
        en="The least confidence that counts as heard, from 0 to 1; −1: as the model has it. From "
        "the next start on.",
        check=as_the_model(1),
    ),
    Setting(
        "clyw.pris_sain",
        -1.0,
        cy="Y pris mwyaf am bob sain yn y geiriau a glywyd (nats): mae un uwch yn derbyn mwy mewn "
        "sŵn, o bopeth; −1: fel y mae’r model, 99: heb derfyn. O’r cychwyn nesaf ymlaen.",
        en="The most that each sound of the words heard may cost (nats): a higher one accepts more "
        "in noise, of everything; −1: as the model has it, 99: no limit. From the next start on.",
        check=as_the_model(99),
    ),
    Setting(
        "deall.derbyn",
        0.86,
        cy="Pa mor debyg i frawddeg y mae’n rhaid i eiriau fod i’w derbyn heb ofyn, o 0 i 1.",
        en="How like a sentence words must be to be taken up without asking, from 0 to 1.",
        check=from_to(0, 1),
    ),
    Setting(
        "deall.derbyn_un",
        0.72,
        cy="Yr un peth pan nad oes ond un gair o’i le, ar goll neu dros ben.",
        en="The same where only one word is wrong, missing or too many.",
        check=from_to(0, 1),
    ),
    Setting(
        "deall.gofyn",
        0.72,
        cy="Pa mor debyg y mae’n rhaid i eiriau fod i ofyn ai dyna oedd dan sylw, o 0 i 1.",
        en="How like a sentence words must be for one to ask whether it was meant, from 0 to 1.",
        check=from_to(0, 1),
    ),
    Setting(
        "deall.bwlch",
        1.5,
        cy="Faint yn nes na’r bwriad nesaf y mae’n rhaid iddo fod, mewn llythrennau.",
        en="How much nearer than the next intent it must be, in letters.",
        check=from_to(0, 20),
    ),
    Setting(
        "deall.coll",
        7.0,
        cy="Y mwyaf a all fod ar goll o’r geiriau sy’n cario ystyr, mewn llythrennau.",
        en="The most that may be missing of the words that carry meaning, in letters.",
        check=from_to(0, 50),
    ),
    Setting(
        "deall.tu_allan",
        0,
        cy="Y nifer mwyaf o eiriau a all fod dros ben ar y ddau ben.",
        en="The most words that may be left over at the edges.",
        check=from_to(0, 10),
    ),
    Setting(
        "deall.tu_mewn",
        1,
        cy="Y nifer mwyaf o eiriau a all fod dros ben y tu mewn.",
        en="The most words that may be left over inside.",
        check=from_to(0, 10),
    ),
    Setting(
        "deall.newid",
        0.25,
        cy="Pa gyfran o lythrennau gair sy’n cario ystyr a all fod yn wahanol, o 0 i 1.",
        en="What share of the letters of a word that carries meaning may differ, from 0 to 1.",
        check=from_to(0, 1),
    ),
)
