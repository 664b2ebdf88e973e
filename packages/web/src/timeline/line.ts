/** What the time line shows, worked out once for the runs that are shown. */
import { computed } from '@preact/signals';
import { runs, skipQuiet, span } from '../state/state.js';
import { scaleOver } from './scale.js';
import { storyTimes } from './story-times.js';
import { busyStretches } from './stretches.js';

export const stretches = computed(() => busyStretches(runs.value.map(({ recording }) => recording)));

export const scale = computed(() => scaleOver(span.value, stretches.value, skipQuiet.value));

/** The story of each run. */
export const stories = computed(() => runs.value.map(({ recording }) => storyTimes(recording)));

/** The first launch of all; undefined where nothing is launched. */
export const firstLaunch_us = computed(() => stretches.value[0]?.launch_us);
