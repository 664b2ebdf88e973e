import { runCommandLine } from './program.js';
import { endWhenNobodyReads, processTerminal, reportFailure } from './terminal/index.js';

const terminal = processTerminal();
endWhenNobodyReads();
process.on('uncaughtException', (error) => process.exit(reportFailure(error, terminal)));
await runCommandLine(process.argv.slice(2), terminal);
