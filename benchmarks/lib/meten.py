"""Measures work as a ratio to a floor in the same run.

The steady figure is CPU time: of the process that does the work and of the Postgres backends that it talks to
(``/proc/*/task/*/schedstat``, nanoseconds on a core). Wall time stands beside it. Floor and candidates take turns,
request by request, so that a busy machine slows all of them alike.
"""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


def cpu_of(pid: int) -> int:
    """Nanoseconds that all threads of a process have been on a core."""
    som = 0
    for taak in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            som += int(taak.read_text().split()[0])
        except OSError:
            continue
    return som


@dataclass
class Kandidaat:
    """One way to do the work: ``doe`` does it for a case; ``pids`` are the processes that it costs time in."""

    naam: str
    doe: Callable[[object], int]
    pids: list[int]
    cpu: list[float] = field(default_factory=list)
    wand: list[float] = field(default_factory=list)
    bytes: int = 0

    def once(self, geval: object, bewaar: bool) -> None:
        voor, begin = sum(map(cpu_of, self.pids)), time.perf_counter()
        grootte = self.doe(geval)
        wand, cpu = time.perf_counter() - begin, sum(map(cpu_of, self.pids)) - voor
        if bewaar:
            self.cpu.append(cpu)
            self.wand.append(wand)
            self.bytes = max(self.bytes, grootte)


def measure(kandidaten: list[Kandidaat], gevallen: list[object], rondes: int) -> None:
    """Run every candidate on every case, in turns; the first round warms up and does not count."""
    gc.disable()
    for ronde in range(rondes + 1):
        for geval in gevallen:
            for kandidaat in kandidaten:
                kandidaat.once(geval, bewaar=ronde > 0)
    gc.enable()


def ratios(kandidaat: Kandidaat, vloer: Kandidaat) -> dict[str, float]:
    """CPU per request and wall p50 and p95, each divided by the floor's."""

    def p95(waarden: list[float]) -> float:
        return statistics.quantiles(waarden, n=20)[-1]

    return {
        "cpu": sum(kandidaat.cpu) / sum(vloer.cpu),
        "p50": statistics.median(kandidaat.wand) / statistics.median(vloer.wand),
        "p95": p95(kandidaat.wand) / p95(vloer.wand),
    }


def report(wat: str, kandidaat: Kandidaat, vloer: Kandidaat, grens: float | None = None) -> bool:
    """Print one line of ratios and say whether the CPU ratio keeps to its limit."""
    r = ratios(kandidaat, vloer)
    goed = grens is None or r["cpu"] <= grens
    oordeel = "" if grens is None else f"   grens {grens:g} ×  {'gehaald' if goed else 'NIET gehaald'}"
    print(
        f"{wat:<44} cpu {r['cpu']:6.2f} ×   p50 {r['p50']:6.2f} ×   p95 {r['p95']:6.2f} ×{oordeel}",
        flush=True,
    )
    return goed
