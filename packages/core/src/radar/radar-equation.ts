/*
 * How strong an echo is: scaled from a published range, or from power, antenna and noise where they are known.
 *
 * Source: M. I. Skolnik, Introduction to Radar Systems, 3rd edition, chapter 2; D. K. Barton, Radar Equations for Modern Radar (2013), chapter 1.
 * Ignores: lobing over the ground, clutter, jamming, eclipsing, changes of the system's noise with where it points.
 */
import { invariant } from '../numerics/invariant.js';
import { fromDecibel } from './detection.js';

/** What is known of a radar that has published one range: there, a target of that size gives that signal in that dwell. */
export interface ReferenceRange {
  readonly range_m: number;
  readonly rcs_m2: number;
  /** How long the beam rested on the target, s. */
  readonly dwell_s: number;
  /** Mean signal over noise in one pulse, a ratio: `snrForDetection` of the published probability. */
  readonly snr: number;
}

/**
 * Signal over noise in one pulse, scaled from the reference.
 *
 * Model: S = S₀ · σ/σ₀ · (R₀/R)⁴ · t/t₀: energy on the target grows with the dwell, the number of pulses stays.
 * Valid: loss-free but for `loss_dB`, which is *beyond* what the published range contains already: air over a longer path, scanning.
 * @param loss_dB further loss, both ways; 0 or more lowers the signal
 * @returns a ratio, not dB
 */
export function anchoredSnr(
  reference: ReferenceRange,
  range_m: number,
  rcs_m2: number,
  dwell_s: number,
  loss_dB = 0,
): number {
  invariant(range_m > 0 && rcs_m2 >= 0 && dwell_s >= 0, 'range, size and dwell of a look are not negative');
  const nearer = (reference.range_m / range_m) * (reference.range_m / range_m);
  const gain = (rcs_m2 / reference.rcs_m2) * (dwell_s / reference.dwell_s);
  const snr = reference.snr * gain * nearer * nearer;
  return loss_dB === 0 ? snr : snr * fromDecibel(-loss_dB);
}

/**
 * Range, m, at which a target gives `snr` in one pulse: the inverse of `anchoredSnr` without further loss.
 *
 * So range grows with the fourth root of size and of dwell.
 */
export function anchoredRange(
  reference: ReferenceRange,
  snr: number,
  rcs_m2: number,
  dwell_s: number,
): number {
  invariant(snr > 0, 'a range belongs to a signal above zero');
  const gain = (rcs_m2 / reference.rcs_m2) * (dwell_s / reference.dwell_s) * (reference.snr / snr);
  return reference.range_m * Math.sqrt(Math.sqrt(gain));
}

/**
 * Loss, dB, that air of a given attenuation adds beyond the reference range: negative nearer than that.
 *
 * Model: 2 γ (R − R₀); the published range contains its own loss already.
 * Ignores: that air thins with height, so that this is the worst case, a path near the ground.
 * @param attenuation_dBpm one way, dB per metre (clear air at 5 GHz about 8e-6)
 */
export function airLossBeyondReference(
  reference: ReferenceRange,
  range_m: number,
  attenuation_dBpm: number,
): number {
  return 2 * attenuation_dBpm * (range_m - reference.range_m);
}

/** A radar whose power, antennas and noise are known. Two places may be apart (bistatic); gains and losses are ratios. */
export interface KnownRadar {
  readonly peakPower_W: number;
  /** Length of the pulse, or of all pulses added coherently, s. */
  readonly pulseLength_s: number;
  readonly wavelength_m: number;
  readonly transmitGain: number;
  readonly receiveGain: number;
  readonly noiseTemperature_K: number;
  /** All losses, a ratio of 1 or more. */
  readonly loss: number;
}

const BOLTZMANN_JPK = 1.380649e-23;
const FOUR_PI = 4 * Math.PI;

/**
 * Signal over noise of a pulse in a matched receiver.
 *
 * Model: S = P τ G_t G_r λ² σ / ((4π)³ k T L R_t² R_r²).
 * @returns a ratio, not dB
 */
export function radarEquationSnr(
  radar: KnownRadar,
  rcs_m2: number,
  rangeOut_m: number,
  rangeBack_m = rangeOut_m,
): number {
  return echo(radar, rcs_m2) / (rangeOut_m * rangeOut_m * rangeBack_m * rangeBack_m);
}

/** Range, m, at which a pulse gives `snr` (a ratio): the radar equation solved for R. */
export function radarEquationRange(radar: KnownRadar, rcs_m2: number, snr: number): number {
  return Math.sqrt(Math.sqrt(echo(radar, rcs_m2) / snr));
}

/** Gain of an aperture of effective area A_e: 4π A_e / λ². */
export function apertureGain(effectiveArea_m2: number, wavelength_m: number): number {
  return (FOUR_PI * effectiveArea_m2) / (wavelength_m * wavelength_m);
}

/** S R⁴ of the radar equation. */
function echo(radar: KnownRadar, rcs_m2: number): number {
  const { peakPower_W, pulseLength_s, wavelength_m, transmitGain, receiveGain, noiseTemperature_K, loss } =
    radar;
  const sent = peakPower_W * pulseLength_s * transmitGain;
  const received = receiveGain * wavelength_m * wavelength_m * rcs_m2;
  return (sent * received) / (FOUR_PI * FOUR_PI * FOUR_PI * BOLTZMANN_JPK * noiseTemperature_K * loss);
}
