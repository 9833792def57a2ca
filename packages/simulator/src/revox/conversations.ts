import { type Conversation, converse } from "../fiction/conversation.ts";
import { createRandom } from "../random.ts";
import { type Attempt, type Organisation, toPerson } from "./state.ts";

/** What was said in an attempt, the same whenever it is asked for; nothing when nobody picked up. */
export function conversationOf({ seed }: Organisation, { id, order, ending }: Attempt): Conversation | undefined {
  if (ending?.talk === undefined) return undefined;
  return converse(ending.talk, toPerson(order.contact), createRandom(seed, "revox", id, "talk"));
}
