import { digestOf, digestOfInput } from "../adapter/campaigns/digest.ts";
import type { CreateCampaignOptions, NewRow } from "../create-campaign.ts";
import type { CreateLinkedOptions } from "./linked-campaign.ts";

/** The list in pieces of a size, one at a time; `null`: all of it in one. Nothing, when there is nobody on it. */
export async function* partsOf(
  rows: CreateCampaignOptions["rows"],
  size: number | null,
): AsyncGenerator<readonly NewRow[], undefined> {
  let part: NewRow[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length !== size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

export function digestOfRows(rows: readonly NewRow[]): Promise<string> {
  return digestOf(rows);
}

/** Of all but the rows and the start: who is left when it goes on is rung at another time. */
export function digestOfHead(options: CreateLinkedOptions, provider: string): Promise<string> {
  const { name, agent, callers = [], latestAt, maxConcurrency, retry, variables, providerOptions } = options;
  return digestOfInput({
    ...{ name, agent, callers, latestAt, maxConcurrency, retry, variables },
    providerOptions: providerOptions?.[provider],
  });
}
