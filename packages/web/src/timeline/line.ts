/** What the time line shows, worked out once for the runs that are shown. */
import { computed } from '@preact/signals';
import { runs, seek, skipQuiet, span, time_us } from '../state/state.js';
import { scaleOver } from './scale.js';
import { neighbour, storyTimes } from './story-times.js';
import { busyStretches } from './stretches.js';

export const stretches = computed(() => busyStretches(runs.value.map(({ recording }) => recording)));

export const scale = computed(() => scaleOver(span.value, stretches.value, skipQuiet.value));

/** The story of each run. */
export const stories = computed(() => runs.value.map(({ recording }) => storyTimes(recording)));

const allTimes = computed(() => stories.value.flat().sort((a, b) => a.time_us - b.time_us));

/** The first launch of all. */
export const firstLaunch_us = computed(() => stretches.value[0]?.launch_us ?? span.value.from_us);

/** To the next thing that happens, or back to the one before. */
export function seekStory(way: 'next' | 'previous'): void {
  const to_us = neighbour(allTimes.value, time_us.value, way);
  if (to_us !== undefined) seek(to_us);
}
