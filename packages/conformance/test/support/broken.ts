/** What breaking an adapter takes: the unbroken one, and ways into its listings and calls. */
import {
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  type Listing,
  type OptionalOperation,
  type Page,
  type Row,
  supports,
} from "@trunkline/core";
import type { Connection, Subject } from "../../src/index.ts";
import { createEverything } from "../../src/reference/index.ts";
import { everything } from "./subjects.ts";

export type Whole = CampaignProvider & Required<Pick<CampaignProvider, OptionalOperation>>;

/** The adapter that has everything, with something put in the place of some of it. */
export function broken(change: (whole: Whole, connection: Connection) => Partial<CampaignProvider>): Subject {
  return {
    ...everything,
    create(connection) {
      const whole = createWhole(connection);
      return { ...whole, ...change(whole, connection) };
    },
  };
}

/** The adapter that has everything, known to have what others may leave out. */
export function createWhole(connection: Connection): Whole {
  const provider: CampaignProvider = createEverything(connection);
  if (!isWhole(provider)) throw new Error("The adapter that has everything has not");
  return provider;
}

function isWhole(provider: CampaignProvider): provider is Whole {
  const names = ["launchCampaign", "updateCampaign", "pauseCampaign", "resumeCampaign"] as const;
  return names.every((name) => supports(provider, name));
}

/** The adapter that has everything, connected otherwise than it should be. */
export function misconnected(change: (connection: Connection) => Connection): Subject {
  return { ...everything, create: (connection) => createEverything(change(connection)) };
}

/** Each page of a listing, changed; `index` from 0. */
export function eachPage<T>(listing: Listing<T>, change: (page: Page<T>, index: number) => Page<T>): Listing<T> {
  return toListing(async function* () {
    let index = 0;
    for await (const page of listing.pages()) yield change(page, index++);
  });
}

/** Each item of a listing, changed. */
export function eachItem<T>(listing: Listing<T>, change: (item: T) => T): Listing<T> {
  return eachPage(listing, (page) => ({ ...page, items: page.items.map(change) }));
}

export function toListing<T>(pages: () => AsyncIterable<Page<T>>): Listing<T> {
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items;
    },
  };
}

/** Every campaign that an adapter gives, changed. */
export function eachCampaign({ listCampaigns, getCampaign }: Whole, change: (campaign: Campaign) => Campaign) {
  return {
    listCampaigns: (options) => eachItem(listCampaigns(options), change),
    getCampaign: async (options) => change(await getCampaign(options)),
  } satisfies Partial<CampaignProvider>;
}

/** Every row that an adapter gives, changed. */
export function eachRow({ listRows }: Whole, change: (row: Row) => Row) {
  return { listRows: (options) => eachItem(listRows(options), change) } satisfies Partial<CampaignProvider>;
}

/** Every attempt that an adapter gives, changed, those inside rows as well. */
export function eachAttempt(whole: Whole, change: (attempt: CallAttempt) => CallAttempt) {
  const { listAttempts, getAttempt } = whole;
  return {
    ...eachRow(whole, (row) => (row.attempts === undefined ? row : { ...row, attempts: row.attempts.map(change) })),
    listAttempts: (options) => eachItem(listAttempts(options), change),
    getAttempt: async (options) => change(await getAttempt(options)),
  } satisfies Partial<CampaignProvider>;
}

/** Every error that an adapter throws, another in its place. */
export function eachError(
  { listCampaigns, getCampaign, listRows, listAttempts, getAttempt }: Whole,
  change: (error: unknown) => unknown,
) {
  const rethrow = (error: unknown): never => {
    throw change(error);
  };
  const listing = <T>(source: Listing<T>): Listing<T> =>
    toListing(async function* () {
      try {
        yield* source.pages();
      } catch (error) {
        rethrow(error);
      }
    });
  return {
    listCampaigns: (options) => listing(listCampaigns(options)),
    listRows: (options) => listing(listRows(options)),
    listAttempts: (options) => listing(listAttempts(options)),
    getCampaign: (options) => getCampaign(options).catch(rethrow),
    getAttempt: (options) => getAttempt(options).catch(rethrow),
  } satisfies Partial<CampaignProvider>;
}

/** Options without some that an adapter has not heard of. */
export function deaf(
  { listCampaigns, getCampaign, listRows, listAttempts, getAttempt }: Whole,
  ...names: readonly string[]
) {
  const without = <Options extends object>(options: Options): Options => {
    const heard = { ...options };
    for (const name of names) Reflect.deleteProperty(heard, name);
    return heard;
  };
  return {
    listCampaigns: (options = {}) => listCampaigns(without(options)),
    listRows: (options) => listRows(without(options)),
    listAttempts: (options) => listAttempts(without(options)),
    getCampaign: (options) => getCampaign(without(options)),
    getAttempt: (options) => getAttempt(without(options)),
  } satisfies Partial<CampaignProvider>;
}

/** Asks the exchange itself, past the adapter; whatever comes of it. */
export async function posted(
  { fetch, baseUrl, apiKey }: Connection,
  id: string,
  step: string,
  { method = "POST", body }: { readonly method?: string; readonly body?: unknown } = {},
): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  await fetch(`${baseUrl}/campaigns/${id}${step === "" ? "" : `/${step}`}`, request).catch(() => undefined);
}

/** A value that its type does not allow: it might have come from anywhere. */
export function smuggled<T extends object>(value: T, changes: Readonly<Record<string, unknown>>): T {
  const copy = { ...value };
  return Object.assign(copy, changes);
}
