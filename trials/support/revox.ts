import { createRevox } from "@trunkline/revox";
import { createRevoxClient, type RevoxClient } from "@trunkline/revox/client";
import type { Simulator } from "@trunkline/simulator";
import { type Ask, type CallBounds, type Input, toSent } from "./ask.ts";
import { clean, later, textAt } from "./clean.ts";
import { adapterReads, type Target, targetOf } from "./reads.ts";

/** Everything that can be asked of Revox. */
export const REVOX: readonly Ask[] = [
  read("listCampaigns", (client, _target, signal) => client.GET("/campaigns", { signal })),
  read("getCampaign", (client, { path }, signal) => client.GET("/campaigns/{id}", { params: { path }, signal })),
  read("listRows", (client, { path }, signal) => client.GET("/campaigns/{id}/rows", { params: { path }, signal })),
  read("listCallAttempts", (client, _target, signal) =>
    client.GET("/call", { params: { query: { page: 0, page_size: 5 } }, signal }),
  ),
  read("getCall", (client, { orderId: id }, signal) => client.GET("/call/{id}", { params: { path: { id } }, signal })),
  {
    provider: "revox",
    name: "createCampaign",
    via: "client",
    kind: "change",
    // The only one in which creating dials.
    setting: { generation: "g1" },
    async setUp(simulator, input) {
      const body = { ...campaignOf(input), ...(input.waits && { scheduled_at: later(simulator) }) };
      return async (connection, give) =>
        toSent(await createRevoxClient(connection).POST("/campaigns", { body, signal: signalOf(connection) }), give);
    },
  },
  change("updateCampaign", createDraft, (client, path, signal, { key: name }) =>
    client.PATCH("/campaigns/{id}", { params: { path }, body: { name: `${name} renamed` }, signal }),
  ),
  change("deleteCampaign", createDraft, (client, path, signal) =>
    client.DELETE("/campaigns/{id}", { params: { path }, signal }),
  ),
  change("launchCampaign", createDraft, (client, path, signal, { launch: body }) =>
    client.POST("/campaigns/{id}/launch", { params: { path }, body, signal }),
  ),
  change("pauseCampaign", createRunning, (client, path, signal) =>
    client.POST("/campaigns/{id}/pause", { params: { path }, signal }),
  ),
  change("resumeCampaign", createPaused, (client, path, signal) =>
    client.POST("/campaigns/{id}/resume", { params: { path }, signal }),
  ),
  change("cancelCampaign", createRunning, (client, path, signal) =>
    client.POST("/campaigns/{id}/cancel", { params: { path }, signal }),
  ),
  change("cancelCall", createOrder, (client, path, signal) =>
    client.POST("/call/{id}/cancel", { params: { path }, signal }),
  ),
  ...adapterReads("revox", createRevox),
];

type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Signal = AbortSignal | null;
type Path = { readonly id: string };
type RevoxTarget = Target & { readonly path: Path; readonly orderId: string };

function read(name: string, get: (client: RevoxClient, target: RevoxTarget, signal: Signal) => Answer): Ask {
  return {
    provider: "revox",
    name,
    via: "client",
    kind: "read",
    async setUp(simulator) {
      const target = targetOf(simulator);
      const path = { id: target.campaignId };
      const rows = await clean(simulator, `GET /campaigns/${path.id}/rows`);
      const orderId = textAt(rows, "rows", 0, "call", "id");
      return async (connection, give) =>
        toSent(await get(createRevoxClient(connection), { ...target, path, orderId }, signalOf(connection)), give);
    },
  };
}

function change(
  name: string,
  prepare: (simulator: Simulator, input: Input) => Promise<string>,
  send: (
    client: RevoxClient,
    path: Path,
    signal: Signal,
    input: Input & { launch: ReturnType<typeof launchOf> },
  ) => Answer,
): Ask {
  return {
    provider: "revox",
    name,
    via: "client",
    kind: "change",
    setting: { generation: "g3" },
    async setUp(simulator, input) {
      const path = { id: await prepare(simulator, input) };
      const launch = launchOf(input.waits ? { scheduled_at: later(simulator) } : {});
      return async (connection, give) =>
        toSent(await send(createRevoxClient(connection), path, signalOf(connection), { ...input, launch }), give);
    },
  };
}

function signalOf({ signal }: CallBounds): Signal {
  return signal ?? null;
}

async function createDraft(simulator: Simulator, input: Input): Promise<string> {
  return textAt(await clean(simulator, "POST /campaigns", campaignOf(input)), "campaign", "id");
}

async function createRunning(simulator: Simulator, input: Input): Promise<string> {
  const id = await createDraft(simulator, input);
  await clean(simulator, `POST /campaigns/${id}/launch`, launchOf());
  return id;
}

async function createPaused(simulator: Simulator, input: Input): Promise<string> {
  const id = await createRunning(simulator, input);
  await clean(simulator, `POST /campaigns/${id}/pause`);
  return id;
}

async function createOrder(simulator: Simulator, input: Input): Promise<string> {
  const id = await createRunning(simulator, input);
  return textAt(await clean(simulator, `GET /campaigns/${id}/rows`), "rows", 0, "call", "id");
}

/** Everybody at any time, and nobody twice. */
function campaignOf({ key, numbers }: Input) {
  return {
    name: key,
    assistant_id: "robin",
    contacts: numbers.map((to_phone_number) => ({ to_phone_number, prompt_variables: {} })),
    call_retry_config: {
      allowed_days: [...WEEK],
      call_twice_in_a_row: false,
      calling_windows: [
        { calling_window_start_time: "00:00", calling_window_end_time: "24:00", retry_delay_seconds: 3600 },
      ],
      max_retry_attempts: 1,
      timezone: "UTC",
    },
  };
}

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

function launchOf(more: { readonly scheduled_at?: string } = {}) {
  return {
    mode: "ai_first" as const,
    selection: {
      filters: { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] },
      rows: { mode: "exclude", call_ids: [] },
    },
    ...more,
  };
}
