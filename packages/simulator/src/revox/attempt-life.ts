import type { CallEvent } from "../events.ts";
import { SECOND, toInstant } from "../instant.ts";
import type { Outcome } from "../outcomes.ts";
import { createRandom, type Random } from "../random.ts";
import type { Setting } from "../simulation.ts";
import { conversationOf } from "./conversations.ts";
import { ENDINGS, type Ending, rings } from "./endings.ts";
import type { Attempt, Organisation } from "./state.ts";

/** Carries attempts from their beginning to their end. */
export interface AttemptLife {
  /** From being queued on. */
  begin(attempt: Attempt): void;
  /** From where it was at the beginning of the simulation. */
  takeUp(attempt: Attempt): void;
}

/** `ended` is told of each attempt when it is over. */
export function createAttemptLife(
  { timeline, chooseOutcome, tell }: Setting,
  organisation: Organisation,
  ended: (attempt: Attempt, ending: Ending) => void,
): AttemptLife {
  function begin(attempt: Attempt): void {
    const random = randomOf(organisation, attempt);
    const ending = chooseEnding(attempt, random);
    attempt.ending = ending;
    report(attempt, "queued");
    after(random.integer(1, 3), () => dial(attempt, ending, random));
  }

  function takeUp(attempt: Attempt): void {
    const random = randomOf(organisation, attempt);
    const ending = continuing(attempt, chooseEnding(attempt, random));
    attempt.ending = ending;
    if (attempt.status === "queued") {
      after(random.integer(1, 3), () => dial(attempt, ending, random));
    } else if (attempt.status === "ringing") {
      after(random.integer(1, 20), () => pickUp(attempt, ending));
    } else {
      after(random.integer(1, 60), () => end(attempt, ending));
    }
  }

  function dial(attempt: Attempt, ending: Ending, random: Random): void {
    attempt.startedAt = timeline.now();
    touch(attempt);
    if (!rings(ending)) {
      after(random.integer(1, 3), () => end(attempt, ending));
      return;
    }
    attempt.status = "ringing";
    report(attempt, "ringing");
    after(random.integer(4, 30), () => pickUp(attempt, ending));
  }

  /** Or gives up. */
  function pickUp(attempt: Attempt, ending: Ending): void {
    const conversation = conversationOf(organisation, attempt);
    if (conversation === undefined) {
      end(attempt, ending);
      return;
    }
    attempt.status = "ongoing";
    attempt.answeredAt = timeline.now();
    touch(attempt);
    report(attempt, "answered");
    after(ending.seconds ?? conversation.seconds, () => end(attempt, ending));
  }

  function end(attempt: Attempt, ending: Ending): void {
    attempt.status = ending.status;
    attempt.endedAt = timeline.now();
    touch(attempt);
    report(attempt, "ended", ending.outcome);
    ended(attempt, ending);
  }

  function chooseEnding({ order }: Attempt, random: Random): Ending {
    const dial = { phoneNumber: order.contact.phoneNumber, attempt: order.attempts.length, random };
    return random.pick<Ending>(ENDINGS[chooseOutcome(dial)]);
  }

  function after(seconds: number, happen: () => void): void {
    timeline.at(timeline.now() + seconds * SECOND, happen);
  }

  function touch({ order }: Attempt): void {
    order.updatedAt = timeline.now();
    if (order.campaign) order.campaign.updatedAt = timeline.now();
  }

  function report({ id, order, requestId }: Attempt, status: CallEvent["status"], outcome?: Outcome): void {
    tell({
      type: "call",
      at: toInstant(timeline.now()),
      campaignId: order.campaign?.id ?? "",
      position: order.position,
      attemptId: id,
      phoneNumber: order.contact.phoneNumber,
      status,
      ...(outcome !== undefined && { outcome }),
      ...(requestId !== undefined && { requestId }),
    });
  }

  return { begin, takeUp };
}

function randomOf({ seed }: Organisation, { id }: Attempt): Random {
  return createRandom(seed, "revox", id, "dial");
}

/** A phone that rings already was not busy, and who talks already did pick up. */
function continuing({ status }: Attempt, chosen: Ending): Ending {
  if (status === "ringing" && !rings(chosen)) return ENDINGS.no_answer[0];
  if (status === "ongoing" && chosen.talk === undefined) return ENDINGS.completed[0];
  return chosen;
}
