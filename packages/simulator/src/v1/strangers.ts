import { fictionalNumber, personAt } from "../fiction/people.ts";
import { HOUR, MINUTE } from "../instant.ts";
import { createRandom, type Random } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { COMMON_ENDINGS, type Ending, INBOUND_ENDING, WEB_ENDING } from "./endings.ts";
import { type CallPlan, callerIds, planEndedCall } from "./plan.ts";
import { toCall, toLine, toStranger } from "./wire.ts";

const TYPES = ["outboundPhoneCall", "outboundPhoneCall", "inboundPhoneCall", "webCall"] as const;

/** Calls of the same organisation that no campaign placed, in the same hours as those of its newest campaigns. */
export function strangersCalls({ seed, now }: WorldOptions, provider: string, orgId: string) {
  return Array.from({ length: 60 }, (_, index) => {
    const random = createRandom(seed, provider, "stranger", index);
    const type = TYPES[index % TYPES.length] ?? "outboundPhoneCall";
    const hours = index < 40 ? 3 : 24 * 20;
    const placedAt = now - 25 * MINUTE - random.integer(0, hours * HOUR);
    const person = { ...personAt(seed, `${provider} strangers`, index), number: fictionalNumber(index) };
    const call: CallPlan = planEndedCall(
      random,
      placedAt,
      toEnding(index, type === "outboundPhoneCall", random),
      person,
    );
    const wire = { ...toCall(orgId, call), type, assistantId: createRandom(seed, provider, "assistant", 0).uuid() };
    if (type === "webCall") return wire;
    const [phoneNumberId] = callerIds(seed, provider, index, 1);
    return { ...wire, ...toLine(call), customer: toStranger(person), ...(phoneNumberId && { phoneNumberId }) };
  });
}

/** Who calls in, or opens a web page, has picked up already. */
const PICKED_UP = COMMON_ENDINGS.filter(({ reached, talk }) => reached === "answer" && talk !== "voicemail");

function toEnding(index: number, outbound: boolean, random: Random): Ending {
  if (index === 2) return INBOUND_ENDING;
  if (index === 3) return WEB_ENDING;
  return random.pick(outbound ? COMMON_ENDINGS : PICKED_UP);
}
