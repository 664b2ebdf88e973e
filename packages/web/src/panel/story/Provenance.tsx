import { count } from '@testudo/report';
import { useState } from 'preact/hooks';
import type { ViewedRun } from '../../state/viewed.js';
import { sourcesIn } from './sources.js';

declare const __TESTUDO_VERSION__: string;

/** Where a run comes from: enough to get it again to the last bit. */
export function Provenance({ run: { recording, source } }: { readonly run: ViewedRun }) {
  const { scenario, seed, trial, digest } = recording;
  const again =
    source.kind === 'shipped' && trial === 0 ? `testudo run ${source.name} --seed ${seed}` : undefined;
  const made =
    source.kind === 'recording'
      ? `recorded elsewhere, shown by version ${__TESTUDO_VERSION__}`
      : `version ${__TESTUDO_VERSION__}, in this browser`;
  return (
    <dl class="provenance">
      <Said term="Scenario">
        {scenario.title} <code>{scenario.id}</code>
        {source.kind === 'shipped' ? null : <span class="quiet"> from {source.name}</span>}
      </Said>
      <Said term="Seed and trial">
        seed <code>{seed}</code>, trial <code>{trial}</code>
      </Said>
      <Said term="Digest of the run">
        <Digest digest={digest} />
      </Said>
      <Said term="Engine">{made}</Said>
      {again === undefined ? null : (
        <Said term="The same run on a command line">
          <code>{again}</code>
        </Said>
      )}
    </dl>
  );
}

function Said({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Two runs with one digest are the same run. */
function Digest({ digest }: { readonly digest: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = async () => {
    try {
      // Over plain http browsers have no clipboard to give at all.
      await navigator.clipboard.writeText(digest);
      setSaid('Copied');
    } catch {
      setSaid('Not allowed');
    }
  };
  return (
    <span class="digest">
      <code data-digest={digest}>{digest}</code>
      <button type="button" onClick={() => void copy()}>
        {said}
      </button>
    </span>
  );
}

/** The sources that the numbers of the scenario name. */
export function Sources({ run: { recording } }: { readonly run: ViewedRun }) {
  const sources = sourcesIn(recording.scenario);
  if (sources.length === 0) return <p class="quiet">The scenario names none.</p>;
  return (
    <ul class="sources">
      {sources.map(({ source, count: number }) => (
        <li key={source}>
          {source} <span class="quiet">({count(number)})</span>
        </li>
      ))}
    </ul>
  );
}
