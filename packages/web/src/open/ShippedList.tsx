import { closeDialog } from '../layout/dialogs.js';
import { runs } from '../state/state.js';
import type { AskedShipped } from '../state/url.js';
import { chance } from './chance.js';
import { openBeside, openRuns } from './open.js';
import { SHIPPED, type ShippedScenario } from './shipped.js';

/** The shipped scenarios, by the folder they lie in. */
export function ShippedList() {
  return (
    <>
      <button type="button" class="preset" disabled={chance.value === undefined} onClick={openPair}>
        <b>January and April side by side</b>
        <span>
          The raid of 8 January 2020 as it was, and against the batteries of April: one attack, one clock.
        </span>
      </button>
      {[...byFolder()].map(([folder, scenarios]) => (
        <section key={folder} class="shipped">
          <h3>{headingOf(folder)}</h3>
          <ul>
            {scenarios.map((one) => (
              <Shipped key={one.name} one={one} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Shipped({ one: { name, title, summary } }: { readonly one: ShippedScenario }) {
  const asked = askedFor(name);
  return (
    <li class="scenario">
      <h4>{title}</h4>
      <p>{summary}</p>
      <p class="scenario-actions">
        <button
          type="button"
          class="first"
          disabled={asked === undefined}
          aria-label={`Open ${title}`}
          onClick={() => asked && opened(openRuns([asked]))}
        >
          Open
        </button>
        <button
          type="button"
          disabled={asked === undefined || runs.value.length === 0}
          aria-label={`Open ${title} beside what is shown`}
          onClick={() => asked && opened(openBeside(asked))}
        >
          Beside
        </button>
        <code>{name}</code>
      </p>
    </li>
  );
}

function openPair(): void {
  const pair = ['iraq-2020/april', 'iraq-2020/january'].flatMap((name) => askedFor(name) ?? []);
  if (pair.length === 2) opened(openRuns(pair));
}

/** The page says how it goes on. */
function opened(_: Promise<boolean>): void {
  closeDialog();
}

function askedFor(name: string): AskedShipped | undefined {
  return chance.value === undefined ? undefined : { kind: 'shipped', name, ...chance.value };
}

function byFolder(): ReadonlyMap<string, readonly ShippedScenario[]> {
  const folders = new Map<string, ShippedScenario[]>();
  // The case that the project is about comes first.
  const ordered = [...SHIPPED].sort(
    (a, b) => Number(b.name.startsWith('iraq')) - Number(a.name.startsWith('iraq')),
  );
  for (const one of ordered) {
    const folder = one.name.split('/')[0] ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return folders;
}

/** `iraq-2020` is headed "Iraq 2020". */
function headingOf(folder: string): string {
  const words = folder.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
