/** The faces of the volumes that radars search, as bodies of the globe. */
import {
  BoundingSphere,
  Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  type GeometryAttributes,
  GeometryInstance,
  PerInstanceColorAppearance,
  Primitive,
  PrimitiveType,
  type Scene,
} from '@cesium/engine';
import { stateAt } from '../draw/battery-states.js';
import type { RunPicture } from '../draw/run-picture.js';
import type { Palette } from '../sheet/palette.js';
import type { VolumeBody } from './radar-volume.js';

export interface VolumeBodies {
  /** Shows those whose radar is on, where they are wanted at all. */
  update(wanted: boolean, now_us: number): void;
  remove(): void;
}

export function volumeBodies(scene: Scene, { batteries }: RunPicture, palette: Palette): VolumeBodies {
  const made = batteries.flatMap(({ volume, history }) =>
    volume === undefined
      ? []
      : [{ history, primitive: scene.primitives.add(body(volume, palette)) as Primitive }],
  );
  return {
    update(wanted, now_us) {
      for (const { history, primitive } of made) {
        primitive.show = wanted && stateAt(history, now_us)?.radiating === true;
      }
    },
    remove() {
      for (const { primitive } of made) scene.primitives.remove(primitive);
    },
  };
}

const OPACITY = 0.075;

function body({ positions_m, triangles }: VolumeBody, { sector }: Palette): Primitive {
  const attributes = {
    position: new GeometryAttribute({
      componentDatatype: ComponentDatatype.DOUBLE,
      componentsPerAttribute: 3,
      values: positions_m,
    }),
  };
  return new Primitive({
    asynchronous: false,
    allowPicking: false,
    geometryInstances: new GeometryInstance({
      geometry: new Geometry({
        attributes: attributes as unknown as GeometryAttributes,
        indices: triangles,
        primitiveType: PrimitiveType.TRIANGLES,
        boundingSphere: BoundingSphere.fromVertices(Array.from(positions_m)),
      }),
      attributes: {
        color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(sector).withAlpha(OPACITY)),
      },
    }),
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true, closed: false }),
  });
}
