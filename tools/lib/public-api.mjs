import { join } from 'node:path';
import ts from 'typescript';
import { publishedPackages, typedExports } from './workspaces.mjs';

/** The packages that export something with types; each gets a listing `docs/api/<name>.txt`.
 * @param {string} root */
export const apiPackages = (root) => publishedPackages(root).filter((one) => typedExports(one).length > 0);

/**
 * What a package exports, from its built declarations: one line for each name with its type, sorted within each entry point.
 *
 * @param {string} root
 * @param {import('./workspaces.mjs').Workspace} one
 * @returns {string}
 */
export function publicApi(root, one) {
  const { folder, manifest } = one;
  const entries = typedExports(one).map(({ path, types }) => ({ path, file: join(root, folder, types) }));
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
    for (const symbol of exported)
      lines.push(...declared(checker, symbol).map((line) => `  ${inOrder(line)}`));
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

/** Texts of a union in the order of the alphabet: the compiler's own order depends on what it met first, and so on earlier builds.
 * @param {string} line */
const inOrder = (line) =>
  line.replace(/"[^"]*"(?: \| "[^"]*")+/g, (union) => union.split(' | ').sort().join(' | '));
