import { useEffect, useRef } from 'preact/hooks';
import type { ViewedRun } from '../state/viewed.js';
import './globe.css';
import { makeGlobe } from './widget.js';

/** One run on a globe of its own. */
export function Globe({ run, index }: { readonly run: ViewedRun; readonly index: number }) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current === null) return;
    const widget = makeGlobe(container.current);
    return () => widget.destroy();
  }, []);
  return (
    <section
      class="globe"
      aria-label={run.recording.scenario.title}
      ref={container}
      data-run={index}
      data-digest={run.recording.digest}
    />
  );
}
