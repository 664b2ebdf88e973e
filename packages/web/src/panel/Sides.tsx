import type { ComponentChild } from 'preact';
import { runs } from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import { chosen, hasColumns, shown, sideName } from './sides.js';

/** Something said of each run: in columns, or of the run that is chosen. */
export function Sides({
  children,
}: {
  readonly children: (run: ViewedRun, index: number) => ComponentChild;
}) {
  const all = runs.value;
  return (
    <div class="sides" data-columns={shown.value.length}>
      {shown.value.map((index) => {
        const run = all[index];
        if (run === undefined) return null;
        return (
          <section class="side" key={`${index}/${run.recording.digest}`} aria-label={nameIn(all, index)}>
            {hasColumns.value ? <SideTitle run={run} index={index} /> : null}
            {children(run, index)}
          </section>
        );
      })}
    </div>
  );
}

function nameIn(all: readonly ViewedRun[], index: number): string | undefined {
  return all.length < 2 ? undefined : `Run ${sideName(index)}`;
}

function SideTitle({ run, index }: { readonly run: ViewedRun; readonly index: number }) {
  return (
    <h2 class="side-title">
      <SideMark index={index} /> <span>{run.recording.scenario.title}</span>
    </h2>
  );
}

/** The letter of a run. */
export function SideMark({ index }: { readonly index: number }) {
  return (
    <span class="side-mark" data-side={sideName(index)}>
      {sideName(index)}
    </span>
  );
}

/** Chooses the run where there is room for one; nothing where there is no choice. */
export function RunSwitch() {
  if (runs.value.length < 2 || hasColumns.value) return null;
  return (
    <fieldset class="run-switch">
      <legend class="unseen">Run shown</legend>
      {runs.value.map(({ recording }, index) => (
        <button
          key={index}
          type="button"
          aria-pressed={shown.value.includes(index)}
          title={recording.scenario.title}
          onClick={() => {
            chosen.value = index;
          }}
        >
          <SideMark index={index} /> <span class="one-line">{recording.scenario.title}</span>
        </button>
      ))}
    </fieldset>
  );
}
