"""Prints the polynomials of the elementary functions that are not plain Taylor series.

    python3 tools/elementary/minimax.py          (needs mpmath)

Remez' exchange at 200 bits: the polynomial whose error, divided by a given scale, is smallest in the largest place.
Coefficients are rounded to double one after the other, lowest power first, each time solving anew for the rest.
"""

from mpmath import mp, mpf

mp.prec = 200


def remez(function, scale, low, high, degree, fixed=()):
    """Coefficients of the best polynomial whose first ones are `fixed`, and its worst scaled error."""
    unknowns = degree + 1 - len(fixed)
    low, high = mpf(low), mpf(high)

    def target(x):
        return function(x) - mp.polyval(list(reversed(fixed)) or [mpf(0)], x)

    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * (unknowns + 1)))
             for i in range(unknowns + 1)][::-1]
    for _ in range(12):
        matrix = mp.matrix(unknowns + 1, unknowns + 1)
        right = mp.matrix(unknowns + 1, 1)
        for i, x in enumerate(nodes):
            for k in range(unknowns):
                matrix[i, k] = x ** (k + len(fixed))
            matrix[i, unknowns] = (-1) ** i * scale(x)
            right[i] = target(x)
        solution = mp.lu_solve(matrix, right)
        coefficients = list(fixed) + [solution[k] for k in range(unknowns)]

        def error(x):
            return (function(x) - mp.polyval(list(reversed(coefficients)), x)) / scale(x)

        # The extrema: the largest error between neighbouring sign changes on a fine grid, refined by parabolas.
        count = 60 * (unknowns + 1)
        grid = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * i / count) for i in range(count + 1)]
        values = [error(x) for x in grid]
        groups, start = [], 0
        for i in range(1, count + 1):
            if values[i] * values[i - 1] < 0:
                groups.append((start, i))
                start = i
        groups.append((start, count + 1))
        best = [max(range(a, b), key=lambda i: abs(values[i])) for a, b in groups]
        if len(best) < unknowns + 1:
            break
        while len(best) > unknowns + 1:
            best.pop(0 if abs(values[best[0]]) < abs(values[best[-1]]) else -1)
        previous, nodes = nodes, [grid[i] for i in best]
        if max(abs(a - b) for a, b in zip(previous, nodes)) < (high - low) * mpf(10) ** -6:
            break
    return coefficients, max(abs(v) for v in values)


def show(name, function, scale, low, high, degree):
    fixed = []
    for _ in range(degree + 1):
        coefficients, _worst = remez(function, scale, low, high, degree, tuple(fixed))
        fixed.append(mpf(float(coefficients[len(fixed)])))
    points = [low + (high - low) * mpf(i) / 2000 for i in range(2001)]
    worst = max(abs((function(x) - mp.polyval(list(reversed(fixed)), x)) / scale(x)) for x in points if x > 0)
    print(f"{name}: worst error 2^{float(mp.log(worst, 2)):.2f}")
    for power, value in enumerate(fixed):
        print(f"   z^{power}: {float(value)!r}")


def main():
    quarter = (mp.pi / 4 + mpf(2) ** -20) ** 2
    root = mp.sqrt

    # sin r = r + r·z·S(z), cos r = 1 − z/2 + z²·C(z), z = r²; errors relative to the result.
    show("S", lambda z: (mp.sin(root(z)) / root(z) - 1) / z if z else mpf(-1) / 6,
         lambda z: mp.sin(root(z)) / root(z) / z, mpf(2) ** -30, quarter, 5)
    show("C", lambda z: (mp.cos(root(z)) - 1 + z / 2) / z**2,
         lambda z: mp.cos(root(z)) / z**2, mpf(2) ** -30, quarter, 5)
    # asin s = s + s·z·A(z), z = s² up to 1/4.
    show("A", lambda z: (mp.asin(root(z)) / root(z) - 1) / z,
         lambda z: mp.asin(root(z)) / root(z) / z, mpf(2) ** -30, mpf(1) / 4, 12)
    # m^(-1/3) for m in [1, 2].
    show("inverse cube root", lambda m: m ** (-mpf(1) / 3), lambda m: m ** (-mpf(1) / 3), mpf(1), mpf(2), 5)


if __name__ == "__main__":
    main()
