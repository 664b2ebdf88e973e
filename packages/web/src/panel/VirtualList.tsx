import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { nextRow } from './next-row.js';

interface Props {
  readonly label: string;
  readonly count: number;
  readonly rowHeight_rem: number;
  readonly row: (index: number) => ComponentChild;
  /** Headings of groups cannot be chosen, and are lower than rows. */
  readonly isHeading?: (index: number) => boolean;
  /** The row where the keyboard goes on from the beginning; none where it is negative. */
  readonly startsAt?: number;
  readonly isChosen?: (index: number) => boolean;
  /** Enter or a click on a row. */
  readonly onChoose: (index: number) => void;
  /** Rows that have happened: a line stands after so many. */
  readonly now?: ReadonlySignal<number>;
  /** Whether the line is kept in sight. */
  readonly follows?: boolean;
  readonly onScrollAway?: () => void;
  readonly nowLabel?: ComponentChild;
}

const HEADING_REM = 2.6;

/** Rows beyond what is seen that are kept, so that scrolling does not show gaps. */
const SPARE = 6;

/**
 * A list of which only the rows in sight are in the page. It scrolls with the part of the panel that it stands in.
 * Arrows, page up and down, home and end move the active row, Enter chooses it.
 */
export function VirtualList(props: Props) {
  const { label, count, rowHeight_rem, row, isHeading, isChosen, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const [window_, setWindow] = useState<readonly [number, number]>([0, 30]);
  const [active, setActive] = useState(-1);
  const letter = rem();
  const tops_rem = useMemo(() => topsOf(count, rowHeight_rem, isHeading), [count, rowHeight_rem, isHeading]);
  const top = useCallback(
    (index: number) => tops_rem[Math.min(index, tops_rem.length - 1)] * letter,
    [tops_rem, letter],
  );
  useLayoutEffect(() => watchWindow(list.current, tops_rem, letter, setWindow), [tops_rem, letter]);
  const startsAt = useRef(props.startsAt ?? -1);
  useEffect(() => {
    const at = startsAt.current;
    startsAt.current = -1;
    if (at < 0) return;
    setActive(at);
    bringIntoSight(list.current, top(at), top(at + 1) - top(at));
    list.current?.focus({ preventScroll: true });
  }, [top]);
  useEffect(() => setActive((one) => Math.min(one, count - 1)), [count]);
  const own = useId();
  const id = (index: number) => `${own}-${index}`;
  const step = (from: number, by: number) => {
    const to = nextRow(from, by, count, isHeading);
    if (to === undefined) return;
    setActive(to);
    bringIntoSight(list.current, top(to), top(to + 1) - top(to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, window_[1] - window_[0] - 2 * SPARE - 1);
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[
      event.key
    ];
    if (by !== undefined) step(active < 0 && by > 0 ? -1 : active, by);
    else if (event.key === 'Enter' && active >= 0) onChoose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [first, last] = window_;
  const kept = active >= 0 && (active < first || active >= last) ? [active] : [];
  const indices = [
    ...kept,
    ...Array.from({ length: Math.max(0, Math.min(last, count) - first) }, (_, i) => first + i),
  ];
  return (
    <div
      ref={list}
      class="virtual"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active >= 0 && active < count ? id(active) : undefined}
      style={{ height: `${tops_rem[count]}rem` }}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (active < 0 && count > 0) step(-1, 1);
      }}
    >
      {indices.map((index) =>
        isHeading?.(index) ? (
          <div key={index} class="virtual-heading" role="presentation" style={place(tops_rem, index)}>
            {row(index)}
          </div>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, as its role asks
          <div
            key={index}
            id={id(index)}
            class="virtual-row"
            role="option"
            tabIndex={-1}
            aria-selected={isChosen?.(index) ?? false}
            aria-setsize={count}
            aria-posinset={index + 1}
            data-active={index === active}
            style={place(tops_rem, index)}
            onClick={() => {
              setActive(index);
              onChoose(index);
            }}
          >
            {row(index)}
          </div>
        ),
      )}
      {props.now === undefined ? null : (
        <NowLine
          list={list}
          now={props.now}
          top={top}
          follows={props.follows ?? false}
          onScrollAway={props.onScrollAway}
        >
          {props.nowLabel}
        </NowLine>
      )}
    </div>
  );
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
const place = (tops_rem: Float64Array, index: number) => ({
  top: `${tops_rem[index]}rem`,
  height: `${tops_rem[index + 1] - tops_rem[index]}rem`,
});

/** Where each row begins, and where the last one ends. */
function topsOf(
  count: number,
  rowHeight_rem: number,
  isHeading: ((index: number) => boolean) | undefined,
): Float64Array {
  const tops = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) tops[i + 1] = tops[i] + (isHeading?.(i) ? HEADING_REM : rowHeight_rem);
  return tops;
}

