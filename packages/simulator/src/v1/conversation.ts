import { type Conversation, type ConversationKind, converse } from "../fiction/conversation.ts";
import { type Person, personAt } from "../fiction/people.ts";
import { createRandom } from "../random.ts";
import type { Call } from "./state.ts";

/** What was said in a call that has ended, and was picked up. Made up anew each time: it takes less time than room. */
export function conversationOf(seed: number, call: Call): Conversation | undefined {
  const talk = call.ending?.talk;
  return talk && talkIn(seed, call, talk);
}

/** How long they will talk. */
export function conversationSeconds(seed: number, call: Call, talk: ConversationKind): number {
  return talkIn(seed, call, talk).seconds;
}

function talkIn(seed: number, call: Call, talk: ConversationKind): Conversation {
  return converse(talk, personOf(seed, call), createRandom(seed, call.id, "conversation"));
}

/** Whoever picks up has the name that was uploaded, and otherwise one of their own. */
function personOf(seed: number, { campaign, customer, position }: Call): Person {
  const person = personAt(seed, campaign?.id ?? "strangers", position);
  const name = customer?.name?.trim();
  return name ? { ...person, name, firstName: name.split(/\s/)[0] ?? name } : person;
}
