"""What coordinators and network managers edit, a module for each noun; the order here is the order of the menu."""

from .proeftuin import ProeftuinAdmin  # isort: skip
from .bijeenkomst import BijeenkomstAdmin  # isort: skip
from .samenwerking import SamenwerkingAdmin  # isort: skip
from .cyclus import CyclusAdmin  # isort: skip
from .actie import ActieAdmin  # isort: skip
from .borging import BorgingsplanAdmin, BorgingsversieAdmin  # isort: skip
from .ervaring import ErvaringAdmin  # isort: skip
from .publicatie import PublicatieAdmin  # isort: skip
from . import bord  # isort: skip

__all__ = [
    "ActieAdmin",
    "BijeenkomstAdmin",
    "BorgingsplanAdmin",
    "BorgingsversieAdmin",
    "CyclusAdmin",
    "ErvaringAdmin",
    "ProeftuinAdmin",
    "PublicatieAdmin",
    "SamenwerkingAdmin",
    "bord",
]
