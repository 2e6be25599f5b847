"""The one thread in which the assistant thinks, so that turns do not get in each other's way.

(And threads for other work, which does not mind company.)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Does one thing after another, away from the event loop; or several at once."""

    def __init__(self, threads: int = 1) -> None:
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="assistant")

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the call gives or raises, in the caller's language."""
        inside = partial(copy_context().run, call, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._pool, inside)

    def close(self) -> None:
        """Do nothing more; what has begun is finished without anybody waiting for it."""
        self._pool.shutdown(wait=False, cancel_futures=True)
