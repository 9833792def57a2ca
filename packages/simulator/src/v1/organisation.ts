import { createRandom } from "../random.ts";
import { createRegister } from "./register.ts";
import type { Agent, Organisation } from "./state.ts";

/** An organisation that has nothing yet. */
export function createOrganisation(provider: Organisation["provider"], seed: number): Organisation {
  return {
    id: createRandom(seed, provider, "organisation").uuid(),
    provider,
    seed,
    campaigns: createRegister(),
    calls: createRegister(),
  };
}

/** One of the few who speak for the organisation. */
export function agentAt(seed: number, provider: string, kind: Agent["kind"], index: number): Agent {
  return { kind, id: createRandom(seed, provider, kind, index % 3).uuid() };
}

/** Numbers that the organisation calls from. */
export function callerIds(seed: number, provider: string, first: number, count: number): [string, ...string[]] {
  const callerAt = (index: number) => createRandom(seed, provider, "caller", (first + index) % 3).uuid();
  return [callerAt(0), ...Array.from({ length: count - 1 }, (_, index) => callerAt(index + 1))];
}
