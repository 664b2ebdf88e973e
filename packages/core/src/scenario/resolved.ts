import type { PermissionGate, TaskKind } from '../battery/deployment/index.js';
import type { CatalogueEntry, Provenance } from '../catalogue/entry.js';
import type { Quantity } from '../numerics/quantity.js';

/**
 * A scenario ready to be run: plain JSON, SI units and radians, every reference checked, every list sorted by id in
 * code-unit order. Two files that differ only in the order of their keys resolve to the same value.
 *
 * A run (and a browser worker, which holds no YAML reader) needs nothing else. Times named `…_us` are whole
 * microseconds since `epochUnix_us`; `epochUnix_us` itself counts from 1970-01-01T00:00:00Z.
 */
export interface ResolvedScenario {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** True for a recorded event (five years old or more), false for a fictional one. */
  readonly historical: boolean;
  readonly epochUnix_us: number;
  readonly duration_us: number;
  /** Local clock minus UTC, for the story only. */
  readonly localOffset_s: number;
  readonly localName: string;
  readonly places: readonly ResolvedPlace[];
  readonly launchSites: readonly ResolvedLaunchSite[];
  readonly volleys: readonly ResolvedVolley[];
  /** The volleys that come again and again, as the file states them; absent where there are none. `volleys` has each of their times. */
  readonly series?: readonly ResolvedSeries[];
  readonly threats: readonly ResolvedThreat[];
  readonly earlyWarning?: ResolvedEarlyWarning;
  /**
   * Calendar time of the postures minus that of the run, µs: a raid of January may meet the batteries as they stood in April.
   * 0 where the scenario says nothing.
   */
  readonly postureShift_us: number;
  /** Sorted by id; empty where there is no defence. */
  readonly batteries: readonly ResolvedBattery[];
  /** Point defences that stand somewhere and engage only classes of their own; sorted by id. */
  readonly pointDefences: readonly ResolvedPointDefence[];
  /** Only the entries that this scenario uses. */
  readonly catalogue: readonly CatalogueEntry[];
  /** What the record says happened. Shown beside results, never an input to the run. */
  readonly facts: readonly ResolvedFact[];
}

/** A defended place with the people in it. Latitude is geodetic on WGS-84; `elevation_m` is above the ellipsoid. */
export interface ResolvedPlace extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly elevation_m: Quantity;
  /** Radius of the area that counts as the place, around its point. */
  readonly radius_m: Quantity;
  /** What defending it is worth beside the other places. */
  readonly value: number;
  readonly people: readonly ResolvedPeople[];
}

/** A group of people at a place. */
export interface ResolvedPeople {
  readonly id: string;
  readonly name: string;
  readonly count: Quantity;
  /** When they were in shelter without any warning of this run (for example on a political warning before). */
  readonly shelteredFrom_us?: number;
  readonly shelteredProvenance?: Provenance;
  /** From hearing a warning to being in shelter. */
  readonly timeToShelter_s: Quantity;
  /** How long they are in shelter after the last alarm; absent, they stay there to the end. */
  readonly allClearAfter_s?: Quantity;
}

/** A point from which threats start. */
export interface ResolvedLaunchSite extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly elevation_m: Quantity;
  /** True where nobody published the position and the scenario's author made it up. */
  readonly invented: boolean;
}

/**
 * A moment at which launches begin: either `at_us` or the start of the volley named `after`, plus `delay_s`.
 * Exactly one of the two is present. Volleys form no circle.
 */
export interface ResolvedVolley {
  readonly id: string;
  /** The volley of the file that comes again and again, or follows one that does; `delay_s` is one unknown of it. */
  readonly series?: string;
  readonly at_us?: number;
  readonly after?: string;
  readonly delay_s: Quantity;
}

/** A volley that comes again and again. What it says is in the times of the volleys already: it is no input of a run. */
export interface ResolvedSeries {
  readonly id: string;
  readonly process: 'regular' | 'poisson';
  readonly from_us: number;
  readonly until_us: number;
  /** A point; between one volley and the next, or the mean of it. */
  readonly interval_s: Quantity;
  /** Which realisation of the Poisson process; absent where the volleys are regular. */
  readonly realisation?: number;
}

