/** A globe with nothing on it but the map: quiet, and drawn only when something changed. */
import { CesiumWidget, Color, ImageryLayer, Ion, MapMode2D, type Scene } from '@cesium/engine';
import './cesium.js';
import { landTiles } from './base/land-tiles.js';
import type { Palette } from './sheet/palette.js';

/** What draws the globe in this browser. */
export interface DrawingMachine {
  /** No graphics card: every pixel is worked out by the processor. */
  readonly slow: boolean;
}

/** What would draw a globe here; undefined where nothing can. */
export function drawingMachine(): DrawingMachine | undefined {
  try {
    const gl = document.createElement('canvas').getContext('webgl2');
    if (gl === null) return undefined;
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    const name = named === null ? '' : String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL));
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return { slow: /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) };
  } catch {
    return undefined;
  }
}

/** Makes a globe in an element. No service of anybody's is asked for anything. */
export function makeGlobe(container: HTMLElement, machine: DrawingMachine): CesiumWidget {
  Ion.defaultAccessToken = '';
  const widget = new CesiumWidget(container, {
    baseLayer: false,
    creditContainer: document.createElement('div'),
    skyBox: false,
    skyAtmosphere: false,
    msaaSamples: 1,
    orderIndependentTranslucency: false,
    // North up, and on round the world: a map that turns would end at the antimeridian.
    mapMode2D: MapMode2D.INFINITE_SCROLL,
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    showRenderLoopErrors: false,
    useBrowserRecommendedResolution: false,
    contextOptions: {
      webgl: { powerPreference: 'high-performance', antialias: !machine.slow, stencil: false },
    },
  });
  const { scene } = widget;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.enableLighting = false;
  scene.fog.enabled = false;
  scene.postProcessStages.fxaa.enabled = false;
  scene.useDepthPicking = false;
  // Coarser tiles are not kept ready for a look from further off where each costs a frame before the first picture.
  scene.globe.preloadAncestors = !machine.slow;
  if (scene.sun) scene.sun.show = false;
  if (scene.moon) scene.moon.show = false;
  const controller = scene.screenSpaceCameraController;
  controller.minimumZoomDistance = 800;
  controller.maximumZoomDistance = 3e7;
  controller.enableCollisionDetection = true;
  withoutGlobeDepth(scene);
  return widget;
}

/**
 * Spares two passes over the whole picture in every frame: depths of the globe are kept for things clamped to the ground and for
 * picking positions, and there are none here. Cesium has no switch for it; it does without where a browser has no depth textures.
 */
function withoutGlobeDepth(scene: Scene): void {
  const { _defaultView: view } = scene as unknown as { readonly _defaultView?: { globeDepth?: unknown } };
  if (view !== undefined) view.globeDepth = undefined;
}

/** Draws the map in a palette's colours, or none where a case is invented. */
export function paint(
  { scene }: CesiumWidget,
  palette: Palette,
  { slow }: DrawingMachine,
  isReal: boolean,
): void {
  scene.globe.baseColor = Color.fromCssColorString(isReal ? palette.sea : palette.land);
  scene.backgroundColor = Color.fromCssColorString(palette.space);
  scene.imageryLayers.removeAll();
  const tiles = landTiles(palette, isReal, () => scene.requestRender());
  // Sixteen samples for each pixel are nothing to a card, and most of a frame without one.
  scene.imageryLayers.add(new ImageryLayer(tiles, slow ? { maximumAnisotropy: 1 } : {}));
  scene.requestRender();
}
