/** States of a battery, as sentences call them. */
import type { BatteryStateName } from '@testudo/core/scenario';

export const BATTERY_STATES: { readonly [state in BatteryStateName]: string } = {
  absent: 'not there yet',
  'in-transit': 'on its way',
  delivered: 'delivered, not assembled yet',
  assembling: 'being assembled',
  online: 'online',
};
