/** What flew, and where it ended: known to nobody in the play. */
import { impactsOf, interceptsOf } from '../picture/ends.js';
import { fact } from '../picture/fact.js';
import { interceptorFacts } from '../picture/interceptor-facts.js';
import { REST_US } from '../picture/span.js';
import type { Recording } from '../recording.js';
import { folder, placemark, point, since, timeSpan, track } from './placemark.js';

export function truth(recording: Recording): readonly string[] {
  const { scenario, outcome } = recording;
  const epoch_us = scenario.epochUnix_us;
  const threats = recording.trajectories.map(({ threat, body, points }) => {
    const spent = body === 'spent-body';
    const known = outcome.threats.find((one) => one.threat === threat);
    return placemark({
      name: `${threat}: ${body.replace('-', ' ')}`,
      style: spent ? 'spent-body' : 'threat',
      facts: [
        ...fact('threat', 'threat', threat),
        ...fact('threatClass', 'class', scenario.threats.find(({ id }) => id === threat)?.classId),
        ...fact('body', 'body', body),
        ...fact('site', 'launched from', known?.site),
        ...fact('target', 'aimed at', known?.target),
        ...fact('fate', 'what became of it', spent ? undefined : known?.fate),
      ],
      geometry: track(epoch_us, points),
    });
  });
  const interceptors = recording.interceptors.flatMap((one) =>
    one.points.length < 2
      ? []
      : placemark({
          name: one.interceptor,
          style: 'interceptor',
          facts: interceptorFacts(one),
          geometry: track(epoch_us, one.points),
        }),
  );
  const intercepts = interceptsOf(recording).map((one) =>
    placemark({
      name: `${one.interceptor}: ${one.result.replace('-', ' ')}`,
      style: one.result === 'killed' ? 'kill' : 'miss',
      facts: one.facts,
      time: timeSpan(epoch_us, { from_us: one.time_us, until_us: one.time_us + REST_US }),
      geometry: point(one),
    }),
  );
  const impacts = impactsOf(recording).map(({ height_m: _, ...one }) =>
    placemark({
      name: `${one.threat}: impact, ${one.fate ?? one.body.replace('-', ' ')}`,
      style: one.fate === 'arrived' ? 'impact' : 'harmless',
      facts: one.facts,
      time: since(epoch_us, one.time_us),
      geometry: point(one),
    }),
  );
  return [
    folder('Threats', threats),
    folder('Interceptors', interceptors),
    folder('Intercepts', intercepts),
    folder('Impacts', impacts),
  ];
}
