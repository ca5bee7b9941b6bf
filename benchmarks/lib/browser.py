"""The browser that the measurements use: Debian's Chromium, or its shell where only the tests were set up."""

from pathlib import Path

CHROMIUM = next(
    (pad for pad in ("/usr/bin/chromium", "/usr/bin/chromium-headless-shell") if Path(pad).exists()),
    "/usr/bin/chromium",
)