/**
 * One missile or rocket. It leaves `from` at the start of its volley plus `(index − 1) · spacing_s`, aimed at `at`.
 * `spacing_s` is one unknown per group (`group/spacing`), repeated here so that a threat stands alone.
 */
export interface ResolvedThreat {
  /** `group-index`, for example `v1-asad-fateh-2`; `group-raid-index` where its volley is of a series, `rockets-r003-2`. */
  readonly id: string;
  /** The id of the entry of the scenario file that this threat was counted out from. */
  readonly group: string;
  /** From 1. */
  readonly index: number;
  /** A catalogue entry of kind `threat-class`. */
  readonly classId: string;
  readonly from: string;
  readonly at: string;
  readonly volley: string;
  readonly spacing_s: Quantity;
}

/** What a weapon of the defence may be fired at. */
export type EngagedClass = 'ballistic' | 'air-breathing' | 'rocket';

export type WeaponsControl = 'free' | 'tight' | 'hold';

/** Who decides: a centre above, the battery unless told otherwise, or the battery alone without any link. */
export type ControlMode = 'centralised' | 'decentralised' | 'autonomous';

/** What missing consent of the host stands in the way of; `nothing` where it is talked about and binds nothing. */
export type ConsentGate = PermissionGate;

/** One radar, its command post and its launchers. */
export interface ResolvedBattery extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly elevation_m: Quantity;
  /** True where nobody published where it stood or which way it faced. */
  readonly invented: boolean;
  /** Catalogue entries of the kinds `radar`, `tracker`, `identification`, `command-post` and `battery`. */
  readonly radar: string;
  readonly tracker: string;
  readonly identification: string;
  readonly commandPost: string;
  readonly equipment: string;
  /** A catalogue entry of the kind `wear`; absent where its availability says how often it works. */
  readonly wear?: string;
  /** Absent where there is a reload vehicle for every launcher and nothing is sent. */
  readonly supply?: ResolvedSupply;
  /** Azimuth of the radar's face, clockwise from true north. */
  readonly facing_rad: Quantity;
  /** Elevation of the skyline over azimuth as the radar sees it: [azimuth, elevation] in rad, rising; empty on open ground. */
  readonly skyline_rad: readonly (readonly [number, number])[];
  /** Sorted by id. */
  readonly launcherGroups: readonly ResolvedLauncherGroup[];
  /** What it is fired at, in code-unit order. */
  readonly engages: readonly EngagedClass[];
  readonly control: ControlMode;
  /** False where the link to the centre is down: a centralised battery then gets no authorisation. */
  readonly linked: boolean;
  readonly automatic: boolean;
  readonly weaponsControl: { readonly ballistic: WeaponsControl; readonly airBreathing: WeaponsControl };
  /** In the order of time: from each on other rules hold; absent where they never change. */
  readonly postures?: readonly ResolvedPosture[];
  readonly doctrine: ResolvedDoctrine;
  readonly consent?: ResolvedConsent;
  /** In the order of time; before the first it is absent. Empty where it has a deployment. */
  readonly states: readonly ResolvedBatteryState[];
  /** How it comes to be able to engage, in place of states by date. */
  readonly deployment?: ResolvedDeployment;
}

/** Launchers of one battery that carry the same round. */
export interface ResolvedLauncherGroup {
  readonly id: string;
  /** A catalogue entry of the kind `interceptor`. */
  readonly interceptor: string;
  /** Rounded to a whole number when a world is settled. */
  readonly launchers: Quantity;
  readonly roundsPerLauncher: Quantity;
}

export interface ResolvedDoctrine {
  /** Interceptors in a salvo. */
  readonly salvo: number;
  readonly spacing_s: Quantity;
  /** Salvos at one target at most: 2 is shoot, look, shoot. */
  readonly salvos: number;
  /** Rounds of the whole battery that are not fired. */
  readonly reserve: number;
}

/** Rules that hold from a calendar time on, µs since 1970; what is absent stays as it was. */
export interface ResolvedPosture extends Provenance {
  readonly id: string;
  readonly fromUnix_us: number;
  readonly control?: ControlMode;
  readonly automatic?: boolean;
  readonly weaponsControl?: ResolvedBattery['weaponsControl'];
}

