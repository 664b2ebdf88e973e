/** What the pointer does on a globe: it names what it is over, and a click picks. */
import type { Signal } from '@preact/signals';
import { following, type Pick, picked } from '../state/state.js';
import { keyOf } from './draw/run-picture.js';
import { targetAt } from './pointing.js';
import type { Sheet } from './sheet/sheet.js';

/** A pointer that moved less between down and up has clicked. */
const CLICK_PX = 6;
const FINGER_PX = 16;
const MOUSE_PX = 5;

interface Around {
  /** Takes the focus where the globe is pressed. */
  readonly camera: HTMLElement;
  /** Shows the name of what the pointer is over. */
  readonly tag: HTMLElement;
}

/**
 * Watches the pointer over a globe.
 *
 * @param hovered what the pointer is over
 * @returns what stops it
 */
export function watchPointer(
  canvas: HTMLCanvasElement,
  { camera, tag }: Around,
  sheet: Sheet,
  hovered: Signal<Pick | undefined>,
): () => void {
  const watching = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(type: K, then: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(type, then, { signal: watching.signal });
  let down: { readonly x: number; readonly y: number } | undefined;
  const at = ({ clientX, clientY, pointerType }: PointerEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    return { x, y, target: targetAt(sheet.targets, x, y, pointerType === 'touch' ? FINGER_PX : MOUSE_PX) };
  };
  const name = (text: string, x: number, y: number) => {
    canvas.dataset.over = text === '' ? 'no' : 'yes';
    if (tag.textContent !== text) tag.textContent = text;
    if (text !== '') placeTag(tag, sheet, x, y);
  };
  on('pointerdown', (event) => {
    down = { x: event.clientX, y: event.clientY };
    camera.focus({ preventScroll: true });
  });
  on('pointerup', (event) => {
    if (down !== undefined && Math.hypot(event.clientX - down.x, event.clientY - down.y) < CLICK_PX) {
      const { target } = at(event);
      if (event.button === 0) picked.value = target?.pick;
      if (target === undefined) following.value = false;
    }
    down = undefined;
  });
  on('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const { x, y, target } = at(event);
    const before = hovered.peek();
    if ((target && keyOf(target.pick)) !== (before && keyOf(before))) hovered.value = target?.pick;
    name(target?.name ?? '', x, y);
  });
  on('pointerleave', () => {
    hovered.value = undefined;
    name('', 0, 0);
  });
  return () => watching.abort();
}

/** Puts the name beside the pointer, within the globe. */
function placeTag(tag: HTMLElement, { projector }: Sheet, x: number, y: number): void {
  const left = Math.min(x + 14, projector.width - tag.offsetWidth - 4);
  const top = y + 18 + tag.offsetHeight > projector.height ? y - tag.offsetHeight - 10 : y + 18;
  tag.style.transform = `translate(${Math.max(4, Math.round(left))}px, ${Math.round(top)}px)`;
}
