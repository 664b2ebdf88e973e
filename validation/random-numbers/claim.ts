import { philox4x32Rounds, seedFrom, streamId, uniform, uniformOpen } from '@testudo/core/numerics';
import { type Claim, summarise, WorstError } from '../claim.js';
import { type CsvRow, numberOf, readCsv } from '../read-data.js';

/** The generator against its authors' answers, and the way from names to numbers against an independent program. */
export const randomNumbers: Claim = {
  id: 'random-numbers',
  title: 'Philox4x32 and the draws made from it',
  source: 'known answers of Random123 (Salmon et al. 2011); draws by an independent program',
  check() {
    return summarise([
      generator(7).row('Philox4x32-7, words', 0, ''),
      generator(10).row('Philox4x32-10, words', 0, ''),
      ...draws(),
    ]);
  },
};

function generator(rounds: number): WorstError {
  const error = new WorstError();
  for (const row of readCsv(import.meta.url, 'random123-philox4x32.csv')) {
    if (numberOf(row, 'rounds') !== rounds) continue;
    const word = (column: string) => hexadecimal(row, column);
    const out = new Uint32Array(4);
    philox4x32Rounds(rounds, word('c0'), word('c1'), word('c2'), word('c3'), word('k0'), word('k1'), out, 0);
    out.forEach((value, i) => {
      error.add(value, word(`r${i}`));
    });
  }
  return error;
}

function draws() {
  const hashes = new WorstError();
  const closed = new WorstError();
  const open = new WorstError();
  for (const row of readCsv(import.meta.url, 'draws.csv')) {
    const stream = streamId(row.purpose ?? '', row.observer, row.object);
    hashes.add(stream.hi, hexadecimal(row, 'hash_hi'));
    hashes.add(stream.lo, hexadecimal(row, 'hash_lo'));
    const source = { seed: seedFrom(row.seed ?? ''), trial: numberOf(row, 'trial') };
    const draw = numberOf(row, 'draw');
    const lane = row.lane === '1' ? 1 : 0;
    closed.add(uniform(source, stream, draw, lane), numberOf(row, 'uniform'));
    open.add(uniformOpen(source, stream, draw, lane), numberOf(row, 'uniform_open'));
  }
  return [
    hashes.row('names of streams, 32-bit words', 0, ''),
    closed.row('draws from [0, 1)', 0, ''),
    open.row('draws from (0, 1)', 0, ''),
  ];
}

function hexadecimal(row: CsvRow, column: string): number {
  return Number.parseInt(row[column] ?? '', 16);
}
