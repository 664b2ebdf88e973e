import type { FileKind } from '@testudo/core/scenario';
import { Argument, type Command } from 'commander';
import { addExamples, prettyJson, type Terminal } from '../terminal/index.js';

/** Adds `testudo schema`. */
export function registerSchema(program: Command, terminal: Terminal): void {
  const command = program
    .command('schema')
    .summary('JSON Schema of the file formats, for editors')
    .description(
      'Prints the JSON Schema (draft 2020-12) of scenarios, catalogues or release policies, so that an editor completes and checks while one types.',
    )
    .addArgument(
      new Argument('[kind]', 'which files')
        .choices(['scenario', 'catalogue', 'release-policy'])
        .default('scenario'),
    )
    .action(async (kind: FileKind) => {
      const { catalogueJsonSchema, releasePolicyJsonSchema, scenarioJsonSchema } = await import(
        '@testudo/core/scenario'
      );
      const schemas = {
        scenario: scenarioJsonSchema,
        catalogue: catalogueJsonSchema,
        'release-policy': releasePolicyJsonSchema,
      };
      const schema = schemas[kind]();
      terminal.out(prettyJson(schema));
    });
  addExamples(
    command,
    [
      { command: 'testudo schema > scenario.schema.json', what: 'keep it beside your scenarios' },
      {
        command: '# yaml-language-server: $schema=scenario.schema.json',
        what: 'as the first line of a scenario: many editors then use it',
      },
    ],
    terminal.width,
  );
}
