import { useRef } from 'preact/hooks';
import { filesChosen } from './collect-files.js';
import { openGiven } from './page-drop.js';

/** Files from this machine: they are read here, and go nowhere. */
export function FileFields() {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const list = filesChosen(input.files);
    // The same files may be chosen again, after they were mended.
    input.value = '';
    if (list.length > 0) void openGiven(list);
  };
  return (
    <section class="files">
      <h3>From this machine</h3>
      <div class="drop-zone">
        <p>
          Drop a scenario (<code>.yaml</code>, or resolved as <code>.json</code>), or the folder of a run that
          “testudo run” kept. Files are read in this browser and sent nowhere.
        </p>
        <p class="scenario-actions">
          <button type="button" onClick={() => files.current?.click()}>
            Choose files
          </button>
          <button type="button" onClick={() => folder.current?.click()}>
            Choose a run folder
          </button>
        </p>
        <input
          ref={files}
          hidden
          type="file"
          multiple
          accept=".yaml,.yml,.json,.ndjson"
          aria-label="Scenario or recording files"
          data-files="any"
          onChange={chosen}
        />
        <input
          ref={folder}
          hidden
          type="file"
          multiple
          aria-label="The folder of a run"
          data-files="folder"
          onChange={chosen}
          {...{ webkitdirectory: true }}
        />
      </div>
    </section>
  );
}
