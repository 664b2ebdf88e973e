/** What every packet of a CZML document has in common. */
import { formatUtc } from '@testudo/core/numerics';
import { type Fact, spoken } from '../picture/fact.js';
import type { Span } from '../picture/span.js';
import { bracketless, markupText, plainText } from '../plain-text.js';
import type { Recording } from '../recording.js';

/** One object of a CZML document: its id and whatever is drawn of it. */
export interface Packet {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly [property: string]: unknown;
}

/** Writes packets of one recording. */
export interface PacketWriter {
  readonly recording: Recording;
  /** The time that the document is about. */
  readonly span: Span;
  /** A moment as ISO 8601. */
  readonly utc: (time_us: number) => string;
  /** A stretch of time as ISO 8601 writes it. */
  readonly interval: (span: Span) => string;
}

export function packetWriter(recording: Recording, span: Span): PacketWriter {
  const utc = (time_us: number) => formatUtc(recording.scenario.epochUnix_us + time_us);
  const interval = ({ from_us, until_us }: Span) => `${utc(from_us)}/${utc(until_us)}`;
  return { recording, span, utc, interval };
}

/** What stands at the head of every description. */
const MARK = '<p><strong>SIMULATION, EXERCISE.</strong> Nothing here is a record of what happened.</p>';

/** A packet of an object: named, marked as a simulation and described by a table. Viewers show descriptions as HTML. */
export function packet(
  { recording }: PacketWriter,
  id: string,
  parent: string,
  name: string,
  facts: readonly Fact[],
  drawn: Readonly<Record<string, unknown>>,
): Packet {
  const rows = facts.map(
    (one) => `<tr><th>${markupText(one.label)}</th><td>${markupText(spoken(one))}</td></tr>`,
  );
  const table = `<table class="cesium-infoBox-defaultTable"><tbody>${rows.join('')}</tbody></table>`;
  const from = markupText(
    `Run of ${recording.scenario.id}, seed ${recording.seed}, trial ${recording.trial}.`,
  );
  return {
    id: plainText(id),
    name: bracketless(name),
    parent: plainText(parent),
    description: `${MARK}${table}<p>${from}</p>`,
    properties: Object.fromEntries([
      ['simulation', { boolean: true }],
      ...facts.map(({ key, value }) => [key, property(value)]),
    ]),
    ...drawn,
  };
}

function property(value: Fact['value']): object {
  if (typeof value === 'boolean') return { boolean: value };
  return typeof value === 'number' ? { number: value } : { string: bracketless(value) };
}

/** A packet that holds others: a folder. */
export function folder(id: string, name: string, parent?: string): Packet {
  return {
    id,
    name: bracketless(name),
    ...(parent === undefined ? {} : { parent }),
    description: MARK,
    properties: { simulation: { boolean: true } },
  };
}

/** The folders at the top. What flew is kept apart from what batteries believed. */
export const FOLDERS = {
  scenario: 'scenario',
  threats: 'truth/threats',
  interceptors: 'truth/interceptors',
  warning: 'warning',
  perception: (battery: string): string => `perception/${plainText(battery)}`,
} as const;
