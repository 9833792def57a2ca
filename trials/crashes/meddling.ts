import { isProviderError } from "@trunkline/core";
import type { Memory } from "./memory.ts";
import type { CrashPlan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import { campaignsOf } from "./truth.ts";

/** Somebody without a ledger cancels or deletes the campaigns of a run, as far as the provider lets them. */
export async function meddle({ variant, deeds, meddling }: CrashPlan, scene: Scene, memory: Memory): Promise<void> {
  if (meddling === undefined) return;
  const { simulator, clock, key } = scene;
  // What is deleted while nobody can say yet whether it exists, cannot be told from what never was.
  const isKnown = memory.done > 0 && deeds[memory.done] !== "resume";
  const deed = isKnown ? meddling.deed : "cancel";
  const provider = variant.create({
    apiKey: simulator.apiKey,
    baseUrl: simulator.url,
    fetch: simulator.fetch,
    clock: { ...clock },
    retry: { random: scene.draw.next },
  });
  for (const { id } of campaignsOf(simulator, key)) {
    memory.meddled = deed;
    await (deed === "cancel" ? provider.cancelCampaign({ id }) : provider.deleteCampaign({ id })).catch(
      (error: unknown) => {
        if (!isProviderError(error)) throw error;
      },
    );
  }
}
