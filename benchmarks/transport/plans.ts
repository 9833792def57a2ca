import type { Cell } from "./cases.ts";
import type { Amount, Comparison } from "./compare.ts";
import { STEPS } from "./steps.ts";
import { BASELINE, SUBJECTS } from "./subjects.ts";

/** Everybody, on every cell; or only one request after another. */
export function planComparison(concurrencies: readonly number[]): readonly Comparison[] {
  const cells = (["call", "page"] as const).flatMap((answer) =>
    concurrencies.map((concurrency): Cell => ({ answer, concurrency, over: "loopback" })),
  );
  return cells.map((cell) => ({ cell, subjects: Object.keys(SUBJECTS).filter((name) => canAsk(name, cell)) }));
}

/** Steps whose cost depends on what the network does, and clients. */
const OVER_NETWORK = [
  BASELINE,
  "+ AbortSignal.timeout",
  "+ a controller and a cleared timer",
  "+ AbortSignal.any of two",
  "+ text() and JSON.parse",
  "+ the body held in a new Response",
  "+ the body held by the same Response",
  "openapi-fetch alone",
  "trunkline client, no limit of time",
  "trunkline client",
] as const satisfies readonly (keyof typeof STEPS)[];

/** Everything that is looked at to see where a client's time goes, each where it shows best. */
export const PROFILE: readonly Comparison[] = [
  {
    cell: { answer: "call", concurrency: 1, over: "nothing" },
    subjects: [...Object.keys(STEPS), "@vapi-ai/server-sdk"],
  },
  { cell: { answer: "call", concurrency: 1, over: "loopback" }, subjects: [...OVER_NETWORK, "trunkline adapter"] },
  { cell: { answer: "page", concurrency: 1, over: "loopback" }, subjects: OVER_NETWORK },
];

/** How much is done for a case. Warm-ups are as long as it takes until a longer one hardly lowers the figures. */
export function amountOf(share: number): Amount {
  return ({ answer, over }) => {
    const [warmUp, count] = over === "nothing" ? [5_000, 15_000] : answer === "page" ? [200, 300] : [3_000, 3_000];
    return { warmUp: Math.ceil(warmUp * share), count: Math.ceil(count * share) };
  };
}

/** The adapter has no operation that gives one bare page. */
function canAsk(subject: string, { answer }: Cell): boolean {
  return answer === "call" || subject !== "trunkline adapter";
}
