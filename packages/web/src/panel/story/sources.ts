/** The sources that the numbers of a scenario name. */
export interface NamedSource {
  readonly source: string;
  /** How many numbers and statements name it. */
  readonly count: number;
}

/** Every source in a scenario, the most used first. */
export function sourcesIn(scenario: unknown): readonly NamedSource[] {
  const counts = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inside] of Object.entries(value)) {
        if (key === 'source' && typeof inside === 'string' && inside !== '')
          counts.set(inside, (counts.get(inside) ?? 0) + 1);
        else visit(inside);
      }
    }
  };
  visit(scenario);
  return [...counts]
    .map(([source, count]) => ({ source, count }))
    .sort((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1));
}
