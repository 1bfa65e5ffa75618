# The model of the bench in NumPy: a matrix of draws by months for each line.
import json
import statistics
import sys
import time

import numpy as np

h = json.load(sys.stdin)
n = h["months"]


def part(a, share):
    return (a * share + 5000) // 10000


def reckon(sales, costs):
    """Cash at the end of each month and result of each, for each draw's factors."""
    shape = (len(sales), n)
    cash, vats, result = (np.zeros(shape, np.int64) for _ in range(3))
    sold = {}

    def post(a, line, sign):
        vat = part(a, line["vat_bp"])
        late = line.get("delay_days", 0) // 30
        cash[:, late:] += sign * (a + vat)[:, : n - late]
        vats[:, late:] += sign * vat[:, : n - late]
        np.add(result, sign * a, out=result)

    for line in h["sales"]:
        a = part(np.full(shape, line["amount"], np.int64), sales[:, None])
        sold[line["key"]] = a
        post(a, line, 1)
    for line in h["costs"]:
        if line.get("of"):
            a = part(sum(sold[key] for key in line["of"]), line["share_bp"])
        else:
            a = np.full(shape, line["amount"], np.int64)
        post(part(a, costs[:, None]), line, -1)
    credit = np.zeros(len(sales), np.int64)
    for t in range(n):
        credit -= vats[:, t]
        if t + 1 < n:
            cash[:, t + 1] += np.minimum(credit, 0)
        credit = np.maximum(credit, 0)
    return cash.cumsum(axis=1), result


def draw():
    chance = np.random.default_rng(h["seed"])
    factors = [np.rint(chance.triangular(r["low_bp"], r["mode_bp"], r["high_bp"], h["draws"])).astype(np.int64) for r in h["risks"]]
    cash, result = reckon(*factors)
    marks = [5, 25, 50, 75, 95]
    np.percentile(cash, marks, axis=0)
    np.percentile(cash.min(axis=1), marks)
    np.percentile(result.reshape(len(result), -1, 12).sum(axis=2), marks, axis=0)
    (cash < 0).mean(axis=0)


took = []
for _ in range(5):
    began = time.perf_counter()
    draw()
    took.append(time.perf_counter() - began)
whole = np.full(1, 10000, np.int64)
print(json.dumps({"cash": reckon(whole, whole)[0][0].tolist(), "seconds": statistics.median(took)}))
