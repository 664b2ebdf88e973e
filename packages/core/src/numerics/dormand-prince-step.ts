/** One step of Dormand–Prince 5(4), and the coefficients of its continuous extension. Model and source: `ode-dormand-prince.ts`. */
import type { Derivative, DormandPrinceWork, StepControl } from './ode-dormand-prince.js';

const A21 = 1 / 5;
const A31 = 3 / 40;
const A32 = 9 / 40;
const A41 = 44 / 45;
const A42 = -56 / 15;
const A43 = 32 / 9;
const A51 = 19372 / 6561;
const A52 = -25360 / 2187;
const A53 = 64448 / 6561;
const A54 = -212 / 729;
const A61 = 9017 / 3168;
const A62 = -355 / 33;
const A63 = 46732 / 5247;
const A64 = 49 / 176;
const A65 = -5103 / 18656;
const A71 = 35 / 384;
const A73 = 500 / 1113;
const A74 = 125 / 192;
const A75 = -2187 / 6784;
const A76 = 11 / 84;
const E1 = 71 / 57600;
const E3 = -71 / 16695;
const E4 = 71 / 1920;
const E5 = -17253 / 339200;
const E6 = 22 / 525;
const E7 = -1 / 40;
const D1 = -12715105075 / 11282082432;
const D3 = 87487479700 / 32700410799;
const D4 = -10690763975 / 1880347072;
const D5 = 701980252875 / 199316789632;
const D6 = -1453857185 / 822651844;
const D7 = 69997945 / 29380423;

/** Number of coefficients of the continuous extension for each component. */
export const DENSE_ORDER = 5;

/** Tries a step of length `h` from `work.y` into `work.yNext`; its error as a multiple of the tolerance, as a mean over the components. */
export function tryStep<Model>(
  f: Derivative<Model>,
  model: Model,
  t: number,
  h: number,
  control: StepControl,
  work: DormandPrinceWork,
): number {
  return work.dimension === 6 ? trySix(f, model, t, h, control, work) : tryAny(f, model, t, h, control, work);
}

/** Writes the coefficients of the step that was tried last, of length `h`, into `work.dense`. */
export function denseCoefficients(h: number, work: DormandPrinceWork): void {
  if (work.dimension === 6) denseOfSix(h, work);
  else denseOfAny(h, work);
}

