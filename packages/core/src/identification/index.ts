/** What a track is and whose: from how it moves, after a while, with errors. */
export {
  type IdentificationDraws,
  type Identity,
  identificationDelay_s,
  identify,
  kindFromMotion,
  movesBallistically,
  type TrackKind,
} from './identify.js';
export {
  type IdentificationParameters,
  identificationModels,
  identificationParameters,
} from './parameters.js';
