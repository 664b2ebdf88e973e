import { useState } from 'preact/hooks';
import { Dialog } from '../layout/Dialog.js';
import { closeDialog } from '../layout/dialogs.js';
import './glossary.css';
import { keyOf, sorted } from './parse.js';
import { TERMS } from './terms.js';

const ALL = sorted(TERMS.values());

/** Every term, with a field to look for one. */
export function GlossaryDialog() {
  const [wanted, setWanted] = useState('');
  const key = keyOf(wanted);
  const found = ALL.filter(({ word, meaning }) => keyOf(`${word} ${meaning}`).includes(key));
  return (
    <Dialog title="Glossary" onClose={closeDialog}>
      <label class="field">
        Look for
        <input
          type="search"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
          autocomplete="off"
        />
      </label>
      {found.length === 0 ? <p role="status">No term has these letters.</p> : null}
      <dl class="glossary">
        {found.map(({ word, meaning, outOf }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              {meaning}
              {outOf === undefined ? null : <em> Counted out of: {outOf}.</em>}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
