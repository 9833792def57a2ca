import type { Setting, Simulation } from "../simulation.ts";
import { createCampaignLife } from "./campaign-life.ts";
import { growHistory } from "./history.ts";
import { createOperations, type Generation, type Operations } from "./operations.ts";
import { createOrganisation } from "./organisation.ts";
import type { Cast } from "./scripts.ts";
import { createShift } from "./shift.ts";
import type { Call, Organisation } from "./state.ts";
import { toTruth } from "./truth.ts";
import type { World } from "./world.ts";

/** What a provider that works as Vapi does brings along. */
export interface Character {
  readonly provider: Organisation["provider"];
  readonly cast: Cast;
  readonly show: (organisation: Organisation, call: Call) => ReturnType<World["show"]>;
}

/** An organisation that lives. */
export interface Life extends Pick<Simulation, "truth" | "shift"> {
  readonly organisation: Organisation;
  readonly operations: (generation: Generation) => Operations;
  readonly showCall: World["show"];
}

/** Fills an organisation with its history, and lets it go on from there. */
export function startLife(setting: Setting, { provider, cast, show }: Character): Life {
  const { seed, history, timeline } = setting;
  const organisation = createOrganisation(provider, seed);
  growHistory(organisation, history, timeline.now(), cast);
  const showCall = (call: Call) => show(organisation, call);
  const world: World = { ...setting, organisation, show: showCall };
  return {
    organisation,
    operations: createOperations(world, createCampaignLife(world)),
    showCall,
    truth: () => toTruth(organisation),
    shift: createShift(organisation, timeline.now),
  };
}
