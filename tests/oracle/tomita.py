#!/usr/bin/env python3
"""Tomita types of random marks, computed from the published rule alone (Tomita et al., 1994, 1997).

Prints tomita.csv: the sites marked at each level (1 body, 2 pedicle, 3 lamina and processes,
4 epidural canal, 5 paravertebral area) as `T5:14 T8:2`, and the type, `-` where it does not apply.
All sets of sites of one level come first, then random marks of several levels.
"""
import random
from itertools import combinations

LEVELS = (
    [f"C{n}" for n in range(1, 8)]
    + [f"T{n}" for n in range(1, 13)]
    + [f"L{n}" for n in range(1, 6)]
    + [f"S{n}" for n in range(1, 6)]
)


def kind(marks):
    """The type of marks {index of the level: set of sites}."""
    bone = sorted(level for level, sites in marks.items() if sites & {1, 2, 3})
    anywhere = set().union(*marks.values()) if marks else set()
    if not bone:
        return "-"
    contiguous = bone == list(range(bone[0], bone[-1] + 1))
    if not contiguous or len(bone) >= 4:
        return 7
    if len(bone) >= 2:
        return 6
    if 5 in anywhere:
        return 5
    if 4 in anywhere:
        return 4
    bony = marks[bone[0]] & {1, 2, 3}
    if bony in ({1, 2, 3}, {1, 3}):
        return 3
    if bony in ({1, 2}, {2, 3}):
        return 2
    return 1


def show(marks):
    texts = []
    for level in sorted(marks):
        if marks[level]:
            texts.append(LEVELS[level] + ":" + "".join(str(site) for site in sorted(marks[level])))
    return " ".join(texts)


def random_marks():
    marks = {}
    first = random.randrange(29)
    for offset in range(random.randint(1, 5)):
        level = first + offset + random.choice([0, 0, 0, 0, 1, 2])
        if level < 29:
            few = random.random() < 0.5
            marks[level] = {s for s in (1, 2, 3, 4, 5) if random.random() < (0.25 if few else 0.6)}
    return marks


random.seed(4)
print("marks,type")
for index in range(29):
    for size in range(1, 6):
        for sites in combinations((1, 2, 3, 4, 5), size):
            marks = {index: set(sites)}
            print(f"{show(marks)},{kind(marks)}")
for _ in range(100_000 - 29 * 31):
    marks = random_marks()
    print(f"{show(marks)},{kind(marks)}")
