import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import { recordingOf } from '@testudo/interop';
import { expect, it } from 'vitest';
import { prepared, shipped } from '../../../../tests/shipped.js';
import { heldTracks } from './facts/held-tracks.js';
import { pickName } from './PickedBar.js';

it('names a track after the battery that holds it, though the id of another begins alike', () => {
  const scenario = shipped('first-shot/defended');
  const [battery] = scenario.batteries;
  if (battery === undefined) throw new Error('no battery');
  const own = { ...battery, id: 'x-two', name: 'Second' };
  const run = simulate(prepared({ ...scenario, batteries: [own] }), { seed: seedFrom(1) });
  const recording = recordingOf(run, '1');
  const [held] = heldTracks(recording);
  expect(held?.track).toBe('x-two-t1');
  const batteries = [{ ...battery, id: 'x', name: 'First one' }, own];
  const two = { ...recording, scenario: { ...recording.scenario, batteries } };
  expect(pickName(two, { kind: 'track', id: 'x-two-t1' })).toBe('track 1 of Second');
});
