"""What every route works with: the store, the index of its events, and one hand that draws the events anew."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from rasid.browse.index import Index
from rasid.errors import RasidError
from rasid.pipeline import made_by
from rasid.pipeline.rebuilding import rebuild
from rasid.pipeline.remembered import Memory
from rasid.store.store import Store, open_store
from rasid.web.acting import administered, guarded
from rasid.web.questions import Questions
from rasid.web.settings import Settings
from rasid.web.turns import Turns

log = logging.getLogger("rasid.web")
_SMALL = 5_000
"""Up to so many events an index is made anew while the request waits; above that the one of before serves meanwhile."""


class Desk:
    """One server's store and all that is held of it; closed at the end of the server."""

    def __init__(self, settings: Settings, store: Store | None = None) -> None:
        self.settings = settings
        opened = store or open_store(settings.db)
        self.store = guarded(opened) if settings.team else opened
        self.people = opened.people
        self.team = administered(opened.people)
        self._own = opened
        self.csp_reports: list[str] = []
        self.questions = Questions()
        self.turns = Turns()
        self._index: Index | None = None
        self._making = threading.Lock()
        self.redrawing = Redrawing(self)

    def start(self) -> None:
        """Begin to work: make the index, and draw events that an older rasid left without cards."""
        self.redrawing.start()
        threading.Thread(target=self._prepare, daemon=True).start()

    def _prepare(self) -> None:
        try:
            if not self.index().complete:
                self.redrawing.ask("upgrade")
        except Exception as e:
            log.error("the index cannot be made: %s", type(e).__name__)

    def close(self) -> None:
        """End the hand that draws, and let go of the store."""
        self.redrawing.stop()
        self._own.close()

    @staticmethod
    def now() -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def stamp(self) -> str:
        """The time as decisions bear it."""
        return self.now().isoformat(timespec="seconds").replace("+00:00", "Z")

    def books(self) -> str:
        """The books in force, as every claim is stamped with them."""
        return made_by()

    def mark(self) -> str:
        """What any answer depends on besides its question: the store as it is, the books, whether events are drawn."""
        return f"{self.store.state()} {self.books()} {self.redrawing.busy} {self.redrawing.fault} {self.indexing}"

    @property
    def indexing(self) -> bool:
        """Whether the first index is still being made: what asks for events waits for it, all else does not."""
        return self._index is None

    def ready(self) -> Index | None:
        """The index, unless the first is still being made."""
        return None if self._index is None else self.index()

    def index(self) -> Index:
        """The events as they stand; of very many, those of a moment ago while they are indexed."""
        held, digest = self._index, self.store.views()
        if held is not None and held.digest == digest:
            return held
        if held is not None and held.columns.n > _SMALL:
            if not self._making.locked():
                threading.Thread(target=self.fresh_index, daemon=True).start()
            return held
        return self.fresh_index()

    def fresh_index(self) -> Index:
        """The events as they stand, whatever it takes."""
        with self._making:
            if self._index is None or self._index.digest != self.store.views():
                made = Index.of(self.store)
                made.order("-day")  # what every list begins with
                self._index = made
            return self._index


class Redrawing:
    """One thread that draws the events anew; what is asked for while it draws is done at once after."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changed = threading.Condition()
        self._asked = self._done = 0
        self._causes: list[str] = []
        self._stopping = False
        self._memory = Memory()
        self.fault: str | None = None
        """Why the last drawing failed, in which case the events are older than what was decided."""
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def busy(self) -> bool:
        """Whether the events are older than what was decided."""
        return self._done < self._asked

    def start(self) -> None:
        """Begin to wait for work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is being drawn, and end."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def ask(self, cause: str) -> int:
        """Draw the events anew; the number to wait for."""
        with self._changed:
            self._asked += 1
            self._causes.append(cause)
            self._changed.notify_all()
            return self._asked

    def wait(self, number: int, seconds: float) -> bool:
        """Wait until that is done; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._done >= number or self._stopping, seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self.busy)
                if self._stopping:
                    return
                number, causes = self._asked, " ".join(dict.fromkeys(self._causes))
                self._causes.clear()
            with self._told():
                desk = self._desk
                policy = desk.settings.policy
                rebuild(desk.store, policy=policy, memory=self._memory, at=desk.now(), cause=causes)
                desk.fresh_index()
            with self._changed:
                self._done = max(self._done, number)
                self._changed.notify_all()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A drawing that fails leaves the events as they were; the log and the page say so."""
        try:
            yield
            self.fault = None
        except Exception as e:
            self.fault = e.message if isinstance(e, RasidError) else type(e).__name__
            self._memory = Memory()
            log.error("the events could not be drawn anew: %s: %s", type(e).__name__, e)
