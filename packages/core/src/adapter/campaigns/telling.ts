/** What is said when a person has to know. */
import { IntentError } from "../../errors.ts";
import { LedgerError } from "../../ledger.ts";
import type { Instant } from "../../model/instant.ts";
import type { Asking } from "../ask.ts";

/** Which campaign, of which intent, a doubt is about. */
export interface Told {
  readonly intentKey?: string | undefined;
  readonly campaignIds?: readonly string[];
  readonly cause?: unknown;
  readonly retryAt?: Instant;
}

/** Makes an error of what happened. */
export type Tell = (asking: Asking, told?: Told) => IntentError;

/** The errors of one provider, by what happened. */
export function createTelling(provider: string) {
  const tell =
    (state: IntentError["state"], what: string, advice: string): Tell =>
    (asking, told = {}) => {
      // Of what else was thrown only its owner knows whether it may be repeated.
      const why = told.cause instanceof LedgerError ? `: ${told.cause.message}` : "";
      return new IntentError(what + why, { provider, operation: asking.operation, ...told, state, advice });
    };
  return {
    unusable: tell("refused", "the ledger cannot be used", "Nothing was sent; mend the ledger, and ask again."),
    busy: tell(
      "busy",
      "another process works on this intent",
      "Wait until it is done, or until its right to it has run out: retryAt says when.",
    ),
    tooLate: tell(
      "busy",
      "the right to this intent ran out before its request could be sent",
      "Nothing was sent. Ask again: by then another process may have done it.",
    ),
    lost: tell(
      "doubtful",
      "the right to this intent was lost on the way",
      "Look for a campaign by the mark in its name, or call reconcileIntents later; start no other one.",
    ),
    absent: tell(
      "absent",
      "no campaign came of it",
      "It was looked for until no request could still take effect: ask again with the same intentKey.",
    ),
    doubtful: tell(
      "doubtful",
      "nobody can say whether a campaign came of it",
      "Start no other one for these rows. Call reconcileIntents later, or look for a campaign by the mark in its name.",
    ),
    unread: tell(
      "doubtful",
      "the new campaign could not be read back",
      "It may have begun before its time: look at it, and cancel it if it has.",
    ),
    unlaunched: tell(
      "drafted",
      "the draft was not launched",
      "It rings nobody as it is. Ask again with the same intentKey, or, without one, launch it by its id.",
    ),
    unnoted: tell(
      "drafted",
      "the draft was not launched, because that could not be written down",
      "It rings nobody as it is. Mend the ledger, and ask again with the same intentKey.",
    ),
    unsure: tell(
      "doubtful",
      "nobody can say whether the draft was launched",
      "Look at the campaign. Do not launch it, or another one for these rows, while it may have begun.",
    ),
    unwritten: tell(
      "refused",
      "it could not be written down beforehand",
      "Nothing was sent; mend the ledger if it is broken, and ask again.",
    ),
    anothers: tell(
      "doubtful",
      "it was made with another key, or at another address, so it cannot be looked for here",
      "Reconcile it with the adapter of that account, and give each account an id of its own.",
    ),
    unsettled: tell(
      "doubtful",
      "what came of its intent has not been found out yet",
      "Call reconcileIntents first, or create it again with the same intentKey.",
    ),
    gone: tell(
      "stopped",
      "its campaigns are not there any more, and some of them may have dialled",
      "Start a new one for those who were surely not rung, under another intentKey; close this one with reconcileIntents.",
    ),
    vanished: tell(
      "doubtful",
      "the provider answered with a campaign that it does not find",
      "Look for it by the mark in its name, and start no other one for these rows meanwhile.",
    ),
    several: tell(
      "duplicated",
      "there are several campaigns, and more than one may have dialled",
      "Decide which of them is to go on, and cancel the others at once.",
    ),
    stopped: tell(
      "stopped",
      "what was to wait was found running, and was cancelled at once",
      "Somebody may have been rung: look at its rows, and start a new one for the others under another intentKey. " +
        "If the provider starts whatever it creates, the adapter's options have to say so first.",
    ),
    unstoppable: tell(
      "stopped",
      "what was to wait was found running, and could not be cancelled",
      "Cancel it at once: it may be ringing people.",
    ),
  };
}
export type Telling = ReturnType<typeof createTelling>;
