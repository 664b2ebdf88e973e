/** Where a page comes from: enough to get it again to the last bit, and nothing of the machine or the hour. */
import type { Block, Term } from '../story/block.js';
import { heading, say } from '../story/block.js';
import { count } from '../story/numbers.js';

interface Made {
  readonly engineVersion: string;
  readonly packages: Readonly<Record<string, string>>;
  /** A decimal number. */
  readonly seed: string;
  readonly command: string;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
}

/** As the manifest of a run folder has it. */
export interface RunProvenance extends Made {
  readonly scenario: Source;
  readonly digest: string;
  readonly study?: {
    readonly id: string;
    readonly digest: string;
    readonly trials: number;
    readonly done: number;
    readonly samples: number;
    readonly stoppedBy?: string;
  };
}

/** As the manifest of a comparison's folder has it. */
export interface ComparisonProvenance extends Made {
  readonly a: {
    readonly label: string;
    readonly scenario: Source;
    readonly study: string;
    readonly digest: string;
  };
  readonly b: {
    readonly label: string;
    readonly scenario: Source;
    readonly study: string;
    readonly digest: string;
  };
  readonly id: string;
  readonly digest: string;
  readonly pairs: number;
  readonly done: number;
  readonly samples: number;
}

/** Of a timeline, which flies nothing of its own. */
export interface TimelineProvenance extends Made {
  readonly scenario: Source;
  /** Draws that were asked for, and that were done. */
  readonly asked: number;
  readonly done: number;
  /** The same of the raid; absent where it was not flown. */
  readonly raid?: { readonly asked: number; readonly done: number };
}

export function timelineProvenance({
  scenario,
  asked,
  done,
  raid,
  ...made
}: TimelineProvenance): readonly Block[] {
  const share = (of: { readonly asked: number; readonly done: number }): string =>
    `${count(of.done)} of ${count(of.asked)}${of.done < of.asked ? '; stopped before the end' : ''}`;
  const stopped = done < asked || (raid !== undefined && raid.done < raid.asked);
  return provenance(made, stopped ? 'everything as it was asked for' : undefined, [
    { term: 'Scenario', explanation: `${scenario.id}, SHA-256 ${scenario.hash}` },
    { term: 'Draws of what is not known', explanation: share({ asked, done }) },
    ...(raid === undefined ? [] : [{ term: 'Trials of the raid', explanation: share(raid) }]),
  ]);
}

export function runProvenance({ scenario, digest, study, ...made }: RunProvenance): readonly Block[] {
  return provenance(
    made,
    study === undefined || study.done >= study.trials
      ? undefined
      : `the run again, to the last bit, and all ${count(study.trials)} trials`,
    [
      { term: 'Scenario', explanation: `${scenario.id}, SHA-256 ${scenario.hash}` },
      { term: 'Digest of the run', explanation: digest },
      ...(study === undefined
        ? []
        : [
            { term: 'Study', explanation: study.id },
            {
              term: 'Trials',
              explanation: `${count(study.done)} of ${count(study.trials)}, over ${count(study.samples)} draws of what is not known${study.stoppedBy === undefined ? '' : '; stopped before the end'}`,
            },
            { term: 'Digest of the study', explanation: study.digest },
          ]),
    ],
    MAP,
  );
}

export function comparisonProvenance({
  a,
  b,
  id,
  digest,
  pairs,
  done,
  samples,
  ...made
}: ComparisonProvenance): readonly Block[] {
  return provenance(
    made,
    done < pairs ? `all ${count(pairs)} pairs` : undefined,
    [
      ...[a, b].flatMap(({ label, scenario, study, digest: own }) => [
        { term: `Scenario ${label}`, explanation: `${scenario.id}, SHA-256 ${scenario.hash}` },
        { term: `Study ${label}`, explanation: `${study}, digest ${own}` },
      ]),
      { term: 'Comparison', explanation: `${id}, digest ${digest}` },
      {
        term: 'Pairs',
        explanation: `${count(done)} of ${count(pairs)}, over ${count(samples)} draws of what is not known`,
      },
    ],
    MAP,
  );
}

/** For pages with a map. */
const MAP: readonly Term[] = [
  { term: 'Map', explanation: 'Natural Earth (public domain), through world-atlas' },
];

/** @param instead what the same command gives where what is shown was stopped before its end */
function provenance(
  { engineVersion, packages, seed, command }: Made,
  instead: string | undefined,
  own: readonly Term[],
  drawn: readonly Term[] = [],
): readonly Block[] {
  return [
    heading('Where this comes from'),
    say(
      instead === undefined
        ? 'The same command, version and scenario give every number and figure of this page again, to the last bit.'
        : `The same command, version and scenario give ${instead}. What is shown of what was done before the stop cannot be had again: how much that was hung on the machine.`,
    ),
    {
      kind: 'terms',
      items: [
        { term: 'Command', explanation: command },
        ...own,
        { term: 'Seed', explanation: seed },
        { term: 'Engine', explanation: `version ${engineVersion}` },
        {
          term: 'Packages',
          explanation: Object.entries(packages)
            .map(([name, version]) => `${name} ${version}`)
            .join(', '),
        },
        ...drawn,
        {
          term: 'Made by',
          explanation:
            'Testudo, an open simulator of ground-based air and missile defence, Apache License 2.0',
        },
      ],
    },
  ];
}
