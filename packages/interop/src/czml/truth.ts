/** What flew, and where it ended: known to nobody in the play. */
import { COLOURS } from '../picture/colours.js';
import { type Impact, type Intercept, impactsOf, interceptsOf, moment } from '../picture/ends.js';
import { fact } from '../picture/fact.js';
import { interceptorFacts } from '../picture/interceptor-facts.js';
import { REST_US } from '../picture/span.js';
import type { RecordedInterceptor, RecordedTrajectory, TrajectoryPoint } from '../recording.js';
import { FOLDERS, type Packet, type PacketWriter, packet } from './packet.js';
import { fixed, flown } from './position.js';
import { dot, label, STROKES, symbol, trail } from './style.js';

/** An interceptor is named when it is clear of its battery's own name. */
const CLEAR_US = 6_000_000;

/** The bodies of threats. */
export function threats(writer: PacketWriter): readonly Packet[] {
  return writer.recording.trajectories.map((one) => threat(writer, one));
}

function threat(writer: PacketWriter, { threat: id, body, points }: RecordedTrajectory): Packet {
  const { scenario, outcome } = writer.recording;
  const classId = scenario.threats.find((one) => one.id === id)?.classId;
  const known = outcome.threats.find((one) => one.threat === id);
  const spent = body === 'spent-body';
  const facts = [
    ...fact('threat', 'threat', id),
    ...fact('threatClass', 'class', scenario.catalogue.find((one) => one.id === classId)?.name ?? classId),
    ...fact('body', 'body', body),
    ...fact('site', 'launched from', known?.site),
    ...fact('target', 'aimed at', known?.target),
    ...fact('fate', 'what became of it', spent ? undefined : known?.fate),
    ...moment(scenario.epochUnix_us, points[0]?.time_us ?? 0),
  ];
  const colour = spent ? COLOURS.spent : COLOURS.threat;
  return packet(
    writer,
    `truth/${id}/${body}`,
    FOLDERS.threats,
    `${id}: ${body.replace('-', ' ')} (truth)`,
    facts,
    {
      ...inFlight(writer, points),
      ...whileFlying(writer, points, {
        billboard: symbol(STROKES.hostile, colour, spent ? 0.5 : 0.8),
        ...(spent ? {} : { label: label(id, colour, 600_000) }),
      }),
      path: trail(colour, spent ? 1 : 2, spent ? 110 : 220),
    },
  );
}

/** Interceptors that flew. */
export function interceptors(writer: PacketWriter): readonly Packet[] {
  return writer.recording.interceptors.flatMap((one) =>
    one.points.length < 2 ? [] : [interceptor(writer, one)],
  );
}

function interceptor(writer: PacketWriter, one: RecordedInterceptor): Packet {
  const { epochUnix_us } = writer.recording.scenario;
  const facts = [
    ...fact('interceptor', 'interceptor', one.interceptor),
    ...interceptorFacts(one),
    ...moment(epochUnix_us, one.launch_us),
  ];
  return packet(
    writer,
    `truth/${one.interceptor}`,
    FOLDERS.interceptors,
    `${one.interceptor}: interceptor (truth)`,
    facts,
    {
      ...inFlight(writer, one.points),
      ...whileFlying(writer, one.points, {
        point: dot(COLOURS.interceptor, 7),
      }),
      label: {
        ...label(one.type, COLOURS.interceptor, 120_000),
        show: shownBetween(writer, (one.points[0]?.time_us ?? 0) + CLEAR_US, one.points.at(-1)?.time_us ?? 0),
      },
      path: trail(COLOURS.interceptor, 1.5),
    },
  );
}

function inFlight(writer: PacketWriter, points: readonly TrajectoryPoint[]) {
  const from_us = points[0]?.time_us ?? 0;
  const end_us = points.at(-1)?.time_us ?? from_us;
  return {
    availability: writer.interval({ from_us, until_us: Math.min(end_us + REST_US, writer.span.until_us) }),
    position: flown(writer, points),
  };
}

/** What is drawn of a body only until its end; its trail stays a while. */
function whileFlying(
  writer: PacketWriter,
  points: readonly TrajectoryPoint[],
  drawn: Readonly<Record<string, object>>,
) {
  const show = shownBetween(writer, writer.span.from_us, points.at(-1)?.time_us ?? writer.span.until_us);
  return Object.fromEntries(Object.entries(drawn).map(([name, one]) => [name, { ...one, show }]));
}

/** Shown in one stretch of the document's time and hidden in the rest of it. */
function shownBetween(
  { interval, span }: PacketWriter,
  from_us: number,
  until_us: number,
): readonly object[] {
  const shown = { from_us: Math.min(from_us, until_us), until_us };
  return [
    { interval: interval(span), boolean: false },
    { interval: interval(shown), boolean: true },
  ];
}

/** Where interceptors met their targets or did not, for a while; where bodies came down, to the end. */
export function ends(writer: PacketWriter): readonly Packet[] {
  const { recording } = writer;
  return [
    ...interceptsOf(recording).map((one) => intercept(writer, one)),
    ...impactsOf(recording).map((one) => impact(writer, one)),
  ];
}

const RESULTS = {
  killed: 'killed',
  missed: 'missed',
  'interceptor-failed': 'interceptor failed',
  'no-target': 'no target left',
} as const;

function intercept(writer: PacketWriter, one: Intercept): Packet {
  const killed = one.result === 'killed';
  const until_us = Math.min(one.time_us + REST_US, writer.span.until_us);
  return packet(
    writer,
    `truth/${one.interceptor}/end`,
    FOLDERS.interceptors,
    `${one.interceptor}: ${RESULTS[one.result]} (truth)`,
    one.facts,
    {
      availability: writer.interval({ from_us: one.time_us, until_us }),
      position: fixed(one),
      billboard: killed ? symbol(STROKES.kill, COLOURS.kill) : symbol(STROKES.miss, COLOURS.miss, 0.7),
      ...(killed ? { label: label(RESULTS.killed, COLOURS.kill, 400_000) } : {}),
    },
  );
}

function impact(writer: PacketWriter, one: Impact): Packet {
  const harmful = one.fate === 'arrived';
  const colour = harmful ? COLOURS.impact : COLOURS.harmless;
  const spent = one.body === 'spent-body';
  return packet(
    writer,
    `truth/${one.threat}/${one.body}/impact`,
    FOLDERS.threats,
    `${one.threat}: impact of the ${one.body.replace('-', ' ')} (truth)`,
    one.facts,
    {
      availability: writer.interval({ from_us: one.time_us, until_us: writer.span.until_us }),
      position: fixed(one),
      billboard: symbol(STROKES.impact, colour, spent ? 0.4 : harmful ? 0.9 : 0.7),
      ...(spent || one.fate === undefined ? {} : { label: label(one.fate, colour, 150_000) }),
    },
  );
}
