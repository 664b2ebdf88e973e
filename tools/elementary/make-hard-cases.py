"""Writes validation/elementary-functions/*.csv: 2,000 hard cases for each elementary function.

    python3 tools/elementary/make-hard-cases.py          (needs mpmath; takes seconds)

Per function: neighbourhoods where such functions go wrong (next to multiples of pi/2, to 0, 1, powers of 2 and the edges of
overflow and of the subnormal numbers), the thresholds and table edges of our own code, the largest errors that a search found
(found-worst.txt, written by find-worst.mjs), and seeded random numbers of all sizes for the rest. References come from references.py.
"""

import math
import pathlib
import random
import struct
import sys
from array import array

from mpmath import mp, mpf

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from references import ARGUMENTS, FAMILIES, references  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parents[1] / "validation/elementary-functions"
COUNT = 2000
MAX = sys.float_info.max
TINY = 5e-324
NORMAL = sys.float_info.min
mp.prec = 1300
rng = random.Random(20200108)


def beside(x, reach=1):
    """x and its neighbours."""
    result = [x]
    up = down = x
    for _ in range(reach):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        result += [up, down]
    return result


def both(values):
    return [s * v for v in values for s in (1.0, -1.0)]


def flat(lists):
    return [v for values in lists for v in values]


def size(low, high):
    """A random number with exponent between low and high."""
    return math.ldexp(1 + rng.random(), rng.randrange(low, high))


def signed(low, high):
    return size(low, high) * rng.choice((1, -1))


