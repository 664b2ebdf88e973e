/** What is worked out of a run once, and kept as long as the run is. */
export function perRun<R extends object, T>(derive: (run: R) => T): (run: R) => T {
  const made = new WeakMap<R, T>();
  return (run) => {
    const known = made.get(run);
    if (known !== undefined) return known;
    const value = derive(run);
    made.set(run, value);
    return value;
  };
}
