import type { Command } from 'commander';
import { limitOption } from '../files/limit-option.js';
import { addExamples, EXIT, plainText, prettyJson, problemLine, type Terminal } from '../terminal/index.js';
import type { MigratedFile } from './migrate-files.js';

interface MigrateFlags {
  readonly dryRun?: true;
  readonly json?: true;
  readonly limit: readonly string[];
}

/** Adds `testudo migrate`. */
export function registerMigrate(program: Command, terminal: Terminal): void {
  const command = program
    .command('migrate')
    .summary('bring old scenario and catalogue files to the current format')
    .description(
      'Rewrites files of older formats in the current one, in place; comments stay. Nothing is written unless all of them can be.',
    )
    .argument('<file...>', 'scenario and catalogue files')
    .addOption(limitOption())
    .option('--dry-run', 'say what would be done and write nothing')
    .option('--json', 'one JSON object instead of text')
    .action(async (files: readonly string[], flags: MigrateFlags) => {
      const { migrateFiles } = await import('./migrate-files.js');
      const { mergeLimits } = await import('../files/index.js');
      const migrated = migrateFiles(files, {
        dryRun: flags.dryRun === true,
        limits: mergeLimits(flags.limit),
      });
      const ok = migrated.every((one) => one.ok);
      if (flags.json) terminal.out(prettyJson({ ok, dryRun: flags.dryRun === true, files: migrated }));
      else report(migrated, flags.dryRun === true, terminal);
      process.exitCode = ok ? EXIT.done : EXIT.badInput;
    });
  addExamples(
    command,
    [{ command: 'testudo migrate --dry-run *.yaml', what: 'which files are old?' }],
    terminal.width,
  );
}

function report(migrated: readonly MigratedFile[], dryRun: boolean, terminal: Terminal): void {
  const refused = migrated.some(({ ok }) => !ok);
  for (const one of migrated) {
    const file = plainText(one.file);
    if (!one.ok)
      for (const problem of one.problems) terminal.err(problemLine(problem, terminal.errorColours));
    else if (!one.changed) terminal.out(`${file}: already format ${one.to}`);
    else
      terminal.out(`${file}: format ${one.from} ${dryRun || refused ? 'would become' : 'is now'} ${one.to}`);
  }
  if (refused) terminal.err('Nothing was written.');
}
