/** The numbers a threat class is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration, ParameterDeclaration } from '../numerics/quantity.js';

const RIGHT_ANGLE_RAD = Math.PI / 2;

const flight: readonly ParameterDeclaration[] = [
  { name: 'launchMass', unit: 'kg', about: 'mass at launch', min: 1 },
  { name: 'propellantMass', unit: 'kg', about: 'mass burnt when the motor burns to the end', min: 0.1 },
  {
    name: 'burnTime',
    unit: 's',
    about: 'time the motor burns when it burns to the end',
    min: 0.05,
    max: 300,
  },
  {
    name: 'reliability',
    unit: '',
    about: 'probability that nothing fails between launch and impact',
    min: 0,
    max: 1,
  },
  {
    name: 'maxRange',
    unit: 'm',
    about:
      'published maximum range; what nobody published of the motor (missile) or the drag (rocket) is solved from it',
    min: 100,
  },
  {
    name: 'radarCrossSection',
    unit: 'm2',
    about: 'mean radar cross-section of the whole missile or rocket, over the aspects a defence sees',
    min: 1e-6,
    max: 10_000,
  },
];

const dragShape: ParameterDeclaration = {
  name: 'dragShape',
  unit: '',
  about: 'drag coefficient over its value at the reference Mach number',
  table: { x: 'Mach number', y: 'ratio' },
};

const guided: readonly ParameterDeclaration[] = [
  {
    name: 'ballisticCoefficient',
    unit: 'kg/m2',
    about: 'burnt-out mass over drag coefficient times reference area, where the drag shape is 1',
    min: 100,
    max: 50000,
  },
  { name: 'verticalTime', unit: 's', about: 'vertical rise before pitching over', min: 0, max: 60 },
  {
    name: 'pitchOverTime',
    unit: 's',
    about: 'time after launch at which the final thrust elevation is reached',
    min: 1,
    max: 300,
  },
  {
    name: 'finalElevation',
    unit: 'rad',
    about: 'thrust elevation above the launch horizon after pitching over',
    min: 0.1,
    max: RIGHT_ANGLE_RAD,
  },
  {
    name: 'coningShare',
    unit: '',
    about:
      'share of unwanted impulse shed by coning the thrust axis; the rest is shed by ending thrust early',
    min: 0,
    max: 1,
  },
  {
    name: 'circularErrorProbable',
    unit: 'm',
    about: 'radius around the aim point that half the impacts fall in',
    min: 0,
  },
  { name: 'thrustLossWeight', unit: '', about: 'relative weight among failures: thrust ends early', min: 0 },
  {
    name: 'guidanceLossWeight',
    unit: '',
    about: 'relative weight among failures: the thrust axis swings away',
    min: 0,
  },
  { name: 'breakupWeight', unit: '', about: 'relative weight among failures: breaks up on re-entry', min: 0 },
  {
    name: 'guidanceLossAngle',
    unit: 'rad',
    about: 'angle by which the thrust axis swings away',
    min: 0,
    max: Math.PI,
  },
  {
    name: 'breakupHeight',
    unit: 'm',
    about: 'height at which a re-entering body breaks up',
    min: 0,
    max: 86000,
  },
  {
    name: 'breakupDragFactor',
    unit: '',
    about: 'drag over mass of the largest piece against the whole body',
    min: 1,
    max: 100,
  },
];

const separation: readonly ParameterDeclaration[] = [
  {
    name: 'separationDelay',
    unit: 's',
    about: 'time from the end of thrust to the separation of the warhead',
    min: 0,
    max: 120,
  },
  {
    name: 'warheadBallisticCoefficient',
    unit: 'kg/m2',
    about: 'as ballisticCoefficient, of the separated warhead',
    min: 10,
    max: 50000,
  },
  {
    name: 'spentBodyBallisticCoefficient',
    unit: 'kg/m2',
    about: 'as ballisticCoefficient, of the tumbling empty body',
    min: 10,
    max: 50000,
  },
  {
    name: 'warheadRadarCrossSection',
    unit: 'm2',
    about: 'as radarCrossSection, of the separated warhead',
    min: 1e-6,
    max: 10_000,
  },
  {
    name: 'spentBodyRadarCrossSection',
    unit: 'm2',
    about: 'as radarCrossSection, of the tumbling empty body',
    min: 1e-6,
    max: 10_000,
  },
];

const unguided: readonly ParameterDeclaration[] = [
  { name: 'burnoutSpeed', unit: 'm/s', about: 'speed at the end of thrust', min: 10, max: 2000 },
  {
    name: 'dispersionFraction',
    unit: '',
    about: 'circular error probable as a fraction of the distance flown',
    min: 0,
    max: 0.2,
  },
];

/** Every model of a threat class this folder can fly. */
export const threatModels: readonly ModelDeclaration[] = [
  {
    kind: 'threat-class',
    model: 'unitary-missile',
    about: 'a guided ballistic missile that stays in one piece',
    parameters: [...flight, dragShape, ...guided],
  },
  {
    kind: 'threat-class',
    model: 'separating-missile',
    about: 'a guided ballistic missile whose warhead separates after the end of thrust',
    parameters: [...flight, dragShape, ...guided, ...separation],
  },
  {
    kind: 'threat-class',
    model: 'unguided-rocket',
    about: 'an artillery rocket that is aimed by its launcher and flies free',
    parameters: [...flight, dragShape, ...unguided],
  },
];
