"""What is written down of a fault: what went wrong, never who asked or what was looked for."""

from logging import LogRecord


def forget_visitor(regel: LogRecord) -> bool:
    """Take the request (address of the machine, question, form, cookies) from a line of the log; keep the line."""
    regel.request = None
    return True
