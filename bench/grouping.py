"""How far is a grouping from the truth? Strict B-cubed, and the corrections that an officer would have to make."""

from collections import Counter, defaultdict
from collections.abc import Mapping


def b3(machine: Mapping[str, str], truth: Mapping[str, str | None], strict: bool = True) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the labelled items (Bagga and Baldwin 1998).

    Strict: precision counts every item of a cluster, the unlabelled ones as wrong.
    """
    clusters, stories = defaultdict(list), defaultdict(list)
    for key, cluster in machine.items():
        if strict or truth[key] is not None:
            clusters[cluster].append(key)
        if truth[key] is not None:
            stories[truth[key]].append(key)
    precision = recall = 0.0
    labelled = [key for key in machine if truth[key] is not None]
    for key in labelled:
        same = sum(truth[other] == truth[key] for other in clusters[machine[key]])
        precision += same / len(clusters[machine[key]])
        recall += same / len(stories[truth[key]])
    p, r = precision / len(labelled), recall / len(labelled)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def pair_f1(machine: Mapping[str, str], truth: Mapping[str, str | None]) -> float:
    """Return F1 over pairs of labelled items that stand together."""
    keys = [key for key in machine if truth[key] is not None]
    both = Counter((machine[key], truth[key]) for key in keys)
    found, wanted = Counter(machine[key] for key in keys), Counter(truth[key] for key in keys)
    hits, said, true = (sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, found, wanted))
    return 2 * hits / (said + true) if said + true else 1.0


def corrections(machine: Mapping[str, str], truth: Mapping[str, str | None]) -> int:
    """Return the moves of single items, merges and splits that turn the grouping into the truth.

    Each story keeps the cluster that holds most of it (greedily, one story for a cluster). What stands elsewhere is
    moved (one item: 1), split off and merged (2), or merged whole where its cluster keeps nothing (1). Everything
    alone costs one merge for each item beyond the first of its story.
    """
    cells = Counter((cluster, truth[key] or f"alone {key}") for key, cluster in machine.items())
    home_of, keeps = _homes(cells)
    cost = 0
    for cluster in {cluster for cluster, _ in cells}:
        leaving = [(n, story) for (c, story), n in cells.items() if c == cluster and keeps.get(cluster) != story]
        leaving.sort(reverse=True)
        if cluster not in keeps and leaving:
            cost += 1 if leaving[0][1] in home_of else 0  # the largest part stays in the cluster and goes with it
            home_of.setdefault(leaving[0][1], cluster)
            leaving = leaving[1:]
        for size, story in leaving:
            cost += 1 if story not in home_of or size == 1 else 2
            home_of.setdefault(story, f"new {story}")
    return cost


def _homes(cells: Counter[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    home_of: dict[str, str] = {}
    keeps: dict[str, str] = {}
    for (cluster, story), _ in sorted(cells.items(), key=lambda cell: (-cell[1], cell[0])):
        if story not in home_of and cluster not in keeps:
            home_of[story], keeps[cluster] = cluster, story
    return home_of, keeps
