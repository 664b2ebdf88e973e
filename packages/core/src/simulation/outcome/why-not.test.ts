/** Why a battery did not stop a threat, from ladders written by hand. */
import { describe, expect, it } from 'vitest';
import type { BatteryStatus } from '../../messages/index.js';
import type { LadderDraft } from './defence-ledger.js';
import { whyNot } from './why-not.js';

const online = { state: 'online' } as BatteryStatus['data'];
const shot = (result: 'killed' | 'missed' | 'interceptor-failed', judgedKilled: boolean) => ({
  interceptor: '',
  type: '',
  salvo: 1,
  launch_us: 0,
  result,
  judgedKilled,
});
const after = (...shots: LadderDraft['shots']) => whyNot({ shots }, true, online);

describe('why what was fired at was not stopped', () => {
  it('is a wrong judgement only where what was judged a kill was none', () => {
    expect(after(shot('missed', false))).toEqual(['missed']);
    expect(after(shot('missed', true))).toEqual(['wrongly-assessed-killed', 'missed']);
    // It hit, but what it hit did not carry the warhead.
    expect(after(shot('killed', true))).toEqual(['missed']);
    expect(after(shot('killed', true), shot('missed', false))).toEqual(['missed']);
  });

  it('is that interceptors failed only where all did', () => {
    expect(after(shot('interceptor-failed', false), shot('interceptor-failed', false))).toEqual([
      'interceptor-failed',
    ]);
    expect(after(shot('interceptor-failed', false), shot('missed', false))).toEqual(['missed']);
  });
});

describe('why nothing was fired', () => {
  const of = (
    ladder: Partial<LadderDraft>,
    inClass = true,
    status: BatteryStatus['data'] | undefined = online,
  ) => whyNot({ shots: [], ...ladder }, inClass, status)[0];

  it('is the first thing in the way, in the order of the chain', () => {
    expect(of({ detected_us: 1 }, false)).toBe('not-in-class');
    expect(of({}, true, { ...online, state: 'absent' })).toBe('battery-absent');
    expect(of({}, true, { ...online, state: 'absent', radarOffBecause: 'no-consent' })).toBe('no-consent');
    expect(of({})).toBe('beyond-radar-range');
    expect(of({ detected_us: 1 })).toBe('not-tracked-in-time');
    expect(of({ detected_us: 1, tracked_us: 2 })).toBe('not-identified-in-time');
    expect(of({ detected_us: 1, tracked_us: 2, identified_us: 3 })).toBe('too-late');
    expect(of({ detected_us: 1, tracked_us: 2, withheld: 'no-consent' })).toBe('no-consent');
  });

  it('is what a battery did that came while the threat was on its way', () => {
    const absent: BatteryStatus['data'] = { ...online, state: 'absent' };
    expect(of({ detected_us: 1 }, true, absent)).toBe('not-tracked-in-time');
    expect(whyNot({ shots: [shot('missed', false)] }, true, absent)).toEqual(['missed']);
  });

  it('is a mistake, not the class, where only the post held it to be of another class', () => {
    const ladder = { detected_us: 1, tracked_us: 2, identified_us: 3, withheld: 'not-in-class' } as const;
    expect(of(ladder)).toBe('taken-for-another-class');
    expect(of(ladder, false)).toBe('not-in-class');
    const fired = { ...ladder, shots: [shot('missed', false)] };
    expect(whyNot(fired, true, online)).toEqual(['missed', 'taken-for-another-class']);
  });
});
