import { REASONS } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { bothClocks, capital, count, distance, duration, nameOf, shortClass, some } from '@testudo/report';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Pick, picked, runs, seek } from '../../state/state.js';
import { bound } from '../bound.js';
import { FateWord } from '../FateMark.js';
import { utcClock } from '../facts/utc.js';
import { pickName } from '../PickedBar.js';
import { paced_us } from '../pace.js';
import { Sides } from '../Sides.js';
import { LadderFigure } from './LadderFigure.js';
import { batteryLadder, flightLadder } from './ladder.js';
import { NextThreats } from './NextThreats.js';
import { threatAt } from './state-at.js';
import { threatBehind } from './subject.js';
import { opened } from './ThreatList.js';

type ThreatOutcome = Recording['outcome']['threats'][number];
type BatteryLadder = ThreatOutcome['ladders'][number];

/** What is picked: a threat, or an interceptor or track with the threat that it belongs to. */
export function ThreatDetail({ pick }: { readonly pick: Pick }) {
  const top = useRef<HTMLDivElement>(null);
  const heading = runs.value
    .map(({ recording }) => recording)
    .find((one) => threatBehind(one, pick) !== undefined);
  const first = heading ?? runs.value[0]?.recording;
  useEffect(() => top.current?.closest('.panel-body')?.scrollTo(0, 0), [pick.id]);
  const goesBack = useRef<HTMLButtonElement>(null);
  // Opened from the list, which is gone: the keyboard goes on here, before another key can fall on nothing.
  useLayoutEffect(() => {
    if (opened.peek() === pick.id) goesBack.current?.focus();
    opened.value = undefined;
  }, [pick.id]);
  const back = () => {
    opened.value = first === undefined ? undefined : threatBehind(first, pick);
    picked.value = undefined;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back from anywhere inside
    <div
      class="threat-detail"
      ref={top}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <div class="detail-nav">
        <button type="button" ref={goesBack} onClick={back}>
          ‹ All threats
        </button>
        <NextThreats pick={pick} />
      </div>
      {first === undefined ? null : <h2>{capital(pickName(first, pick))}</h2>}
      <Sides>{(run) => <InRun recording={run.recording} pick={pick} />}</Sides>
    </div>
  );
}

