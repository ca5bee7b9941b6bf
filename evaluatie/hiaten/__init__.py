"""Gaps between what people wish for and what there is, per stadsdeel and wens.

``REKENVERSIE`` names the way of calculating: it stands beside every exported figure and changes when a figure would.
"""

REKENVERSIE = "1.0"
