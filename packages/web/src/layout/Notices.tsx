import type { ComponentChildren } from 'preact';
import { notice, problem, runs } from '../state/state.js';
import { Icon } from './Icon.js';
import './notices.css';

/** What went wrong, what was left out, and what should be known of the runs before they are believed. */
export function Notices() {
  return (
    <div class="notices">
      <div role="alert">
        {problem.value === undefined ? null : (
          <Note tone="bad" onClose={() => setProblem(undefined)}>
            <b>{runs.value.length === 0 ? 'Nothing is shown.' : 'What was shown is still shown.'}</b>
            <Lines lines={problem.value} />
          </Note>
        )}
      </div>
      <div role="status">
        {notice.value === undefined ? null : (
          <Note tone="plain" onClose={() => setNotice(undefined)}>
            {notice.value}
          </Note>
        )}
      </div>
    </div>
  );
}

function setProblem(to: undefined): void {
  problem.value = to;
}

function setNotice(to: undefined): void {
  notice.value = to;
}

interface NoteProps {
  readonly tone: 'bad' | 'plain';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

function Note({ tone, onClose, children }: NoteProps) {
  return (
    <div class={`note ${tone}`}>
      <div>{children}</div>
      <button type="button" class="plain" aria-label="Dismiss" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.slice(0, 20).map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
