import { signal } from '@preact/signals';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { count } from '@testudo/report';
import { useCallback, useMemo } from 'preact/hooks';
import { picked, runs } from '../../state/state.js';
import { FateWord } from '../FateMark.js';
import { utcClock, utcMoment } from '../facts/utc.js';
import { paced_us } from '../pace.js';
import { SideMark } from '../Sides.js';
import { VirtualList } from '../VirtualList.js';
import { GROUPINGS, type Grouping, ORDERS, type Order, type ThreatRow, threatGroups } from './rows.js';
import { threatAt } from './state-at.js';

const grouping = signal<Grouping>('volley');
const order = signal<Order>('launch');

type Line = { readonly title: string; readonly count: number } | ThreatRow;

/** The title of a volley has its day. */
function launchedAt(scenario: ResolvedScenario, launch_us: number): string {
  return grouping.value === 'volley' ? utcClock(scenario, launch_us) : utcMoment(scenario, launch_us);
}

/** The threat that was opened from the list by hand: the keyboard goes on there when the reader comes back. */
export const opened = signal<string | undefined>(undefined);

/** All threats of the runs; the same threat of both runs stands in one row. */
export function ThreatList() {
  const all = runs.value;
  const by = grouping.value;
  const sort = order.value;
  const lines = useMemo((): readonly Line[] => {
    const groups = threatGroups(
      all.map(({ recording }) => recording),
      by,
      sort,
    );
    return groups.flatMap(({ title, rows }): readonly Line[] =>
      title === '' ? rows : [{ title, count: rows.length }, ...rows],
    );
  }, [all, by, sort]);
  const isHeading = useCallback((index: number) => 'title' in (lines[index] ?? {}), [lines]);
  return (
    <>
      <div class="list-head">
        <Choice label="Group by" options={GROUPINGS} value={by} onChange={(one) => (grouping.value = one)} />
        <Choice label="Sort by" options={ORDERS} value={sort} onChange={(one) => (order.value = one)} />
      </div>
      <VirtualList
        label="Threats"
        count={lines.length}
        rowHeight_rem={all.length > 1 ? 5.1 : 3.3}
        isHeading={isHeading}
        startsAt={lines.findIndex((line) => 'threat' in line && line.threat === opened.peek())}
        row={(index) => <LineOf line={lines[index]} />}
        onChoose={(index) => {
          const line = lines[index];
          if (line === undefined || 'title' in line) return;
          opened.value = line.threat;
          picked.value = { kind: 'threat', id: line.threat };
        }}
      />
    </>
  );
}

function LineOf({ line }: { readonly line: Line | undefined }) {
  if (line === undefined) return null;
  if ('title' in line)
    return (
      <span>
        {line.title} <span class="quiet">{count(line.count)}</span>
      </span>
    );
  const scenario = runs.value[line.outcomes.findIndex((one) => one !== undefined)]?.recording.scenario;
  return (
    <div class="threat-row">
      <span class="one-line">
        <strong>{line.weapon}</strong> <span class="quiet">to</span> {line.target}
      </span>
      <span class="quiet when">{scenario === undefined ? '' : launchedAt(scenario, line.launch_us)}</span>
      {line.outcomes.map((outcome, index) => (
        <RunOfThreat key={index} index={index} isOne={line.outcomes.length === 1} threat={line.threat}>
          {outcome === undefined ? (
            <span class="quiet">not in this run</span>
          ) : (
            <FateWord fate={outcome.fate} />
          )}
        </RunOfThreat>
      ))}
    </div>
  );
}

interface RunOfThreatProps {
  readonly index: number;
  readonly isOne: boolean;
  readonly threat: string;
  readonly children: preact.ComponentChild;
}

/** Where it stands now, and what becomes of it. */
function RunOfThreat({ index, isOne, threat, children }: RunOfThreatProps) {
  const recording = runs.value[index]?.recording;
  if (recording === undefined) return null;
  const { state, words } = threatAt(recording, threat, paced_us.value);
  return (
    <>
      <span class="now-state one-line" data-state={state}>
        {isOne ? null : <SideMark index={index} />} {state === 'ended' ? 'ended' : words}
      </span>
      {children}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <label class="choice">
      <span class="quiet">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {(Object.keys(options) as T[]).map((one) => (
          <option key={one} value={one}>
            {options[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
