import type { Person } from "../fiction/people.ts";
import type { components } from "../generated/revox/api.ts";
import type { Planned } from "../timeline.ts";
import type { Open } from "../words.ts";
import type { Assistant } from "./assistants.ts";
import type { Ending } from "./endings.ts";
import type { Line } from "./line.ts";

type Schemas = components["schemas"];
export type CampaignStatus = Open<Schemas["CampaignStatus"]>;
export type OrderStatus = Open<Schemas["CallStatus"]>;
export type AttemptStatus = Open<Schemas["AttemptStatus"]>;
export type RetryConfig = Schemas["CallRetryConfig"];

/** An organisation as it stands. Every answer is drawn up from it. */
export interface Organisation {
  readonly id: string;
  readonly seed: number;
  readonly assistants: Map<string, Assistant>;
  /** Oldest first. */
  readonly campaigns: Map<string, Campaign>;
  readonly orders: Map<string, Order>;
  /** Of all orders, in the order in which they were placed. */
  attempts: Attempt[];
}

// Instants are epoch milliseconds.

export interface Campaign {
  readonly id: string;
  readonly assistant: Assistant;
  readonly createdAt: number;
  /** In order of upload. */
  readonly rows: readonly Row[];
  /** Orders that are due, in the order in which they became so. Those that were cancelled since are still among them. */
  readonly line: Line<Order>;
  /** Whether its answers have counts of its rows, null instead, or neither. */
  readonly stats: "counted" | "null" | "absent";
  name: string;
  status: CampaignStatus;
  isCancelled: boolean;
  updatedAt: number;
  scheduledAt: number | undefined;
  /** What is undefined here is the assistant's, or nobody's. */
  fromNumber: string | undefined;
  maxConcurrentCalls: number | undefined;
  retryConfig: RetryConfig | undefined;
  /** Its start, while it is ahead. */
  start: Planned | undefined;
  /** The request that created or last resumed it; undefined for what was there from the beginning. */
  startedBy: number | undefined;
  /** How many of its attempts are not over. */
  live: number;
  /** How many of its rows are not done with. */
  open: number;
}

/** What was uploaded for one person. */
export interface Contact {
  readonly phoneNumber: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface Row {
  readonly id: string;
  readonly position: number;
  readonly contact: Contact;
  /** Undefined until somebody turns to it. */
  order: Order | undefined;
}

export interface Order {
  readonly id: string;
  /** Undefined for those that were asked for one by one. */
  readonly campaign: Campaign | undefined;
  readonly assistant: Assistant;
  /** Of its row in the campaign. */
  readonly position: number;
  readonly contact: Contact;
  readonly direction: Schemas["Direction"];
  readonly metadata: Readonly<Record<string, string>> | undefined;
  readonly createdAt: number;
  status: OrderStatus;
  updatedAt: number;
  /** Whether it may be called at all. */
  isLaunched: boolean;
  /** It was cancelled during an attempt, alone or with its campaign: that attempt is the last one. */
  isStopped: boolean;
  /** When it is to be called, while it is `scheduled`. */
  dueAt: number | undefined;
  planned: Planned | undefined;
  /** The request that launched it; undefined for what was there from the beginning. */
  launchedBy: number | undefined;
  /** Oldest first. */
  readonly attempts: Attempt[];
}

export interface Attempt {
  readonly id: string;
  readonly order: Order;
  readonly placedAt: number;
  /** The request that brought it about. */
  readonly requestId: number | undefined;
  status: AttemptStatus;
  startedAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  /** Fixed when it is placed; undefined where it never ends. */
  ending: Ending | undefined;
}

const FINAL: readonly OrderStatus[] = ["completed", "cancelled", "errored"];

export function isFinal({ status }: Order): boolean {
  return FINAL.includes(status);
}

/** Whether an attempt of it is under way. */
export function isLive({ attempts }: Order): boolean {
  const last = attempts.at(-1);
  return last !== undefined && last.endedAt === undefined;
}

/** Whether no request brings it back to life. */
export function isOver({ status, isCancelled }: Campaign): boolean {
  return isCancelled || status === "completed";
}

export function rowsWithoutOrder({ rows }: Campaign): readonly Row[] {
  return rows.filter(({ order }) => order === undefined);
}

export function ordersOf({ rows }: Campaign): readonly Order[] {
  return rows.flatMap(({ order }) => order ?? []);
}

/** Whom the agent believes to be talking to. */
export function toPerson({ phoneNumber, variables }: Contact): Person {
  const { name = "", first_name: firstName = name.split(" ")[0] ?? "", email = "", city = "" } = variables;
  return { firstName: firstName === "" ? "friend" : firstName, name, email, number: phoneNumber, city };
}
