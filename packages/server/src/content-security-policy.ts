/** What pages of the viewer may load and run: a constant alone, so that a build of the static site can take it too. */

/**
 * The policy, as it stands in a header or in a `<meta http-equiv="Content-Security-Policy">`.
 *
 * Everything comes from the page's own origin. Beyond that Cesium needs workers and images that it makes itself (`blob:`,
 * `data:`), styles that it sets on its elements, and WebAssembly.
 */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
