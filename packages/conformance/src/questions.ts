/** What can be asked of any adapter, each question about something that the exchange has. */
import type { CallAttempt, CallOptions, Campaign, CampaignProvider, Listing, ListOptions, Row } from "@trunkline/core";
import { collect, firstOf } from "./asking.ts";
import { largestOf } from "./bench.ts";
import type { Exchange } from "./exchange.ts";

export type Model = Campaign | Row | CallAttempt;

/** An operation that reads, asked about one thing. */
export interface Question {
  /** As the contract has it. */
  readonly operation: string;
  readonly ask: (provider: CampaignProvider, options?: CallOptions) => Promise<readonly Model[]>;
}

/** An operation that lists, asked about one thing. */
export interface ListQuestion extends Question {
  readonly list: (provider: CampaignProvider, options?: ListOptions) => Listing<Model>;
  /** How many there are. */
  readonly count: number;
  /** So that there are about five pages. */
  readonly pageSize: number;
}

/** The three listings, those inside a campaign about the one with the most rows. */
export function listQuestions(exchange: Exchange): readonly ListQuestion[] {
  const { id: campaignId, rows } = largestOf(exchange);
  const attempts = rows.flatMap((row) => row.attempts);
  return [
    toQuestion("listCampaigns", exchange.campaigns.length, (provider, options) => provider.listCampaigns(options)),
    toQuestion("listRows", rows.length, (provider, options) => provider.listRows({ campaignId, ...options })),
    toQuestion("listAttempts", attempts.length, (provider, options) =>
      provider.listAttempts({ campaignId, ...options }),
    ),
  ];
}

function toQuestion(operation: string, count: number, list: ListQuestion["list"]): ListQuestion {
  return {
    operation,
    list,
    count,
    pageSize: Math.max(1, Math.ceil(count / 5)),
    ask: (provider, options) => collect(list(provider, options)),
  };
}

/** Every operation that reads. */
export function questions(exchange: Exchange): readonly Question[] {
  const { id, rows } = largestOf(exchange);
  const attempts = rows.flatMap((row) => row.attempts);
  return [...listQuestions(exchange), ...singleQuestions(id, firstOf(attempts, "attempt in its largest campaign").id)];
}

/** Every operation that takes an id, asked about things that do not exist. */
export function vainQuestions(exchange: Exchange): readonly Question[] {
  const { id: campaignId, rows } = largestOf(exchange);
  const attempts = rows.flatMap((row) => row.attempts);
  const [nobody, nothing] = [strange(campaignId), strange(firstOf(attempts, "attempt in its largest campaign").id)];
  return [
    ...singleQuestions(nobody, nothing),
    {
      operation: "listRows",
      ask: (provider, options) => collect(provider.listRows({ campaignId: nobody, ...options })),
    },
    {
      operation: "listAttempts",
      ask: (provider, options) => collect(provider.listAttempts({ campaignId: nobody, ...options })),
    },
  ];
}

/** An id of the same form, as far as it has digits, that nothing has. */
export function strange(id: string): string {
  const other = id.replace(/[1-9]/g, "0");
  return other === id ? `${id}0` : other;
}

function singleQuestions(campaignId: string, attemptId: string): readonly Question[] {
  return [
    {
      operation: "getCampaign",
      ask: async (provider, options) => [await provider.getCampaign({ id: campaignId, ...options })],
    },
    {
      operation: "getAttempt",
      ask: async (provider, options) => [await provider.getAttempt({ id: attemptId, ...options })],
    },
  ];
}
