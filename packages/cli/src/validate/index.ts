import type { Command } from 'commander';
import { addExamples, didYouMean, EXIT, prettyJson, Refusal, type Terminal } from '../terminal/index.js';

interface ValidateFlags {
  readonly json?: true;
  readonly write?: string;
}

/** Adds `testudo validate`. */
export function registerValidate(program: Command, terminal: Terminal): void {
  const command = program
    .command('validate')
    .summary('hold the models against truth from outside')
    .description(
      'Checks every claim the project makes about its models against published figures, and prints how far off the worst point was. Each claim’s README says what it does not show.',
    )
    .argument('[claim...]', 'only these claims')
    .option('--json', 'one JSON object instead of a table')
    .option('--write <file>', 'also write the table as Markdown (docs/validation.md); all claims only')
    .action(async (names: readonly string[], flags: ValidateFlags) => {
      process.exitCode = await validate(names, flags, terminal);
    });
  addExamples(
    command,
    [
      { command: 'testudo validate', what: 'every claim (a few seconds)' },
      { command: 'testudo validate gravity geodesics', what: 'two of them' },
    ],
    terminal.width,
  );
}

async function validate(names: readonly string[], flags: ValidateFlags, terminal: Terminal): Promise<number> {
  const { claims } = await import('@testudo/validation');
  const { checkClaims } = await import('./check-claims.js');
  const ids = claims.map(({ id }) => id);
  for (const name of names) {
    if (ids.includes(name)) continue;
    const hint = `${didYouMean(name, ids)}\nClaims: ${ids.join(', ')}`;
    throw new Refusal(`there is no claim "${name}"${hint}`, EXIT.wrongUsage);
  }
  if (flags.write !== undefined && names.length > 0) {
    throw new Refusal('--write is for the table of all claims: name none', EXIT.wrongUsage);
  }
  const checked = checkClaims(claims.filter(({ id }) => names.length === 0 || names.includes(id)));
  const failed = checked.filter(({ verdict }) => verdict === 'fails');
  if (flags.json) terminal.out(prettyJson({ ok: failed.length === 0, claims: checked }));
  else {
    const { claimsReport } = await import('./report.js');
    terminal.out(claimsReport(checked, terminal));
  }
  if (flags.write !== undefined) {
    const { replaceFile } = await import('../files/index.js');
    const { validationPage } = await import('./page.js');
    replaceFile(flags.write, validationPage(checked));
    terminal.err(`Written: ${flags.write}`);
  }
  return failed.length === 0 ? EXIT.done : EXIT.failed;
}
