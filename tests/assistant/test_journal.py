"""The journal: JSON lines, libraries' own too, no question in any of them."""

from __future__ import annotations

import json
import subprocess
import sys

CODE = """
import logging, structlog
from assistant.journal import keep_journal
keep_journal()
structlog.get_logger("planqa.x").info("request", path="/v1/ask", status=200)
logging.getLogger("uvicorn.error").warning("Shutting %s", "down", extra={"color_message": "x"})
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("any").exception("fault")
logging.getLogger("httpx").info("noise")
"""


def test_every_line_is_json() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    first, second, third = (json.loads(line) for line in done.stderr.splitlines())
    assert (first["event"], first["path"], first["status"], first["level"]) == ("request", "/v1/ask", 200, "info") and first["timestamp"]
    assert (second["event"], second["logger"]) == ("Shutting down", "uvicorn.error") and "color_message" not in second
    assert "ZeroDivisionError" in third["exception"]
