import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare } from '@testudo/core/simulation';
import { naturalSpan, timelineOf, timelineSample } from '@testudo/core/study';
import scenario from '@testudo/library/scenarios/turkey-2012/deployment.json';
import { expect, it } from 'vitest';
import { drawWeeks } from './draw-weeks.js';
import type { WeeksAnswer } from './protocol.js';

const turkey = scenario as unknown as ResolvedScenario;

it('tells a first picture of the first draws, and in the end what testudo timeline adds up', async () => {
  const told: WeeksAnswer[] = [];
  const last = await drawWeeks({ scenario: turkey, seed: '3', draws: 50 }, (answer) => told.push(answer));
  const preparation = prepare(turkey);
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  const { prepared } = preparation;
  const expected = (draws: number): WeeksAnswer => {
    const plan = { seed: seedFrom(3), samples: 50 };
    const lives = Array.from({ length: draws }, (_, sample) => timelineSample(prepared, plan, sample));
    return { ok: true, timeline: timelineOf(prepared, lives, naturalSpan(prepared, lives)) };
  };
  expect(last).toEqual(expected(50));
  expect(told).toEqual([expected(20)]);
});

it('says what is wrong with a seed', async () => {
  expect(await drawWeeks({ scenario: turkey, seed: 'x', draws: 5 }, () => {})).toMatchObject({ ok: false });
});
