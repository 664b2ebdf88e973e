/** How much a request may be, and how long it may take. */
export interface Limits {
  /** Characters of the request target: path and query. */
  readonly targetLength: number;
  readonly headers: number;
  /** Bytes of the request line and all headers together. */
  readonly headerBytes: number;
  /** From the first byte of a request to its last. */
  readonly request_ms: number;
  /** A connection on which nothing moves, in either direction. */
  readonly idle_ms: number;
  /** A connection between two requests. */
  readonly keepAlive_ms: number;
  /** How often connections are held against the limits above. */
  readonly lookEvery_ms: number;
  readonly connections: number;
}

/** A browser's requests for the viewer stay far below all of these; nothing here is ever sent a body. */
export const LIMITS: Limits = {
  targetLength: 4096,
  headers: 100,
  headerBytes: 16_384,
  request_ms: 15_000,
  idle_ms: 30_000,
  keepAlive_ms: 5000,
  lookEvery_ms: 1000,
  connections: 256,
};
