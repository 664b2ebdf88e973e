/** Reports in a real browser: those that the short lane leaves out. */
import { type ReportName, readWell, withReports } from './report-pages.js';

const OTHERS: readonly ReportName[] = [
  'january',
  'going-online',
  'taji',
  'first-shot',
  'deployment',
  'campaign',
];
withReports(OTHERS);
readWell(OTHERS);
