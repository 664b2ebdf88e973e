import { count, signed } from '@testudo/report';
import { runs } from '../../state/state.js';
import { SideMark } from '../Sides.js';
import { type FigureRow, figuresOf } from './figures.js';

/** The numbers that the runs come to, each with the meaning of its word. */
export function Figures() {
  const recordings = runs.value.map(({ recording }) => recording);
  const rows = figuresOf(recordings);
  const isPair = recordings.length === 2;
  return (
    <table class="figures">
      <thead class={isPair ? undefined : 'unseen'}>
        <tr>
          {recordings.map((_, index) => (
            <th key={index} scope="col">
              {isPair ? <SideMark index={index} /> : 'Number'}
            </th>
          ))}
          {isPair ? (
            <th scope="col" title="B minus A">
              B − A
            </th>
          ) : null}
          <th scope="col">Word and meaning</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.word} row={row} isPair={isPair} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row: { word, explanation, values },
  isPair,
}: {
  readonly row: FigureRow;
  readonly isPair: boolean;
}) {
  const [a = 0, b = 0] = values;
  return (
    <tr data-nothing={values.every((value) => value === 0)}>
      {values.map((value, index) => (
        <td key={index} class="number">
          {count(value)}
        </td>
      ))}
      {isPair ? <td class="difference">{a === b ? '0' : signed(b - a, count)}</td> : null}
      <th scope="row">
        <b>{word}</b> <span class="quiet">{explanation}</span>
      </th>
    </tr>
  );
}
