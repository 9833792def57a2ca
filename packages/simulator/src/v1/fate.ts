import { SECOND } from "../instant.ts";
import type { ChooseOutcome, Outcome } from "../outcomes.ts";
import type { Random } from "../random.ts";
import { conversationSeconds } from "./conversation.ts";
import type { Ending } from "./ending.ts";
import { ENDINGS } from "./endings.ts";
import { addressOf } from "./request.ts";
import type { Call } from "./state.ts";

/** How a call will go, which nobody knows before it has. */
export interface Fate {
  readonly outcome: Outcome;
  readonly ending: Ending;
  /** In order, the first of which a call begins with. */
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly status: "queued" | "ringing" | "in-progress" | "forwarding";
  readonly milliseconds: number;
}

/** Who is put through is on the line for so long before the agent leaves. */
const FORWARDING = 3 * SECOND;

/** Decides how a call will go on from where it is. */
export function decideFate(seed: number, call: Call, chooseOutcome: ChooseOutcome, random: Random): Fate {
  const phoneNumber = addressOf(call.customer ?? {});
  const chosen = chooseOutcome({ phoneNumber, attempt: 1, random });
  const least = AT_LEAST[call.status];
  const outcome = least === undefined || least.possible(chosen) ? chosen : least.otherwise;
  const ending: Ending = random.pick<Ending>(ENDINGS[outcome]);
  return { outcome, ending, stages: stagesTo(ending, seed, call, random) };
}

function stagesTo(ending: Ending, seed: number, call: Call, random: Random): Stage[] {
  const queued: Stage = { status: "queued", milliseconds: random.integer(1000, 3000) };
  const [pickedUp, rungOut] = [random.integer(4, 30), random.integer(20, 30)];
  if (ending.reached === "nothing" || ending.reached === "carrier") return [queued];
  if (ending.talk === undefined) return [queued, { status: "ringing", milliseconds: rungOut * SECOND }];
  const talking = (ending.seconds ?? conversationSeconds(seed, call, ending.talk)) * SECOND;
  const forwarding = ending.talk === "transfer" ? FORWARDING : 0;
  return [
    queued,
    { status: "ringing", milliseconds: pickedUp * SECOND },
    { status: "in-progress", milliseconds: talking - forwarding },
    ...(forwarding > 0 ? [{ status: "forwarding" as const, milliseconds: forwarding }] : []),
  ];
}

/** What can become of a call that has come this far already, and what does when another lot was drawn for it. */
const AT_LEAST: Readonly<Record<string, { possible(outcome: Outcome): boolean; readonly otherwise: Outcome }>> = {
  ringing: { possible: (outcome) => reaches(outcome, "ringing", "answer"), otherwise: "no_answer" },
  "in-progress": { possible: (outcome) => reaches(outcome, "answer"), otherwise: "completed" },
  forwarding: { possible: (outcome) => outcome === "transfer", otherwise: "transfer" },
};

function reaches(outcome: Outcome, ...stages: readonly Ending["reached"][]): boolean {
  return ENDINGS[outcome].every(({ reached }) => stages.includes(reached));
}
