import {
  apertureGain,
  detectionProbability,
  detectionThreshold,
  detector,
  fromDecibel,
  type KnownRadar,
  radarEquationRange,
  radarEquationSnr,
  type SwerlingCase,
  snrForDetection,
  toDecibel,
  upperGamma,
} from '@testudo/core/radar';
import { type Claim, type ClaimRow, summarise, WorstError } from '../claim.js';
import { type CsvRow, halfLastDigit, numberOf, readCsv } from '../read-data.js';

const LIGHT_MPS = 299_792_458;

/** Detection in noise and the radar equation against printed values, two approximations and another way of computing. */
export const radarDetection: Claim = {
  id: 'radar-detection',
  title: 'Detection of targets in noise, and the radar equation',
  source: 'MathWorks and radarsimpy printed values; SciPy and mpmath; Lewis and Postol (2012)',
  check() {
    return summarise([
      thresholdRow(),
      probabilityRow('spot-probabilities.csv', 'printed probabilities of detection, last digit', 0.5e-4),
      probabilityRow('detection-quadrature.csv', 'the same by quadrature over the energy', 1e-10),
      gammaRow(),
      approximationRow('albersheim', 0.3, 0.2),
      approximationRow('shnidman', 0.1, 0.5),
      ...equationRows(),
      longRangeRow(),
    ]);
  },
};

function thresholdRow(): ClaimRow {
  const error = new WorstError();
  for (const row of readCsv(import.meta.url, 'thresholds.csv')) {
    error.add(
      detectionThreshold(numberOf(row, 'pulses'), numberOf(row, 'pfa')),
      numberOf(row, 'threshold'),
      halfLastDigit(row, 'threshold'),
    );
  }
  return error.row('threshold for a false alarm probability', 1, 'half printed digits');
}

function probabilityRow(file: string, what: string, tolerance: number): ClaimRow {
  const error = new WorstError();
  for (const row of readCsv(import.meta.url, file)) {
    const swerling = numberOf(row, 'swerling') as SwerlingCase;
    const using = detector(numberOf(row, 'pulses'), numberOf(row, 'pfa'));
    error.add(
      detectionProbability(using, swerling, fromDecibel(numberOf(row, 'snr_dB'))),
      numberOf(row, 'pd'),
    );
  }
  return error.row(what, tolerance, '');
}

function gammaRow(): ClaimRow {
  const error = new WorstError();
  for (const row of readCsv(import.meta.url, 'incomplete-gamma.csv')) {
    const value = numberOf(row, 'value');
    error.add(upperGamma(numberOf(row, 'a'), numberOf(row, 'x')), value, value);
  }
  return error.row('incomplete gamma function', 1e-13, 'of the value');
}

/** An approximation against the exact inverse, from the probability on from which its author claims it. */
function approximationRow(formula: string, from: number, tolerance_dB: number): ClaimRow {
  const error = new WorstError();
  const using = detector(1, 1e-6);
  for (const row of readCsv(import.meta.url, 'approximations.csv')) {
    const wanted = numberOf(row, 'pd');
    if (row.formula !== formula || wanted < from) continue;
    const exact = snrForDetection(using, 0, wanted);
    error.add(exact.ok ? toDecibel(exact.snr) : Number.NaN, numberOf(row, 'snr_dB'));
  }
  return error.row(`signal for a probability from ${from}, against ${formula}`, tolerance_dB, 'dB');
}

function radarOf(row: CsvRow, power_W: number): KnownRadar {
  return {
    peakPower_W: power_W,
    pulseLength_s: numberOf(row, 'pulse_s'),
    wavelength_m: LIGHT_MPS / numberOf(row, 'frequency_Hz'),
    transmitGain: fromDecibel(numberOf(row, 'gainOut_dB')),
    receiveGain: fromDecibel(numberOf(row, 'gainBack_dB')),
    noiseTemperature_K: numberOf(row, 'temperature_K'),
    loss: fromDecibel(numberOf(row, 'loss_dB')),
  };
}

/** The worked examples: a signal is printed with four decimals; a range and a power with five digits. */
function equationRows(): ClaimRow[] {
  const snr = new WorstError();
  const range = new WorstError();
  const power = new WorstError();
  for (const row of readCsv(import.meta.url, 'radar-equation.csv')) {
    const radar = radarOf(row, numberOf(row, 'power_W'));
    const rcs_m2 = numberOf(row, 'rcs_m2');
    const wanted = fromDecibel(numberOf(row, 'snr_dB'));
    const [out_m, back_m] = [numberOf(row, 'rangeOut_m'), numberOf(row, 'rangeBack_m')];
    if (row.wanted === 'snr') {
      snr.add(toDecibel(radarEquationSnr(radar, rcs_m2, out_m, back_m)), numberOf(row, 'snr_dB'));
    } else if (row.wanted === 'range') {
      range.add(radarEquationRange(radar, rcs_m2, wanted), out_m, out_m);
    } else {
      // The signal is in proportion to the power.
      const perWatt = radarEquationSnr(radarOf(row, 1), rcs_m2, out_m, back_m);
      power.add(wanted / perWatt, radar.peakPower_W, radar.peakPower_W);
    }
  }
  return [
    snr.row('radar equation: signal', 0.5e-4, 'dB'),
    range.row('radar equation: range', 5e-5, 'of the value'),
    power.row('radar equation: power', 5e-5, 'of the value'),
  ];
}

/** A large radar against a small target: 20 pulses of 1 ms added coherently, 0.01 m². */
function longRangeRow(): ClaimRow {
  const error = new WorstError();
  for (const row of readCsv(import.meta.url, 'long-range.csv')) {
    const gain = numberOf(row, 'gain');
    const area_m2 = numberOf(row, 'efficiency') * numberOf(row, 'area_m2');
    // Gain and effective area are given apart; any wavelength turns the area into a gain and cancels.
    const radar: KnownRadar = {
      peakPower_W: numberOf(row, 'peakPower_W'),
      pulseLength_s: numberOf(row, 'onTime_s'),
      wavelength_m: 1,
      transmitGain: gain,
      receiveGain: apertureGain(area_m2, 1),
      noiseTemperature_K: numberOf(row, 'temperature_K'),
      loss: numberOf(row, 'loss'),
    };
    const range_m = radarEquationRange(radar, numberOf(row, 'rcs_m2'), numberOf(row, 'snr'));
    error.add(range_m / 1000, numberOf(row, 'range_km'));
  }
  return error.row('range of a large radar against 0.01 m²', 0.5, 'km');
}
