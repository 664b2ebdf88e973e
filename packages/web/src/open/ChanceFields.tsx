import type { Signal } from '@preact/signals';
import { seedField, seedProblem, trialField, trialProblem } from './chance.js';

/** Which of the many runs of a scenario. */
export function ChanceFields() {
  return (
    <fieldset class="chance">
      <legend>Which run</legend>
      <Field label="Seed" field={seedField} problem={seedProblem.value} />
      <Field label="Trial" field={trialField} problem={trialProblem.value} />
      <p class="hint">The same scenario, seed and trial give the same run everywhere.</p>
    </fieldset>
  );
}

interface Props {
  readonly label: string;
  readonly field: Signal<string>;
  readonly problem: string | undefined;
}

function Field({ label, field, problem }: Props) {
  const id = `problem-${label}`;
  return (
    <label class="field">
      {label}
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        maxLength={66}
        value={field.value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        onInput={(event) => {
          field.value = event.currentTarget.value;
        }}
      />
      {problem === undefined ? null : (
        <span class="field-problem" id={id} role="alert">
          {problem}
        </span>
      )}
    </label>
  );
}
