import { stepWords } from './step.js';
import './timeline.css';

/** What happened at the event that was stepped to, as a caption under the globe. */
export function StepWords() {
  return (
    <div class="step-words" role="status">
      {stepWords.value.map((words, index) => (
        <p key={index}>{words}</p>
      ))}
    </div>
  );
}
