#!/usr/bin/env python3
"""Every SINS total, computed from the published table alone (Fisher et al., Spine 2010).

Prints sins.csv: a row for every combination of the six components at every level.
"""
from itertools import product

LOCATION = {
    3: "C1 C2 C7 T1 T2 T11 T12 L1 L5 S1",
    2: "C3 C4 C5 C6 L2 L3 L4",
    1: "T3 T4 T5 T6 T7 T8 T9 T10",
    0: "S2 S3 S4 S5",
}
POINTS = {level: points for points, levels in LOCATION.items() for level in levels.split()}
LEVELS = (
    [f"C{n}" for n in range(1, 8)]
    + [f"T{n}" for n in range(1, 13)]
    + [f"L{n}" for n in range(1, 6)]
    + [f"S{n}" for n in range(1, 6)]
)
PAIN = {"mechanical": 3, "not_mechanical": 1, "none": 0}
BONE = {"lytic": 2, "mixed": 1, "blastic": 0}
ALIGNMENT = {"subluxation": 4, "new_deformity": 2, "normal": 0}
BODY = {"above50": 3, "below50": 2, "large_share": 1, "none": 0}
POSTEROLATERAL = {"bilateral": 3, "unilateral": 1, "none": 0}


def category(total):
    if total <= 6:
        return "stable"
    return "potentially unstable" if total <= 12 else "unstable"


print("level,pain,bone_lesion,alignment,body,posterolateral,total,class")
for row in product(LEVELS, PAIN, BONE, ALIGNMENT, BODY, POSTEROLATERAL):
    level, pain, bone, alignment, body, sides = row
    total = (
        POINTS[level] + PAIN[pain] + BONE[bone] + ALIGNMENT[alignment] + BODY[body]
        + POSTEROLATERAL[sides]
    )
    print(",".join([*row, str(total), category(total)]))
