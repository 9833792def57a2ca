import { fictionalNumber, personAt } from "../fiction/people.ts";
import { HOUR, MINUTE } from "../instant.ts";
import { createRandom, itemAt, type Random } from "../random.ts";
import { endCall } from "./calls.ts";
import type { Ending } from "./ending.ts";
import { agentAt, callerIds } from "./organisation.ts";
import { COMMON_ENDINGS, INBOUND_ENDING, WEB_ENDING } from "./past-endings.ts";
import type { Call, Organisation } from "./state.ts";

const TYPES = ["outboundPhoneCall", "outboundPhoneCall", "inboundPhoneCall", "webCall"] as const;

/** Calls of the same organisation that no campaign placed, in the same hours as those of its newest campaigns. */
export function strangersCalls(organisation: Organisation, now: number): Call[] {
  const { seed, provider } = organisation;
  return Array.from({ length: 60 }, (_, index) => {
    const random = createRandom(seed, provider, "stranger", index);
    const hours = index < 40 ? 3 : 24 * 20;
    const createdAt = now - 25 * MINUTE - random.integer(0, hours * HOUR);
    const type = itemAt(TYPES, index);
    const ending = toEnding(index, type === "outboundPhoneCall", random);
    const call = strangersCall(organisation, type, index, random.uuid(), createdAt);
    endCall(seed, call, ending, random);
    return call;
  });
}

/** Somebody calls in, and hangs up before anybody could answer. */
export function callIn(organisation: Organisation, index: number, now: number): Call {
  const id = createRandom(organisation.seed, organisation.provider, "caller in", index).uuid();
  const call = strangersCall(organisation, "inboundPhoneCall", index, id, now);
  return { ...call, status: "ended", endedAt: now, ending: INBOUND_ENDING };
}

function strangersCall(
  { seed, provider }: Organisation,
  type: Call["type"],
  index: number,
  id: string,
  createdAt: number,
): Call {
  const { name } = personAt(seed, "strangers", index);
  const web = type === "webCall";
  return {
    id,
    type,
    createdAt,
    campaign: undefined,
    position: index,
    agent: agentAt(seed, provider, "assistant", 0),
    phoneNumberId: web ? undefined : callerIds(seed, provider, index, 1)[0],
    customer: web ? undefined : { number: fictionalNumber(index), numberE164CheckEnabled: true, name },
    updatedAt: createdAt,
    status: "queued",
    startedAt: undefined,
    endedAt: undefined,
    ending: undefined,
  };
}

/** Who calls in, or opens a web page, has picked up already. */
const PICKED_UP = COMMON_ENDINGS.filter(({ reached, talk }) => reached === "answer" && talk !== "voicemail");

function toEnding(index: number, outbound: boolean, random: Random): Ending {
  if (index === 2) return INBOUND_ENDING;
  if (index === 3) return WEB_ENDING;
  return random.pick(outbound ? COMMON_ENDINGS : PICKED_UP);
}
