import { createMemoryLedger, type IntentLedger } from "@trunkline/core";
import { createAlmostNothing } from "../../src/reference/index.ts";
import { broken, misconnected } from "../support/broken.ts";
import { almostNothing } from "../support/subjects.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that forget what they were about. */
export const INTENTS: readonly Mutant[] = [
  [
    "has no use for keys",
    broken(({ createCampaign }) => ({
      createCampaign: ({ intentKey: _intentKey, ...options }) => createCampaign(options),
    })),
    "losses: a campaign whose answer was lost is found, and no other one is made",
    "losses: a campaign that came of what was refused as too much is found, and no other one is made",
    "intents: the same intention again is the same campaign, and sends nothing",
    "intents: an intention that was had before is none with another input",
    "intents: the mark of an intention is beside the name, and in it only at the provider",
    "crashing: after a crash at any moment, asking again leaves one campaign that rings everybody once",
    "crashing: after a crash at any moment, reconciling and asking again does so too",
  ],
  [
    "keeps its ledger to itself",
    misconnected((connection) => ({ ...connection, ledger: createMemoryLedger({ clock: connection.clock }) })),
    "intents: the same intention again is the same campaign, and sends nothing",
    "intents: an intention that was had before is none with another input",
    "intents: while one process is at it, another does nothing",
    "losses: an intention that is not known to be done is told by reconciling, and then done",
    "crashing: after a crash at any moment, asking again leaves one campaign that rings everybody once",
  ],
  [
    "writes down nothing beforehand",
    {
      ...almostNothing,
      create: ({ ledger, ...connection }) =>
        createAlmostNothing({
          ...connection,
          ...(ledger !== undefined && { ledger: forgetful(ledger, ["sending"]) }),
        }),
    },
    "crashing: after a crash at any moment, asking again leaves one campaign that rings everybody once",
    "crashing: after a crash at any moment, reconciling and asking again does so too",
  ],
  [
    "does not remember a refusal",
    misconnected(({ ledger, ...connection }) => ({
      ...connection,
      ...(ledger !== undefined && { ledger: forgetful(ledger, ["refused"]) }),
    })),
    "losses: a refusal leaves the intention as it was",
  ],
  [
    "believes at once that there is nothing",
    misconnected((connection) => ({ ...connection, settleMs: 0 })),
    "losses: a request that was lost on its way is found absent, in time, and may be sent again",
    "losses: a request that arrives late is found all the same",
  ],
  [
    "leaves the mark in the name",
    broken(({ createCampaign }) => ({
      async createCampaign(options) {
        const { campaign, ...created } = await createCampaign(options);
        return { ...created, campaign: { ...campaign, name: `${campaign.name} [tl-${campaign.intentMarker}]` } };
      },
    })),
    "intents: the mark of an intention is beside the name, and in it only at the provider",
  ],
  [
    "takes a listing that it cannot read for an empty one",
    misconnected((connection) => ({
      ...connection,
      async fetch(input, init) {
        const request = new Request(input, init);
        const response = await connection.fetch(request);
        const isListing = request.method === "GET" && new URL(request.url).pathname === "/campaigns";
        const text = await response.text();
        const { status, headers } = response;
        return isListing && text.startsWith("<")
          ? Response.json({ items: [] })
          : new Response(text, { status, headers });
      },
    })),
    "losses: a listing that cannot be read is no proof that there is no campaign",
  ],
  [
    "sends again whatever was not answered",
    misconnected((connection) => ({
      ...connection,
      fetch(input, init) {
        const request = new Request(input, init);
        const again = request.clone();
        return connection.fetch(request).catch(() => connection.fetch(again));
      },
    })),
    "losses: a campaign whose answer was lost is found, and no other one is made",
    "doubts: a lost answer is made up for by looking, and nobody is rung for it twice",
  ],
  [
    "does not tell the provider the mark",
    misconnected((connection) => ({
      ...connection,
      async fetch(input, init) {
        const request = new Request(input, init);
        if (request.method === "GET") return connection.fetch(request);
        const { method, url, headers } = request;
        const body = (await request.text()).replace(/ \[tl-\w+\]/, "");
        return connection.fetch(url, { method, headers, ...(body !== "" && { body }) });
      },
    })),
    "losses: a campaign whose answer was lost is found, and no other one is made",
    "intents: the mark of an intention is beside the name, and in it only at the provider",
    "crashing: after a crash at any moment, asking again leaves one campaign that rings everybody once",
  ],
  [
    "makes up a name where there is none",
    misconnected((connection) => ({
      ...connection,
      async fetch(input, init) {
        const response = await connection.fetch(input, init);
        const text = (await response.text()).replaceAll(/"id":"campaign-\d+",(?!"name")/g, '$&"name":"Nameless",');
        const { status, headers } = response;
        return new Response(text, { status, headers: { "content-type": headers.get("content-type") ?? "" } });
      },
    })),
    "losses: a campaign whose name cannot be read may be the one that is looked for",
  ],
  [
    "has nothing to reconcile",
    broken(() => ({ reconcileIntents: async () => [] })),
    "losses: an intention that is not known to be done is told by reconciling, and then done",
  ],
];

/** A ledger that does not write down some states. */
function forgetful(ledger: IntentLedger, states: readonly unknown[]): IntentLedger {
  return {
    ...ledger,
    async lease(key, forMs) {
      const lease = await ledger.lease(key, forMs);
      if ("heldUntil" in lease) return lease;
      return {
        until: lease.until,
        write: async (entry) => (states.includes(entry.state) ? undefined : lease.write(entry)),
        renew: () => lease.renew(),
        release: () => lease.release(),
      };
    },
  };
}
