"""Contenders timed beside each other: in turns, each round in another order, by the time that the processor spent."""

import gc
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.peers.figures import Figure

Work = Callable[[], object]


def spent(work: Work) -> float:
    """Processor seconds of this process, all its threads together; what other processes do meanwhile is not in it."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def rounds(all_rounds: Sequence[Mapping[str, Work]]) -> dict[str, list[float]]:
    """For each contender its seconds, round by round; whoever was first in one round is last in the next."""
    took: dict[str, list[float]] = {name: [] for name in all_rounds[0]}
    for k, contenders in enumerate(all_rounds):
        names = list(contenders)
        turn = k % len(names)
        for name in names[turn:] + names[:turn]:
            took[name].append(spent(contenders[name]))
    return took


def ratio(took: Mapping[str, Sequence[float]], ours: str, peer: str) -> Figure:
    """Our time over the peer's, round by round."""
    return Figure.over([a / max(b, 1e-9) for a, b in zip(took[ours], took[peer], strict=True)])
