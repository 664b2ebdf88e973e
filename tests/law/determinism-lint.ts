import ts from 'typescript';
import type { SourceTree, Violation } from './source-tree.js';

/**
 * What may differ between engines, machines or moments has no place in core. This walks the syntax tree of each file and
 * lists what it finds; it knows names, not types, so a method called `sort` is taken for an array's.
 */
export function breachesOfDeterminism(tree: SourceTree): Violation[] {
  return [...tree].flatMap(([path, text]) => breachesIn(path, text));
}

/** Exact on every engine: rounding, magnitude, integer products, and constants. */
const EXACT_MATH: ReadonlySet<string> = new Set(
  (
    'sqrt abs min max floor ceil round trunc sign imul fround clz32 ' +
    'E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2'
  ).split(' '),
);

/** Clocks, timers, networks, other threads, the host: by the names they have in Node and browsers. */
const BANNED_GLOBALS: ReadonlySet<string> = new Set(
  (
    'Date performance setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask ' +
    'requestAnimationFrame requestIdleCallback fetch XMLHttpRequest WebSocket Worker crypto Intl Temporal ' +
    'process Buffer require navigator window document self globalThis global console ' +
    'Promise Atomics SharedArrayBuffer WeakRef FinalizationRegistry eval Function'
  ).split(' '),
);

const BANNED_METHODS: ReadonlySet<string> = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
]);

/** Lists of an object's own keys come in an order that ids like `7` change. */
const KEY_LISTS: ReadonlySet<string> = new Set([
  'keys',
  'values',
  'entries',
  'getOwnPropertyNames',
  'ownKeys',
]);
const KEYS_ALLOWED = /\/\/ fixed keys: \S/;
const SORT_ALLOWED = /\/\/ numeric order: \S/;

function breachesIn(path: string, text: string): Violation[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const lines = text.split('\n');
  const declared = namesDeclaredIn(source);
  const found: Violation[] = [];

  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line;
  const report = (node: ts.Node, what: string): void => {
    found.push({ where: `${path}:${lineOf(node) + 1}`, what });
  };
  /** Whether one of the node's lines, or the one above them, carries a comment that allows it, with a reason. */
  const allowedBy = (node: ts.Node, pattern: RegExp): boolean => {
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    return lines.slice(Math.max(lineOf(node) - 1, 0), last + 1).some((line) => pattern.test(line));
  };

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) checkIdentifier(node);
    else if (ts.isBinaryExpression(node)) checkPower(node);
    else if (ts.isForInStatement(node)) report(node, 'for…in: keys come in no order of ours');
    else if (ts.isAwaitExpression(node)) report(node, 'await: core is synchronous');
    else if (ts.isForOfStatement(node) && node.awaitModifier) report(node, 'for await: core is synchronous');
    else if (node.kind === ts.SyntaxKind.AsyncKeyword) report(node, 'async: core is synchronous');
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) checkMember(node);
    if (ts.isCallExpression(node)) checkCall(node);
    ts.forEachChild(node, visit);
  };

  const checkIdentifier = (node: ts.Identifier): void => {
    const name = node.text;
    if (declared.has(name) || isNameOfMember(node)) return;
    if (BANNED_GLOBALS.has(name)) report(node, `${name}: not the same everywhere and always`);
    if (name === 'Math' && !isObjectOfAccess(node)) report(node, 'Math as a value: name the member you mean');
  };

  const checkPower = ({ operatorToken }: ts.BinaryExpression): void => {
    const { kind } = operatorToken;
    if (kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
      report(
        operatorToken,
        '**: its bits differ between engines; write a product, or pow of numerics/elementary',
      );
    }
  };

  const checkMember = (node: ts.PropertyAccessExpression | ts.ElementAccessExpression): void => {
    const member = memberName(node);
    if (member !== undefined && BANNED_METHODS.has(member)) report(node, `${member}: depends on the locale`);
    if (!ts.isIdentifier(node.expression) || declared.has(node.expression.text)) return;
    const owner = node.expression.text;
    if (owner === 'Math' && (member === undefined || !EXACT_MATH.has(member))) {
      report(node, `Math.${member ?? '[…]'}: not exact on every engine; take it from numerics/elementary`);
    }
    const listsKeys =
      (owner === 'Object' || owner === 'Reflect') && member !== undefined && KEY_LISTS.has(member);
    if (listsKeys && !allowedBy(node, KEYS_ALLOWED)) {
      report(node, `${owner}.${member}: say in a comment "// fixed keys: why these are not ids"`);
    }
  };

  const checkCall = (node: ts.CallExpression): void => {
    const { expression } = node;
    if (!ts.isPropertyAccessExpression(expression) && !ts.isElementAccessExpression(expression)) return;
    const member = memberName(expression);
    const sorts = member === 'sort' || member === 'toSorted';
    if (sorts && node.arguments.length === 0 && !allowedBy(expression, SORT_ALLOWED)) {
      report(node, `${member}() without a comparator; for a typed array say "// numeric order: why"`);
    }
  };

  visit(source);
  return found;
}

/** Names that the file itself gives to something, which are then not the globals of that name. */
function namesDeclaredIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isTypeParameterDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `performance` in `aircraft.performance`, in `{ performance: 3 }` or in an interface is a name of ours. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) {
    return (ts.isPropertyAccessExpression(parent) ? parent.name : parent.right) === node;
  }
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  const named = parent as { readonly name?: ts.Node };
  return (
    named.name === node &&
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isNamedTupleMember(parent))
  );
}

function isObjectOfAccess(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === node
  );
}

function memberName(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}
