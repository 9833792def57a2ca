import { isProviderError } from "@trunkline/core";
import { broken, eachCampaign, eachRow, toListing } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that trust an answer. */
export const DRIFT: readonly Mutant[] = [
  [
    "trips over a null",
    broken((whole) => eachCampaign(whole, (campaign) => (totalIn(campaign.raw) < 0 ? { ...campaign } : campaign))),
    "drift: a null, wherever it comes, is no end",
    "drift: what is missing, wherever it does, is no end",
  ],
  [
    "takes a row without a status for completed",
    broken((whole) =>
      eachRow(whole, (row) => (row.providerStatus === undefined ? { ...row, status: "completed" } : row)),
    ),
    "drift: what is missing, wherever it does, is no end",
  ],
  [
    "takes an unknown status of a row for completed",
    broken((whole) => eachRow(whole, (row) => (row.status === "unknown" ? { ...row, status: "completed" } : row))),
    "drift: another type, wherever it comes, is no end and no answer",
    "drift: a word that is new, wherever it comes, is no end and no answer",
  ],
  [
    "leaves out whom it cannot read",
    broken(({ listRows }) => ({
      listRows: (options) =>
        toListing(async function* () {
          try {
            yield* listRows(options).pages();
          } catch (error) {
            if (!isProviderError(error) || error.code !== "mapping") throw error;
          }
        }),
    })),
    "drift: another type, wherever it comes, is no end and no answer",
    "drift: a null, wherever it comes, is no end",
    "drift: what is missing, wherever it does, is no end",
  ],
];

/** Trusts the answer to be what it was yesterday. */
function totalIn(raw: unknown): number {
  const { progress } = JSON.parse(JSON.stringify(raw));
  return progress.total.valueOf();
}
