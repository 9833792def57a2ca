import type { NewRow } from "@trunkline/core";
import { collect } from "../../src/asking.ts";
import { broken } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

const PHONE_NUMBER = /^\+\d+$/;

/** Adapters that make other campaigns than they were asked for. */
export const CREATING: readonly Mutant[] = [
  [
    "creates everything twice, to be sure",
    broken(({ createCampaign }) => ({
      async createCampaign({ intentKey, ...options }) {
        await createCampaign(options);
        return createCampaign({ ...options, ...(intentKey !== undefined && { intentKey }) });
      },
    })),
    "creating: a campaign that starts now rings everybody on its list once",
    "intents: the same intention again is the same campaign, and sends nothing",
    "losses: a request that arrives late is found all the same",
    "losses: what was too much for now is created when it no longer is, once",
  ],
  [
    "begins with the last",
    broken(({ createCampaign }) => ({
      createCampaign: async (options) => createCampaign({ ...options, rows: (await collect(options.rows)).reverse() }),
    })),
    "creating: a campaign is as it was asked for",
    "inputs: rows may come one by one, from wherever they are",
  ],
  [
    "has everybody called by somebody else",
    broken(({ createCampaign }) => ({
      createCampaign: (options) => createCampaign({ ...options, agent: { kind: "squad", id: "another" } }),
    })),
    "creating: a campaign is as it was asked for",
  ],
  [
    "launches a draft at once, and says that it did not",
    broken(({ createCampaign }) => ({
      async createCampaign(options) {
        if (options.start !== "draft") return createCampaign(options);
        const created = await createCampaign({ ...options, start: "now" });
        return { ...created, campaign: { ...created.campaign, status: "draft" } };
      },
    })),
    "creating: a draft that is made rings nobody, and everybody once it is launched",
  ],
  [
    "cannot wait",
    broken(({ createCampaign, launchCampaign }) => ({
      async createCampaign(options) {
        if (typeof options.start !== "object") return createCampaign(options);
        const created = await createCampaign({ ...options, start: "now" });
        const schedule = { earliestAt: options.start.at };
        return { ...created, campaign: { ...created.campaign, status: "scheduled", schedule } };
      },
      launchCampaign: ({ at: _at, ...options }) => launchCampaign(options),
    })),
    "creating: a campaign that starts later rings nobody before, and everybody after",
    "creating: a draft may be launched for later",
    "crashing: after a crash at any moment, what was to begin later begins once, and not before",
  ],
  [
    "does not hear when to stop",
    broken(({ createCampaign }) => ({
      createCampaign: ({ latestAt: _latestAt, ...options }) => createCampaign(options),
    })),
    "creating: nobody is dialled from the moment on that was said to be the last",
  ],
  [
    "does what it says that it cannot",
    broken(({ capabilities }) => ({
      capabilities: { ...capabilities, create: { ...capabilities.create, latestAt: false } },
    })),
    "inputs: what the provider cannot do is refused before anything is sent",
  ],
  [
    "leaves out whom it cannot ring",
    broken(({ createCampaign }) => ({
      async createCampaign(options) {
        const rows: NewRow[] = [];
        for await (const row of options.rows) {
          if (PHONE_NUMBER.test(row.contact.phoneNumber ?? "")) rows.push(row);
        }
        return createCampaign({ ...options, rows });
      },
    })),
    "inputs: an input that makes no sense is refused before anything is sent, by field, and tells nobody",
  ],
  [
    "counts rows before it sends them",
    broken(({ createCampaign }) => ({
      async createCampaign(options) {
        let count = 0;
        for await (const _row of options.rows) count += 1;
        return count === 0 ? Promise.reject(new Error("nobody is there")) : createCampaign(options);
      },
    })),
    "inputs: rows may come one by one, from wherever they are",
  ],
  [
    "warns of nothing",
    broken(({ createCampaign }) => ({
      createCampaign: async (options) => ({ ...(await createCampaign(options)), warnings: [] }),
    })),
    "inputs: what is not as it was meant is a warning that names its field, and nobody",
  ],
];
