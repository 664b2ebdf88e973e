import { refusedFiles } from './open.js';
import type { FileProblem } from './reading/protocol.js';

/** More than these nobody reads at once. */
const MOST = 50;

/** Everything that was wrong with the files that were given last: where, what, what stood there and what would be right. */
export function ProblemList() {
  const problems = refusedFiles.value;
  if (problems === undefined || problems.length === 0) return null;
  const { length } = problems;
  return (
    <section class="problems">
      <div role="alert">
        <h3>{length === 1 ? 'This could not be opened' : `This could not be opened: ${length} problems`}</h3>
      </div>
      <p class="hint">What was shown is still shown.</p>
      <ol>
        {problems.slice(0, MOST).map((problem, index) => (
          <li key={index}>
            <Problem problem={problem} />
          </li>
        ))}
      </ol>
      {length > MOST ? <p>and {length - MOST} more</p> : null}
    </section>
  );
}

function Problem({
  problem: { file, line, column, path, message, found, wanted },
}: {
  readonly problem: FileProblem;
}) {
  return (
    <>
      <p class="problem-what">
        {message}
        {path === '' ? null : (
          <>
            {' '}
            at <code>{path}</code>
          </>
        )}
      </p>
      <dl>
        {file === '' ? null : (
          <>
            <dt>where</dt>
            <dd>
              <code>{file}</code>
              {line === 0 ? null : `, line ${line}, column ${column}`}
            </dd>
          </>
        )}
        {found === '' ? null : (
          <>
            <dt>found</dt>
            <dd>{found}</dd>
          </>
        )}
        {wanted === '' ? null : (
          <>
            <dt>wanted</dt>
            <dd>{wanted}</dd>
          </>
        )}
      </dl>
    </>
  );
}
