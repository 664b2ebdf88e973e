import ts from 'typescript';
import type { SourceTree, Violation } from './source-tree.js';

/**
 * The law of messages: one file declares one message, as data; one place emits it; and somebody uses it.
 *
 * A place is a folder of core such as `radar`, together with the file that wires it (`simulation/wire/radar-module.ts`);
 * any other file of simulation; or a package. It emits a message by calling `emit` with the message's constant; it uses
 * one by naming the constant, the type or the kind otherwise. A constant in a bare list is listed, not used.
 */
export function breachesOfMessagesLaw(tree: SourceTree): Violation[] {
  const found: Violation[] = [];
  const messages: Message[] = [];
  for (const [path, text] of tree) {
    if (!isMessageFile(path)) continue;
    const declared = declarationIn(path, text);
    if ('what' in declared) found.push(declared);
    else messages.push(declared);
  }
  const mentions = mentionsIn(tree, messages);
  for (const message of messages) found.push(...breachesOfUse(message, mentions));
  return found;
}

/** A message as its file declares it: `export const launchReport = defineEvent({ kind: 'launch-report', … })`. */
interface Message {
  readonly path: string;
  readonly constant: string;
  readonly type: string;
  readonly kind: string;
}

const CORE = 'packages/core/src/';
const FOLDER = `${CORE}messages/`;
/** What messages share: their index, ids, who may know of them, and the closed list of reasons. */
const NO_MESSAGES: ReadonlySet<string> = new Set(['index.ts', 'ids.ts', 'knowers.ts', 'reasons.ts']);

export const isMessageFile = (path: string): boolean =>
  path.startsWith(FOLDER) && !path.endsWith('.test.ts') && !NO_MESSAGES.has(path.slice(FOLDER.length));

/** Reads the file's one message, by the name of the file: `launch-report.ts` has launchReport and LaunchReport. */
function declarationIn(path: string, text: string): Message | Violation {
  const kind = path.slice(FOLDER.length).replace(/\.ts$/, '');
  const constant = kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const type = `${constant[0]?.toUpperCase()}${constant.slice(1)}`;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const wanted = `it should declare ${constant} by defineEvent({ kind: '${kind}' … }), its type ${type}, and nothing else`;

  const exported = source.statements.flatMap(exportedNames);
  if (exported.sort(byCodeUnits).join() !== [constant, type].sort(byCodeUnits).join()) {
    return { where: path, what: `exports ${exported.join(', ') || 'nothing'}; ${wanted}` };
  }
  const definitions = callsOf(source, 'defineEvent');
  const argument = definitions[0]?.arguments[0];
  if (definitions.length !== 1 || argument === undefined || stringProperty(argument, 'kind') !== kind) {
    return { where: path, what: wanted };
  }
  const behaviour = source.statements.find(
    (one) => ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one),
  );
  if (behaviour !== undefined)
    return { where: path, what: 'a message is data: no functions and classes here' };
  return { path, constant, type, kind };
}

/** Where each message is emitted and where it is used, as places. */
interface Mentions {
  readonly emitted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
}

function mentionsIn(tree: SourceTree, messages: readonly Message[]): Mentions {
  const emitted = new Map(messages.map(({ kind }) => [kind, new Set<string>()]));
  const used = new Map(messages.map(({ kind }) => [kind, new Set<string>()]));
  const byName = new Map(
    messages.flatMap(({ constant, type, kind }) => [
      [constant, kind],
      [type, kind],
    ]),
  );
  for (const [path, text] of tree) {
    if (path.startsWith(FOLDER) || path.endsWith('.test.ts')) continue;
    const place = placeOf(path);
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
    const emittedHere = new Set<ts.Node>();
    for (const call of callsOf(source, 'emit')) {
      for (const argument of call.arguments) {
        const kind = ts.isIdentifier(argument) ? byName.get(argument.text) : undefined;
        if (kind === undefined) continue;
        emitted.get(kind)?.add(place);
        emittedHere.add(argument);
      }
    }
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || emittedHere.has(node)) return;
      if (ts.isIdentifier(node) && ts.isArrayLiteralExpression(node.parent)) return;
      if (ts.isIdentifier(node)) used.get(byName.get(node.text) ?? '')?.add(place);
      else if (ts.isStringLiteralLike(node)) used.get(node.text)?.add(place);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { emitted, used };
}

function breachesOfUse({ path, kind }: Message, { emitted, used }: Mentions): Violation[] {
  const producers = [...(emitted.get(kind) ?? [])];
  const consumers = [...(used.get(kind) ?? [])].filter((place) => !producers.includes(place));
  const found: Violation[] = [];
  if (producers.length === 0) found.push({ where: path, what: 'nobody emits it' });
  if (producers.length > 1)
    found.push({ where: path, what: `more than one emits it: ${producers.join(', ')}` });
  if (consumers.length === 0) found.push({ where: path, what: 'nobody uses it but who emits it' });
  return found;
}

function placeOf(path: string): string {
  if (!path.startsWith(CORE)) return path.split('/src/')[0] ?? path;
  const inCore = path.slice(CORE.length);
  const folder = inCore.split('/')[0] ?? '';
  const wired = /^simulation\/wire\/(.+)-module\.ts$/.exec(inCore)?.[1];
  if (wired !== undefined) return wired;
  return folder === 'simulation' ? inCore : folder;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return ['(a re-export)'];
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) =>
      ts.isIdentifier(name) ? name.text : '(a pattern)',
    );
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return [name?.text ?? '(no name)'];
}

/** Calls of `name(…)` and `something.name(…)`. */
function callsOf(source: ts.SourceFile, name: string): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const called = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (ts.isIdentifier(called) && called.text === name) calls.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function stringProperty(node: ts.Node, name: string): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const property = node.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === name);
  if (property === undefined || !ts.isPropertyAssignment(property)) return undefined;
  return ts.isStringLiteralLike(property.initializer) ? property.initializer.text : undefined;
}
