import { REASONS } from '@testudo/core/messages';

/** The words of a reason by its name, as a release holds it. */
export const REASON_WORDS: { readonly [reason: string]: string } = REASONS;
