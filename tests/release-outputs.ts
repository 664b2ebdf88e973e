/** Everything that a release is written as. */
import { type Release, releaseCsv, releaseGeojson, releaseKml } from '@testudo/interop/release';
import { releaseReport, storyOfRelease } from '@testudo/report';
import { atlas } from '../packages/cli/src/report/atlas.js';
import { render } from '../packages/cli/src/story/render.js';
import { coloursFor, prettyJson } from '../packages/cli/src/terminal/index.js';

export function outputsOf(release: Release): { readonly [output: string]: string } {
  return {
    json: prettyJson(release),
    words: render(storyOfRelease(release), { width: 80, colours: coloursFor({}, {}) }),
    page: releaseReport(release, atlas()),
    geojson: releaseGeojson.write(release),
    kml: releaseKml.write(release),
    csv: releaseCsv.write(release),
  };
}
