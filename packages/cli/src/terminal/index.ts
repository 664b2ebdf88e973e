/** How the command talks to people: colours, width, tables, problems, exit codes. */
export { type Colours, coloursFor } from './colours.js';
export { EXIT, Refusal } from './exit.js';
export { addExamples, layOutHelp } from './help-layout.js';
export { displayWidth, plainText } from './plain-text.js';
export { prettyJson } from './pretty-json.js';
export { excerptOf, excerptReader, problemLine } from './problems.js';
export { reportFailure } from './report-failure.js';
export { didYouMean } from './suggest.js';
export { table } from './table.js';
export { endWhenNobodyReads, processTerminal, type Terminal, widthOf } from './terminal.js';
export { item, wrap, wrapText } from './wrap.js';
