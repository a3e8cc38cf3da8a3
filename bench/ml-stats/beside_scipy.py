"""Reads two samples of doubles, times scipy and numpy on them, and prints what they say as one line of JSON."""
import json
import sys
import time

import numpy
import scipy
from scipy import stats

folder, rounds = sys.argv[1], int(sys.argv[2])
a, b = (numpy.fromfile(f"{folder}/{name}.f64") for name in "ab")


def psi():
    edges = numpy.quantile(a, [i / 10 for i in range(1, 10)])
    shares = [
        numpy.maximum(numpy.bincount(numpy.searchsorted(edges, x, side="left"), minlength=10) / len(x), 1e-4)
        for x in (a, b)
    ]
    return float(((shares[1] - shares[0]) * numpy.log(shares[1] / shares[0])).sum())


def timed(ask):
    times, value = [], None
    for _ in range(rounds):
        begin = time.perf_counter()
        value = ask()
        times.append((time.perf_counter() - begin) * 1000)
    return {"ms": times, "value": value}


ks = timed(lambda: [float(x) for x in stats.ks_2samp(a, b)[:2]])
print(
    json.dumps(
        {
            "scipy": scipy.__version__,
            "numpy": numpy.__version__,
            "ks": ks,
            "wasserstein": timed(lambda: float(stats.wasserstein_distance(a, b))),
            "psi": timed(psi),
        }
    )
)