/** Consent of the host: what lacks without it, and from when on it was given (never, where absent). */
export interface ResolvedConsent extends Provenance {
  readonly gates: ConsentGate;
  /** Calendar time, µs since 1970. */
  readonly givenUnix_us?: number;
  /** Taken back for good at this calendar time. */
  readonly withdrawnUnix_us?: number;
}

/** Reload vehicles, and the rounds that are sent to a battery. */
export interface ResolvedSupply {
  /** Rounded to a whole number when a world is settled. */
  readonly vehicles: Quantity;
  /** How long after its last shot launchers that still hold rounds are loaded too; absent for never. */
  readonly topUpAfter_s?: Quantity;
  /** Sorted by id. */
  readonly deliveries: readonly ResolvedDelivery[];
}

/** Rounds for one group of launchers: sent at a calendar time (µs since 1970) plus `uncertainty_s`, there `transit_s` later. */
export interface ResolvedDelivery extends Provenance {
  readonly id: string;
  readonly group: string;
  readonly rounds: Quantity;
  readonly sentUnix_us: number;
  readonly uncertainty_s: Quantity;
  readonly transit_s: Quantity;
}

export type BatteryStateName = 'absent' | 'in-transit' | 'delivered' | 'assembling' | 'online';

/** What a battery is able to do from a calendar time on. */
export interface ResolvedBatteryState extends Provenance {
  readonly id: string;
  readonly fromUnix_us: number;
  readonly state: BatteryStateName;
  readonly radiating: boolean;
  /** Launchers that may fire; where absent, all of them while online and none before. */
  readonly launchersReady?: Quantity;
}

/** Tasks and permissions that a battery goes through until it can engage; they form no circle. */
export interface ResolvedDeployment extends Provenance {
  /** Calendar time, µs since 1970, before `uncertainty_s` is added. */
  readonly beginsUnix_us: number;
  readonly uncertainty_s: Quantity;
  /** One factor for the durations of the unit's own work. */
  readonly pace: Quantity;
  /** The azimuth that the radar believes to face less that which it faces, until it is aligned. */
  readonly misalignment_rad?: Quantity;
  /** Sorted by id, no id twice in both. */
  readonly tasks: readonly ResolvedTask[];
  readonly permissions: readonly ResolvedPermission[];
}

/** One task: either `duration_s`, or `route_m` and `speed_mps`. */
export interface ResolvedTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly by?: 'sea' | 'air' | 'road';
  /** In code-unit order. */
  readonly after: readonly string[];
  readonly guard?: string;
  readonly duration_s?: Quantity;
  readonly route_m?: Quantity;
  readonly speed_mps?: Quantity;
}

/** A permission: either given at a calendar time plus `uncertainty_s`, or `duration_s` after tasks are over. */
export interface ResolvedPermission extends Provenance {
  readonly id: string;
  readonly gates: PermissionGate;
  readonly givenUnix_us?: number;
  readonly uncertainty_s?: Quantity;
  readonly after: readonly string[];
  readonly duration_s?: Quantity;
  readonly withdrawn?: ResolvedWithdrawal;
  /** True where one answer is given to all batteries that are under it; its unknowns are then those of the defences. */
  readonly shared?: true;
}

/** When a permission is taken back: at a calendar time plus `uncertainty_s`, for `lasts_s` or for good. */
export interface ResolvedWithdrawal {
  readonly atUnix_us: number;
  readonly uncertainty_s: Quantity;
  readonly lasts_s?: Quantity;
}

/** A short-range system that stands at a place and never reaches beyond its own class. */
export interface ResolvedPointDefence extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** In code-unit order. */
  readonly engages: readonly EngagedClass[];
}

/** External early warning: the catalogue entry that plays it. */
export interface ResolvedEarlyWarning {
  readonly system: string;
}

/** What a fact can be held against in a run's outcome. */
export type FactMeasure = 'launched' | 'arrived' | 'failed' | 'first-impact';

/** One statement of the record, with a number or a time where the record has one. */
export interface ResolvedFact extends Provenance {
  readonly id: string;
  readonly what: string;
  /** The result of a run that it can be compared with, where there is one. */
  readonly measure?: FactMeasure;
  /** The place it speaks of; absent where it speaks of the whole event. */
  readonly place?: string;
  readonly value?: Quantity;
  readonly at_us?: number;
}
