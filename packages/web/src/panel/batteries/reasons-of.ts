import type { Reason } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';

/** What a battery or point defence answers for each threat that came near it, added up. */
export function reasonsOf(
  { outcome }: Recording,
  id: string,
): readonly { readonly reason: Reason; readonly count: number }[] {
  const counts = new Map<Reason, number>();
  for (const { ladders } of outcome.threats) {
    const reason = ladders.find(({ battery }) => battery === id)?.reason;
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
