import type { CampaignProvider, Capabilities } from "@trunkline/core";
import { readContracts } from "../contracts.ts";
import { type Adapter, observeOperations, withAdapters } from "./adapters.ts";
import { observeWrites } from "./writes.ts";

/** In the order of the contract. */
const WRITES = [
  "createCampaign",
  "cancelCampaign",
  "deleteCampaign",
  "waitUntilQuiet",
  "reconcileIntents",
  "launchCampaign",
  "updateCampaign",
  "pauseCampaign",
  "resumeCampaign",
] as const;

const PAUSE = { provider: "provider", emulated: "emulated", none: "–" } as const;

const ROWS_COME = { paged: "in pages", single: "all at once", streamed: "all at once, read as they come" } as const;

/** Every member of `Capabilities`, in words. */
const CAPABILITIES: readonly (readonly [string, (capabilities: Capabilities) => string | number | boolean | null])[] = [
  ["campaigns come", ({ campaigns }) => (campaigns.pages === "paged" ? "in pages" : "all at once")],
  ["… filtered by status", ({ campaigns }) => campaigns.filters.status],
  ["… by creation", ({ campaigns }) => campaigns.filters.created],
  ["… by last change", ({ campaigns }) => campaigns.filters.updated],
  ["… by ids", ({ campaigns }) => campaigns.filters.ids],
  ["rows come", ({ rows }) => ROWS_COME[rows.pages]],
  ["row id", ({ rows }) => rows.id],
  ["row status", ({ rows }) => rows.status],
  ["rows hold their attempts", ({ rows }) => rows.attempts],
  ["most rows of a campaign", ({ rows }) => rows.maximum ?? "not stated"],
  ["attempts per row", ({ attempts }) => attempts.perRow],
  ["who answered", ({ attempts }) => attempts.answeredBy],
  ["cost of an attempt", ({ attempts }) => attempts.cost],
  ["campaigns can be made as drafts", ({ create }) => create.draft],
  ["dialling stops by itself at a moment", ({ create }) => create.latestAt],
  ["rows are dialled again by a plan", ({ create }) => create.retry],
  ["numbers to ring from go by", ({ create }) => (create.callerBy === "id" ? "id" : "number")],
  ["… several for one campaign", ({ create }) => create.manyCallers],
  ["pause", ({ pause }) => PAUSE[pause]],
];

/** The whole text between the markers. */
export async function featureTable(): Promise<string> {
  return withAdapters(async (adapters) => {
    const observed = await Promise.all(adapters.map(observeOperations));
    const reads = [...(observed[0]?.keys() ?? [])];
    const written = await Promise.all(adapters.map(observeWrites));
    return [
      table(
        ["operation", ...adapters.map(({ title }) => title)],
        [
          ...reads.map((read) => [
            `\`${read}\``,
            ...adapters.map((adapter, at) => cell(adapter, observed[at]?.get(read))),
          ]),
          ...WRITES.map((write) => [
            `\`${write}\``,
            ...adapters.map((adapter, at) => cell(adapter, written[at]?.get(write))),
          ]),
        ],
      ),
      "¹ rests on a request that we infer: no page of the provider's shows it.",
      table(
        ["inside an operation", ...adapters.map(({ title }) => title)],
        CAPABILITIES.map(([about, read]) => [
          about,
          ...adapters.map(({ provider }) => show(read(capabilitiesOf(provider)))),
        ]),
      ),
      "A filter that is the library's is applied after reading everything.",
      table(["what we infer", "requests"], inferredRequests()),
    ].join("\n\n");
  });
}

function cell({ evidence }: Adapter, operations: ReadonlySet<string> | undefined): string {
  if (operations === undefined) return "–";
  return [...operations].some((name) => evidence.get(name) === "inferred") ? "yes ¹" : "yes";
}

function capabilitiesOf(provider: CampaignProvider): Capabilities {
  return provider.capabilities;
}

function show(value: string | number | boolean | null): string {
  return typeof value === "boolean" ? mark(value) : String(value);
}

function mark(value: boolean): string {
  return value ? "yes" : "–";
}

function inferredRequests(): string[][] {
  return readContracts().map(({ provider, operations }) => {
    const inferred = operations.filter(({ evidence }) => evidence === "inferred");
    const requests = inferred.map(({ method, path }) => `\`${method} ${path}\``);
    return [provider, requests.length > 0 ? requests.join(", ") : "none"];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
