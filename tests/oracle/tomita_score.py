#!/usr/bin/env python3
"""Tomita's prognostic scores, computed from the published table alone (Tomita et al., Spine 2001).

Sarcoma is not in the table: that of the uterus counts as the uterus, of another site as rapid.
Prints tomita_score.csv: primary tumour, whether it is a sarcoma, visceral metastases, bone
metastases, total, and what the authors drew from it.
"""
from itertools import product

GROWTH = {
    1: "breast prostate thyroid",
    2: "kidney uterus",
    4: "lung liver stomach bowel unknown",
}
LISTED = {name: points for points, names in GROWTH.items() for name in names.split()}
SITES = [*LISTED, "soft_tissue_limb", "long_bone"]
VISCERAL = {"none": 0, "removable": 2, "not_removable": 4}
BONE = {"solitary": 1, "multiple": 2}


def growth(site, sarcoma):
    if site == "uterus":
        return LISTED[site]
    if sarcoma:
        return max(LISTED.values())
    return LISTED.get(site)


def goal(total):
    for most, name in ((3, "long"), (5, "middle"), (7, "short")):
        if total <= most:
            return name
    return "supportive"


print("primary,sarcoma,visceral,bone,total,goal")
for site, sarcoma, visceral, bone in product(SITES, (False, True), VISCERAL, BONE):
    points = growth(site, sarcoma)
    if points is None:
        continue
    total = points + VISCERAL[visceral] + BONE[bone]
    print(f"{site},{'yes' if sarcoma else 'no'},{visceral},{bone},{total},{goal(total)}")
