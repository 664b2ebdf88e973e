import { LIMITS, runHeadline, storyOfRun, storyOfTrials } from '@testudo/report';
import { runs } from '../../state/state.js';
import type { ViewedRun } from '../../state/viewed.js';
import { Blocks } from '../blocks/Blocks.js';
import { Fold } from '../Fold.js';
import { Sides } from '../Sides.js';
import { hasColumns } from '../sides.js';
import { Fates } from './Fates.js';
import { Figures } from './Figures.js';
import { NowCard } from './Now.js';
import { Pair, Turned } from './Pair.js';
import { Provenance, Sources } from './Provenance.js';
import { sectionsOf } from './sections.js';
import './story.css';

/** The runs told in words: what happens now, what it came to, and the whole story to be unfolded. */
export function Story() {
  const isPair = runs.value.length > 1;
  return (
    <div class="story">
      <NowCard />
      {isPair ? (
        <>
          <Pair />
          <Figures />
          <Turned />
        </>
      ) : null}
      <Sides>{(run) => <RunStory run={run} isPair={isPair} />}</Sides>
      <Fold title="What this does not show">
        <ul>
          {LIMITS.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

function RunStory({ run, isPair }: { readonly run: ViewedRun; readonly isPair: boolean }) {
  const { recording, remarks } = run;
  const { scenario, outcome, seed } = recording;
  const told = { scenario, outcome, seed, remarks };
  const story = storyOfRun(told);
  // In columns the title stands above each of them.
  const opening = story
    .slice(
      0,
      story.findIndex(({ kind }) => kind === 'heading'),
    )
    .filter(({ kind }) => kind !== 'title' || !hasColumns.value);
  const sections = sectionsOf([...story, ...storyOfTrials(told, undefined)]);
  return (
    <>
      <Blocks blocks={opening} />
      <p class="headline">{runHeadline(scenario, outcome)}</p>
      <Fates recording={recording} />
      {isPair ? null : <Figures />}
      <h3 class="folds-title">The whole story</h3>
      {sections.map(({ title, blocks }) => (
        <Fold key={title} title={title}>
          <Blocks blocks={blocks} />
        </Fold>
      ))}
      <Fold title="Where this comes from" isOpen>
        <Provenance run={run} />
      </Fold>
      <Fold title="Sources of the scenario">
        <Sources run={run} />
      </Fold>
    </>
  );
}
