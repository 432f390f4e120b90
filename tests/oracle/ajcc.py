#!/usr/bin/env python3
"""AJCC T categories of the spine, computed from the published rule alone (8th edition, 2017).

Prints ajcc.csv: the segments marked at each level as `T6:lL T7:P` (l left pedicle, L left body,
R right body, r right pedicle, P posterior element), `c` where the canal and `v` where the great
vessels are marked, and T. All sets of three neighbouring vertebrae come first, then random ones.
"""
import random
from itertools import product

RING = "lLRrP"
LEVELS = (
    [f"C{n}" for n in range(1, 8)]
    + [f"T{n}" for n in range(1, 13)]
    + [f"L{n}" for n in range(1, 6)]
    + [f"S{n}" for n in range(1, 6)]
)


def adjacent(one, other):
    (level, segment), (other_level, other_segment) = one, other
    if level == other_level:
        return (RING.index(segment) - RING.index(other_segment)) % 5 in (1, 4)
    return abs(level - other_level) == 1 and segment == other_segment


def category(marks, canal, vessel):
    """T of a set of (index of the level, segment)."""
    if vessel:
        return "T4b"
    if canal:
        return "T4a"
    if not marks:
        return "T0"
    start = next(iter(marks))
    reached, waiting = {start}, [start]
    while waiting:
        current = waiting.pop()
        for other in marks - reached:
            if adjacent(current, other):
                reached.add(other)
                waiting.append(other)
    if reached != marks or len(marks) >= 4:
        return "T3"
    return "T2" if len(marks) == 3 else "T1"


def show(marks):
    levels = sorted({level for level, _ in marks})
    return " ".join(
        LEVELS[level] + ":" + "".join(s for s in RING if (level, s) in marks) for level in levels
    )


def print_row(marks, canal=False, vessel=False):
    flags = "c" * canal + "v" * vessel
    print(f"{show(marks)},{flags},{category(marks, canal, vessel)}")


random.seed(8)
print("segments,flags,category")
sets = ["".join(s for s, is_in in zip(RING, bits) if is_in) for bits in product([0, 1], repeat=5)]
count = 0
for three in product(sets, repeat=3):
    marks = {(index, s) for index, segments in zip((11, 12, 13), three) for s in segments}
    print_row(marks)
    count += 1
while count < 100_000:
    few = random.random() < 0.7
    first = random.randrange(29)
    levels = [first, first + 1, first + 2, first + 3, random.randrange(29)]
    marks = {
        (level, s)
        for level in levels
        if level < 29
        for s in RING
        if random.random() < (0.1 if few else 0.3)
    }
    print_row(marks, random.random() < 0.05, random.random() < 0.05)
    count += 1
