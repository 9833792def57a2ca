/** Waiting until nobody is on the line any more: until it is so, or until it is known why not. */
import type { CampaignProvider, QuietProgress } from "@trunkline/core";
import { type Call, model } from "./functions.ts";
import type { WorldIds } from "./world.ts";

/** Of campaigns that are over, cancelled, held, and dialling. */
export function waitsOf(provider: CampaignProvider, { campaign, over, cancelled, paused }: WorldIds): readonly Call[] {
  return [over, cancelled, paused, campaign].flatMap((id) =>
    id === undefined
      ? []
      : [{ function: "waitUntilQuiet", run: async () => [model("Quiet", await readOnce(provider, id))] }],
  );
}

/** What the first reading came to: whoever is dialling goes on for longer than we care to wait. */
async function readOnce({ waitUntilQuiet }: CampaignProvider, id: string): Promise<Partial<QuietProgress>> {
  const enough = new AbortController();
  const readings: QuietProgress[] = [];
  const onProgress = (progress: QuietProgress) => {
    readings.push(progress);
    enough.abort();
  };
  await waitUntilQuiet({ id, signal: enough.signal, onProgress }).catch((error: unknown) => {
    if (!enough.signal.aborted) throw error;
  });
  return { because: "nobody is on the line", ...readings[0] };
}
