"""Heavy work in turn, in each process: one is done and one waits; more are refused at once.

So it never takes all threads of who only reads.
"""

from threading import BoundedSemaphore, Lock
from types import TracebackType


class Bezet(Exception):
    """Others are having theirs made."""


class Beurt:
    """``with beurt:`` waits for whoever is first; raises Bezet when somebody else waits already."""

    def __init__(self) -> None:
        self._rij = BoundedSemaphore(2)
        self._eerste = Lock()

    def __enter__(self) -> None:
        if not self._rij.acquire(blocking=False):
            raise Bezet
        self._eerste.acquire()

    def __exit__(self, soort: type | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        self._eerste.release()
        self._rij.release()
