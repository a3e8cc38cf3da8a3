"""Logs predictions to Muster with nothing but the standard library.

    MUSTER_URL=https://muster.example.org MUSTER_KEY=... python3 log_predictions.py < predictions.ndjson

Each line is one prediction as `POST /v1/predictions` takes it. Lines are numbered for this run, so that what
never arrives is found; what is sent again is stored once.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

ROWS_AT_ONCE = 500
TRIES = 5


class PredictionLog:
    """Collects predictions and sends them in lines. Not for several threads at once."""

    def __init__(self, url, key, producer):
        self._url = url.rstrip("/") + "/v1/predictions"
        self._key = key
        self._producer = producer
        self._run = uuid.uuid4().hex
        self._sequence = 0
        self._rows = []
        self.refused = []

    def log(self, prediction):
        """Adds one; sends when there are enough."""
        self._sequence += 1
        numbered = {"producer": self._producer, "run": self._run, "sequence": self._sequence}
        self._rows.append({**prediction, **numbered})
        if len(self._rows) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self):
        """Returns once everything is durable. Raises when Muster could not be reached in five tries."""
        if not self._rows:
            return
        body = "\n".join(json.dumps(row, separators=(",", ":")) for row in self._rows).encode()
        self.refused.extend(self._send(body)["refusals"])
        self._rows = []

    def _send(self, body):
        request = urllib.request.Request(
            self._url,
            data=body,
            headers={"content-type": "application/x-ndjson", "authorization": "Bearer " + self._key},
        )
        for attempt in range(1, TRIES + 1):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                # 503: nothing was kept, or not all of it; again in a moment. Anything else is ours to mend.
                if error.code != 503 or attempt == TRIES:
                    raise
            except urllib.error.URLError:
                if attempt == TRIES:
                    raise
            time.sleep(attempt)


def main():
    log = PredictionLog(os.environ["MUSTER_URL"], os.environ["MUSTER_KEY"], os.environ.get("MUSTER_PRODUCER", "example"))
    for line in sys.stdin:
        if line.strip():
            log.log(json.loads(line))
    log.flush()
    for refusal in log.refused:
        print(json.dumps(refusal), file=sys.stderr)
    return 1 if log.refused else 0


if __name__ == "__main__":
    sys.exit(main())
