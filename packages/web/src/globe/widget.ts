/** A globe with nothing on it: dark, quiet, and drawn only when something changed. */
import {
  CesiumWidget,
  Color,
  ImageryLayer,
  Ion,
  Rectangle,
  TileMapServiceImageryProvider,
} from '@cesium/engine';
import './cesium.js';

/** Makes a globe in an element. No service of anybody's is asked for anything. */
export function makeGlobe(container: HTMLElement): CesiumWidget {
  Ion.defaultAccessToken = '';
  const widget = new CesiumWidget(container, {
    baseLayer: ImageryLayer.fromProviderAsync(
      TileMapServiceImageryProvider.fromUrl(
        new URL('cesium/Assets/Textures/NaturalEarthII', document.baseURI).href,
      ),
      { brightness: 0.45, saturation: 0.25, contrast: 1.1 },
    ),
    creditContainer: document.createElement('div'),
    skyBox: false,
    skyAtmosphere: false,
    msaaSamples: 1,
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    contextOptions: { webgl: { powerPreference: 'high-performance' } },
  });
  const { scene } = widget;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.enableLighting = false;
  scene.globe.baseColor = Color.fromCssColorString('#0b1018');
  scene.backgroundColor = Color.fromCssColorString('#05080d');
  scene.fog.enabled = false;
  if (scene.sun) scene.sun.show = false;
  if (scene.moon) scene.moon.show = false;
  widget.camera.setView({ destination: Rectangle.fromDegrees(38, 28, 50, 38) });
  return widget;
}
