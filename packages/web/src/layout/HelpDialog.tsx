import { Term } from '../glossary/Term.js';
import { Dialog } from './Dialog.js';
import { closeDialog, openDialog } from './dialogs.js';
import './help.css';
import { KEY_HELP } from './keys.js';

/** Keys, and what is what. */
export function HelpDialog() {
  return (
    <Dialog title="Help" class="narrow" onClose={closeDialog}>
      <p>
        All that is shown is a <strong>simulation</strong>. What is on record and what is assumed stands with
        each scenario; nothing here is a reconstruction of what anybody saw or did.
      </p>
      <dl class="legend">
        <dt>
          <span class="mark truth" /> Truth
        </dt>
        <dd>solid lines: what really flew in this run. Nobody in the run knows it.</dd>
        <dt>
          <span class="mark perception" /> Perception
        </dt>
        <dd>
          dashed green: what <Term word="battery">batteries</Term> believed, with how sure they were.
        </dd>
        <dt>
          <span class="mark warning" /> Warning
        </dt>
        <dd>
          yellow: areas that <Term word="early warning" /> named, and alarms.
        </dd>
      </dl>
      <h3>Keys</h3>
      <table class="keys">
        <tbody>
          {KEY_HELP.map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" onClick={() => openDialog('glossary')}>
          Glossary
        </button>
      </p>
    </Dialog>
  );
}
