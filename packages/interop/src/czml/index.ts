import { formatUtc } from '@testudo/core/numerics';
import { type Span, spanOf } from '../picture/span.js';
import { bracketless, markupText } from '../plain-text.js';
import type { Recording, RecordingFormat } from '../recording.js';
import { FOLDERS, folder, type Packet, type PacketWriter, packetWriter } from './packet.js';
import { tracks } from './perception.js';
import { batteries, launchSites, places } from './scenario.js';
import { ends, interceptors, threats } from './truth.js';
import { warnings } from './warning.js';

/** A raid of up to two hours plays twenty times as fast as time; what lasts longer plays in six minutes. */
const LEAST_MULTIPLIER = 20;
const PLAYED_IN_US = 360_000_000;

function multiplier({ from_us, until_us }: Span): number {
  return Math.max(LEAST_MULTIPLIER, Math.ceil((until_us - from_us) / PLAYED_IN_US));
}

/**
 * CZML for Cesium: a raid as it goes on, with a clock.
 *
 * Positions are Earth-fixed, in metres, over time in UTC. What flew (`truth/…`) and what batteries believed (`perception/…`) are
 * apart by id, name and parent. The document and the description of every packet are marked as a simulation; names from a
 * scenario hold no markup.
 */
export const czml: RecordingFormat = {
  name: 'czml',
  mediaType: 'application/vnd.cesium.czml+json',
  extension: '.czml',
  write: (recording) => {
    const span = spanOf(recording);
    const writer = packetWriter(recording, span);
    const packets: readonly Packet[] = [
      documentPacket(writer),
      folder(FOLDERS.scenario, 'Scenario: places, launch sites, batteries'),
      folder(FOLDERS.threats, 'Truth: threats'),
      folder(FOLDERS.interceptors, 'Truth: interceptors'),
      folder(FOLDERS.warning, 'Warning'),
      ...places(writer),
      ...launchSites(writer),
      ...batteries(writer),
      ...threats(writer),
      ...interceptors(writer),
      ...ends(writer),
      ...tracks(writer),
      ...warnings(writer),
    ];
    return `[\n${packets.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
  },
};

function documentPacket({ recording, span, utc, interval }: PacketWriter): Packet {
  const { scenario, seed, trial, digest } = recording;
  return {
    id: 'document',
    name: bracketless(`Simulation (exercise): ${scenario.title}`),
    version: '1.0',
    description: about(recording),
    clock: {
      interval: interval(span),
      currentTime: utc(span.from_us),
      multiplier: multiplier(span),
      range: 'LOOP_STOP',
      step: 'SYSTEM_CLOCK_MULTIPLIER',
    },
    properties: {
      simulation: { boolean: true },
      exercise: { boolean: true },
      scenario: { string: bracketless(scenario.id) },
      epoch_utc: { string: formatUtc(scenario.epochUnix_us) },
      seed: { string: bracketless(seed) },
      trial: { number: trial },
      digest: { string: bracketless(digest) },
    },
  };
}

function about({ scenario, outcome, seed, digest }: Recording): string {
  const { raids = [] } = outcome;
  const said = [
    `A simulated run of “${scenario.title}” (${scenario.id}), seed ${seed}, digest ${digest}.`,
    'Truth is what flew in the model; perception is what each battery believed.',
    ...(raids.length < 2
      ? []
      : [
          `${raids.length} raids; their first launches, to go there on the timeline and watch them at ${LEAST_MULTIPLIER} times the speed of time: ${raids.map(({ raid, firstLaunch_us }) => `${raid} ${formatUtc(scenario.epochUnix_us + firstLaunch_us)}`).join(', ')}.`,
        ]),
  ];
  return `<p><strong>SIMULATION, EXERCISE.</strong></p>${said.map((one) => `<p>${markupText(one)}</p>`).join('')}`;
}
