"""What the open data keep of their own: the files of the night, and what we know of those whose data we read."""

from .bestand import Intrekking, Openbestand, Openbestanddeel
from .hsdsbron import Hsdsbron, Termvertaling

__all__ = ["Hsdsbron", "Intrekking", "Openbestand", "Openbestanddeel", "Termvertaling"]
