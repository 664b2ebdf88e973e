/** The page of a release: made from the release alone. */
import type { Release } from '@testudo/interop/release';
import type { Atlas } from '../map/atlas.js';
import { releaseMap } from '../map/release-map.js';
import { MARK } from '../story/mark.js';
import { batterySection } from '../story/release/batteries.js';
import { coverageSection, trackSection, truthSection } from '../story/release/force.js';
import { placeSection, policySection, releaseOpening, releaseTitle } from '../story/release/index.js';
import { seenSection } from '../story/release/seen.js';
import { blocksMarkup } from './blocks.js';
import { documentText } from './document.js';
import { section } from './section.js';

/**
 * A release as one HTML file that needs nothing else.
 *
 * @param atlas coasts, borders and countries
 */
export function releaseReport(release: Release, atlas: Atlas): string {
  return documentText({
    title: releaseTitle(release),
    mark: MARK,
    header: [blocksMarkup(releaseOpening(release))],
    sections: [
      section('where', [placeSection(release), releaseMap(release, atlas)]),
      section('seen', seenSection(release)),
      section('batteries', batterySection(release)),
      section('coverage', coverageSection(release)),
      section('tracks', trackSection(release)),
      section('truth', truthSection(release)),
      section('told', policySection(release)),
    ],
  });
}
