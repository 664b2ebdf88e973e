import { describe, expect, it } from 'vitest';
import { echoOf } from './echo.js';
import type { ThreatClass } from './threat-class.js';

const SEPARATING = {
  model: 'separating-missile',
  radarCrossSection_m2: 1,
  warheadRadarCrossSection_m2: 0.03,
  spentBodyRadarCrossSection_m2: 0.8,
} as ThreatClass;
const UNITARY = { model: 'unitary-missile', radarCrossSection_m2: 0.4 } as ThreatClass;

describe('the echo of a body', () => {
  it('is that of the whole missile until it separates, then that of each part', () => {
    expect(echoOf(SEPARATING, 'missile')).toEqual({ meanRcs_m2: 1, swerling: 1 });
    expect(echoOf(SEPARATING, 'warhead')).toEqual({ meanRcs_m2: 0.03, swerling: 3 });
    expect(echoOf(SEPARATING, 'spent-body')).toEqual({ meanRcs_m2: 0.8, swerling: 1 });
    expect(echoOf(UNITARY, 'missile')).toEqual({ meanRcs_m2: 0.4, swerling: 1 });
  });
});
