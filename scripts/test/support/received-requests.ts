/** What the simulator receives when every function is called. */
import { startSimulator } from "@trunkline/simulator";
import { collect } from "../../../test-support/collect.ts";
import { isRecord } from "../../contracts.ts";
import { callsOf } from "../../specs/readers/functions.ts";
import { NOW } from "../../specs/readers/moments.ts";
import type { Variant } from "../../specs/readers/variants.ts";

export interface Received {
  readonly operation?: string | undefined;
  /** `query page`, `body customers[].number`. */
  readonly places: Set<string>;
}

/** Every function, as somebody would call it, at a simulator with campaigns in all states. */
export async function requestsOf(provider: string, variant: Variant): Promise<readonly Received[]> {
  if (provider !== "vapi" && provider !== "revox" && provider !== "cozmox") return [];
  const simulator = await startSimulator({ provider, now: Date.parse(NOW), history: { campaigns: 8, rows: 5 } });
  const adapter = variant.create({
    onObservation: () => {},
    fetch(input, init) {
      const request = new Request(input, init);
      request.headers.set("authorization", `Bearer ${simulator.apiKey}`);
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${simulator.url}${pathname}${search}`, request));
    },
  });
  try {
    const campaigns = await collect(adapter.listCampaigns());
    const idOf = (...statuses: readonly string[]) =>
      campaigns.find(({ status }) => statuses.includes(status))?.id ?? "";
    const campaign = idOf("running");
    const attempts = (await collect(adapter.listAttempts({ campaignId: campaign }))).map(({ id }) => id);
    const all = campaigns.map(({ id }) => id);
    const ids = {
      ...{ campaign, all, attempts: attempts.slice(0, 3), cancelled: idOf("cancelled", "stopping") },
      ...{ unbegun: idOf("draft", "scheduled"), over: idOf("completed"), paused: idOf("paused") || campaign },
    };
    const failed: string[] = [];
    // What deletes comes last, so that there is something to change.
    const calls = callsOf(adapter, ids).filter(
      (call) => call.onlyFor === undefined && (variant.functions?.includes(call.function) ?? true),
    );
    const [late, early] = [true, false].map((isLate) =>
      calls.filter((call) => /^(cancel|delete)/.test(call.function) === isLate),
    );
    for (const call of [...(early ?? []), ...(late ?? [])]) {
      await call.run().catch((error: unknown) => failed.push(`${call.function}: ${String(error)}`));
    }
    for (const { id } of campaigns) {
      await collect(adapter.listRows({ campaignId: id })).catch(() => {});
      await collect(adapter.listAttempts({ campaignId: id })).catch(() => {});
    }
    // What cannot be done here is asked for all the same; that all of it cannot would show nothing.
    if (failed.length > calls.length / 10) throw new Error(failed.join("; "));
    return simulator.requests.map(({ operation, path, body }) => ({ operation, places: placesIn(path, body) }));
  } finally {
    await simulator.close();
  }
}

/** Everything that a request holds: `query page`, `body customers[].number`. */
function placesIn(path: string, body: unknown): Set<string> {
  const found = new Set<string>();
  for (const name of new URL(path, "http://localhost").searchParams.keys()) found.add(`query ${name}`);
  const walk = (place: string, value: unknown): void => {
    found.add(place);
    if (Array.isArray(value)) for (const item of value) walk(`${place}[]`, item);
    if (!isRecord(value)) return;
    for (const [name, each] of Object.entries(value))
      walk(place === "body" ? `body ${name}` : `${place}.${name}`, each);
  };
  if (body !== undefined) walk("body", body);
  return found;
}
