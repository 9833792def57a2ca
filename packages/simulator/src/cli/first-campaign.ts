import { personAt } from "../fiction/people.ts";
import type { Simulator } from "../simulator.ts";

/** Creates a campaign as a client would, and starts it. Until `stop` is aborted, if it takes that long. */
export async function createFirstCampaign(simulator: Simulator, rows: number, stop: AbortSignal): Promise<void> {
  const people = Array.from({ length: rows }, (_, position) => personAt(1, "first campaign", position));
  const name = "Spring check-ups";
  if (simulator.provider === "revox") {
    const contacts = people.map(({ number, firstName }) => ({
      to_phone_number: number,
      prompt_variables: { first_name: firstName },
    }));
    const others = new Set(simulator.campaigns.map(({ id }) => id));
    await post(simulator, "/campaigns", { name, assistant_id: "assistant-1", contacts }, stop);
    const created = simulator.campaigns.find(({ id }) => !others.has(id));
    // The older generations have launched it already, and know no such request.
    if (created !== undefined) await post(simulator, `/campaigns/${created.id}/launch`, LAUNCH_ALL, stop);
    return;
  }
  const customers = people.map((person) => ({ number: person.number, name: person.name }));
  await post(simulator, "/campaign", { name, assistantId: "assistant-1", phoneNumberId: "line-1", customers }, stop);
}

const NOTHING = { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] };
const LAUNCH_ALL = { mode: "ai_first", selection: { filters: NOTHING, rows: { call_ids: [], mode: "exclude" } } };

/** Whatever becomes of it: what the faults of a scenario do to a request is there to be seen. */
async function post({ url, apiKey }: Simulator, path: string, body: unknown, stop: AbortSignal): Promise<void> {
  const sent = fetch(url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: stop,
  });
  await sent.then((response) => response.arrayBuffer()).catch(() => undefined);
}
