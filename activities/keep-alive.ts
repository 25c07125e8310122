/** Shows the engine that long work is still under way. */
export type KeepAlive = <T>(work: () => Promise<T>) => Promise<T>;
