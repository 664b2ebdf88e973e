import type { BatteryParameters, WearParameters } from '../../battery/index.js';
import type { CommandParameters } from '../../command/index.js';
import type { Geodetic, LocalFrame } from '../../earth/index.js';
import type { IdentificationParameters } from '../../identification/index.js';
import type { InterceptorType, ReachTable } from '../../interceptor/index.js';
import type { Reason } from '../../messages/index.js';
import type { FlightEnvironment } from '../../motion/index.js';
import type { StreamId, TimeUs } from '../../numerics/index.js';
import type { SectorRadar } from '../../radar/index.js';
import type {
  BatteryStateName,
  ControlMode,
  EngagedClass,
  ResolvedBattery,
  ResolvedScenario,
} from '../../scenario/resolved.js';
import type { Aim, ThreatClass } from '../../threat/index.js';
import type { Ground, TrackerSetup } from '../../tracking/index.js';
import type { EarlyWarningSystem, WarnablePlace } from '../../warning/index.js';

/**
 * A scenario with every unknown settled: all that the trials of one outer sample share. It is immutable and holds
 * no state of a run.
 */
export interface World {
  readonly scenario: ResolvedScenario;
  /**
   * Until when batteries are followed, at least: the end of the scenario, which bounds the beginnings of volleys, or the last launch and
   * as long as a flight may take.
   */
  readonly horizon_us: TimeUs;
  readonly environment: FlightEnvironment;
  readonly places: readonly WorldPlace[];
  /** Sorted by id. */
  readonly threats: readonly WorldThreat[];
  readonly earlyWarning: EarlyWarningSystem | undefined;
  /** Sorted by id. */
  readonly batteries: readonly WorldBattery[];
}

/** One battery with every unknown settled. Times are those of the run. */
export interface WorldBattery {
  readonly id: string;
  readonly name: string;
  /** East-north-up at the foot of the radar; launchers are taken to stand beside it. */
  readonly frame: LocalFrame;
  readonly radar: SectorRadar;
  /** [azimuth, elevation] in rad, rising; empty on open ground. */
  readonly skyline_rad: readonly (readonly [number, number])[];
  readonly tracker: TrackerSetup;
  /** Grounds that differ in height, rising; empty where that of the tracker is all there is. */
  readonly grounds: readonly Ground[];
  readonly identification: IdentificationParameters;
  readonly command: CommandParameters;
  readonly equipment: BatteryParameters;
  /** Sorted by id. */
  readonly groups: readonly WorldLauncherGroup[];
  readonly engages: readonly EngagedClass[];
  readonly control: ControlMode;
  readonly linked: boolean;
  readonly automatic: boolean;
  readonly weaponsControl: ResolvedBattery['weaponsControl'];
  /** Rules that come into force in the run, in the order of time; those above hold before the first. */
  readonly postures?: readonly WorldPosture[];
  readonly doctrine: {
    readonly salvo: number;
    readonly spacing_s: number;
    readonly salvos: number;
    readonly reserve: number;
  };
  /** In the order of time, the first at the run's beginning. */
  readonly statuses: readonly WorldBatteryStatus[];
  /** How it breaks down and is repaired; absent where its availability says how often it works. */
  readonly wear?: WearParameters;
  /** How it is supplied; absent where it has no more than what it brought, and a vehicle for every launcher. */
  readonly supply?: WorldSupply;
}

/** The rules by which a battery fires from a time of the run on. */
export interface WorldPosture {
  readonly from_us: TimeUs;
  readonly control: ControlMode;
  readonly automatic: boolean;
  readonly weaponsControl: ResolvedBattery['weaponsControl'];
}

/** Reload vehicles of one battery, and the rounds that are sent to it. */
export interface WorldSupply {
  readonly vehicles: number;
  /** How long after its last shot launchers that still hold rounds are loaded too, s; absent for never. */
  readonly topUpAfter_s?: number;
  /** Sorted by id. */
  readonly deliveries: readonly WorldDelivery[];
}

/** Rounds on their way. Times are those of the run; what was sent or came before it began is there when it begins. */
export interface WorldDelivery {
  readonly id: string;
  /** The group of launchers that they are for. */
  readonly group: string;
  readonly rounds: number;
  readonly sent_us: TimeUs;
  readonly arrives_us: TimeUs;
}

/** Launchers of one battery that carry the same round. */
export interface WorldLauncherGroup {
  readonly id: string;
  readonly type: InterceptorType;
  readonly reach: ReachTable;
  readonly launchers: number;
  readonly roundsPerLauncher: number;
}

/** What a battery is able and allowed to do from a time of the run on. */
export interface WorldBatteryStatus {
  readonly from_us: TimeUs;
  readonly state: BatteryStateName;
  readonly radiating: boolean;
  readonly launchersReady: number;
  /** Why the radar is off, and why nothing may be fired; absent where neither. */
  readonly radarOffBecause?: Reason;
  readonly noFireBecause?: Reason;
}

/** A defended place and the people in it. */
export interface WorldPlace extends WarnablePlace {
  readonly name: string;
  readonly height_m: number;
  readonly people: readonly WorldPeople[];
}

export interface WorldPeople {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly shelteredFrom_us: TimeUs | undefined;
  readonly timeToShelter_s: number;
  /** How long they are in shelter after the last alarm; undefined where they stay there to the end. */
  readonly allClearAfter_s: number | undefined;
}

/** One launch to come. */
export interface WorldThreat {
  readonly id: string;
  /** The raid that it belongs to. */
  readonly raid: string;
  readonly threatClass: ThreatClass;
  readonly siteId: string;
  readonly site: Geodetic;
  readonly targetId: string;
  readonly aimPoint: Geodetic;
  readonly launch_us: TimeUs;
  readonly aim: Aim;
  /** Standard deviation of the impact per axis, m. */
  readonly sigma_m: number;
  readonly streams: ThreatStreams;
  /** Opaque handle under which sensors speak of its burn. */
  readonly signature: string;
}

/** The streams of random numbers that belong to one threat. */
export interface ThreatStreams {
  readonly failure: StreamId;
  readonly dispersion: StreamId;
  readonly report: StreamId;
}
