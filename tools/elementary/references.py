"""Reference values of the elementary functions by mpmath at 120 bits or more.

    python3 tools/elementary/references.py FAMILY < inputs > references

Inputs are little-endian doubles: one per case, or two or three for functions of two or three arguments. For each function of
the family in turn the output holds, for all cases, the correctly rounded result (doubles) and then what is missing to the
true value, in units in the last place of that result (32-bit floats). Functions of a family share one evaluation: a sine and
a cosine cost one reduction. Needs mpmath; with gmpy2 it is several times faster.
"""

import sys
from array import array
from math import frexp, inf, ldexp, nan

from mpmath import libmp
from mpmath.libmp import (from_float, from_man_exp, mpf_add, mpf_asin, mpf_atan, mpf_atan2, mpf_cos_sin,
                          mpf_cosh_sinh, mpf_div, mpf_exp, mpf_log, mpf_mul, mpf_neg, mpf_nthroot, mpf_shift,
                          mpf_sqrt, mpf_sub, fone)

BITS = 120
FAMILIES = {
    "circle": ("sin", "cos", "tan"),
    "arc": ("asin", "acos"),
    "atan": ("atan",),
    "atan2": ("atan2",),
    "exponential": ("exp", "expm1"),
    "logarithm": ("log", "log2", "log10"),
    "log1p": ("log1p",),
    "hyperbola": ("sinh", "cosh", "tanh"),
    "cbrt": ("cbrt",),
    "pow": ("pow",),
    "hypot": ("hypot",),
    "hypot3": ("hypot3",),
}
ARGUMENTS = {"atan2": 2, "pow": 2, "hypot": 2, "hypot3": 3}
LN2 = libmp.mpf_ln2(200)
LN10 = libmp.mpf_ln10(200)
HALF_PI = mpf_shift(libmp.mpf_pi(400), -1)


def magnitude(v):
    """The exponent e with 2^(e-1) <= |v| < 2^e."""
    return v[2] + v[3]


def circle(x):
    if magnitude(x) < -80:  # sin x = x − x³/6, cos x = 1 − x²/2, tan x = x + x³/3, to 2^-300
        cube = mpf_mul(mpf_mul(x, x), x)
        return (mpf_sub(x, mpf_div(cube, from_float(6.0), BITS), 400), mpf_sub(fone, mpf_shift(mpf_mul(x, x), -1), 400),
                mpf_add(x, mpf_div(cube, from_float(3.0), BITS), 400))
    cosine, sine = mpf_cos_sin(x, BITS)
    return sine, cosine, mpf_div(sine, cosine, BITS)


def exponential(x):
    if magnitude(x) < -60:
        less1 = mpf_add(x, mpf_add(mpf_shift(mpf_mul(x, x), -1), mpf_div(mpf_mul(x, mpf_mul(x, x)), from_float(6.0), BITS)), 400)
        return mpf_add(fone, less1, 400), less1
    result = mpf_exp(x, BITS + max(0, -magnitude(x)))
    return result, mpf_sub(result, fone, 400)


def logarithm(x):
    result = mpf_log(x, BITS)
    return result, mpf_div(result, LN2, BITS), mpf_div(result, LN10, BITS)


def log1p(x):
    if magnitude(x) < -60:
        square = mpf_mul(x, x)
        return (mpf_add(x, mpf_sub(mpf_div(mpf_mul(x, square), from_float(3.0), BITS), mpf_shift(square, -1)), 400),)
    return (mpf_log(mpf_add(fone, x), BITS),)


def hyperbola(x):
    if magnitude(x) < -80:
        cube = mpf_mul(mpf_mul(x, x), x)
        return (mpf_add(x, mpf_div(cube, from_float(6.0), BITS), 400), mpf_add(fone, mpf_shift(mpf_mul(x, x), -1), 400),
                mpf_sub(x, mpf_div(cube, from_float(3.0), BITS), 400))
    # Twice the bits: sinh x is far below cosh x for small x, and tanh x close to 1 for large x.
    cosh, sinh = mpf_cosh_sinh(x, BITS + max(0, -magnitude(x)))
    return sinh, cosh, mpf_div(sinh, cosh, BITS)


