import { type CampaignProvider, type Capabilities, type OptionalOperation, supports } from "@trunkline/core";
import { readContracts } from "../contracts.ts";
import { type Adapter, observeOperations, withAdapters } from "./adapters.ts";

const WRITES = [
  "launchCampaign",
  "updateCampaign",
  "pauseCampaign",
  "resumeCampaign",
] as const satisfies readonly OptionalOperation[];

/** Every member of `Capabilities`, in words. */
const CAPABILITIES: readonly (readonly [string, (capabilities: Capabilities) => string | number | boolean | null])[] = [
  ["campaigns come", ({ campaigns }) => (campaigns.pages === "paged" ? "in pages" : "all at once")],
  ["… filtered by status", ({ campaigns }) => campaigns.filters.status],
  ["… by creation", ({ campaigns }) => campaigns.filters.created],
  ["… by last change", ({ campaigns }) => campaigns.filters.updated],
  ["… by ids", ({ campaigns }) => campaigns.filters.ids],
  ["rows come", ({ rows }) => (rows.pages === "paged" ? "in pages" : "all at once")],
  ["row id", ({ rows }) => rows.id],
  ["row status", ({ rows }) => rows.status],
  ["rows hold their attempts", ({ rows }) => rows.attempts],
  ["most rows of a campaign", ({ rows }) => rows.maximum ?? "not stated"],
  ["attempts per row", ({ attempts }) => attempts.perRow],
  ["who answered", ({ attempts }) => attempts.answeredBy],
  ["cost of an attempt", ({ attempts }) => attempts.cost],
];

/** The whole text between the markers. */
export async function featureTable(): Promise<string> {
  return withAdapters(async (adapters) => {
    const observed = await Promise.all(adapters.map(observeOperations));
    const reads = [...(observed[0]?.keys() ?? [])];
    return [
      table(
        ["operation", ...adapters.map(({ title }) => title)],
        [
          ...reads.map((read) => [
            `\`${read}\``,
            ...adapters.map((adapter, at) => cell(adapter, observed[at]?.get(read))),
          ]),
          ...WRITES.map((name) => [`\`${name}\``, ...adapters.map(({ provider }) => mark(supports(provider, name)))]),
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
