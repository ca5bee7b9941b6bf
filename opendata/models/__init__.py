"""What the open data keep of their own: the files of the night, services that stand ready, and whose data we read."""

from .bestand import Intrekking, Openbestand, Openbestanddeel
from .hsdsbron import Hsdsbron, Termvertaling
from .hsdsdienst import Hsdsdienst

__all__ = ["Hsdsbron", "Hsdsdienst", "Intrekking", "Openbestand", "Openbestanddeel", "Termvertaling"]
