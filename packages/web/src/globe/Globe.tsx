import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LETTERS } from '../layout/letters.js';
import { runs } from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import './globe.css';
import { GlobeView } from './globe-view.js';
import { drawingMachine } from './widget.js';

/** One run on a globe of its own. */
export function Globe({ run, index }: { readonly run: ViewedRun; readonly index: number }) {
  const section = useRef<HTMLElement>(null);
  const camera = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLCanvasElement>(null);
  const tag = useRef<HTMLDivElement>(null);
  const view = useRef<GlobeView | null>(null);
  const summary = useSignal('');
  const failed = useSignal<'no-webgl' | 'lost' | undefined>(undefined);
  const attempt = useSignal(0);

  // A new attempt makes a new widget; a new run only changes what is drawn on it.
  const current = attempt.value;
  useEffect(() => {
    if (!section.current || !camera.current || !sheet.current || !tag.current) return;
    const machine = drawingMachine();
    if (machine === undefined) {
      failed.value = 'no-webgl';
      return;
    }
    const places = {
      section: section.current,
      camera: camera.current,
      sheet: sheet.current,
      tag: tag.current,
    };
    try {
      const made = new GlobeView(places, run, machine, () => {
        failed.value = 'lost';
      });
      view.current = made;
      const stop = made.summary.subscribe((text) => {
        summary.value = text;
      });
      return () => {
        view.current = null;
        stop();
        made.destroy();
      };
    } catch {
      failed.value = 'no-webgl';
      return;
    }
  }, [current]);
  useEffect(() => view.current?.show(run), [run]);

  const { title } = run.recording.scenario;
  return (
    <section
      class="globe"
      aria-label={title}
      ref={section}
      data-run={index}
      data-digest={run.recording.digest}
    >
      <div
        class="globe-camera"
        ref={camera}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, and these move its camera
        tabIndex={0}
        aria-label={`Camera of the globe: ${title}`}
        aria-description="Arrow keys move over the ground, with Shift they turn; plus and minus go nearer and further; Home shows the whole raid."
      />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: this canvas is not focusable; the one below it has the name */}
      <canvas class="globe-sheet" ref={sheet} aria-hidden="true" />
      <div class="globe-title" data-over-globe>
        {runs.value.length > 1 ? `${LETTERS[index]} · ` : ''}Simulation: {title}
      </div>
      <div class="globe-tag" ref={tag} aria-hidden="true" />
      <div class="visually-hidden" aria-live="polite">
        {summary}
      </div>
      {failed.value === undefined ? null : (
        <div class="globe-note" role="status">
          <p>
            {failed.value === 'no-webgl'
              ? 'This browser cannot draw the globe: it has no WebGL 2, or it is switched off. Everything else on this page works without it.'
              : 'The browser gave up drawing the globe. Everything else on this page still works.'}
          </p>
          <button
            type="button"
            onClick={() => {
              failed.value = undefined;
              attempt.value++;
            }}
          >
            Try again
          </button>
        </div>
      )}
    </section>
  );
}