function InRun({ recording, pick }: { readonly recording: Recording; readonly pick: Pick }) {
  const id = threatBehind(recording, pick);
  const outcome = recording.outcome.threats.find(({ threat }) => threat === id);
  if (outcome === undefined)
    return (
      <p class="quiet">
        {pick.kind === 'threat'
          ? 'There is no such threat in this run.'
          : `This run has no such ${pick.kind}, or nobody can tell what it was of.`}
      </p>
    );
  const seenBy = outcome.ladders.flatMap((ladder) => {
    const figure = batteryLadder(recording, outcome, ladder);
    return figure === undefined ? [] : [{ ladder, figure }];
  });
  const others = outcome.ladders.filter(({ detected_us }) => detected_us === undefined);
  const { scenario } = recording;
  return (
    <div class="threat-story">
      {pick.kind === 'threat' ? null : <Belongs recording={recording} pick={pick} outcome={outcome} />}
      <p class="threat-fate">
        <FateWord fate={outcome.fate} />
        <StateNow recording={recording} threat={outcome.threat} />
      </p>
      <Chain recording={recording} outcome={outcome} />
      <p class="quiet">
        <code>{outcome.threat}</code>, from {nameOf(scenario, outcome.site)}, launched at{' '}
        {bothClocks(scenario, outcome.launch_us)}
      </p>
      <h3>The flight</h3>
      <LadderFigure
        ladder={flightLadder(recording, outcome)}
        name="The flight against the time that is left to its end"
      />
      {seenBy.map(({ ladder, figure }) => (
        <section key={ladder.battery}>
          <h3>
            {nameOf(scenario, ladder.battery)}{' '}
            {ladder.reason === undefined ? null : <Reason ladder={ladder} />}
          </h3>
          <LadderFigure
            ladder={figure}
            name={`How far ${nameOf(scenario, ladder.battery)} came with it, against the time that is left`}
          />
        </section>
      ))}
      {others.length === 0 ? null : (
        <>
          <h3>{seenBy.length === 0 ? 'Who might have met it' : 'The others'}</h3>
          <ul class="plain">
            {others.map((ladder) => (
              <li key={ladder.battery}>
                {nameOf(scenario, ladder.battery)} <Reason ladder={ladder} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Shots recording={recording} outcome={outcome} />
      <People recording={recording} outcome={outcome} />
    </div>
  );
}

function Reason({ ladder: { reason } }: { readonly ladder: BatteryLadder }) {
  return reason === undefined ? null : <span class="quiet reason">{REASONS[reason]}</span>;
}

function StateNow({ recording, threat }: { readonly recording: Recording; readonly threat: string }) {
  const { state, words } = threatAt(recording, threat, paced_us.value);
  return (
    <span class="now-state" data-state={state}>
      now: {bound(state === 'ended' ? 'ended' : words)}
    </span>
  );
}

/** Why it was not stopped; first what settled it. Or what stopped it. */
function Chain({ recording, outcome }: { readonly recording: Recording; readonly outcome: ThreatOutcome }) {
  const { kill, reasons, fate } = outcome;
  if (fate === 'killed' && kill !== undefined)
    return (
      <p class="chain-text">
        Killed by {nameOf(recording.scenario, kill.battery)}, {bound(distance(kill.height_m))} up, at{' '}
        {utcClock(recording.scenario, kill.time_us)} UTC.
      </p>
    );
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3>{fate === 'failed' ? 'What settled it' : 'Why it was not stopped'}</h3>
      <ol class="chain">
        {reasons.map((reason) => (
          <li key={reason}>{capital(REASONS[reason])}</li>
        ))}
      </ol>
    </div>
  );
}

interface BelongsProps {
  readonly recording: Recording;
  readonly pick: Pick;
  readonly outcome: ThreatOutcome;
}

/** Which threat a picked interceptor was fired at, or a picked track was of. */
function Belongs({ recording: { scenario }, pick, outcome }: BelongsProps) {
  const words = pick.kind === 'track' ? 'This track was really of' : 'This interceptor was fired at';
  return (
    <p>
      {words}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          picked.value = { kind: 'threat', id: outcome.threat };
        }}
      >
        {shortClass(scenario, outcome.threatClass)} {outcome.threat}
      </button>
      . Everything below is about that threat.
    </p>
  );
}

const RESULTS = {
  killed: 'destroyed it',
  missed: 'missed',
  'interceptor-failed': 'failed',
  'no-target': 'found no target',
} as const;

function Shots({ recording, outcome }: { readonly recording: Recording; readonly outcome: ThreatOutcome }) {
  const shots = outcome.ladders.flatMap(({ battery, shots: own }) => own.map((shot) => ({ battery, shot })));
  if (shots.length === 0) return null;
  const { scenario } = recording;
  return (
    <section>
      <h3>{some(shots.length, 'interceptor')} fired at it</h3>
      <ul class="plain">
        {shots.map(({ battery, shot }) => {
          const result = shot.result === undefined ? 'in flight when the run ends' : RESULTS[shot.result];
          const met =
            shot.height_m === undefined || shot.range_m === undefined
              ? ''
              : `, ${distance(shot.height_m)} up, ${distance(shot.range_m)} from its launcher`;
          const judged =
            shot.judgedKilled === undefined ? '' : shot.judgedKilled ? '; judged a kill' : '; judged no kill';
          return (
            <li key={shot.interceptor} data-picked={picked.value?.id === shot.interceptor}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  seek(shot.launch_us);
                  picked.value = { kind: 'interceptor', id: shot.interceptor };
                }}
              >
                {utcClock(scenario, shot.launch_us)} UTC, {shortClass(scenario, shot.type)}
              </button>{' '}
              {bound(`of ${nameOf(scenario, battery)}, salvo ${shot.salvo}: ${result}${met}${judged}`)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who was under it, how long ahead they were warned, and whether they were in shelter. */
function People({ recording, outcome }: { readonly recording: Recording; readonly outcome: ThreatOutcome }) {
  const { scenario } = recording;
  const { alarm_us, lead_s, impact, target, people } = outcome;
  const place = impact?.place ?? target;
  const groups = scenario.places.find(({ id }) => id === place)?.people ?? [];
  const warned =
    alarm_us === undefined
      ? `No alarm for it at ${nameOf(scenario, place)}.`
      : `Alarm at ${nameOf(scenario, place)} at ${utcClock(scenario, alarm_us)} UTC${leadWords(lead_s)}.`;
  return (
    <section>
      <h3>Who was warned</h3>
      <p>{bound(warned)}</p>
      {people.length === 0 ? null : (
        <ul class="plain">
          {people.map(({ people: id, count: number, inShelter }) => (
            <li key={id}>
              {groups.find((one) => one.id === id)?.name ?? id}, {count(number)}:{' '}
              {inShelter ? 'in shelter at the impact' : 'not in shelter at the impact'}
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">Warned is not safe. What an impact does to people is not modelled.</p>
    </section>
  );
}

function leadWords(lead_s: number | undefined): string {
  if (lead_s === undefined) return '';
  return lead_s > 0 ? `, ${duration(lead_s)} before the impact` : `, ${duration(-lead_s)} after the impact`;
}
