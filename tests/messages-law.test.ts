import { describe, expect, it } from 'vitest';
import { breachesOfMessagesLaw, isMessageFile } from './law/messages-law.js';
import { listed, readTree } from './law/source-tree.js';

describe('the law of messages, on this repository', () => {
  const tree = readTree(['packages', 'library', 'validation', 'examples'], ['.ts', '.tsx']);

  it('is kept by every message', () => {
    expect(listed(breachesOfMessagesLaw(tree))).toEqual([]);
  });

  it('is looked for where the messages are', () => {
    expect([...tree.keys()].filter(isMessageFile).length).toBeGreaterThan(5);
  });
});

describe('the law of messages, on made-up trees', () => {
  const core = (path: string): string => `packages/core/src/${path}`;
  const honest: Record<string, string> = {
    [core('messages/index.ts')]: "export * from './plot.js';",
    [core('messages/reasons.ts')]: 'export const REASONS = {}; export type Reason = keyof typeof REASONS;',
    [core('messages/plot.ts')]: `import { defineEvent, type EventOf } from '../engine/index.js';
      export const plot = defineEvent({ kind: 'plot', fields: {} });
      export type Plot = EventOf<typeof plot>;`,
    [core('simulation/wire/radar-module.ts')]:
      "import { plot } from '../../messages/index.js'; context.emit(plot, 'a', {});",
    [core('tracking/associate.ts')]:
      "import type { Plot } from '../messages/index.js'; export const f = (p: Plot) => p;",
  };
  const breaches = (changed: Record<string, string>): string[] =>
    listed(breachesOfMessagesLaw(new Map(Object.entries({ ...honest, ...changed }))));
  const plotFile = core('messages/plot.ts');
  const plotText = honest[plotFile] ?? '';

  it('lets an honest tree pass', () => {
    expect(breaches({})).toEqual([]);
  });

  it('counts a switch over kinds in an app as use', () => {
    const story = "switch (event.kind) { case 'plot': break; }";
    expect(breaches({ [core('tracking/associate.ts')]: '', 'packages/cli/src/story.ts': story })).toEqual([]);
  });

  it.each([
    ['a message nobody emits', { [core('simulation/wire/radar-module.ts')]: '' }, 'nobody emits it'],
    ['a message nobody uses', { [core('tracking/associate.ts')]: '' }, 'nobody uses it'],
    [
      'a message that only its own folder uses',
      { [core('tracking/associate.ts')]: '', [core('radar/look.ts')]: 'let p: Plot;' },
      'nobody uses it',
    ],
    [
      'a message that is only listed',
      { [core('tracking/associate.ts')]: '', [core('simulation/wire/kernel.ts')]: 'const KINDS = [plot];' },
      'nobody uses it',
    ],
    [
      'a message that only a test or an import statement names',
      {
        [core('tracking/associate.ts')]: "import type { Plot } from '../messages/index.js';",
        [core('tracking/associate.test.ts')]: 'let p: Plot;',
      },
      'nobody uses it',
    ],
    [
      'a message emitted in two places',
      { [core('tracking/guess.ts')]: 'emit(plot, 1);' },
      'more than one emits it',
    ],
    [
      'two messages in a file',
      { [plotFile]: `${plotText} export const more = defineEvent({ kind: 'more' });` },
      'exports',
    ],
    [
      'a kind that is not the name of the file',
      { [plotFile]: plotText.replace("'plot'", "'blip'") },
      'should declare plot',
    ],
    [
      'a message without its type',
      { [plotFile]: plotText.replace('export type Plot', 'type Plot') },
      'exports plot',
    ],
    ['a message that does something', { [plotFile]: `${plotText} function act() {}` }, 'a message is data'],
    ['a file that declares none', { [core('messages/odd.ts')]: '' }, 'exports nothing'],
  ])('refuses %s', (_, changed, expected) => {
    expect(breaches(changed).join('\n')).toContain(expected);
  });
});
