/** The ballistic step against C: same equations, worked out in the plainest way, same steps, interleaved, CPU time. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ballisticModel, ballisticRates, constantDrag, STANDARD_ENVIRONMENT } from '@testudo/core/motion';
import { rk4Step, rk4Work } from '@testudo/core/numerics';
import { cpu_ms, median, printRows } from './measure.mjs';

const BODIES = 64;
const STEPS = 5000;
const ROUNDS = 7;

function ours() {
  const model = ballisticModel(STANDARD_ENVIRONMENT, {
    mass_kg: 1,
    dragArea_m2: 1 / 9000,
    drag: constantDrag(1),
  });
  const work = rk4Work(6);
  const begun = cpu_ms();
  let sum = 0;
  for (let i = 0; i < BODIES; i++) {
    const y = Float64Array.of(6_378_137 + 100, 0, 0, 1000 + i, 0, 1000);
    for (let k = 0; k < STEPS; k++) rk4Step(ballisticRates, model, 0, 0.01, y, work);
    sum += y[0] + y[1] + y[2];
  }
  return { sum, ns: (1e6 * (cpu_ms() - begun)) / (BODIES * STEPS) };
}

function compiled() {
  const folder = mkdtempSync(join(tmpdir(), 'testudo-bench-'));
  const program = join(folder, 'step');
  const source = fileURLToPath(new URL('./ballistic-step.c', import.meta.url));
  try {
    execFileSync('gcc', ['-O3', '-march=native', '-o', program, source, '-lm'], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const run = () => {
    const [sum, ns] = execFileSync(program, [String(BODIES), String(STEPS)], { encoding: 'utf8' })
      .split(' ')
      .map(Number);
    return { sum, ns };
  };
  return { run, remove: () => rmSync(folder, { recursive: true }) };
}

export function benchBallisticStep() {
  const partner = compiled();
  ours();
  const mine = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round++) {
    mine.push(ours());
    if (partner !== undefined) theirs.push(partner.run());
  }
  partner?.remove();
  const ns = median(mine.map((one) => one.ns));
  const rows = [['ballistic step (RK4, air, J2), ns', ns.toFixed(0)]];
  if (partner === undefined) rows.push(['C partner', 'no gcc: not compared']);
  else {
    const cNs = median(theirs.map((one) => one.ns));
    rows.push(['the same equations in C (gcc -O3), ns', cNs.toFixed(0)], ['ours / C', (ns / cNs).toFixed(2)]);
    rows.push(['checksums differ by', Math.abs(mine[0].sum / theirs[0].sum - 1).toExponential(1)]);
  }
  printRows(rows);
}
