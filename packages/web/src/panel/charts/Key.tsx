import { LINE_STYLES } from './style.js';

/** What lines and marks mean. */
export function Key() {
  return (
    <ul class="chart-key">
      {Object.values(LINE_STYLES).map(({ label, colour, dash, width }) => (
        <li key={label}>
          <svg viewBox="0 0 26 12" aria-hidden="true">
            <line
              x1="1"
              x2="25"
              y1="6"
              y2="6"
              stroke={`var(${colour})`}
              stroke-width={width + 0.5}
              stroke-dasharray={dash.join(' ')}
            />
          </svg>
          {label}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 26 12" aria-hidden="true">
          <circle cx="13" cy="6" r="4.5" fill="var(--threat)" />
        </svg>
        impact
      </li>
      <li>
        <svg viewBox="0 0 26 12" aria-hidden="true">
          <polygon points="13,0 19,6 13,12 7,6" fill="var(--interceptor)" />
        </svg>
        killed
      </li>
      <li>
        <svg viewBox="0 0 26 12" aria-hidden="true">
          <path d="M9 2L17 10M9 10L17 2" stroke="var(--quiet)" stroke-width="2" />
        </svg>
        interceptor met nothing
      </li>
    </ul>
  );
}
