/** What the story of the trials says: told of shipped scenarios with something changed. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Prepared, prepare } from '@testudo/core/simulation';
import { runTrials, type StudyPlan, summarise } from '@testudo/core/study';
import { storyOfTrials } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { average } from '../../../report/src/story/averages.js';
import { trialFigures } from '../../../report/src/story/run/trials.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor } from '../terminal/index.js';

const colours = coloursFor({}, {});

function changed(name: string, change: (scenario: ResolvedScenario) => Partial<ResolvedScenario>): Prepared {
  const { scenario } = ready(name);
  const made = prepare({ ...scenario, ...change(scenario) });
  if (!made.ok) throw new Error(made.reasons.join('; '));
  return made.prepared;
}

/** Several launches at once of the only one there is. */
const times = (number: number) => (scenario: ResolvedScenario) => ({
  threats: scenario.threats.flatMap((shot) =>
    Array.from({ length: number }, (_, i) => ({ ...shot, id: `${shot.id}-${i + 1}`, index: i + 1 })),
  ),
});

/** A catalogue in which a parameter is another number. */
const known = (
  { catalogue }: ResolvedScenario,
  entry: string,
  values: Readonly<Record<string, readonly [number, number, number]>>,
) =>
  catalogue.map((one) =>
    one.id !== entry
      ? one
      : {
          ...one,
          parameters: one.parameters.map((parameter) => {
            const [low, nominal, high] = values[parameter.name] ?? [];
            return nominal === undefined
              ? parameter
              : { ...parameter, quantity: { ...parameter.quantity, low, nominal, high } };
          }),
        },
  );

function told(prepared: Prepared, trials: number, samples: number, seed = 1): string {
  const plan: StudyPlan = { seed: seedFrom(seed), trials, samples };
  const summary = summarise(prepared, plan, runTrials(prepared, plan, 0, trials));
  const { scenario, remarks } = prepared;
  const about = {
    scenario,
    outcome: { threats: [], places: [], batteries: [] },
    seed: String(seed),
    remarks,
  };
  return flat(
    render(storyOfTrials(about as unknown as Parameters<typeof storyOfTrials>[0], summary), {
      width: 100,
      colours,
    }),
  );
}

describe('the average of the trials', () => {
  it('has no interval where all agree, and none of one trial', () => {
    const sure = changed('first-shot', (scenario) => ({
      ...times(6)(scenario),
      catalogue: known(scenario, 'scud-b', { reliability: [1, 1, 1] }),
    }));
    expect(told(sure, 3, 3)).toContain(
      'Of 6 missiles launched, 6.0 arrive on average (the same in all 3 trials, which tell no interval).',
    );
    const one = told(sure, 1, 1);
    expect(one).toContain('Of 6 missiles launched, 6 arrive: one trial tells no interval.');
    expect(one).not.toContain('in nine trials of ten,');
    expect(one).toContain('All intervals are of chance only, under this one draw of what is not known.');
  });

  it('is under 0.1 and not 0.0 where it is above none', () => {
    expect([0, 0.004, 0.049, 0.05, 1 / 3].map(average)).toEqual([
      '0.0',
      'under 0.1',
      'under 0.1',
      '0.1',
      '0.3',
    ]);
  });

  it('is judged by what the unknowns make of its spread only where their interval tells', () => {
    const shares = { trials: 100, mean: 5, median: 5, least: 0, greatest: 9, range90: { low: 1, high: 8 } };
    const verdict = (low: number, high: number) => {
      const prepared = changed('first-shot', times(6));
      const plan: StudyPlan = { seed: seedFrom(1), trials: 4, samples: 2 };
      const summary = summarise(prepared, plan, runTrials(prepared, plan, 0, 4));
      const figures = summary.figures.map((figure) =>
        figure.id === 'arrived'
          ? { ...figure, ...shares, shareUnknown: (low + high) / 2, shareUnknown95: { low, high } }
          : figure,
      );
      const blocks = trialFigures(prepared.scenario, { ...summary, figures });
      return flat(render(blocks, { width: 100, colours }));
    };
    expect(verdict(0, 0.62)).toContain('31 % (95 % interval 0–62 %) comes from what is not known');
    expect(verdict(0, 0.62)).toContain('which of the two is more, these trials do not tell');
    expect(verdict(0.55, 0.9)).toContain('better sources would narrow it');
    expect(verdict(0.1, 0.4)).toContain('even perfect knowledge would leave most of it');
  });
});

describe('what happens in every trial', () => {
  it('is said as well as what happens in some', () => {
    const late = changed('first-shot', (scenario) => ({
      ...times(6)(scenario),
      catalogue: known(scenario, 'overhead-infrared', { reportLatency: [400, 420, 440] }),
    }));
    // The flight takes under 300 s: no alarm can come before an impact. Wilson on 10 samples: 72 to 100 %.
    const story = told(late, 40, 10);
    expect(story).toContain(
      'At least one missile arrives without an alarm before it: in 100 % of the trials (95 % interval 72–100 %).',
    );
  });

  it('is left out where nothing else could be: no battery here is for rockets, so that none leaks', () => {
    const story = told(ready('iraq-2020/taji-what-if'), 4, 2);
    expect(story).not.toContain('None leaks');
    expect(story).toContain('At least one rocket is killed: in');
    expect(story).toMatch(/At least one rocket arrives without an alarm before it: in \d+ %/);
  });
});
