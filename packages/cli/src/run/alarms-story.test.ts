/** What a run says of alarms that came in time, too late and not at all: the same in words, tables and figures. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Outcome, simulate, type ThreatOutcome } from '@testudo/core/simulation';
import { storyOfRun } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { warningsFigure } from '../../../report/src/figure/warnings.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor } from '../terminal/index.js';

const S = 1_000_000;
const { scenario, remarks } = ready('first-shot');
const run = simulate(ready('first-shot'), { seed: seedFrom(1) }).outcome;
const [shot] = run.threats;
if (shot?.fate !== 'arrived') throw new Error('the shot is to arrive');

/** So many arrivals 30 s apart, each with its alarm so long before its impact; undefined where none sounded. */
function withLeads(leads_s: readonly (number | undefined)[], more: Partial<ThreatOutcome> = {}): Outcome {
  const threats = leads_s.map((lead_s): ThreatOutcome => {
    const { alarm_us: _, lead_s: __, ...rest } = shot as ThreatOutcome;
    const impact = { ...(rest.impact as NonNullable<ThreatOutcome['impact']>) };
    return {
      ...rest,
      ...more,
      impact,
      ...(lead_s === undefined ? {} : { lead_s, alarm_us: impact.time_us - lead_s * S }),
    };
  });
  return { ...run, launched: threats.length, arrived: threats.length, threats };
}

function told(outcome: Outcome, of: ResolvedScenario = scenario, width = 110): string {
  const about = { scenario: of, outcome, seed: '1', remarks };
  return flat(render(storyOfRun(about), { width, colours: coloursFor({}, {}) }));
}

describe('the alarms of a run', () => {
  const mixed = withLeads([18, 32, 20, -12, -4, undefined]);

  it('have a median and a range of those that came first, and say the rest', () => {
    const story = told(mixed);
    expect(story).toMatch(/Base \d\d:\d\d:\d\d 3 of 6 20 s 18–32 s/);
    expect(story).toContain(
      '- Base: for 2 impacts the alarm came too late, by 4–12 s, and for 1 impact there was none.',
    );
    expect(told(mixed, scenario, 40)).toContain(
      '3 of 6 impacts announced, half of them 20 s or more ahead (18–32 s)',
    );
    expect(story).not.toContain('-12 s');
  });

  it('are announced in the figure where they are announced in the table', () => {
    const figure = warningsFigure(scenario, mixed);
    expect(figure?.description).toContain('Base: 3 of 6 impacts announced, 2 too late; alarm 18–32 s before');
    const drawn = figure
      ?.draw(800)
      .parts.map(({ markup }) => markup)
      .join('');
    expect(drawn).toContain('Base: 3 of 6 impacts announced, 2 too late');
    const [first, ...others] = mixed.threats;
    const killed = { ...(first as ThreatOutcome), fate: 'killed' as const };
    expect(warningsFigure(scenario, { ...mixed, threats: [killed, ...others] })?.description).toContain(
      '2 of 5 impacts announced, 2 too late, alarm for 0 of 1 killed',
    );
  });

  it('are summed up apart in a line for many launches, of the first launch and the last impact', () => {
    const many = told(withLeads([...Array.from({ length: 30 }, (_, i) => 14 + i), -29, -12, undefined]));

    expect(many).toContain('14–43 s, 2 late, 1 none');
    expect(many).toContain('Launch: the first of them. Impact: the last, of those that did not fail.');
    const narrow = told(withLeads([...Array.from({ length: 30 }, (_, i) => 14 + i), -29]), scenario, 60);
    expect(narrow).toContain('the last of those that did not fail down at');
    expect(narrow).toContain('alarm 14–43 s before, 1 late');
  });

  it('show their chain from space only where the alarm came from there', () => {
    const alarm_us = (shot.impact?.time_us ?? 0) - 20 * S;
    expect(told(withLeads([20]))).toContain('For example: launched at');
    expect(told(withLeads([20], { trackAlarm_us: alarm_us }))).not.toContain('For example');
    expect(told(withLeads([20], { trackAlarm_us: alarm_us + S }))).toContain('For example');
  });
});
