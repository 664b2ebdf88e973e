/** Cesium, told where its own files lie. Imported before anything else of Cesium. */
import { buildModuleUrl } from '@cesium/engine';

// Beside the page: in the site's folder, wherever that is served from.
(buildModuleUrl as unknown as { setBaseUrl(url: string): void }).setBaseUrl(
  new URL('cesium/', document.baseURI).href,
);
