import { Option } from 'commander';

/** The option that lifts a limit named by a problem; given several times, all count. */
export function limitOption(): Option {
  return new Option(
    '--limit <name=n>',
    'lift a limit that a problem names, such as nodes=200000 (repeatable)',
  )
    .default([], 'none')
    .argParser((text: string, before: readonly string[]) => [...before, text]);
}
