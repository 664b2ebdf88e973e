import { afterEach, expect, it } from 'vitest';
import { recorded } from '../../../../tests/recorded.js';
import { cutOut } from '../panel/charts/window.js';
import { runs, time_us } from '../state/state.js';
import { viewedRun } from '../state/viewed.js';
import { show, showAlone } from './open.js';

const viewed = (name: string) =>
  viewedRun({ recording: recorded(name), remarks: [] }, { kind: 'shipped', name, seed: '1', trial: 0 });

afterEach(() => {
  runs.value = [];
  cutOut.value = undefined;
  time_us.value = 0;
});

it('shows the next run whole, whatever was cut out of the charts of the one before', () => {
  const [shot, defended] = [viewed('first-shot'), viewed('first-shot/defended')];
  show([shot, defended]);
  cutOut.value = { from_us: 0, until_us: 5_000_000 };
  // One of the two by itself is looked at as before.
  showAlone();
  expect(cutOut.value).toEqual({ from_us: 0, until_us: 5_000_000 });
  show([defended]);
  expect(cutOut.value).toBeUndefined();
});
