import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Variant } from "./crashes/variants.ts";
import { type Command, create, createAgain, type Start } from "./lifecycle/creating.ts";
import { checkRings, checkStatus, ringsOf } from "./lifecycle/invariants.ts";
import { get, list, pass, rename, waitUntilQuiet } from "./lifecycle/looking.ts";
import type { Model } from "./lifecycle/model.ts";
import { cancel, launch, pause, remove, resume } from "./lifecycle/steering.ts";
import { VARIANTS } from "./lifecycle/variants.ts";
import { startWorld, type World } from "./lifecycle/world.ts";

const SEED = 20260818;
const RUNS = 30;

const pick = fc.nat({ max: 1 });
const start = fc.constantFrom<Start>("now", "now", "draft", { laterHours: 1 }, { laterHours: 30 });

/** What can be done at a provider, what matters most more often. */
function commandsFor({ starts }: Variant): fc.Arbitrary<Command>[] {
  const drafts = [fc.tuple(pick, fc.constantFrom(undefined, undefined, 2)).map(([nr, hours]) => launch(nr, hours))];
  const holds = [pick.map(pause), pick.map(resume)];
  return [
    start.map(create),
    pick.map(createAgain),
    ...(starts.includes("draft") ? [...drafts, ...drafts, ...holds, ...holds] : []),
    pick.map(cancel),
    pick.map(remove),
    fc.tuple(pick, fc.constantFrom("Autumn", "Winter [tl-0123456789ab]")).map(([nr, name]) => rename(nr, name)),
    pick.map(get),
    fc.constant(list()),
    pick.map(waitUntilQuiet),
    fc.constantFrom(1_000, 20_000, 60_000).map(pass),
    fc.constantFrom(1_000, 20_000, 60_000, 1_800_000, 10_800_000).map(pass),
  ];
}

describe.each(VARIANTS)("whatever is done with campaigns at $name", (variant) => {
  it("they are what was made of them, and nobody is rung twice or without having to be", async () => {
    const later = fc.commands(commandsFor(variant), { maxCommands: 30, size: "max" });
    await fc.assert(
      fc.asyncProperty(start.map(create), later, async (first, commands) => {
        const world = await startWorld(variant);
        const model: Model = { campaigns: [] };
        try {
          await first.run(model, world);
          await fc.asyncModelRun(() => ({ model, real: world }), commands);
          await checkEnd(model, world);
        } finally {
          await world.close();
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

/** Days later: whoever was to be rung has been, once, unless somebody has held it. */
async function checkEnd(model: Model, world: World): Promise<void> {
  await world.simulator.advance("96h");
  checkRings(model, world);
  for (const known of model.campaigns) {
    const campaign = await checkStatus(world, known);
    if (known.held !== undefined || known.ringsFrom === undefined) continue;
    expect([campaign?.status, ringsOf(world, known)]).toEqual(["completed", known.numbers.length]);
  }
}
