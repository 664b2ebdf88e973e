/** What the story of the trials says: told of shipped scenarios with something changed. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Prepared, prepare } from '@testudo/core/simulation';
import { runTrials, type StudyPlan, summarise } from '@testudo/core/study';
import { storyOfTrials } from '@testudo/report';
import { describe, expect, it } from 'vitest';
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
