import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceTree } from './source-tree.js';

/** One import statement, and where it leads. */
export interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** True when nothing is left of it at run time: `import type`, `export type`, a type in a signature. */
  readonly typeOnly: boolean;
  readonly target: Target;
}

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'workspace'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin' };

/** Every import of every file: statements, re-exports, `import()` of a literal, and types written as `import('…').T`. */
export function importsOf(tree: SourceTree): Import[] {
  return [...tree].flatMap(([path, text]) => importsIn(path, text));
}

function importsIn(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: Import[] = [];
  const add = (literal: ts.Node | undefined, typeOnly: boolean): void => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return;
    const line = source.getLineAndCharacterOfPosition(literal.getStart()).line + 1;
    found.push({ from: path, line, specifier: literal.text, typeOnly, target: resolve(path, literal.text) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function resolve(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const joined = posix.join(posix.dirname(from), specifier);
    return { kind: 'file', path: joined.replace(/\.js$/, '.ts').replace(/\.mjs$/, '.mjs') };
  }
  if (specifier.startsWith('node:') || isBuiltin(specifier)) return { kind: 'builtin' };
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  if (!name.startsWith('@testudo/')) return { kind: 'package', name };
  return { kind: 'workspace', name, subpath: parts.slice(2).join('/') };
}

/** The files that are loaded at run time when `entry` is, and the packages they load. */
export function loadedFrom(
  entry: string,
  imports: readonly Import[],
): { files: Set<string>; packages: Map<string, string> } {
  const outgoing = byFile(imports);
  const files = new Set([entry]);
  const packages = new Map<string, string>();
  for (const file of files) {
    for (const { target, typeOnly } of outgoing.get(file) ?? []) {
      if (typeOnly) continue;
      if (target.kind === 'file') files.add(target.path);
      else if (target.kind === 'package' && !packages.has(target.name)) packages.set(target.name, file);
    }
  }
  return { files, packages };
}

/** The imports of each file. */
export function byFile(imports: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>();
  for (const one of imports) {
    const group = groups.get(one.from);
    if (group === undefined) groups.set(one.from, [one]);
    else group.push(one);
  }
  return groups;
}
