/**
 * When a battery was able to fire at what: by its status, the rules in force and its link.
 *
 * Model: able is a battery whose status lets it fire, with a launcher ready, and whose rules let it fire at a hostile target of the
 *   class (`command/rules.ts`): the test by which a timeline says of a battery that it can engage.
 */
import { type FireRules, forbiddenByRules } from '../../command/index.js';
import type { BatteryStatus, EquipmentStatus, PostureChanged } from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import type { EngagedClass } from '../../scenario/resolved.js';
import type { WorldBattery } from '../compile/world.js';

/** What held from a time of the run on. */
interface Standing {
  readonly from_us: TimeUs;
  readonly mayFire: boolean;
  readonly rules: FireRules;
  readonly isLinkUp: boolean;
}

export class FireAbility {
  private readonly battery: Pick<WorldBattery, 'engages'>;
  /** In the order of time. */
  private readonly standings: Standing[];

  constructor(battery: Pick<WorldBattery, 'engages' | 'control' | 'weaponsControl' | 'linked'>) {
    this.battery = battery;
    const { linked } = battery;
    this.standings = [
      { from_us: Number.NEGATIVE_INFINITY, mayFire: false, rules: battery, isLinkUp: linked },
    ];
    this.isLinked = linked;
  }

  /** Whether there is a link at all, that may fail. */
  private readonly isLinked: boolean;

  status({ time_us, data: { noFireBecause, launchersReady } }: BatteryStatus): void {
    this.from(time_us, { mayFire: noFireBecause === undefined && launchersReady > 0 });
  }

  posture({ time_us, data: { control, ballistic, airBreathing } }: PostureChanged): void {
    this.from(time_us, { rules: { control, weaponsControl: { ballistic, airBreathing } } });
  }

  equipment({ time_us, data: { component, works } }: EquipmentStatus): void {
    if (component === 'link') this.from(time_us, { isLinkUp: this.isLinked && works });
  }

  /** Whether it was able to fire at targets of a class at any moment of a span, its ends included. */
  inSpan(target: EngagedClass, from_us: TimeUs, to_us: TimeUs): boolean {
    return this.standings.some(
      ({ mayFire, rules, isLinkUp, from_us: began_us }, at) =>
        mayFire &&
        began_us <= to_us &&
        (at + 1 === this.standings.length || this.standings[at + 1].from_us > Math.max(from_us, began_us)) &&
        forbiddenByRules(this.battery, rules, isLinkUp, target) === undefined,
    );
  }

  private from(from_us: TimeUs, changed: Partial<Standing>): void {
    this.standings.push({ ...this.standings[this.standings.length - 1], ...changed, from_us });
  }
}