def arc(x):
    # 40 bits more: acos x falls to 2^-26, and is what is left of pi/2.
    arcsine = x if magnitude(x) < -400 else mpf_asin(x, BITS + 40)
    return arcsine, libmp.fzero if x == fone else mpf_sub(HALF_PI, arcsine, BITS)


def arctangent(x):
    return (x if magnitude(x) < -400 else mpf_atan(x, BITS),)


def cbrt(x):
    if x[0]:
        return (mpf_neg(mpf_nthroot(mpf_neg(x), 3, BITS)),)
    return (mpf_nthroot(x, 3, BITS),)


def power(x, y):
    # The result only matters where it is a double: a hopeless exponent is cut to what is surely 0 or infinite.
    if x[0]:  # a negative base comes with a whole exponent
        result = power(mpf_neg(x), y)[0]
        return (mpf_neg(result) if int(libmp.to_int(y)) & 1 else result,)
    if x == fone:
        return (fone,)
    product = mpf_mul(mpf_log(x, BITS + 30), y, BITS + 30)
    if magnitude(product) > 12:
        return (mpf_exp(from_float(-4000.0 if product[0] else 4000.0), BITS),)
    if magnitude(product) < -300:
        return (mpf_add(fone, product, 500),)
    return (mpf_exp(product, BITS),)


def length(*sides):
    squares = libmp.fzero
    for side in sides:
        squares = mpf_add(squares, mpf_mul(side, side))
    return (mpf_sqrt(squares, BITS),)


EVALUATE = {
    "circle": circle, "arc": arc, "atan": arctangent,
    "atan2": lambda y, x: (mpf_atan2(y, x, BITS),), "exponential": exponential, "logarithm": logarithm, "log1p": log1p,
    "hyperbola": hyperbola, "cbrt": cbrt, "pow": power, "hypot": length, "hypot3": length,
}


def number(x):
    """An mpmath number from a finite double, without the checks of libmp.from_float."""
    mantissa, exponent = frexp(x)
    return from_man_exp(int(mantissa * 9007199254740992.0), exponent - 53)


def rounded(value):
    """(nearest double, the rest in units in its last place) of an mpmath number."""
    sign, mantissa, exponent, count = value
    if not mantissa:
        return (0.0, 0.0) if value == libmp.fzero else (nan, 0.0)
    unit = exponent + count - 53
    if unit < -1074:
        unit = -1074
    shift = unit - exponent
    if shift <= 0:
        whole, rest = mantissa << -shift, 0.0
    elif shift > 900:  # far below the last place
        whole, rest = mantissa >> shift, 0.0
    else:
        whole = (mantissa + (1 << (shift - 1))) >> shift
        rest = ldexp(float(mantissa - (whole << shift)), -shift)
    if unit > 970 and (unit > 971 or whole >> 53):
        return (-inf if sign else inf), 0.0
    nearest = ldexp(float(whole), unit)
    return (-nearest, -rest) if sign else (nearest, rest)


def references(family, values):
    """For each function of the family: (array of doubles, array of rests), for `values`, an array of doubles."""
    evaluate = EVALUATE[family]
    names = FAMILIES[family]
    arguments = ARGUMENTS.get(family, 1)
    results = [(array("d"), array("f")) for _ in names]
    numbers = map(number, values)
    cases = zip(*[numbers] * arguments)
    if len(names) == 1:
        nearest, rest = results[0][0].append, results[0][1].append
        for case in cases:
            a, b = rounded(evaluate(*case)[0])
            nearest(a)
            rest(b)
        return results
    for case in cases:
        for result, value in zip(results, evaluate(*case)):
            a, b = rounded(value)
            result[0].append(a)
            result[1].append(b)
    return results


def main():
    values = array("d")
    values.frombytes(sys.stdin.buffer.read())
    if sys.byteorder != "little":
        values.byteswap()
    for nearest, rest in references(sys.argv[1], values):
        if sys.byteorder != "little":
            nearest.byteswap()
            rest.byteswap()
        sys.stdout.buffer.write(nearest.tobytes() + rest.tobytes())


if __name__ == "__main__":
    main()
