#!/usr/bin/env python3
"""Revised Tokuhashi scores, computed from the published table alone (Tokuhashi et al., Spine 2005).

Prints tokuhashi.csv: Karnofsky status, bone metastases outside the spine, vertebrae, metastases in
major organs, primary tumour, Frankel grade, total, and survival in months.
"""
from itertools import product

PRIMARY = {
    0: "lung osteosarcoma stomach bladder oesophagus pancreas",
    1: "liver gallbladder unknown",
    2: "skin soft_tissue_limb",
    3: "kidney uterus",
    4: "rectum",
    5: "thyroid breast prostate carcinoid",
}
SITE = {name: points for points, names in PRIMARY.items() for name in names.split()}
ORGANS = {"not_removable": 0, "removable": 1, "none": 2}
FRANKEL = {"A": 0, "B": 0, "C": 1, "D": 1, "E": 2}


def performance(status):
    return 0 if status <= 40 else 1 if status <= 70 else 2


def outside(count):
    return 0 if count >= 3 else 1 if count >= 1 else 2


def bodies(count):
    return {1: 2, 2: 1}.get(count, 0)


def survival(total):
    return "<6" if total <= 8 else ">=6" if total <= 11 else ">=12"


print("karnofsky,outside,vertebrae,organs,primary,frankel,total,survival")
for status, bone, vertebrae, organs, primary, frankel in product(
    range(10, 101, 10), range(5), (1, 2, 3, 4), ORGANS, SITE, FRANKEL
):
    total = (
        performance(status) + outside(bone) + bodies(vertebrae) + ORGANS[organs] + SITE[primary]
        + FRANKEL[frankel]
    )
    print(f"{status},{bone},{vertebrae},{organs},{primary},{frankel},{total},{survival(total)}")