def nearest_to_multiple(exponent):
    """The m·2^exponent, m of 53 bits, that comes nearest to a multiple of pi/2, by continued fractions."""
    ratio = mpf(2) ** exponent * 2 / mp.pi
    p0, q0, p1, q1, rest = 1, 0, int(mp.floor(ratio)), 1, ratio - mp.floor(ratio)
    while rest:
        rest = 1 / rest
        a = int(mp.floor(rest))
        rest -= a
        if a * q1 + q0 >= 2**53:
            break
        p0, q0, p1, q1 = p1, q1, a * p1 + p0, a * q1 + q0
    return math.ldexp(float(q1 * (2**53 // q1)) if q1 * (2**53 // q1) < 2**53 else float(q1), exponent)


def exponential_edges(steps):
    """Neighbours of (n + 1/2)·ln2/128, where the table's entry changes."""
    return flat(beside(float((n + mpf(0.5)) * mp.log(2) / 128)) for n in steps)


SMALL = [math.ldexp(1.0, -k) for k in (9, 13, 17, 25, 26, 27, 28, 52, 53, 54, 55, 60, 100, 500, 1021, 1022, 1023, 1050, 1074)]
SMALL += [1e-8, 1e-17, 9e-9, 1.1e-8, NORMAL, TINY, 3 * TINY, 2.5e-310]


def circle():
    cases = flat(beside(float(n * mp.pi / 4)) for n in range(1, 201))
    cases += [nearest_to_multiple(e) for e in range(-51, 971, 3)]
    cases += flat(beside(x, 3) for x in (1647000.0, 1647099.0, math.pi / 4, 0.7853981633974482, 1e22, MAX))
    cases += flat(beside(float(n * mp.pi / 2)) for n in (2**10, 2**17 + 1, 2**20 - 1, 2**20 + 1, 2**25 + 3, 2**40 + 1, 2**52 + 1))
    cases += [10.0**k for k in range(-20, 300, 7)] + SMALL
    return [(x * rng.choice((1, -1)),) for x in cases], lambda: (signed(*rng.choice(((-3, 6), (-30, 20), (-1070, 1023)))),)


def arc():
    cases = flat(beside(x, 4) for x in (0.5, math.sqrt(0.5), math.sqrt(0.75), 0.25, 0.75))
    cases += [1 - k * 2.0**-53 for k in range(0, 60)] + [1 - 2.0**-k for k in range(1, 54)] + SMALL
    cases += [math.sin(math.radians(d)) for d in range(1, 90)] + [1 - size(-52, -1) for _ in range(300)]
    return [(x,) for x in both(cases)], lambda: (rng.choice((rng.uniform(-1, 1), signed(-20, -1), rng.uniform(-0.5, 0.5))),)


def arctangent():
    cases = flat(beside(math.ldexp(1 + j / 16, e)) for e in range(-4, 6) for j in range(16))
    cases += [math.ldexp(1 + (j + 0.5) / 16, e) for e in range(-4, 5) for j in range(16)]
    cases += SMALL + [1 / s for s in SMALL[:13]] + [MAX, 1e300] + flat(beside(x, 4) for x in (0.0625, 32.0, 1.0))
    return [(x * rng.choice((1, -1)),) for x in cases], lambda: (signed(*rng.choice(((-8, 9), (-40, 60)))),)


def arctangent2():
    cases = []
    for e in range(-4, 6):
        for j in range(16):
            x = size(-30, 30)
            cases += [(y, x) for y in beside(math.ldexp(1 + j / 16, e) * x)]
    cases += [(a, b) for a in (TINY, 3 * TINY, NORMAL, 1e-160, 1e-150, 1e-140, 1.0, 1e140, 1e150, 1e160, MAX)
              for b in (TINY, 7 * TINY, NORMAL, 1e-150, 3e-135, 1.0, 2e135, 1e150, MAX)]
    cases += [(size(-60, -20), -1.0) for _ in range(60)] + [(1.0, signed(-60, -20)) for _ in range(60)]
    cases += [(v, v) for v in (size(-1000, 1000) for _ in range(40))]
    return ([(y * rng.choice((1, -1)), x * rng.choice((1, -1))) for y, x in cases],
            lambda: rng.choice(((signed(-3, 4), signed(-3, 4)), (signed(-12, 12), signed(-12, 12)), (signed(-1070, 1023), signed(-1070, 1023)))))


def exponential():
    cases = exponential_edges([*range(-60, 60), *(rng.randrange(-130000, 130000) for _ in range(120))])
    cases += flat(beside(x, 6) for x in (-708.0, 709.0, 709.782712893384, -745.1332191019411, -708.3964185322641, 0.0625, -0.0625,
                                         -40.0, -37.42994775023705, -36.7368005696771, 0.0027, 1.0, -1.0, 0.6931471805599453))
    cases += [rng.uniform(-745, -708) for _ in range(200)] + both(SMALL) + [float(n) for n in range(-40, 41) if n]
    return [(x,) for x in cases], lambda: (rng.choice((rng.uniform(-2, 2), rng.uniform(-745, 709.7), signed(-30, 9), rng.uniform(-0.2, 0.2))),)


def log_edges():
    cases = []
    for j in range(128):
        edge = struct.unpack("<d", struct.pack("<Q", (0x3FE69000 + j * 0x2000) << 32))[0]
        cases += [math.ldexp(x, e) for x in beside(edge) for e in (0, rng.randrange(-1020, 1020))]
    return cases


def logarithm():
    cases = log_edges() + beside(1.0, 40)
    cases += [1 + s * 2.0**-k for k in range(1, 53) for s in (1, -1)] + [2.0**k for k in range(-1074, 1024, 37)]
    cases += [10.0**k for k in range(0, 23)] + flat(beside(x, 2) for x in (MAX / 2, NORMAL, 2.0, 10.0, 0.5))
    cases += [MAX, TINY, 3 * TINY] + [1 + signed(-50, -1) for _ in range(200)] + [size(-1074, -1022) for _ in range(40)]
    return [(x,) for x in cases], lambda: (rng.choice((size(-3, 3), size(-1070, 1023), 1 + signed(-50, -2))),)


def logarithm1p():
    cases = [x - 1 for x in log_edges() if 2.0**-40 < x < 2.0**60] + flat(beside(x, 6) for x in (2.0**-9, -(2.0**-9), 1.0, 1e-17, -0.5))
    cases += [math.ldexp(1.0, k) - 1 for k in range(1, 54)] + [2.0**-k - 1 for k in range(1, 54)] + both(SMALL)
    cases += [size(20, 1023) for _ in range(60)] + [MAX]
    return [(x,) for x in cases if x], lambda: (rng.choice((rng.uniform(-1, 1), signed(-50, -2), size(-3, 60))),)


def hyperbola():
    cases = exponential_edges([*range(0, 150), *(rng.randrange(0, 131000) for _ in range(60))])
    cases += flat(beside(x, 6) for x in (0.125, 20.0, 40.0, 709.782712893384, 710.4758600739439, 19.06154746539849, 22.0)) + SMALL
    cases += [rng.uniform(709, 710.47) for _ in range(60)] + [float(n) for n in range(1, 40)]
    return [(x * rng.choice((1, -1)),) for x in cases], lambda: (rng.choice((rng.uniform(-2, 2), rng.uniform(-710, 710), signed(-30, 6))),)


def cube_root():
    cases = flat(beside(float(n**3)) for n in range(1, 120)) + [float(n**3) for n in range(1000, 208000, 2711)]
    cases += flat(beside(2.0**k) for k in range(-1022, 1024, 11)) + [size(-1074, -1022) for _ in range(100)] + [TINY, NORMAL, MAX]
    return [(x * rng.choice((1, -1)),) for x in cases], lambda: (signed(*rng.choice(((0, 3), (-1074, 1023)))),)


def exponent_for(base, target):
    return float(mpf(target) / mp.log(mpf(base)))


def power():
    cases = [(float(x), float(y)) for x in range(2, 12) for y in range(1, 16)] + [(float(-x), float(y)) for x in range(1, 9) for y in range(-7, 8)]
    for _ in range(60):
        base = rng.choice((size(-1070, 1020), size(-3, 3), 1 + signed(-40, -2)))
        if base == 1:
            continue
        for target in (709.782712893384, -708.3964185322641, -745.1, rng.uniform(-745, -708)):
            cases += [(base, y) for y in beside(exponent_for(base, target)) if math.isfinite(y) and y]
    cases += [(x, y) for x in (size(-100, 100) for _ in range(30)) for y in (0.5, -0.5, 1 / 3, -1.0, 2.0, 3.0, 1.0, 1.5, 1e-300)]
    cases += [(x, y) for x in beside(1.0, 3)[1:] for y in (2.0**52, -(2.0**53), 2.0**62 * 1.1, -(2.0**61) * 1.3, 1e10)]
    cases += [(TINY, 0.5), (3 * TINY, -0.25), (MAX, 0.999), (MAX, -1.0), (NORMAL, 1.0), (-3.0, 33.0), (-2.5, 101.0)]
    cases += [(size(-1074, -1022), rng.uniform(-0.9, 0.9)) for _ in range(50)]
    log_cells = [(x, rng.uniform(-60, 60)) for x in log_edges()[::3]]

    def fill():
        base = rng.choice((size(-3, 3), size(-1000, 1000), 1 + signed(-30, -2)))
        return base, exponent_for(base, rng.uniform(-745, 709)) if base != 1 else 3.0

    return cases + log_cells, fill


def lengths(arguments):
    cases = []
    for m in range(2, 16):
        for n in range(1, m):
            cases.append((float(m * m - n * n), float(2 * m * n)))
    edges = (TINY, 3 * TINY, NORMAL, 1e-160, 1e-130, 1.1e-130, 1e-100, 1.0, 1e150, 0.9e150, 1e160, MAX / 2)
    cases += [(a, b) for a in edges for b in edges]
    for k in (20, 25, 26, 27, 28, 29, 50, 52, 53, 54):
        for _ in range(12):
            a = size(-200, 200)
            cases.append((a, math.ldexp(a, -k) * rng.uniform(0.5, 2)))
    cases += [(a, a * rng.choice((1.0, 1 + 2.0**-52, 0.5, 0.75))) for a in (size(-400, 400) for _ in range(60))]

    def fill():
        kind = rng.choice(((-2, 3), (-12, 12), (-30, 30)))
        shift = rng.choice((0, 0, 490, -425, 900, -900, -1000))
        return tuple(signed(kind[0] + shift, kind[1] + shift) for _ in range(arguments))

    if arguments == 3:
        thirds = (1.0, 1e-20, 0.3)
        cases = [(a, b, a * rng.choice(thirds)) for a, b in cases] + [(0.0, 3.0, 4.0), (2.0, 3.0, 6.0), (1.0, 2.0, 2.0)]
    return [tuple(v * rng.choice((1, -1)) for v in case) for case in cases], fill


FAMILY_CASES = {
    "circle": circle, "arc": arc, "atan": arctangent, "atan2": arctangent2, "exponential": exponential, "logarithm": logarithm,
    "log1p": logarithm1p, "hyperbola": hyperbola, "cbrt": cube_root, "pow": power, "hypot": lambda: lengths(2),
    "hypot3": lambda: lengths(3),
}


def bits(x):
    return struct.pack(">d", x).hex()


def found_worst():
    found = {}
    path = HERE / "found-worst.txt"
    if path.exists():
        for line in path.read_text().splitlines():
            name, *words = line.split()
            found.setdefault(name, []).append(tuple(struct.unpack(">d", bytes.fromhex(w))[0] for w in words))
    return found


def main():
    found = found_worst()
    for family, names in FAMILIES.items():
        structured, fill = FAMILY_CASES[family]()
        for f, name in enumerate(names):
            chosen = dict.fromkeys(found.get(name, []))
            chosen.update(dict.fromkeys(case for case in structured if any(case) and all(map(math.isfinite, case))))
            if len(chosen) > COUNT:
                chosen = dict.fromkeys(list(chosen)[:COUNT])
            while len(chosen) < COUNT:
                chosen[fill()] = None
            cases = list(chosen)
            nearest, rest = references(family, array("d", [v for case in cases for v in case]))[f]
            columns = ["x", "y", "z"][: ARGUMENTS.get(family, 1)]
            lines = [",".join([*columns, "nearest", "rest"])]
            for case, value, part in zip(cases, nearest, rest):
                lines.append(",".join([*map(bits, case), bits(value), str(round(part * 10000))]))
            (OUT / f"{name}.csv").write_text("\n".join(lines) + "\n")
            print(name, len(structured), "placed,", len(found.get(name, [])), "found")


if __name__ == "__main__":
    main()
