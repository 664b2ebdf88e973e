import type { RecordedInterceptor } from '../recording.js';
import { type Fact, fact } from './fact.js';

/** What is said of an interceptor beside its name: who fired what at which track, and what became of it. */
export function interceptorFacts(one: RecordedInterceptor): readonly Fact[] {
  return [
    ...fact('battery', 'battery', one.battery),
    ...fact('type', 'type', one.type),
    ...fact('track', 'fired at the track', one.track),
    ...fact('salvo', 'salvo', one.salvo),
    ...fact('threat', 'threat', one.threat),
    ...fact('result', 'result', one.result),
  ];
}
