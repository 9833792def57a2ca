/**
 * Reads every campaign of every provider through one interface, and shows them in one table.
 *
 * Uses the real providers whose keys are in the environment (`VAPI_API_KEY`, `REVOX_API_KEY`, `COZMOX_API_KEY`); with none,
 * simulators of all of them on this machine. Reads only: nobody is rung. Leaves `out/campaigns.csv`, `out/rows.ndjson` and
 * `out/attempts.ndjson`.
 */
import { type Campaign, createSwitchboard, type Observation, type ProviderFailure, type Row } from "@trunkline/core";
import { attemptsToNdjson, campaignsToCsv, rowsToNdjson } from "@trunkline/core/export";
import { save } from "./overview/output.ts";
import { createProgressLine } from "./overview/progress.ts";
import { openProviders } from "./overview/providers.ts";
import { printCampaigns, printRows } from "./overview/tables.ts";
import { addAttempt, addRow, type CampaignTally, createTally } from "./overview/tally.ts";

const unknownWords: Observation[] = [];
const { providers, source, close } = await openProviders((observation) => {
  if (observation.kind === "unknown_word") unknownWords.push(observation);
});
const switchboard = createSwitchboard(providers);
const progress = createProgressLine();

console.log(`Reading campaigns from ${source}.\n`);

const tallies: CampaignTally[] = [];
const failures: ProviderFailure[] = [];
const counts = { rows: 0, attempts: 0 };
const listing = switchboard.listCampaigns();
// With a byte order mark, for Excel.
await save("campaigns.csv", campaignsToCsv(campaigns(), { bom: true }));
// The attempts have a file of their own.
await save("rows.ndjson", rowsToNdjson(rows(), { attempts: false }));
await save("attempts.ndjson", attemptsToNdjson(attempts()));
progress.done();

printCampaigns(tallies);

const [busiest] = tallies.toSorted((a, b) => b.retried - a.retried);
if (busiest !== undefined) await printOneCampaign(busiest.campaign);

const words = new Set(
  unknownWords.map(({ provider, path, word = "(not shown)" }) => `${provider} ${path.split(".").at(-1)}: ${word}`),
);
console.log(
  `\n${counts.rows} rows and ${counts.attempts} attempts of ${tallies.length} campaigns are in out/*.ndjson.`,
);
console.log(`Unknown words: ${words.size}. Each is kept beside our "unknown", and read the safe way.`);
for (const word of words) console.log(`  ${word}`);
for (const { provider, error } of [...listing.failures, ...failures]) {
  console.error(`${provider} could not be read: ${error instanceof Error ? error.message : "unknown error"}`);
  process.exitCode = 1;
}
await close();

async function* campaigns() {
  try {
    for await (const campaign of listing) {
      tallies.push(createTally(campaign));
      report(campaign);
      yield campaign;
    }
  } catch (error) {
    // No provider could be read. Which, and why, is in the listing's failures.
    if (!(error instanceof AggregateError)) throw error;
  }
}

async function* rows() {
  for (const tally of tallies) {
    const { provider, id: campaignId } = tally.campaign;
    for await (const row of readable(tally, switchboard.listRows({ provider, campaignId }))) {
      addRow(tally, row);
      counts.rows += 1;
      report(tally.campaign);
      yield row;
    }
  }
}

async function* attempts() {
  for (const tally of tallies) {
    const { provider, id: campaignId } = tally.campaign;
    for await (const attempt of readable(tally, switchboard.listAttempts({ provider, campaignId }))) {
      addAttempt(tally, attempt);
      counts.attempts += 1;
      report(tally.campaign);
      yield attempt;
    }
  }
}

/** Ends at an error: the campaign may have been deleted meanwhile, and the others are still there to be read. */
async function* readable<T>(tally: CampaignTally, items: AsyncIterable<T>) {
  if (tally.isUnreadable) return;
  try {
    yield* items;
  } catch (error) {
    tally.isUnreadable = true;
    failures.push({ provider: tally.campaign.provider, error });
  }
}

function report(campaign: Campaign): void {
  progress.show(`${tallies.length} campaigns · ${counts.rows} rows · ${counts.attempts} attempts · ${campaign.name}`);
}

async function printOneCampaign(campaign: Campaign): Promise<void> {
  const rows: Row[] = [];
  for await (const row of switchboard.listRows({ provider: campaign.provider, campaignId: campaign.id }))
    rows.push(row);
  printRows(campaign, rows);
}
