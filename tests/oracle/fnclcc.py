#!/usr/bin/env python3
"""FNCLCC sums and grades, computed from the published table alone (Trojani 1984, Guillou 1997).

Prints fnclcc.csv: differentiation, count of mitoses, number of fields, area of a field in square
millimetres, necrosis (0 none, 1 under half, 2 half and more), the points of mitoses, sum and grade.
"""
from fractions import Fraction
from itertools import product

TEN_FIELDS = Fraction("1.734")

print("differentiation,count,fields,area,necrosis,mitoses,sum,grade")
for kind, count, fields, area, necrosis in product(
    (1, 2, 3), range(0, 61), (5, 10, 20, 25, 50), ("0.1734", "0.2", "0.237", "0.3"), (0, 1, 2)
):
    per_ten = Fraction(count) / (fields * Fraction(area)) * TEN_FIELDS
    mitoses = 1 if per_ten < 10 else 2 if per_ten < 20 else 3
    total = kind + mitoses + necrosis
    grade = "G1" if total <= 3 else "G2" if total <= 5 else "G3"
    print(f"{kind},{count},{fields},{area},{necrosis},{mitoses},{total},{grade}")
