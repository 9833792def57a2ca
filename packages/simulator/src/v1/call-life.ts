import { SECOND } from "../instant.ts";
import { createRandom } from "../random.ts";
import type { Planned } from "../timeline.ts";
import { tellCall } from "./call-messages.ts";
import { newCall } from "./calls.ts";
import { decideFate, type Fate } from "./fate.ts";
import type { Call, Campaign, Row } from "./state.ts";
import type { World } from "./world.ts";

/** What calls go through, from being placed to their end. */
export interface CallLife {
  /** Dials a row. `over` is told once, when nobody is on the line any more. */
  place(campaign: Campaign, row: Row, over: () => void): void;
  /** Lets a call that was under way from the beginning go on. A phone that rings already does not ring again. */
  resume(call: Call, over: () => void): void;
  /** Lets nothing more happen to a call: it has been deleted. */
  forget(call: Call): void;
}

export function createCallLife(world: World): CallLife {
  const { timeline, organisation, chooseOutcome } = world;
  const { seed, provider } = organisation;
  const next = new Map<Call, Planned>();
  const lastRings = new WeakMap<Campaign, number>();

  function move(call: Call, status: string): void {
    call.status = status;
    call.updatedAt = timeline.now();
    if (call.campaign) call.campaign.updatedAt = call.updatedAt;
  }

  /** Lets a call be in one of its stages, then in the next. */
  function enter(call: Call, fate: Fate, index: number, over: () => void): void {
    const stage = fate.stages[index];
    if (stage === undefined) {
      end(call, fate, over);
      return;
    }
    move(call, stage.status);
    if (stage.status === "in-progress") call.startedAt = timeline.now();
    stay(call, fate, index, over);
    tellCall(world, call, stage.status);
  }

  function stay(call: Call, fate: Fate, index: number, over: () => void): void {
    const milliseconds = fate.stages[index]?.milliseconds ?? SECOND;
    const until = timeline.now() + milliseconds;
    const at = fate.stages[index + 1]?.status === "ringing" ? inTurn(call, until) : until;
    const planned = timeline.at(at, () => enter(call, fate, index + 1, over));
    next.set(call, planned);
  }

  /** Phones ring in the order in which their calls were placed. */
  function inTurn({ campaign }: Call, at: number): number {
    if (campaign === undefined) return at;
    const ringsAt = Math.max(at, lastRings.get(campaign) ?? 0);
    lastRings.set(campaign, ringsAt);
    return ringsAt;
  }

  function end(call: Call, { ending, outcome }: Fate, over: () => void): void {
    next.delete(call);
    move(call, "ended");
    call.ending = ending;
    call.endedAt = timeline.now();
    try {
      tellCall(world, call, "ended", outcome);
    } finally {
      // Whoever watches may throw: the line is free all the same.
      over();
    }
  }

  return {
    place(campaign, row, over) {
      const random = createRandom(seed, provider, campaign.id, "call", row.position);
      const call = newCall(campaign, row, random.uuid(), timeline.now());
      row.state = "dialled";
      row.call = call;
      organisation.calls.add(call);
      enter(call, decideFate(seed, call, chooseOutcome, random), 0, over);
    },
    resume(call, over) {
      const random = createRandom(seed, provider, call.id, "rest");
      const fate = decideFate(seed, call, chooseOutcome, random);
      // A scheduled call is before its first stage.
      const reached = fate.stages.findIndex(({ status }) => status === call.status);
      stay(call, fate, reached, over);
    },
    forget(call) {
      next.get(call)?.cancel();
      next.delete(call);
    },
  };
}
