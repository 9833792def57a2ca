/** What of a file of Node's profiler is used. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** The node that was running at each look. */
  readonly samples: readonly number[];
  /** Microseconds before each look. */
  readonly timeDeltas: readonly number[];
}

/** A function, where it was called from. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    /** Empty: has no name. In brackets: no function. */
    readonly functionName: string;
    readonly url: string;
    /** From 0. */
    readonly lineNumber: number;
  };
}

/** Whether it is what Node writes. Looks no deeper than it takes to tell. */
export function isProfile(value: unknown): value is Profile {
  return (
    typeof value === "object" &&
    value !== null &&
    "nodes" in value &&
    "samples" in value &&
    "timeDeltas" in value &&
    [value.nodes, value.samples, value.timeDeltas].every(Array.isArray)
  );
}
