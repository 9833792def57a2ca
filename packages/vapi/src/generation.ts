import { ApiError } from "@trunkline/core";

/** Which of Vapi's two campaign APIs is in use. */
export type Generation = "v1" | "v2";

/** Finds out once which generation there is, and remembers it. */
export interface GenerationProbe {
  /** Undefined until it has been found out. */
  readonly known: Generation | undefined;
  find(signal: AbortSignal | undefined): Promise<Generation>;
}

/**
 * `askV2` is any harmless request of the second generation. Only its 403 says that there is none: every other failure is
 * thrown, and asked about again the next time.
 */
export function createGenerationProbe(
  wanted: "auto" | Generation,
  askV2: (signal: AbortSignal | undefined) => Promise<unknown>,
): GenerationProbe {
  let known = wanted === "auto" ? undefined : wanted;
  return {
    get known() {
      return known;
    },
    async find(signal) {
      known ??= await askV2(signal).then(
        () => "v2" as const,
        (error: unknown) => {
          if (error instanceof ApiError && error.kind === "forbidden") return "v1" as const;
          throw error;
        },
      );
      return known;
    },
  };
}
