/** How the command talks to people: colours, width, tables, problems, exit codes. */
export { type Colours, coloursFor } from './colours.js';
export { EXIT, type ExitCode, Refusal } from './exit.js';
export { displayWidth, plainColumns, plainText, withoutStyles } from './plain-text.js';
export { excerptOf, excerptReader, problemLine } from './problems.js';
export { didYouMean } from './suggest.js';
export { type Column, table } from './table.js';
export { endWhenNobodyReads, processTerminal, type Terminal, widthOf } from './terminal.js';
export { item, wrap, wrapText } from './wrap.js';
