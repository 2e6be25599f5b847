"""What the Welsh Wikipedia says of a person, a place or a thing, in a sentence or two."""

from __future__ import annotations

import logging
import re

from rapidfuzz import fuzz, process

from macsen_lite.online import Offline, Unreachable
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.switched_off import say_off
from macsen_lite.skills.timekeeping import either
from macsen_lite.skills.wikipedia import SKILL, Article, Encyclopedia, Wikipedia, first_sentences
from macsen_lite.skills.zim import NoLibzim, ZimError, open_zim, zim_file
from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.tokens import fold
from macsen_lite.welsh.weather import say_since

_log = logging.getLogger(__name__)
_MOST = 3
"""How many articles are named when there are several."""
_LIKE = 60.0
"""How like (of 100) a title must be to what was said, to be the one that was meant."""
_ORDINALS = {
    "cyntaf": 0,
    "gyntaf": 0,
    "un": 0,
    "ail": 1,
    "dau": 1,
    "trydydd": 2,
    "drydydd": 2,
    "drydedd": 2,
    "tri": 2,
    "olaf": -1,
    "diwethaf": -1,
}
_ARTICLE = re.compile(r"^(?:y|yr|'r)\s+", re.IGNORECASE)


class WicipediaSkill:
    """Finds the article, asks which when there are several, and reads how it begins.

    Looks in the user's own file first, when there is one; what is not in it is asked of the
    internet, when that may be.
    """

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._asked: tuple[str, ...] = ()
        self._asked_of: Encyclopedia | None = None

    def answer(self, context: SkillContext) -> Answer:
        """How the article begins, or why it cannot be read."""
        services = context.services
        wiki = Wikipedia(services.online, services.config.text("wicipedia.cyfeiriad"))
        try:
            if "pa_un" in context.match.slots:
                return self._read_chosen(context, self._asked_of or wiki)
            answer = self._of_file(context)
            if answer is None:
                services.online.require(SKILL)
                answer = self._answer(context, wiki)
            return answer or context.say("dim")
        except Offline as off:
            return say_off(context, off)
        except Unreachable:
            return context.say("dim_ateb")
        except ZimError as error:
            _log.warning("%s", error)
            return context.say("zim_pecyn" if isinstance(error, NoLibzim) else "zim_ffeil")

    def _of_file(self, context: SkillContext) -> Answer | None:
        """What the user's own file says; None when it is the internet that is to be asked."""
        path = zim_file(context.services.config)
        if path is None:
            return None
        may_ask = context.services.online.allowed(SKILL)
        try:
            answer = self._answer(context, open_zim(path))
        except ZimError as error:
            if not may_ask:
                raise
            _log.warning("%s", error)
            return None
        return answer if answer is not None or may_ask else context.say("dim")

    def _answer(self, context: SkillContext, wiki: Encyclopedia) -> Answer | None:
        slots = context.match.slots
        topic = slots.get("pwnc") or slots.get("pwnc_hun")
        if topic is not None:
            title = _found(wiki, str(topic.value))
        else:
            title = _found_as_said(wiki, slots["testun"].text)
        return self._read(context, wiki, title) if title else None

    def _read_chosen(self, context: SkillContext, wiki: Encyclopedia) -> Answer:
        chosen = _chosen(context.match.slots["pa_un"].text, self._asked)
        if chosen:
            return self._read(context, wiki, chosen)
        return self._ask(context, wiki, self._asked)

    def _read(self, context: SkillContext, wiki: Encyclopedia, title: str) -> Answer:
        article = wiki.article(title)
        if article.is_list:
            several = _likeliest(wiki.told_apart(article.title), article.title)
            if len(several) > 1:
                return self._ask(context, wiki, several)
            if not several or several[0] == title:
                return context.say("gwag", teitl=article.title)
            article = wiki.article(several[0])
        return _say(context, article)

    def _ask(self, context: SkillContext, wiki: Encyclopedia, titles: tuple[str, ...]) -> Answer:
        self._asked, self._asked_of = titles, wiki
        named = [_sayable(title) for title in titles]
        return context.ask("pa_un", "pa_un", dewisiadau=either(named))


def _say(context: SkillContext, article: Article) -> Answer:
    text = first_sentences(article.text)
    if not text:
        return context.say("gwag", teitl=article.title)
    if article.is_copy:
        return context.say("copi", crynodeb=text)
    if article.is_fresh:
        return context.say("dyma", crynodeb=text)
    age = (context.clock.now() - article.at).total_seconds()
    return context.say("hen", crynodeb=text, pryd=say_since(max(age, 0.0)))


def _found(wiki: Encyclopedia, words: str) -> str:
    """The title of the article about that; empty when there is none."""
    titles = wiki.search(words)
    same = (title for title in titles if fold(title.lower()) == fold(words.lower()))
    return next(same, titles[0] if titles else "")


def _found_as_said(wiki: Encyclopedia, words: str) -> str:
    """Also without its article and without the mutation that am makes: am Fachynlleth."""
    asked = _ARTICLE.sub("", words)
    first, space, rest = asked.partition(" ")
    tried = [words, asked, *(radical.word + space + rest for radical in radicals(first))]
    return next((title for each in dict.fromkeys(tried) if (title := _found(wiki, each))), "")


def _likeliest(titles: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Those that have the name in them, before all the others that the list links to."""
    name = fold(_sayable(name).lower())
    of_name = [title for title in titles if name in fold(title.lower())]
    return tuple((of_name or list(titles))[:_MOST])


def _sayable(title: str) -> str:
    """A title as it is said: Bangor (Gwynedd) → Bangor, Gwynedd."""
    return re.sub(r"\s*\(([^)]*)\)", r", \1", title)


def _chosen(said: str, titles: tuple[str, ...]) -> str:
    """The title that was meant: by its place in the list, or by its name; empty for neither."""
    words = [word.strip(".,!?") for word in said.lower().split()]
    # yr un olaf is the last: un only counts where nothing else does.
    places = [_ORDINALS[word] for word in words if word in _ORDINALS]
    if places and len(words) <= _MOST and (place := places[-1]) < len(titles):
        return titles[place]
    # yng Ngwynedd: the words that only one title has, under any mutation.
    meant = {fold(radical.word) for word in words for radical in radicals(word)}
    named = [title for title in titles if meant & _own_words(title, titles)]
    if len(named) == 1:
        return named[0]
    found = process.extractOne(
        said, titles, scorer=fuzz.token_set_ratio, processor=_folded, score_cutoff=_LIKE
    )
    return found[0] if found else ""


def _own_words(title: str, titles: tuple[str, ...]) -> set[str]:
    """The words of a title that no other of them has."""
    others = {word for other in titles if other != title for word in _folded(other).split()}
    return set(_folded(title).split()) - others


def _folded(text: str) -> str:
    return fold(_sayable(text).lower()).replace(",", " ")
