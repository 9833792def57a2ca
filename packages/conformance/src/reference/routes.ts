/** How the reference exchange answers. */
import { CAMPAIGN_STATUSES, type CampaignStatus, isOver } from "@trunkline/core";
import { toBareCall, toBareCampaign } from "./bare-wire.ts";
import {
  type BareCampaignRequest,
  makeCampaign,
  reviseCampaign,
  type WireCampaignChanges,
  type WireCampaignRequest,
} from "./making.ts";
import { chooseOddities, type Oddities, toAttempt, toCampaign, toRow, type WireCampaign } from "./wire.ts";
import { change, visible, type World, type WorldCampaign } from "./world.ts";

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
  /** Taken at its word: nobody speaks to this exchange but its own adapters. */
  readonly body: Partial<WireCampaignRequest & WireCampaignChanges & BareCampaignRequest & { readonly at: string }>;
}

const NOT_FOUND: ReferenceAnswer = { status: 404, body: { message: "There is no such thing" } };
const PAGE = { usual: 50, maximum: 1_000 };

/** A function that answers requests about a world. */
export function createRoutes(world: World, hasOddities: boolean): (request: ReferenceRequest) => ReferenceAnswer {
  const odd: Oddities = chooseOddities(world, hasOddities);
  const byId = (id: string | undefined) => visible(world).find((campaign) => campaign.id === id);
  const newestFirst = () => visible(world).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
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
        if (isOver(campaign.status)) return refuse(campaign);
        reviseCampaign(world, campaign, body);
        return found(show(campaign));
      case "POST /campaigns":
        return { status: 201, body: show(makeCampaign(world, body)) };
      case "POST /campaigns/{id}/launch":
        return start(world, campaign, body.at, show);
      case "POST /campaigns/{id}/pause":
        return act(world, campaign, ["running"], isBusy(campaign) ? "pausing" : "paused", show);
      case "POST /campaigns/{id}/resume":
        return act(world, campaign, ["paused", "pausing"], "running", show);
      case "POST /campaigns/{id}/cancel":
        return act(world, campaign, STOPPABLE, isBusy(campaign) ? "stopping" : "cancelled", show);
      case "DELETE /campaigns/{id}":
      case "DELETE /bare-campaigns/{id}":
        if (campaign === undefined) return NOT_FOUND;
        campaign.isDeleted = true;
        return found({ id });
      case "GET /bare-campaigns":
        return { ...found(newestFirst().map((each) => toBareCampaign(each, odd))), isPage: true };
      case "POST /bare-campaigns": {
        const { name = "", contacts = [], starts } = body;
        const rows = contacts.map(({ number, ...contact }) => ({ ...contact, phoneNumber: number }));
        const bare = (each: WorldCampaign) => toBareCampaign(each, odd);
        return start(world, makeCampaign(world, { name, rows }), starts, bare);
      }
      case "POST /bare-campaigns/{id}/stop":
        return act(world, campaign, STOPPABLE, isBusy(campaign) ? "stopping" : "cancelled", (each) =>
          toBareCampaign(each, odd),
        );
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

/** What can be stopped. */
const STOPPABLE = CAMPAIGN_STATUSES.filter((status) => !isOver(status) && status !== "stopping");

function isBusy(campaign: WorldCampaign | undefined): boolean {
  return campaign !== undefined && campaign.live.length > 0;
}

/** Sets a draft going, now or at a moment. */
function start(
  world: World,
  campaign: WorldCampaign | undefined,
  at: string | undefined,
  show: (campaign: WorldCampaign) => unknown,
): ReferenceAnswer {
  const isLater = at !== undefined && Date.parse(at) > world.now;
  if (campaign?.status === "draft" && isLater) campaign.startsAt = Date.parse(at);
  return act(world, campaign, ["draft"], isLater ? "scheduled" : "running", show);
}

function refuse({ status }: WorldCampaign): ReferenceAnswer {
  return { status: 409, body: { message: `It is ${status}` } };
}

function act(
  { now }: World,
  campaign: WorldCampaign | undefined,
  from: readonly CampaignStatus[],
  to: CampaignStatus,
  show: (campaign: WorldCampaign) => unknown,
): ReferenceAnswer {
  if (campaign === undefined) return NOT_FOUND;
  if (!from.includes(campaign.status)) return refuse(campaign);
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
