import { dragging } from './page-drop.js';
import './open.css';

/** While files are dragged over the page: all of it takes them. */
export function DropHint() {
  if (!dragging.value) return null;
  return (
    <div class="drop-hint" aria-hidden="true">
      <p>Drop a scenario, or the folder of a run</p>
    </div>
  );
}
