import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../layout/Icon.js';
import { tourStep } from '../state/state.js';
import { STEPS } from './steps.js';
import { goToStep, leaveTour } from './tour.js';
import './tour.css';

/** The step of the tour that is shown: beside what it explains, and never over it. */
export function Tour() {
  const index = tourStep.value;
  const step = index === undefined ? undefined : STEPS[index];
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, [index]);
  if (index === undefined || step === undefined) return null;
  const last = index === STEPS.length - 1;
  return (
    <section class="tour" aria-labelledby="tour-title">
      <header>
        <p class="tour-where">
          Tour, step {index + 1} of {STEPS.length}{' '}
          <span class={step.what === 'what if' ? 'badge what-if' : 'badge'}>{step.what}</span>
        </p>
        <button type="button" class="plain" aria-label="Leave the tour" onClick={leaveTour}>
          <Icon name="close" />
        </button>
      </header>
      <h2 id="tour-title" tabIndex={-1} ref={title}>
        {step.title}
      </h2>
      {step.words.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <footer>
        <button type="button" disabled={index === 0} onClick={() => void goToStep(index - 1)}>
          Back
        </button>
        <ol class="tour-dots" aria-hidden="true">
          {STEPS.map(({ title: name }, at) => (
            <li key={name} class={at === index ? 'here' : ''} />
          ))}
        </ol>
        <button type="button" class="main" onClick={() => (last ? leaveTour() : void goToStep(index + 1))}>
          {last ? 'Finish' : 'Next'}
        </button>
      </footer>
    </section>
  );
}
