import { type Command, Option } from 'commander';
import { limitOption } from '../files/limit-option.js';
import { addReleaseOptions, type ReleaseFlags } from '../release/options.js';
import { addExamples, EXIT, type Terminal } from '../terminal/index.js';

const FORMATS = ['czml', 'kml', 'geojson', 'csv', 'parquet'] as const;
const TABLES = ['events', 'trajectories', 'impacts'] as const;

export interface ExportFlags extends ReleaseFlags {
  readonly format: (typeof FORMATS)[number];
  readonly table?: (typeof TABLES)[number];
  readonly out: string;
  readonly force?: true;
  readonly seed?: string;
  readonly trial?: string;
  readonly limit: readonly string[];
}

/** Adds `testudo export`. */
export function registerExport(program: Command, terminal: Terminal): void {
  const command = program
    .command('export')
    .summary('hand one run on to globes, maps and tables')
    .description(
      'Writes one run in a format that other programs read: a run folder that `testudo run --out` left, or a scenario, which is then run on the spot. What is written is marked as a simulation.\n\nWith --audience it is what that audience may be told, as geojson, kml or csv: without seed, digest or ids of the scenario.',
    )
    .argument('<run|scenario>', 'a run folder, a scenario file, or the name of a shipped scenario')
    .addOption(
      new Option(
        '--format <format>',
        'czml: Cesium, with a clock; kml: Google Earth; geojson: a map layer; csv, parquet: a table',
      )
        .choices(FORMATS)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--table <table>', 'which table, with csv and parquet (default: events)').choices(TABLES),
    )
    .option('--out <file>', 'where to write; - is standard output', '-')
    .option('--force', 'write over a file that is there')
    .addOption(limitOption())
    .option('--seed <n>', 'seed, where a scenario is run (default: 1)')
    .option('--trial <n>', 'number of the trial, where a scenario is run (default: 0)');
  addReleaseOptions(command).action(async (source: string, flags: ExportFlags) => {
    if (flags.table !== undefined && flags.format !== 'csv' && flags.format !== 'parquet') {
      command.error('error: --table goes with --format csv and parquet only');
    }
    const { exportRun } = await import('./export-run.js');
    await exportRun(source, flags, terminal);
    process.exitCode = EXIT.done;
  });
  addExamples(
    command,
    [
      {
        command: 'testudo export iraq-2020/april --format czml --out april.czml',
        what: 'a raid as it goes on, for Cesium; --format kml for Google Earth',
      },
      {
        command: 'testudo export first-shot --format geojson --out first.geojson',
        what: 'one run of a scenario, for a map',
      },
      {
        command: 'testudo export iraq-2020/january --seed 7 --format csv --table impacts',
        what: 'what became of each missile under seed 7',
      },
      {
        command: 'testudo export iraq-2020/april --audience public --format geojson',
        what: 'what the public may be told of it',
      },
      {
        command: 'testudo export runs/january --format csv --table trajectories --out flights.csv',
        what: 'the flights of a run folder',
      },
      {
        command: 'testudo export runs/january --format parquet --table events --out events.parquet',
        what: 'every event with its type, for pandas and DuckDB',
      },
    ],
    terminal.width,
  );
}
