import { INTENT_STATES, type IntentState } from "../../intents.ts";
import type { Json, LedgerEntry } from "../../ledger.ts";
import type { Instant } from "../../model/instant.ts";

/** What the ledger keeps of one campaign that is to be: nothing about those who are rung but how many they are. */
export interface Intent {
  readonly key: string;
  readonly provider: string;
  readonly state: IntentState;
  /** Tells the account that it was made with. Absent: it was not noted. */
  readonly account?: string;
  /** Tells its input from others. */
  readonly digest: string;
  /** What its campaign's name ends with. */
  readonly marker: string;
  readonly makes: "draft" | "campaign";
  readonly start: "now" | "draft" | { readonly at: Instant };
  readonly rows: number;
  /** The one that counts first. Empty: none is known. */
  readonly campaignIds: readonly string[];
  /** When the last request that may have taken effect was about to be sent. */
  readonly sentAt: Instant;
  /** Of this entry. */
  readonly at: Instant;
}

const KIND = "campaign";

export function toLedgerEntry(intent: Intent): LedgerEntry {
  return { kind: KIND, ...intent };
}

/** Undefined for what is no entry of this kind: another version's, or of something else. */
export function toIntent(entry: LedgerEntry): Intent | undefined {
  const { key, provider, digest, marker, makes, rows, sentAt, at } = entry;
  const state = INTENT_STATES.find((word) => word === entry.state);
  const start = toStart(entry.start);
  const campaignIds = textsIn(entry.campaignIds);
  const isWhole = [provider, digest, marker, sentAt, at].every((value) => typeof value === "string");
  if (entry.kind !== KIND || !isWhole || state === undefined || start === undefined) return undefined;
  if (makes !== "draft" && makes !== "campaign") return undefined;
  return {
    key,
    ...(typeof entry.account === "string" && { account: entry.account }),
    provider: String(provider),
    state,
    digest: String(digest),
    marker: String(marker),
    makes,
    start,
    rows: Number(rows),
    campaignIds,
    sentAt: String(sentAt),
    at: String(at),
  };
}

function toStart(value: Json | undefined): Intent["start"] | undefined {
  if (value === "now" || value === "draft") return value;
  const at = typeof value === "object" && value !== null && "at" in value ? value.at : undefined;
  return typeof at === "string" ? { at } : undefined;
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
