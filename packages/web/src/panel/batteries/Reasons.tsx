import { REASONS, type Reason } from '@testudo/core/messages';
import { capital, count } from '@testudo/report';

export interface ReasonCount {
  readonly reason: Reason;
  readonly count: number;
}

/** Why threats were not engaged or not stopped, added up; the length of a bar is its share. */
export function Reasons({ reasons }: { readonly reasons: readonly ReasonCount[] }) {
  const sorted = [...reasons].sort((a, b) => b.count - a.count);
  const most = sorted[0]?.count ?? 1;
  return (
    <ul class="reasons">
      {sorted.map(({ reason, count: number }) => (
        <li key={reason}>
          <span class="reason-count">{count(number)}</span>
          <span>
            {capital(REASONS[reason])}
            <i class="reason-bar" style={{ width: `${(100 * number) / most}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
