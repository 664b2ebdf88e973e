import { InvariantError } from '../numerics/index.js';
import { createDigester, type Digester } from './digest.js';
import { type CompiledKind, compileKind } from './encode.js';
import { defineEvent, type EventKind } from './event-kind.js';
import { text } from './fields.js';
import type { Module } from './module.js';

/** Logged for every order from outside, so that a log holds all that a replay needs. */
export const orderInjected = defineEvent({
  kind: 'order-injected',
  about: 'An order came from outside the run.',
  knownTo: ['truth'],
  fields: {
    module: text('module it is addressed to'),
    order: text('the whole order as canonical JSON'),
  },
});

/** How much may happen at once before it is taken for an endless loop. */
export interface KernelLimits {
  /** Events emitted in answer to one task, directly and through answers to answers. */
  readonly eventsPerTask: number;
  /** Tasks done within one instant. */
  readonly tasksPerInstant: number;
}

/** A kind of event as a kernel knows it. */
export interface KernelKind {
  readonly compiled: CompiledKind;
  /** The modules that receive it, by index, in their order. */
  readonly receivers: readonly number[];
}

/** The modules and event kinds that runs are made of. It holds no state: one kernel serves any number of runs. */
export interface Kernel {
  readonly modules: readonly Module<unknown>[];
  readonly moduleIndex: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, KernelKind>;
  readonly limits: KernelLimits;
  readonly digester: Digester;
}

/**
 * Puts modules together.
 *
 * @param modules in the order in which an event is delivered to them
 * @param eventKinds every kind that they may emit; `order-injected` is added
 * @throws InvariantError when a name is given twice or a module receives a kind that is not declared
 */
export function createKernel(
  modules: readonly Module<unknown>[],
  eventKinds: readonly EventKind[],
  limits: Partial<KernelLimits> = {},
): Kernel {
  const moduleIndex = new Map<string, number>();
  modules.forEach((module, index) => {
    if (moduleIndex.has(module.name)) throw new InvariantError(`two modules are named '${module.name}'`);
    moduleIndex.set(module.name, index);
  });
  const kinds = new Map<string, { readonly compiled: CompiledKind; readonly receivers: number[] }>();
  for (const [name, compiled] of compileKinds(eventKinds)) kinds.set(name, { compiled, receivers: [] });
  modules.forEach((module, index) => {
    const wanted = module.receives ?? [];
    if (wanted.length > 0 && module.receive === undefined) {
      throw new InvariantError(`module '${module.name}' names events to receive but has no 'receive'`);
    }
    for (const kind of new Set(wanted)) {
      const known = kinds.get(kind);
      if (known === undefined)
        throw new InvariantError(`module '${module.name}' receives '${kind}', which is not declared`);
      known.receivers.push(index);
    }
  });
  return {
    modules,
    moduleIndex,
    kinds,
    limits: { eventsPerTask: 1_000_000, tasksPerInstant: 10_000_000, ...limits },
    digester: createDigester(),
  };
}

/** Of lists of kinds that were compiled before: each world of a study has a kernel of its own, of the same kinds. */
const compiledBefore = new WeakMap<readonly EventKind[], ReadonlyMap<string, CompiledKind>>();

/**
 * The kinds by name, `order-injected` among them.
 *
 * @param eventKinds a list that does not change any more
 * @throws InvariantError when a name is declared twice
 */
export function compileKinds(eventKinds: readonly EventKind[]): ReadonlyMap<string, CompiledKind> {
  const known = compiledBefore.get(eventKinds);
  if (known !== undefined) return known;
  const kinds = compileAll(eventKinds);
  compiledBefore.set(eventKinds, kinds);
  return kinds;
}

function compileAll(eventKinds: readonly EventKind[]): ReadonlyMap<string, CompiledKind> {
  const kinds = new Map<string, CompiledKind>();
  for (const declaration of [orderInjected, ...eventKinds]) {
    if (declaration === orderInjected && kinds.has(orderInjected.kind)) continue;
    if (kinds.has(declaration.kind)) {
      throw new InvariantError(`two kinds of event are named '${declaration.kind}'`);
    }
    kinds.set(declaration.kind, compileKind(declaration));
  }
  return kinds;
}
