"""What hears: the model, the skills, and the graph that is made of both."""

from __future__ import annotations

from collections.abc import Iterator

from macsen_lite import paths
from macsen_lite.doctor.check import Check, from_error
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message


def model(model: str | None) -> Check:
    """Whether there is a model, and it is whole."""
    from macsen_lite.speech.store import ModelStore

    try:
        found = ModelStore.of_this_user().describe(model)
    except MacsenError as error:
        return from_error("model", error)
    detail = message(
        "doctor.model",
        name=found.name,
        size=f"{found.size_bytes / 1e6:.1f}",
        kind=message(f"store.short.{found.kind}"),
        verified=message("store.verified" if found.is_verified else "store.not_verified"),
    )
    if found.kind == "static":
        return Check("model", "warning", detail, message("store.kind.static"))
    return Check("model", "ok", detail)


def wake() -> Check:
    """Whether the wake word can be listened for."""
    from macsen_lite.listening.wake import wake_network

    try:
        wake_network()
    except MacsenError as error:
        return from_error("wake", error)
    return Check("wake", "ok", message("doctor.wake"))


def intents() -> Iterator[Check]:
    """Whether skills can be read, shipped ones and the user's own."""
    from macsen_lite.intents.loader import IntentLoader

    try:
        found = IntentLoader([paths.intents_dir(), paths.config_dir() / "intents"]).load()
    except MacsenError as error:
        yield from_error("intents", error)
        return
    for problem in found.problems:
        yield from_error("intents", problem.error())
    count = sum(1 for _ in found.intents)
    yield Check("intents", "ok", message("doctor.intents", intents=count, files=len(found.files)))


def graph(model: str | None) -> Check:
    """Whether what can be said has been compiled."""
    from macsen_lite.compiling import IntentGraph

    try:
        graph = IntentGraph.of_this_user(model)
        compiled = graph.find() if graph else None
    except MacsenError as error:
        # What is wrong with the model or the intents has been said; the graph waits for them.
        return from_error("graph", error)
    if graph is None:
        return Check("graph", "ok", message("doctor.graph_not_needed"))
    if compiled is not None:
        return Check("graph", "ok", message("doctor.graph_cached", path=compiled))
    return Check(
        "graph", "warning", message("doctor.graph_not_cached"), "macsen-lite model compile"
    )
