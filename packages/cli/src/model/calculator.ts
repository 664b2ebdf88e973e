import type { Members, Values } from './fields.js';

/** One of our models as a calculator: what it answers, what it is asked, and the answer. */
export interface Calculator<M extends Members = Members> {
  readonly name: string;
  /** One line for the list of calculators. */
  readonly summary: string;
  /** What it answers, for the help. */
  readonly about: string;
  readonly model: string;
  readonly source: string;
  readonly valid: string;
  readonly ignores: string;
  readonly input: M;
  /** The answer's keys and what they mean. */
  readonly output: readonly (readonly [key: string, about: string])[];
  /** An input that works, as plain JSON. */
  readonly example: unknown;
  /** A command line with flags only, where there is one. */
  readonly exampleFlags?: string;
  /** Whether a table of inputs makes sense: one row, one answer. */
  readonly takesTables: boolean;
  /** What is wrong with an input whose values are each right. */
  readonly rules?: (input: Values<M>) => readonly Contradiction[];
  readonly compute: (input: Values<M>) => Answer;
}

/** Values that do not go together; `path` leads to the one to point at. */
export interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
  readonly wanted?: string;
}

/** What a calculator answers: a plain object, or why it could not. */
export type Answer =
  | { readonly ok: true; readonly answer: object }
  | { readonly ok: false; readonly reason: string };

/** Forgets which fields a calculator has, so that all can stand in one list. */
export function calculator<M extends Members>(one: Calculator<M>): Calculator {
  return one as unknown as Calculator;
}

/** Radians in a degree; angles are degrees at this edge and radians behind it. */
export const RADIANS_PER_DEGREE = Math.PI / 180;
