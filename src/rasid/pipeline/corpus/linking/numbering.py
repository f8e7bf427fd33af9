"""A number of each occurrence of the corpus: that of its connected set, that of its group."""

from dataclasses import dataclass
from typing import Any

from rasid.pipeline.corpus.linking.desk import Desk, columns


@dataclass(frozen=True, slots=True)
class Numbers:
    """Two arrays: the numbers of all occurrences, in order, and what stands for each."""

    units: Any
    of: Any

    @classmethod
    def at(cls, desk: Desk, name: str) -> "Numbers":
        """Those of a table with the columns u and c."""
        return cls(*columns(desk.whole(name), "u", "c"))

    def __call__(self, u: Any) -> Any:
        """What stands for some occurrences."""
        import numpy as np

        return self.of[np.searchsorted(self.units, u)]

    def several(self) -> Any:
        """By number whether more than one occurrence has it."""
        import numpy as np

        return np.bincount(self.of, minlength=len(self.units)) > 1
