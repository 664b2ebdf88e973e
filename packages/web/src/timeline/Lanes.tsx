import { effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isDark, skipQuiet } from '../state/state.js';
import { drawLanes } from './draw-lanes.js';
import { scale, stories } from './line.js';

/** What happened in one run, in lanes over time. */
export function Lanes({ index }: { readonly index: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    return element === null ? undefined : keepDrawn(element, index);
  }, [index]);
  return <canvas ref={canvas} class="lanes" role="img" aria-label="What happened when" />;
}

/** Draws whenever something that is drawn has changed. @returns what ends it */
function keepDrawn(canvas: HTMLCanvasElement, index: number): () => void {
  const size = signal({ width: canvas.clientWidth, height: canvas.clientHeight });
  const observer = new ResizeObserver(() => {
    size.value = { width: canvas.clientWidth, height: canvas.clientHeight };
  });
  observer.observe(canvas);
  const end = effect(() => {
    const { width, height } = size.value;
    const picture = {
      story: stories.value[index] ?? [],
      scale: scale.value,
      folded: skipQuiet.value,
      // The theme decides on the colours, which are read after the page has taken it on.
      dark: isDark.value,
    };
    const frame = requestAnimationFrame(() => {
      const context = canvas.getContext('2d');
      if (context === null || width === 0) return;
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      context.scale(devicePixelRatio, devicePixelRatio);
      const style = getComputedStyle(canvas);
      drawLanes(context, { ...picture, width, height, colour: (token) => style.getPropertyValue(token) });
    });
    return () => cancelAnimationFrame(frame);
  });
  return () => {
    observer.disconnect();
    end();
  };
}
