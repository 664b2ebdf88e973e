/* C partner of the ballistic step: the equations and constants of packages/core/src/motion/ballistic-model.ts with a constant drag
 * ratio, advanced by the classical Runge-Kutta method. It works the air out by the standard's formulas and the height by Bowring's
 * step, where ours takes the air from polynomials and the height from a series. Prints the checksum and the CPU time a step. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define A 6378137.0
#define F (1 / 298.257223563)
#define RATIO (1 - F)
#define B (A * RATIO)
#define E2 (F * (2 - F))
#define GM 3.986004418e14
#define OMEGA 7.292115e-5
#define J2 1.082629821e-3
#define R0 6356766.0
#define GAS (8314.32 / 28.9644)
#define HYDRO (9.80665 / GAS)

static const double base[7] = {0, 11000, 20000, 32000, 47000, 51000, 71000};
static const double gradient[7] = {-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002};
static double temperature[7], pressure[7];

static void layers(void) {
  temperature[0] = 288.15;
  pressure[0] = 101325;
  for (int i = 1; i < 7; i++) {
    double d = base[i] - base[i - 1];
    temperature[i] = temperature[i - 1] + gradient[i - 1] * d;
    pressure[i] = gradient[i - 1] == 0 ? pressure[i - 1] * exp(-HYDRO * d / temperature[i - 1])
                                       : pressure[i - 1] * pow(temperature[i - 1] / temperature[i], HYDRO / gradient[i - 1]);
  }
}

static inline double height(double x, double y, double z) {
  double p = sqrt(x * x + y * y), n = fabs(z), s = RATIO * p, size = sqrt(n * n + s * s), inverse = 1 / size;
  double pull = A * E2 * inverse * inverse * inverse;
  double sine = RATIO * n + pull * n * n * n, cosine = fmax(0, p - pull * s * s * s), scaled = RATIO * cosine;
  double foot = sqrt(sine * sine + cosine * cosine), normal = sqrt(sine * sine + scaled * scaled);
  return (p * scaled + n * sine - B * foot) / normal;
}

static inline double density(double h) {
  double g = R0 * h / (R0 + h);
  int i = 0;
  while (i < 6 && g >= base[i + 1]) i++;
  double d = g - base[i], t = temperature[i] + gradient[i] * d;
  double p = gradient[i] == 0 ? pressure[i] * exp(-HYDRO * d / temperature[i])
                              : pressure[i] * exp(HYDRO / gradient[i] * log(temperature[i] / t));
  return p / (GAS * t);
}

static inline void rates(const double *s, double *r, double area) {
  double x = s[0], y = s[1], z = s[2], vx = s[3], vy = s[4], vz = s[5];
  double r2 = x * x + y * y + z * z, pull = -GM / (r2 * sqrt(r2)), bulge = 1.5 * J2 * A * A / r2, polar = 5 * z * z / r2;
  double across = pull * (1 + bulge * (1 - polar)), along = pull * (1 + bulge * (3 - polar));
  double drag = -0.5 * density(height(x, y, z)) * sqrt(vx * vx + vy * vy + vz * vz) * area;
  r[0] = vx, r[1] = vy, r[2] = vz;
  r[3] = across * x + OMEGA * (OMEGA * x + 2 * vy) + drag * vx;
  r[4] = across * y + OMEGA * (OMEGA * y - 2 * vx) + drag * vy;
  r[5] = along * z + drag * vz;
}

static void step(double *y, double h, double area) {
  double k1[6], k2[6], k3[6], k4[6], s[6];
  rates(y, k1, area);
  for (int i = 0; i < 6; i++) s[i] = y[i] + 0.5 * h * k1[i];
  rates(s, k2, area);
  for (int i = 0; i < 6; i++) s[i] = y[i] + 0.5 * h * k2[i];
  rates(s, k3, area);
  for (int i = 0; i < 6; i++) s[i] = y[i] + h * k3[i];
  rates(s, k4, area);
  for (int i = 0; i < 6; i++) y[i] += h / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
}

int main(int argc, char **argv) {
  int bodies = atoi(argv[1]), steps = atoi(argv[2]);
  layers();
  clock_t begun = clock();
  double sum = 0;
  for (int i = 0; i < bodies; i++) {
    double y[6] = {A + 100, 0, 0, 1000 + i, 0, 1000};
    for (int k = 0; k < steps; k++) step(y, 0.01, 1.0 / 9000);
    sum += y[0] + y[1] + y[2];
  }
  double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
  printf("%.9e %.3f\n", sum, 1e9 * seconds / ((double)bodies * steps));
  return 0;
}
