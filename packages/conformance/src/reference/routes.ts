/** How the reference exchange answers. */
import type { CampaignStatus } from "@trunkline/core";
import { toBareCall, toBareCampaign } from "./bare-wire.ts";
import { chooseOddities, type Oddities, toAttempt, toCampaign, toRow, type WireCampaign } from "./wire.ts";
import { change, type World, type WorldCampaign } from "./world.ts";

export interface ReferenceAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Whether it was a page of campaigns. */
  readonly isPage?: boolean;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

export interface ReferenceRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

const NOT_FOUND: ReferenceAnswer = { status: 404, body: { message: "There is no such thing" } };
const PAGE = { usual: 50, maximum: 1_000 };

/** A function that answers requests about a world. */
export function createRoutes(world: World, hasOddities: boolean): (request: ReferenceRequest) => ReferenceAnswer {
  const odd: Oddities = chooseOddities(world, hasOddities);
  const byId = (id: string | undefined) => world.campaigns.find((campaign) => campaign.id === id);
  const newestFirst = () => [...world.campaigns].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
  const show = (campaign: WorldCampaign) => toCampaign(world, campaign, odd);

  return ({ method, url, body }) => {
    const [first, id, last] = url.pathname.slice(1).split("/");
    const route = `${method} /${first}${id === undefined ? "" : "/{id}"}${last === undefined ? "" : `/${last}`}`;
    const campaign = byId(id);
    switch (route) {
      case "GET /campaigns": {
        const wanted = newestFirst().map(show).filter(isWanted(url.searchParams));
        const placeOf = (each: WireCampaign) => [-Date.parse(each.createdAt), each.id] as const;
        return { ...toPage(wanted, placeOf, url), isPage: true };
      }
      case "GET /campaigns/{id}":
        return found(campaign && show(campaign));
      case "GET /campaigns/{id}/rows":
        if (campaign === undefined) return NOT_FOUND;
        return toPage(
          campaign.rows,
          (row) => [row.position, row.id],
          url,
          (row) => toRow(world, campaign, row, odd),
        );
      case "GET /campaigns/{id}/attempts":
        if (campaign === undefined) return NOT_FOUND;
        return toPage(
          dials([campaign]),
          ({ attempt }) => [0, attempt.id],
          url,
          ({ row, attempt }) => toAttempt(world, campaign, row, attempt, odd),
        );
      case "GET /attempts/{id}": {
        const dial = dials(world.campaigns).find(({ attempt }) => attempt.id === id);
        return found(dial && toAttempt(world, dial.campaign, dial.row, dial.attempt, odd));
      }
      case "PATCH /campaigns/{id}":
        if (campaign === undefined) return NOT_FOUND;
        campaign.name = nameIn(body) ?? campaign.name;
        return found(show(campaign));
      case "POST /campaigns/{id}/launch":
        return act(world, campaign, ["draft"], "running", show);
      case "POST /campaigns/{id}/pause":
        return act(world, campaign, ["running"], (campaign?.live.length ?? 0) > 0 ? "pausing" : "paused", show);
      case "POST /campaigns/{id}/resume":
        return act(world, campaign, ["paused", "pausing"], "running", show);
      case "GET /bare-campaigns":
        return { ...found(newestFirst().map((each) => toBareCampaign(each, odd))), isPage: true };
      case "GET /bare-campaigns/{id}":
        return found(campaign && toBareCampaign(campaign, odd));
      case "GET /bare-campaigns/{id}/calls":
        return found(
          campaign && dials([campaign]).map(({ row, attempt }) => toBareCall(world, campaign, row, attempt, odd)),
        );
      case "GET /bare-calls/{id}": {
        const dial = dials(world.campaigns).find(({ attempt }) => attempt.id === id);
        return found(dial && toBareCall(world, dial.campaign, dial.row, dial.attempt, odd));
      }
      default:
        return NOT_FOUND;
    }
  };
}

function found(body: unknown): ReferenceAnswer {
  return body === undefined ? NOT_FOUND : { status: 200, body };
}

function act(
  { now }: World,
  campaign: WorldCampaign | undefined,
  from: readonly CampaignStatus[],
  to: CampaignStatus,
  show: (campaign: WorldCampaign) => unknown,
): ReferenceAnswer {
  if (campaign === undefined) return NOT_FOUND;
  if (!from.includes(campaign.status)) return { status: 409, body: { message: `It is ${campaign.status}` } };
  change(campaign, to, now);
  return found(show(campaign));
}

/** Every attempt, with what it belongs to, oldest first. */
function dials(campaigns: readonly WorldCampaign[]) {
  const all = campaigns.flatMap((campaign) =>
    campaign.rows.flatMap((row) => row.attempts.map((attempt) => ({ campaign, row, attempt }))),
  );
  return all.sort((a, b) => (a.attempt.id < b.attempt.id ? -1 : 1));
}

/** A page behind a cursor, which is the place of the last item before it: nothing shifts. */
function toPage<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => readonly [number, string],
  url: URL,
  show: (item: Item) => unknown = (item) => item,
): ReferenceAnswer {
  const limit = Math.min(Number(url.searchParams.get("limit") ?? PAGE.usual), PAGE.maximum);
  const cursor = url.searchParams.get("cursor");
  const [, rank, id = ""] = /^(-?\d+)~(.+)$/.exec(cursor ?? "") ?? [];
  if (cursor !== null && rank === undefined) return { status: 400, body: { message: "cursor: is none" } };
  const isBehind = (item: Item) => {
    const [ownRank, ownId] = placeOf(item);
    return rank === undefined || ownRank > Number(rank) || (ownRank === Number(rank) && ownId > id);
  };
  const rest = items.filter(isBehind);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rest.length > page.length && last !== undefined;
  return { status: 200, body: { items: page.map(show), ...(hasMore && { cursor: placeOf(last).join("~") }) } };
}

function isWanted(query: URLSearchParams) {
  const statuses = query.get("status")?.split(",");
  const between = (at: string, name: string) =>
    at >= (query.get(`${name}From`) ?? "") && at < (query.get(`${name}Before`) ?? "~");
  return ({ status, createdAt, updatedAt }: WireCampaign) =>
    (statuses === undefined || statuses.includes(status)) &&
    between(createdAt, "created") &&
    between(updatedAt, "updated");
}

function nameIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("name" in body)) return undefined;
  return typeof body.name === "string" ? body.name : undefined;
}
