import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { Progress } from "../../src/model/campaign.ts";
import type { Instant } from "../../src/model/instant.ts";
import type { Row } from "../../src/model/row.ts";
import { answerJson, startServer } from "./start-server.ts";

/** A campaign as the server of the tests has it: in the model's own words, or in any other. */
export interface StoredCampaign {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Absent: so new that nobody can say. */
  readonly createdAt?: Instant;
  readonly progress?: Progress;
}

export type Asked = "create" | "list" | "get" | "rows" | "launch" | "cancel" | "pause" | "resume" | "update" | "remove";

/**
 * What becomes of one request. `honest`: it is done, and answered. `lost`: it is done, and the connection ends without an answer.
 * `closed`: only that. `garbled`: it is done, and answered with what is no JSON. A number: it is refused. `lateMs`: there is no
 * answer, and it is done so much later. `blind`: it is answered as if there were no campaigns.
 */
export type Fate =
  | "honest"
  | "lost"
  | "closed"
  | "garbled"
  | "blind"
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly lateMs: number };

/** One fate for all requests of a kind, or one for each, and then honest ones. */
export type Fates = Readonly<Partial<Record<Asked, Fate | readonly Fate[]>>>;

export interface CampaignServerOptions {
  readonly now: () => number;
  readonly fates?: Fates;
  /** Newest first. */
  readonly campaigns?: readonly StoredCampaign[];
  /** Of every campaign. */
  readonly rows?: readonly Partial<Row>[];
  /** What a new campaign is, whatever was asked for. Absent: running. */
  readonly createdAs?: string;
  /** What a campaign is after an act. Absent: what the act is there for. */
  readonly after?: Readonly<Partial<Record<Asked, string>>>;
  /** Awaited before a request is dealt with. */
  readonly onRequest?: (what: string) => Promise<void>;
}

/** A provider of campaigns for one test. */
export interface CampaignServer {
  readonly url: string;
  /** Newest first; a test may put others there. */
  readonly campaigns: StoredCampaign[];
  /** Bodies that were sent, oldest first. */
  readonly bodies: readonly string[];
}

const BECOMES: Readonly<Partial<Record<Asked, string>>> = {
  launch: "running",
  cancel: "cancelled",
  pause: "paused",
  resume: "running",
};

export async function startCampaignServer(options: CampaignServerOptions): Promise<CampaignServer> {
  const { now, fates = {}, rows = [], createdAs = "running", after = {}, onRequest } = options;
  const campaigns = [...(options.campaigns ?? [])];
  const counts = new Map<Asked, number>();
  const bodies: string[] = [];
  let late: { readonly at: number; readonly act: () => unknown }[] = [];
  let made = 0;

  function act(what: Asked, id: string, body: string): unknown {
    const index = campaigns.findIndex((campaign) => campaign.id === id);
    const before = campaigns[index];
    if (what === "list") return { items: campaigns };
    if (what === "create") {
      const created = { id: `c${++made}`, status: createdAs, createdAt: new Date(now()).toISOString() };
      const campaign: StoredCampaign = { ...created, name: nameIn(body) ?? "" };
      campaigns.unshift(campaign);
      return campaign;
    }
    if (before === undefined) return undefined;
    if (what === "rows") return { items: rows };
    if (what === "remove") campaigns.splice(index, 1);
    else if (what === "update") campaigns[index] = { ...before, name: nameIn(body) ?? before.name };
    else campaigns[index] = { ...before, status: after[what] ?? BECOMES[what] ?? before.status };
    return campaigns[index] ?? {};
  }

  async function answer(request: IncomingMessage, body: Promise<string>, response: ServerResponse): Promise<void> {
    const { what, id } = read(request);
    const text = await body;
    if (text !== "") bodies.push(text);
    const nr = counts.get(what) ?? 0;
    counts.set(what, nr + 1);
    for (const due of late.filter(({ at }) => at <= now())) due.act();
    late = late.filter(({ at }) => at > now());
    await onRequest?.(id === "" ? what : `${what} ${id}`);
    const given = fates[what] ?? "honest";
    const fate = isList(given) ? (given[nr] ?? "honest") : given;
    if (typeof fate === "number") return answerJson(response, { message: "no" }, fate);
    if (typeof fate === "object" && "status" in fate) {
      return answerJson(response, { message: "no" }, fate.status, fate.headers);
    }
    if (typeof fate === "object") late.push({ at: now() + fate.lateMs, act: () => act(what, id, text) });
    if (typeof fate === "object" || fate === "closed") return void request.socket.destroy();
    if (fate === "blind") return answerJson(response, { items: [] });
    const done = act(what, id, text);
    if (fate === "lost") return void request.socket.destroy();
    if (fate === "garbled") return answerJson(response, "<html>");
    answerJson(response, done ?? { message: "no" }, done === undefined ? 404 : 200);
  }

  const server = await startServer((request, response) => {
    const body = server.bodies.at(-1) ?? Promise.resolve("");
    answer(request, body, response).catch(() => request.socket.destroy());
  });
  onTestFinished(() => server.stop());
  return { url: server.url, campaigns, bodies };
}

function read({ method = "", url = "" }: IncomingMessage): { readonly what: Asked; readonly id: string } {
  const [, , id = "", verb] = url.split("/");
  if (id === "") return { what: method === "POST" ? "create" : "list", id };
  if (verb === undefined) return { what: method === "GET" ? "get" : method === "PATCH" ? "update" : "remove", id };
  const what = (["rows", "launch", "cancel", "pause", "resume"] as const).find((word) => word === verb);
  if (what === undefined) throw new Error("the tests do not ask for this");
  return { what, id };
}

function nameIn(body: string): string | undefined {
  const { name }: { readonly name?: string } = JSON.parse(body);
  return name;
}

function isList(fate: Fate | readonly Fate[]): fate is readonly Fate[] {
  return Array.isArray(fate);
}
