import { expect } from "vitest";
import {
  type CallEvent,
  checkAnswer,
  type Simulator,
  type SimulatorEvent,
  type SimulatorOptions,
} from "../src/index.ts";
import { field, list, text, using } from "./support.ts";

/** Somebody can be called at any time, three times in all, an hour apart. */
export const AROUND_THE_CLOCK = {
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  call_twice_in_a_row: false,
  calling_windows: [
    { calling_window_start_time: "00:00", calling_window_end_time: "24:00", retry_delay_seconds: 3600 },
  ],
  max_retry_attempts: 3,
  timezone: "UTC",
};

/** What to create a campaign for so many people from; `more` comes on top. */
export function campaignOf(people: number, more: object = {}): object {
  return {
    assistant_id: "assistant-1",
    name: "Check-ups",
    contacts: Array.from({ length: people }, (_, position) => ({
      to_phone_number: numberAt(position),
      prompt_variables: { first_name: `Person ${position}` },
    })),
    call_retry_config: AROUND_THE_CLOCK,
    ...more,
  };
}

export function numberAt(position: number): string {
  const line = String(position % 100).padStart(2, "0");
  return `+1${202 + Math.floor(position / 100)}55501${line}`;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** Every answer is held against the contract. */
export async function ask(simulator: Simulator, request: string, body?: unknown): Promise<Reply> {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(simulator.url + path, {
    method,
    headers: { authorization: `Bearer ${simulator.apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  const reply = { status: response.status, text: answer, body: JSON.parse(answer) };
  const checked = { provider: simulator.provider, method, path, status: reply.status, body: reply.body };
  // An operation that a generation lacks is in the contract all the same.
  expect(checkAnswer(checked), `${request} ${reply.status}`).toEqual([]);
  return reply;
}

/** Asks for what must succeed. */
export async function done(simulator: Simulator, request: string, body?: unknown): Promise<unknown> {
  const reply = await ask(simulator, request, body);
  expect(reply, request).toMatchObject({ status: 200 });
  return reply.body;
}

/** Creates a campaign, and answers with its id. */
export async function create(simulator: Simulator, body: object): Promise<string> {
  return text(field(await done(simulator, "POST /campaigns", body), "campaign"), "id");
}

const NO_FILTER = { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] };

/** Everybody, unless `rows` or `filters` say otherwise. */
export function selection({ rows = {}, filters = {} }: { rows?: object; filters?: object } = {}): object {
  return { filters: { ...NO_FILTER, ...filters }, rows: { mode: "exclude", call_ids: [], ...rows } };
}

export async function launch(simulator: Simulator, id: string, more: object = {}): Promise<unknown> {
  const body = { mode: "ai_first", selection: selection(), ...more };
  return done(simulator, `POST /campaigns/${id}/launch`, body);
}

/** Creates a campaign and launches all of it, in the generation that needs both. */
export async function begin(simulator: Simulator, body: object): Promise<string> {
  const id = await create(simulator, body);
  await launch(simulator, id);
  return id;
}

export async function readCampaign(simulator: Simulator, id: string): Promise<unknown> {
  return field(await done(simulator, `GET /campaigns/${id}`), "campaign");
}

export async function readRows(simulator: Simulator, id: string): Promise<readonly unknown[]> {
  return list(await done(simulator, `GET /campaigns/${id}/rows`), "rows");
}

/** Of each row, in order of upload; nothing where there is no order. */
export async function readOrders(simulator: Simulator, id: string): Promise<readonly unknown[]> {
  return (await readRows(simulator, id)).map((row) => field(row, "call") ?? undefined);
}

export async function statusesOf(simulator: Simulator, id: string): Promise<readonly unknown[]> {
  return (await readOrders(simulator, id)).map((order) => order && field(order, "status"));
}

/** Runs with an organisation that has nothing yet, and what happens in it. */
export function watching<Result>(
  options: Omit<SimulatorOptions, "provider">,
  run: (simulator: Simulator, events: readonly SimulatorEvent[]) => Promise<Result>,
): Promise<Result> {
  const events: SimulatorEvent[] = [];
  const settings = { history: { campaigns: 0 }, onEvent: (event: SimulatorEvent) => events.push(event), ...options };
  return using({ provider: "revox", ...settings }, (simulator) => run(simulator, events));
}

export function callsAmong(events: readonly SimulatorEvent[]): readonly CallEvent[] {
  return events.filter((event) => event.type === "call");
}

/** The most calls that were under way at once, in all or of one kind. */
export function mostAtOnce(events: readonly SimulatorEvent[], kind: (event: CallEvent) => string = () => ""): number {
  const live = new Map<string, number>();
  let most = 0;
  for (const event of callsAmong(events)) {
    const change = event.status === "queued" ? 1 : event.status === "ended" ? -1 : 0;
    const count = (live.get(kind(event)) ?? 0) + change;
    live.set(kind(event), count);
    most = Math.max(most, count);
  }
  return most;
}
