"""What hangs together: the connected sets of numbered things, in arrays."""

from typing import Any


def components(count: int, edges: Any) -> Any:
    """For each of ``count`` things the least of those that it hangs together with, over ``edges`` (an array of pairs).

    Every thing takes the least label beside it, and the label's own label, until nothing changes: some log n rounds.
    """
    import numpy as np

    label = np.arange(count)
    if not len(edges):
        return label
    a, b = edges[:, 0], edges[:, 1]
    while True:
        low = np.minimum(label[a], label[b])
        before = label.copy()
        np.minimum.at(label, label[a], low)
        np.minimum.at(label, label[b], low)
        while not np.array_equal(label, jumped := label[label]):
            label = jumped
        if np.array_equal(before, label):
            return label
