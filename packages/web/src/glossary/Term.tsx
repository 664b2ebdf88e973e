import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import './glossary.css';
import { keyOf } from './parse.js';
import { placeBeside } from './place.js';
import { TERMS } from './terms.js';

interface Props {
  /** A term of the glossary, or a word of results. */
  readonly word: string;
  /** What stands on the page; the word itself where there is nothing else. */
  readonly children?: ComponentChildren;
}

/** Which note is open: one at a time. */
const open = signal<string | undefined>(undefined);

/** A word that explains itself: on hover, on focus and on a tap. Esc closes. Words without an explanation stay as they are. */
export function Term({ word, children = word }: Props) {
  const term = TERMS.get(keyOf(word));
  const id = useId();
  if (term === undefined) return <>{children}</>;
  const close = () => {
    if (open.value === id) open.value = undefined;
  };
  const show = () => {
    open.value = id;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the word is a button; its wrapper only keeps the note open under the pointer
    <span class="term" onMouseEnter={show} onMouseLeave={close}>
      <button
        type="button"
        class="term-word"
        aria-describedby={open.value === id ? id : undefined}
        onFocus={show}
        onBlur={close}
        onClick={(event) => {
          event.stopPropagation();
          show();
        }}
      >
        {children}
      </button>
      {open.value === id ? (
        <Note id={id} word={term.word} meaning={term.meaning} outOf={term.outOf} onClose={close} />
      ) : null}
    </span>
  );
}

interface NoteProps {
  readonly id: string;
  readonly word: string;
  readonly meaning: string;
  readonly outOf: string | undefined;
  readonly onClose: () => void;
}

function Note({ id, word, meaning, outOf, onClose }: NoteProps) {
  const element = useRef<HTMLSpanElement>(null);
  const [at, setAt] = useState<{ readonly left: number; readonly top: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const note = element.current;
    const of = note?.parentElement?.getBoundingClientRect();
    if (!note || !of) return;
    const { width, height } = note.getBoundingClientRect();
    setAt(placeBeside(of, { width, height }, { width: innerWidth, height: innerHeight }));
  }, []);
  useEffect(() => {
    // Before anybody else hears of it: Esc closes the note and nothing behind it.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [onClose]);
  const style = at === undefined ? 'visibility:hidden' : `left:${at.left}px;top:${at.top}px`;
  return (
    <span ref={element} id={id} role="tooltip" class="term-note" style={style}>
      <b>{word}:</b> {meaning}
      {outOf === undefined ? null : <em> Counted out of: {outOf}.</em>}
    </span>
  );
}
