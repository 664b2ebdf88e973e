import { item, prettyJson, type Terminal, wrapText } from '../terminal/index.js';
import type { Calculator } from './calculator.js';
import type { Members } from './fields.js';

/** The page that `testudo model NAME --help` ends with: input, answer, model, source, validity, an example. */
export function explain(
  calculator: Calculator,
  { width, colours }: Pick<Terminal, 'width' | 'colours'>,
): string {
  const title = (text: string) => colours.bold(text);
  const paragraph = (head: string, text: string) => `${title(head)}\n${wrapText(`  ${text}`, width)}`;
  const keys = calculator.output.map(([key]) => key.length).filter((length) => length <= WIDEST_TERM);
  return [
    title('Input'),
    wrapText('  A JSON object with these keys; what has a default may be left out.', width),
    fieldLines(calculator.input, width, 2),
    '',
    title('Answer'),
    '  A JSON object with these keys.',
    ...calculator.output.map(([key, about]) => item(key, about, Math.max(...keys), width)),
    '',
    paragraph('Model', calculator.model),
    paragraph('Source', calculator.source),
    paragraph('Valid', calculator.valid),
    paragraph('Ignores', calculator.ignores),
    '',
    title('Example'),
    `  testudo model ${calculator.name} --example |${width < 60 ? ' \\\n   ' : ''} testudo model ${calculator.name} -`,
    ...(calculator.exampleFlags === undefined
      ? []
      : [flagsExample(calculator.name, calculator.exampleFlags, width)]),
    '',
    wrapText(`  --example prints this input:`, width),
    prettyJson(calculator.example).replace(/^/gm, '  '),
  ].join('\n');
}

const WIDEST_TERM = 26;

function fieldLines(members: Members, width: number, indent: number): string {
  return Object.entries(members)
    .map(([name, field]) => {
      const otherwise = field.otherwise === undefined ? '' : ` Default: ${field.otherwise}.`;
      const what = field.members === undefined ? `${field.what}; ` : '';
      const line = item(name, `${what}${field.about}.${otherwise}`, WIDEST_TERM - indent, width, indent);
      return field.members === undefined ? line : `${line}\n${fieldLines(field.members, width, indent + 2)}`;
    })
    .join('\n');
}

function flagsExample(name: string, flags: string, width: number): string {
  const command = `  testudo model ${name} ${flags}`;
  if (command.length <= width) return command;
  return `  testudo model ${name} \\\n    ${flags.replaceAll(' --', ' \\\n    --')}`;
}
