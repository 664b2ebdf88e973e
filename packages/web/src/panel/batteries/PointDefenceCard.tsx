import type { Recording } from '@testudo/interop';
import { nameOf, targetsInWords } from '@testudo/report';
import { Reasons } from './Reasons.js';
import { reasonsOf } from './reasons-of.js';

/** A short-range system that stands at a place: what it is for, and why it did nothing against what came. */
export function PointDefenceCard({ recording, id }: { readonly recording: Recording; readonly id: string }) {
  const { scenario } = recording;
  const its = scenario.pointDefences.find((one) => one.id === id);
  if (its === undefined) return null;
  const reasons = reasonsOf(recording, id);
  return (
    <article class="card">
      <h3>{its.name}</h3>
      <p class="quiet">
        Point defence at {nameOf(scenario, its.place)}; engages {targetsInWords(its.engages)}.
      </p>
      {reasons.length === 0 ? (
        <p>Nothing came its way.</p>
      ) : (
        <>
          <h4>Not engaged because</h4>
          <Reasons reasons={reasons} />
        </>
      )}
    </article>
  );
}