function tryAny<Model>(
  f: Derivative<Model>,
  model: Model,
  t: number,
  h: number,
  control: StepControl,
  work: DormandPrinceWork,
): number {
  const { dimension: n, y, yNext, stage, rates: k } = work;
  // Where the rates of the second to the seventh stage begin.
  const b = n;
  const c = 2 * n;
  const d = 3 * n;
  const e = 4 * n;
  const g = 5 * n;
  const l = 6 * n;
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * A21 * k[i];
  f(t + h / 5, stage, work.k2, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * (A31 * k[i] + A32 * k[b + i]);
  f(t + (3 * h) / 10, stage, work.k3, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * (A41 * k[i] + A42 * k[b + i] + A43 * k[c + i]);
  f(t + (4 * h) / 5, stage, work.k4, model);
  for (let i = 0; i < n; i++) {
    stage[i] = y[i] + h * (A51 * k[i] + A52 * k[b + i] + A53 * k[c + i] + A54 * k[d + i]);
  }
  f(t + (8 * h) / 9, stage, work.k5, model);
  for (let i = 0; i < n; i++) {
    stage[i] = y[i] + h * (A61 * k[i] + A62 * k[b + i] + A63 * k[c + i] + A64 * k[d + i] + A65 * k[e + i]);
  }
  f(t + h, stage, work.k6, model);
  for (let i = 0; i < n; i++) {
    yNext[i] = y[i] + h * (A71 * k[i] + A73 * k[c + i] + A74 * k[d + i] + A75 * k[e + i] + A76 * k[g + i]);
  }
  f(t + h, yNext, work.k7, model);
  const { absoluteTolerance, relativeTolerance } = control;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const estimate =
      h * (E1 * k[i] + E3 * k[c + i] + E4 * k[d + i] + E5 * k[e + i] + E6 * k[g + i] + E7 * k[l + i]);
    const scale = absoluteTolerance[i] + relativeTolerance * Math.max(Math.abs(y[i]), Math.abs(yNext[i]));
    sum += (estimate / scale) * (estimate / scale);
  }
  return Math.sqrt(sum / n);
}

function denseOfAny(h: number, work: DormandPrinceWork): void {
  const { dimension: n, y, yNext, rates: k, dense } = work;
  const c = 2 * n;
  const d = 3 * n;
  const e = 4 * n;
  const g = 5 * n;
  const l = 6 * n;
  let o = 0;
  for (let i = 0; i < n; i++) {
    const difference = yNext[i] - y[i];
    const bow = h * k[i] - difference;
    dense[o] = y[i];
    dense[o + 1] = difference;
    dense[o + 2] = bow;
    dense[o + 3] = difference - h * k[l + i] - bow;
    dense[o + 4] =
      h * (D1 * k[i] + D3 * k[c + i] + D4 * k[d + i] + D5 * k[e + i] + D6 * k[g + i] + D7 * k[l + i]);
    o += DENSE_ORDER;
  }
}

/** `tryAny` written out for six equations, position and velocity: the same sums in the same order in two thirds of the time. */
function trySix<Model>(
  f: Derivative<Model>,
  model: Model,
  t: number,
  h: number,
  control: StepControl,
  work: DormandPrinceWork,
): number {
  const { y, yNext, stage, rates: k } = work;
  stage[0] = y[0] + h * A21 * k[0];
  stage[1] = y[1] + h * A21 * k[1];
  stage[2] = y[2] + h * A21 * k[2];
  stage[3] = y[3] + h * A21 * k[3];
  stage[4] = y[4] + h * A21 * k[4];
  stage[5] = y[5] + h * A21 * k[5];
  f(t + h / 5, stage, work.k2, model);
  stage[0] = y[0] + h * (A31 * k[0] + A32 * k[6]);
  stage[1] = y[1] + h * (A31 * k[1] + A32 * k[7]);
  stage[2] = y[2] + h * (A31 * k[2] + A32 * k[8]);
  stage[3] = y[3] + h * (A31 * k[3] + A32 * k[9]);
  stage[4] = y[4] + h * (A31 * k[4] + A32 * k[10]);
  stage[5] = y[5] + h * (A31 * k[5] + A32 * k[11]);
  f(t + (3 * h) / 10, stage, work.k3, model);
  stage[0] = y[0] + h * (A41 * k[0] + A42 * k[6] + A43 * k[12]);
  stage[1] = y[1] + h * (A41 * k[1] + A42 * k[7] + A43 * k[13]);
  stage[2] = y[2] + h * (A41 * k[2] + A42 * k[8] + A43 * k[14]);
  stage[3] = y[3] + h * (A41 * k[3] + A42 * k[9] + A43 * k[15]);
  stage[4] = y[4] + h * (A41 * k[4] + A42 * k[10] + A43 * k[16]);
  stage[5] = y[5] + h * (A41 * k[5] + A42 * k[11] + A43 * k[17]);
  f(t + (4 * h) / 5, stage, work.k4, model);
  stage[0] = y[0] + h * (A51 * k[0] + A52 * k[6] + A53 * k[12] + A54 * k[18]);
  stage[1] = y[1] + h * (A51 * k[1] + A52 * k[7] + A53 * k[13] + A54 * k[19]);
  stage[2] = y[2] + h * (A51 * k[2] + A52 * k[8] + A53 * k[14] + A54 * k[20]);
  stage[3] = y[3] + h * (A51 * k[3] + A52 * k[9] + A53 * k[15] + A54 * k[21]);
  stage[4] = y[4] + h * (A51 * k[4] + A52 * k[10] + A53 * k[16] + A54 * k[22]);
  stage[5] = y[5] + h * (A51 * k[5] + A52 * k[11] + A53 * k[17] + A54 * k[23]);
  f(t + (8 * h) / 9, stage, work.k5, model);
  stage[0] = y[0] + h * (A61 * k[0] + A62 * k[6] + A63 * k[12] + A64 * k[18] + A65 * k[24]);
  stage[1] = y[1] + h * (A61 * k[1] + A62 * k[7] + A63 * k[13] + A64 * k[19] + A65 * k[25]);
  stage[2] = y[2] + h * (A61 * k[2] + A62 * k[8] + A63 * k[14] + A64 * k[20] + A65 * k[26]);
  stage[3] = y[3] + h * (A61 * k[3] + A62 * k[9] + A63 * k[15] + A64 * k[21] + A65 * k[27]);
  stage[4] = y[4] + h * (A61 * k[4] + A62 * k[10] + A63 * k[16] + A64 * k[22] + A65 * k[28]);
  stage[5] = y[5] + h * (A61 * k[5] + A62 * k[11] + A63 * k[17] + A64 * k[23] + A65 * k[29]);
  f(t + h, stage, work.k6, model);
  yNext[0] = y[0] + h * (A71 * k[0] + A73 * k[12] + A74 * k[18] + A75 * k[24] + A76 * k[30]);
  yNext[1] = y[1] + h * (A71 * k[1] + A73 * k[13] + A74 * k[19] + A75 * k[25] + A76 * k[31]);
  yNext[2] = y[2] + h * (A71 * k[2] + A73 * k[14] + A74 * k[20] + A75 * k[26] + A76 * k[32]);
  yNext[3] = y[3] + h * (A71 * k[3] + A73 * k[15] + A74 * k[21] + A75 * k[27] + A76 * k[33]);
  yNext[4] = y[4] + h * (A71 * k[4] + A73 * k[16] + A74 * k[22] + A75 * k[28] + A76 * k[34]);
  yNext[5] = y[5] + h * (A71 * k[5] + A73 * k[17] + A74 * k[23] + A75 * k[29] + A76 * k[35]);
  f(t + h, yNext, work.k7, model);
  const { absoluteTolerance: tolerance, relativeTolerance } = control;
  const share0 =
    (h * (E1 * k[0] + E3 * k[12] + E4 * k[18] + E5 * k[24] + E6 * k[30] + E7 * k[36])) /
    (tolerance[0] + relativeTolerance * Math.max(Math.abs(y[0]), Math.abs(yNext[0])));
  const share1 =
    (h * (E1 * k[1] + E3 * k[13] + E4 * k[19] + E5 * k[25] + E6 * k[31] + E7 * k[37])) /
    (tolerance[1] + relativeTolerance * Math.max(Math.abs(y[1]), Math.abs(yNext[1])));
  const share2 =
    (h * (E1 * k[2] + E3 * k[14] + E4 * k[20] + E5 * k[26] + E6 * k[32] + E7 * k[38])) /
    (tolerance[2] + relativeTolerance * Math.max(Math.abs(y[2]), Math.abs(yNext[2])));
  const share3 =
    (h * (E1 * k[3] + E3 * k[15] + E4 * k[21] + E5 * k[27] + E6 * k[33] + E7 * k[39])) /
    (tolerance[3] + relativeTolerance * Math.max(Math.abs(y[3]), Math.abs(yNext[3])));
  const share4 =
    (h * (E1 * k[4] + E3 * k[16] + E4 * k[22] + E5 * k[28] + E6 * k[34] + E7 * k[40])) /
    (tolerance[4] + relativeTolerance * Math.max(Math.abs(y[4]), Math.abs(yNext[4])));
  const share5 =
    (h * (E1 * k[5] + E3 * k[17] + E4 * k[23] + E5 * k[29] + E6 * k[35] + E7 * k[41])) /
    (tolerance[5] + relativeTolerance * Math.max(Math.abs(y[5]), Math.abs(yNext[5])));
  const sum =
    share0 * share0 + share1 * share1 + share2 * share2 + share3 * share3 + share4 * share4 + share5 * share5;
  return Math.sqrt(sum / 6);
}

/** `denseOfAny` written out for six equations. */
function denseOfSix(h: number, work: DormandPrinceWork): void {
  const { y, yNext, rates: k, dense } = work;
  const difference0 = yNext[0] - y[0];
  const bow0 = h * k[0] - difference0;
  dense[0] = y[0];
  dense[1] = difference0;
  dense[2] = bow0;
  dense[3] = difference0 - h * k[36] - bow0;
  dense[4] = h * (D1 * k[0] + D3 * k[12] + D4 * k[18] + D5 * k[24] + D6 * k[30] + D7 * k[36]);
  const difference1 = yNext[1] - y[1];
  const bow1 = h * k[1] - difference1;
  dense[5] = y[1];
  dense[6] = difference1;
  dense[7] = bow1;
  dense[8] = difference1 - h * k[37] - bow1;
  dense[9] = h * (D1 * k[1] + D3 * k[13] + D4 * k[19] + D5 * k[25] + D6 * k[31] + D7 * k[37]);
  const difference2 = yNext[2] - y[2];
  const bow2 = h * k[2] - difference2;
  dense[10] = y[2];
  dense[11] = difference2;
  dense[12] = bow2;
  dense[13] = difference2 - h * k[38] - bow2;
  dense[14] = h * (D1 * k[2] + D3 * k[14] + D4 * k[20] + D5 * k[26] + D6 * k[32] + D7 * k[38]);
  const difference3 = yNext[3] - y[3];
  const bow3 = h * k[3] - difference3;
  dense[15] = y[3];
  dense[16] = difference3;
  dense[17] = bow3;
  dense[18] = difference3 - h * k[39] - bow3;
  dense[19] = h * (D1 * k[3] + D3 * k[15] + D4 * k[21] + D5 * k[27] + D6 * k[33] + D7 * k[39]);
  const difference4 = yNext[4] - y[4];
  const bow4 = h * k[4] - difference4;
  dense[20] = y[4];
  dense[21] = difference4;
  dense[22] = bow4;
  dense[23] = difference4 - h * k[40] - bow4;
  dense[24] = h * (D1 * k[4] + D3 * k[16] + D4 * k[22] + D5 * k[28] + D6 * k[34] + D7 * k[40]);
  const difference5 = yNext[5] - y[5];
  const bow5 = h * k[5] - difference5;
  dense[25] = y[5];
  dense[26] = difference5;
  dense[27] = bow5;
  dense[28] = difference5 - h * k[41] - bow5;
  dense[29] = h * (D1 * k[5] + D3 * k[17] + D4 * k[23] + D5 * k[29] + D6 * k[35] + D7 * k[41]);
}
