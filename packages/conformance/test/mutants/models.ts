import type { Row } from "@trunkline/core";
import { broken, eachAttempt, eachCampaign, eachItem, eachPage, eachRow, smuggled } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters whose models are not what they should be. */
export const MODELS: readonly Mutant[] = [
  [
    "makes up a status",
    broken((whole) => eachCampaign(whole, (campaign) => smuggled(campaign, { status: "dialling" }))),
    "models: every property is as the model has it",
  ],
  [
    "adds a property of its own",
    broken((whole) => eachRow(whole, (row) => smuggled(row, { score: 7 }))),
    "models: every property is as the model has it",
  ],
  [
    "says undefined where something is absent",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.summary === undefined ? smuggled(attempt, { summary: undefined }) : attempt,
      ),
    ),
    "models: every property is as the model has it",
    "models: models are plain data: what is stored is what there is",
  ],
  [
    "puts a Date into a model",
    broken((whole) =>
      eachCampaign(whole, (campaign) => smuggled(campaign, { createdAt: new Date(campaign.createdAt ?? 0) })),
    ),
    "models: models are plain data: what is stored is what there is",
  ],
  [
    "makes models of a class",
    broken((whole) =>
      eachRow(whole, (row) => {
        class FancyRow {}
        return Object.assign(new FancyRow(), row);
      }),
    ),
    "models: models are plain data: what is stored is what there is",
  ],
  [
    "touches again what it has given",
    broken(({ listRows }) => ({
      listRows(options) {
        let before: readonly Row[] = [];
        return eachPage(listRows(options), (page) => {
          for (const row of before) Object.assign(row, { position: row.position });
          before = page.items;
          return page;
        });
      },
    })),
    "models: models may be frozen while the rest is read",
  ],
  [
    "loses raw",
    broken((whole) => eachCampaign(whole, (campaign) => ({ ...campaign, raw: undefined }))),
    "models: raw is the answer that a model was read from, untouched",
  ],
  [
    "leaves a field out of raw",
    broken((whole) =>
      eachRow(whole, (row) => ({
        ...row,
        raw: JSON.parse(JSON.stringify(row.raw, (name, value) => (name === "variables" ? undefined : value))),
      })),
    ),
    "models: raw is the answer that a model was read from, untouched",
  ],
  [
    "gives the raw of the thing before",
    broken((whole) => {
      let before: unknown;
      return eachAttempt(whole, (attempt) => {
        const raw = before ?? attempt.raw;
        before = attempt.raw;
        return { ...attempt, raw };
      });
    }),
    "models: raw is the answer that a model was read from, untouched",
  ],
  [
    "calls every model its own, whatever it is called",
    broken((whole) => eachCampaign(whole, (campaign) => ({ ...campaign, provider: "everything" }))),
    "contract: it goes by the name that it is given",
  ],
  [
    "forgets whose a row is",
    broken((whole) => eachRow(whole, (row) => ({ ...row, provider: "nobody" }))),
    "models: every model says whose it is",
  ],
  [
    "rewrites the provider's words",
    broken((whole) =>
      eachCampaign(whole, (campaign) => ({ ...campaign, providerStatus: campaign.providerStatus.toUpperCase() })),
    ),
    "models: the provider's own words are kept as they came",
  ],
  [
    "rewrites why a call ended",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.status === "ended" ? { ...attempt, end: { ...attempt.end, providerReason: "Ended." } } : attempt,
      ),
    ),
    "models: the provider's own words are kept as they came",
  ],
  [
    "ties attempts to the wrong rows",
    broken(({ listAttempts }) => ({
      listAttempts(options) {
        let before: string | undefined;
        return eachItem(listAttempts(options), (attempt) => {
          const rowId = before ?? attempt.rowId ?? "";
          before = attempt.rowId;
          return { ...attempt, rowId };
        });
      },
    })),
    "models: rows and attempts belong to their campaign, and attempts to their rows",
  ],
  [
    "says that it made up ids that are the provider's",
    broken((whole) => eachRow(whole, (row) => ({ ...row, idSource: "derived" }))),
    "models: ids of rows are the provider's or derived, as the capabilities say",
  ],
  [
    "tells moments in its own time zone",
    broken((whole) =>
      eachCampaign(whole, (campaign) => ({
        ...campaign,
        createdAt: new Date(Date.parse(campaign.createdAt ?? "") + 3_600_000).toISOString(),
      })),
    ),
    "models: names, moments and numbers are as they really are",
  ],
  [
    "knows less of a campaign that is asked for by itself",
    broken(({ getCampaign }) => ({
      getCampaign: async (options) => ({ ...(await getCampaign(options)), status: "unknown" }),
    })),
    "models: a campaign is the same by itself as in the list",
  ],
  [
    "reads an attempt otherwise when it is asked for by itself",
    broken(({ getAttempt }) => ({
      getAttempt: async (options) => ({ ...(await getAttempt(options)), answeredBy: "unknown" }),
    })),
    "models: an attempt is the same by itself as in the list",
  ],
  [
    "reads attempts otherwise with their rows",
    broken((whole) =>
      eachRow(whole, (row) => ({
        ...row,
        attempts: (row.attempts ?? []).map((attempt) => ({ ...attempt, answeredBy: "unknown" as const })),
      })),
    ),
    "models: attempts are the same with their rows as by themselves",
  ],
  [
    "counts ringing as talk",
    broken((whole) =>
      eachAttempt(whole, (attempt) => {
        const { startedAt = "", endedAt } = attempt;
        if (endedAt === undefined) return attempt;
        return { ...attempt, durationSeconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000 };
      }),
    ),
    "models: talk time is from answered to ended",
  ],
  [
    "tells moments of calls in its own time zone",
    broken((whole) =>
      eachAttempt(whole, (attempt) => ({
        ...attempt,
        ...(attempt.startedAt && { startedAt: new Date(Date.parse(attempt.startedAt) + 3_600_000).toISOString() }),
      })),
    ),
    "models: what a model tells stands in the answer that it was read from",
  ],
  [
    "gives people the variables of those before them",
    broken((whole) => {
      let before: Row["variables"] | undefined;
      return eachRow(whole, (row) => {
        const variables = before ?? row.variables;
        before = row.variables;
        return { ...row, variables };
      });
    }),
    "models: what a model tells stands in the answer that it was read from",
  ],
  [
    "says of a campaign by itself that the line is quiet",
    broken(({ getCampaign }) => ({
      async getCampaign(options) {
        const campaign = await getCampaign(options);
        return { ...campaign, progress: { rows: {}, ...campaign.progress, live: 0 } };
      },
    })),
    "models: a campaign is the same by itself as in the list",
  ],
  [
    "says of a call by itself that it has ended",
    broken(({ getAttempt }) => ({
      async getAttempt(options) {
        const attempt = await getAttempt(options);
        if (attempt.status === "ended") return attempt;
        return { ...attempt, status: "ended", disposition: "no_answer", end: { category: "no_answer", by: "callee" } };
      },
    })),
    "models: an attempt is the same by itself as in the list",
  ],
];
