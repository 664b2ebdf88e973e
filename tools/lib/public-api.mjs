import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The packages whose API others build on, by folder; each gets a listing `docs/api/<name>.txt`. */
export const API_PACKAGES = new Map([
  ['core', 'packages/core'],
  ['interop', 'packages/interop'],
  ['runner', 'packages/runner'],
  ['library', 'library'],
]);

/**
 * What a package exports, from its built declarations: one line for each name with its type, sorted within each entry point.
 *
 * @param {string} root
 * @param {string} folder of the package
 * @returns {string}
 */
export function publicApi(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const entries = Object.entries(manifest.exports).flatMap(([path, to]) =>
    typeof to === 'object' && 'types' in to ? [{ path, file: join(root, folder, to.types) }] : [],
  );
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => file),
    options: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts'],
      types: [],
      skipLibCheck: true,
    },
  });
  const checker = program.getTypeChecker();
  const lines = [`# Public API of ${manifest.name}: made by tools/api.mjs, one line for each export.`];
  for (const { path, file } of entries) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is not built, or exports nothing: npm run build`);
    const exported = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
    lines.push('', `${manifest.name}${path.slice(1)}`);
    for (const symbol of exported) lines.push(...declared(checker, symbol).map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });

/**
 * The declarations of an exported name, each on one line: several for overloads.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} symbol
 * @returns {string[]}
 */
function declared(checker, symbol) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.declarations ?? []).map((declaration) => {
    // A constant is declared within a list of one.
    const whole = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    const text = printer.printNode(ts.EmitHint.Unspecified, whole, declaration.getSourceFile());
    const line = text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/import\("[^"]*"\)\./g, '')
      .replaceAll(/private (?:static |readonly )*\w+; /g, '')
      .replace(/^export (default )?/, '')
      .replace(/^declare /, '')
      .trim();
    return target.name === symbol.name ? line : `${symbol.name}: ${line}`;
  });
}
