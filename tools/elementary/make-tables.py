"""Writes the tables of packages/core/src/numerics/elementary (the files named *.data.ts).

    python3 tools/elementary/make-tables.py          (needs mpmath)

Every number is computed at 400 bits and rounded once. Where a table value is split in two, the first part is
rounded to so few bits that the sums it takes part in are exact, and the second carries the rest.
"""

import math
import pathlib
import sys

from mpmath import mp, mpf

mp.prec = 400
OUT = pathlib.Path(__file__).resolve().parents[2] / "packages/core/src/numerics/elementary"


def parts(value, grid_bits=None):
    """value = high + low, where high is the nearest double, or the nearest multiple of 2^-grid_bits."""
    high = float(value) if grid_bits is None else float(mp.nint(value * mpf(2) ** grid_bits) / mpf(2) ** grid_bits)
    return high, float(value - mpf(high))


def write(name, head, arrays):
    lines = ["// Written by tools/elementary/make-tables.py; not edited by hand.",
             "// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: table values, not constants.", ""]
    lines += [f"/** {head} */"] if len(arrays) == 1 else [f"// {head}"]
    for array_name, doc, values in arrays:
        if doc:
            lines += ["", f"/** {doc} */"]
        lines.append(f"export const {array_name}: readonly number[] = [")
        row = "  "
        for value in values:
            text = repr(value)
            text = text[:-2] if text.endswith(".0") else text
            if len(row) + len(text) + 2 > 110:
                lines.append(row.rstrip())
                row = "  "
            row += text + ", "
        lines += [row.rstrip(), "];"]
    (OUT / name).write_text("\n".join(lines) + "\n")


def exponential():
    values = []
    for j in range(128):
        values += parts(mp.exp(mp.log(2) * j / 128))
    write("exp.data.ts", "2^(j/128) for j = 0 … 127 as pairs: nearest double, remainder.", [("EXP_TABLE", "", values)])
    step = mp.log(2) / 128
    print("exp: ln2/128 =", parts(step, 41), " 128/ln2 =", float(1 / step))


# Cells of the logarithm: the significand runs over [0.705, 1.41) in 128 cells of 2^13 units of the high word,
# and the 76th cell has 1 at its centre (see log.ts).
FIRST_CENTRE = 0x3FF00000 - 75 * 0x2000


def logarithm():
    import struct

    cells, binary, decimal = [], [], []
    for j in range(128):
        centre = struct.unpack("<d", struct.pack("<Q", (FIRST_CENTRE + j * 0x2000) << 32))[0]
        grid = 256 if centre < 1 else 512
        inverse = round(grid / centre) / grid
        offset = centre * inverse - 1  # exact: 8 bits by 9 bits
        assert mpf(centre) * mpf(inverse) - 1 == mpf(offset)
        value = -mp.log(mpf(inverse))
        cells += [centre, inverse, offset, *parts(value, 42)]
        binary += parts(value / mp.log(2), 42)
        decimal += parts(value / mp.log(10), 42)
    write("log.data.ts", "Cells of the logarithms; log.ts says how they are used.", [
        ("LOG_CELLS", "Per cell: centre, short inverse c, centre·c − 1, and −ln c in two parts.", cells),
        ("LOG2_CELLS", "Per cell: −log2 c in two parts.", binary),
        ("LOG10_CELLS", "Per cell: −log10 c in two parts.", decimal),
    ])
    print("log: ln 2 =", parts(mp.log(2), 42), " log10 2 =", parts(mp.log10(2), 42))
    for name, value in (("1/ln 2", 1 / mp.log(2)), ("1/ln 10", 1 / mp.log(10))):
        short = float(mp.nint(value * 2**26) / 2**26) if value > 1 else float(mp.nint(value * 2**27) / 2**27)
        print("    ", name, "=", short, float(value - mpf(short)))


def arctangent():
    values = []
    for e in range(-4, 5):
        for j in range(16):
            centre = (1 + (j + 0.5) / 16) * 2.0**e
            values += [centre, *parts(mp.atan(mpf(centre)))]
    write("atan.data.ts",
          "Centres c = (1 + (j + 1/2)/16)·2^e, e = −4 … 4, j = 0 … 15, and atan c as nearest double and remainder.",
          [("ATAN_CELLS", "", values)])
    print("atan: pi/2 =", parts(mp.pi / 2))


def two_over_pi():
    digits, rest = [], 2 / mp.pi
    with mp.workprec(2000):
        rest = 2 / mp.pi
        for _ in range(54):
            rest *= 2**24
            digit = int(mp.floor(rest))
            digits.append(digit)
            rest -= digit
    write("two-over-pi.data.ts", "2/π in digits of 24 bits, the first worth 2^−24: 1,296 bits in all.",
          [("TWO_OVER_PI", "", digits)])
    first, rest = parts(mp.pi / 2, 32)
    second = parts(mp.pi / 2 - mpf(first), 65)[0]
    print("reduction: pi/2 =", first, second, float(mp.pi / 2 - mpf(first) - mpf(second)), " 2/pi =", float(2 / mp.pi))


if __name__ == "__main__":
    exponential()
    logarithm()
    arctangent()
    two_over_pi()
