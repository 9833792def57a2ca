import type { VapiCall, VapiCampaign, VapiContact } from "../../packages/vapi/src/wire.ts";
import { PAGE } from "../transport/answers.ts";

/** An ended call of about 2.4 kB, with what was said on it. */
export function callAt(index: number): VapiCall {
  const call = PAGE[index % PAGE.length];
  if (call === undefined) throw new Error("there is no call");
  return { ...call, id: `call-${index}` };
}

const CUSTOMERS = 100;

/** A running campaign of the first generation, with those it calls. */
export function campaignAt(index: number): VapiCampaign {
  return {
    id: `campaign-${index}`,
    orgId: "organization-1",
    name: `Appointments, part ${index}`,
    status: "in-progress",
    createdAt: "2026-08-17T09:01:00.000Z",
    updatedAt: "2026-08-17T09:02:00.000Z",
    schedulePlan: { earliestAt: "2026-08-18T07:00:00.000Z", latestAt: "2026-08-18T17:00:00.000Z" },
    assistantId: "assistant-1",
    phoneNumberId: "phone-number-1",
    customers: Array.from({ length: CUSTOMERS }, (_, customer) => ({
      number: `+155501${String(customer).padStart(2, "0")}`,
      name: `Customer ${customer}`,
      externalId: `customer-${index}-${customer}`,
    })),
    maxConcurrency: 10,
    calls: Object.fromEntries(Array.from({ length: CALLS }, (_, call) => [`call-${index}-${call}`, {}])),
    callsCounterScheduled: 0,
    callsCounterQueued: 2,
    callsCounterInProgress: 8,
    callsCounterEndedVoicemail: 5,
    callsCounterEnded: CALLS - 10,
  };
}

const CALLS = 40;

/** A contact that was called: about 170 bytes. */
export function contactAt(index: number): VapiContact {
  return {
    id: `contact-${index}`,
    number: `+155501${String(index % 100).padStart(2, "0")}`,
    name: "Ada Example",
    status: "contact.completed",
    callId: `call-${index}`,
    dispatchedAt: "2026-08-18T09:30:00.000Z",
    endedReason: "customer-ended-call",
  };
}
