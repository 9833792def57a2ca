import { type Person, personAt } from "../fiction/people.ts";
import type { Simulator } from "../simulator.ts";
import type { ProviderId } from "../words.ts";

/** Creates a campaign as a client would, and starts it. Until `stop` is aborted, if it takes that long. */
export async function createFirstCampaign(simulator: Simulator, rows: number, stop: AbortSignal): Promise<void> {
  const people = Array.from({ length: rows }, (_, position) => personAt(1, "first campaign", position));
  const others = new Set(simulator.campaigns.map(({ id }) => id));
  const { path, body } = CREATED_BY[simulator.provider]("Spring check-ups", people);
  await post(simulator, path, body, stop);
  if (simulator.provider !== "revox") return;
  const created = simulator.campaigns.find(({ id }) => !others.has(id));
  // The older generations have launched it already, and know no such request.
  if (created !== undefined) await post(simulator, `/campaigns/${created.id}/launch`, LAUNCH_ALL, stop);
}

/** A request, as a client makes it. */
interface Created {
  readonly path: string;
  readonly body: unknown;
}

/** The request that creates a campaign at each provider. */
const CREATED_BY: Readonly<Record<ProviderId, (name: string, people: readonly Person[]) => Created>> = {
  vapi: createdByV1,
  cozmox: createdByV1,
  revox(name, people) {
    const contacts = people.map(({ number, firstName }) => ({
      to_phone_number: number,
      prompt_variables: { first_name: firstName },
    }));
    return { path: "/campaigns", body: { name, assistant_id: "assistant-1", contacts } };
  },
};

function createdByV1(name: string, people: readonly Person[]): Created {
  const customers = people.map((person) => ({ number: person.number, name: person.name }));
  return { path: "/campaign", body: { name, assistantId: "assistant-1", phoneNumberId: "line-1", customers } };
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
