/**
 * A service is killed while it creates a campaign, and starts again. Everybody is rung once all the same.
 *
 * Runs against a simulator on this machine: nobody is rung. What the next start does here, a service does at every start.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CampaignProvider, type Clock, createHastyClock, type IntentReport } from "@trunkline/core";
import { createFileLedger } from "@trunkline/core/file-ledger";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import { killWhileCreating, type Moment } from "./crash-and-repair/kill.ts";
import { CHECK_UPS, createService, PEOPLE, type Place } from "./crash-and-repair/service.ts";

const RETRY_AFTER_MS = 60_000;

console.log(`A service creates a campaign for ${PEOPLE.map(({ name }) => name).join(", ")}, and is killed.`);
const scenes = await Promise.all([
  play("after", "Killed after Vapi had acted, and before the answer came"),
  play("before", "Killed before the request left"),
]);
for (const lines of scenes) console.log(`\n${lines.join("\n")}`);

/** One scene, as lines to be read. */
async function play(moment: Moment, title: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "trunkline-"));
  const simulator = await startSimulator({ provider: "vapi", now: Date.now() });
  const place = { url: simulator.url, apiKey: simulator.apiKey, ledgerPath: join(folder, "intents.ledger") };
  try {
    await killWhileCreating(place, moment);
    const left = [
      toLine("at the provider", `campaigns: ${simulator.campaigns.length}`),
      toLine("in the ledger", await stateIn(place)),
    ];
    // Its waits are over at once. A service waits for ten minutes until the right of the dead process has run out, and for two
    // until no request can still take effect; on one machine it has arrived, or is lost, in no time.
    const clock = createHastyClock();
    const repaired = await startAgain(createService(place, { clock }), clock);
    await simulator.advance("24h");
    const rings = PEOPLE.map((person) => `${person.name} rang ${ringsOf(simulator, person)}×`);
    return [title, ...left, ...repaired, toLine("a day later", rings.join(", "))];
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true });
  }
}

/** What a service does when it starts: finishes what a crash left open, then goes about its work as if nothing had been. */
async function startAgain(service: CampaignProvider, clock: Clock): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let isBusy = true; isBusy; ) {
    const reports = await service.reconcileIntents();
    for (const report of reports) found.add(toLine("reconcileIntents", toText(report)));
    // The process that is dead has the sole right to its intent for a while yet.
    isBusy = reports.some(({ state }) => state === "busy");
    if (isBusy) await clock.sleep(RETRY_AFTER_MS);
  }
  const { how } = await service.createCampaign(CHECK_UPS);
  return [...found, toLine("createCampaign", how)];
}

function toText({ state, advice = "" }: IntentReport): string {
  if (state === "busy") return "busy, until the dead process's right to it runs out";
  return advice === "" ? state : `${state}: ${advice}`;
}

async function stateIn({ ledgerPath }: Place): Promise<string> {
  const entry = await createFileLedger({ path: ledgerPath }).read(CHECK_UPS.intentKey);
  return String(entry?.state);
}

function ringsOf({ rings }: Simulator, { phoneNumber }: (typeof PEOPLE)[number]): number {
  return rings.filter((ring) => ring.phoneNumber === phoneNumber).length;
}

function toLine(what: string, text: string): string {
  return `  ${what.padEnd(17)} ${text}`;
}