/** The row that covers a height. */
function rowAt(tops: Float64Array, height: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface NowLineProps {
  readonly list: { readonly current: HTMLDivElement | null };
  readonly now: ReadonlySignal<number>;
  readonly top: (rows: number) => number;
  readonly follows: boolean;
  readonly onScrollAway: (() => void) | undefined;
  readonly children: ComponentChild;
}

/** The line between what has happened and what has not; it moves without the rows being made again. */
function NowLine({ list, now, top, follows, onScrollAway, children }: NowLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (line.current !== null) line.current.style.transform = `translateY(${top(now.value)}px)`;
  });
  useEffect(() => {
    if (!follows) return;
    return now.subscribe((rows) => keepInSight(list.current, top(rows)));
  }, [follows, now, top, list]);
  useEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null || onScrollAway === undefined) return;
    scroller.addEventListener('wheel', onScrollAway, { passive: true });
    scroller.addEventListener('touchmove', onScrollAway, { passive: true });
    return () => {
      scroller.removeEventListener('wheel', onScrollAway);
      scroller.removeEventListener('touchmove', onScrollAway);
    };
  }, [onScrollAway, list]);
  return (
    <div class="virtual-now" ref={line} aria-hidden="true">
      {children}
    </div>
  );
}

function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('.panel-body') ?? null;
}

/** Where the list begins below the upper edge of what scrolls, px; negative where it was scrolled away. */
function offsetIn(scroller: HTMLElement, list: HTMLElement): number {
  return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

function watchWindow(
  list: HTMLElement | null,
  tops_rem: Float64Array,
  letter: number,
  set: (range: readonly [number, number]) => void,
): (() => void) | undefined {
  const scroller = scrollerOf(list);
  if (list === null || scroller === null) return undefined;
  let known = '';
  const measure = () => {
    const above = -offsetIn(scroller, list);
    const first = Math.max(0, rowAt(tops_rem, above / letter) - SPARE);
    const last = rowAt(tops_rem, (above + scroller.clientHeight) / letter) + 1 + SPARE;
    // Ranges move by a few rows at a time, so that not every pixel makes rows again.
    const range = [first - (first % 4), last + (4 - (last % 4))] as const;
    if (range.join() === known) return;
    known = range.join();
    set(range);
  };
  measure();
  scroller.addEventListener('scroll', measure, { passive: true });
  const observer = new ResizeObserver(measure);
  observer.observe(scroller);
  return () => {
    scroller.removeEventListener('scroll', measure);
    observer.disconnect();
  };
}

/** What sticks to the upper edge covers rows. */
function coveredBy(scroller: HTMLElement): number {
  const covering = scroller.querySelector<HTMLElement>('.sticky');
  if (covering === null || getComputedStyle(covering).position !== 'sticky') return 0;
  return covering.offsetHeight;
}

function bringIntoSight(list: HTMLElement | null, top: number, height: number): void {
  const scroller = scrollerOf(list);
  if (list === null || scroller === null) return;
  const at = offsetIn(scroller, list) + top;
  const covered = coveredBy(scroller);
  if (at < covered) scroller.scrollTop += at - covered;
  else if (at + height > scroller.clientHeight) scroller.scrollTop += at + height - scroller.clientHeight;
}

/** Scrolls only where the line is about to leave: a list that always moves cannot be read. */
function keepInSight(list: HTMLElement | null, top: number): void {
  const scroller = scrollerOf(list);
  if (list === null || scroller === null) return;
  const at = offsetIn(scroller, list) + top;
  const covered = coveredBy(scroller);
  const room = scroller.clientHeight - covered;
  if (at < covered + 0.15 * room || at > covered + 0.8 * room)
    scroller.scrollTop += at - covered - 0.4 * room;
}
