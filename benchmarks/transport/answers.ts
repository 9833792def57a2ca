import type { VapiCall } from "@trunkline/vapi/raw";
import type { Answers } from "../support/server.ts";

/** Which of the two answers is asked for. */
export type AnswerName = "call" | "page";

/** The least that a call may hold: about 100 bytes. */
export const CALL: VapiCall = {
  id: "c-1",
  orgId: "o-1",
  createdAt: "2026-08-17T09:01:00.000Z",
  updatedAt: "2026-08-17T09:02:00.000Z",
};

export const PAGE_LENGTH = 100;

/** What was said on each call of the page. */
const TURNS = 11;

/** A hundred ended calls with what was said on them: about 240 kB. */
export const PAGE: readonly VapiCall[] = Array.from({ length: PAGE_LENGTH }, (_, position) => toEndedCall(position));

/** What the server of this benchmark has. */
export const ANSWERS: Answers = {
  [`/call/${CALL.id}`]: Buffer.from(JSON.stringify(CALL)),
  "/call": Buffer.from(JSON.stringify(PAGE)),
};

/** Whether somebody got what was asked for. A failure measured by mistake would make a good figure. */
export function isRight(answer: AnswerName, got: unknown): boolean {
  if (answer === "page") return Array.isArray(got) && got.length === PAGE_LENGTH;
  return typeof got === "object" && got !== null && "id" in got && got.id === CALL.id;
}

function toEndedCall(position: number): VapiCall {
  const id = `call-${position}`;
  return {
    ...CALL,
    id,
    type: "outboundPhoneCall",
    status: "ended",
    endedReason: "customer-ended-call",
    startedAt: "2026-08-17T09:01:10.000Z",
    endedAt: "2026-08-17T09:02:00.000Z",
    campaignId: "campaign-1",
    customer: { number: `+155501${String(position).padStart(2, "0")}`, name: "Ada Example" },
    cost: 0.0731,
    analysis: { summary: "The customer confirmed the appointment.", successEvaluation: "true" },
    artifact: {
      recordingUrl: `https://recordings.example/${id}.wav`,
      messages: Array.from({ length: TURNS }, (_, turn) => ({
        role: turn % 2 === 0 ? ("bot" as const) : ("user" as const),
        message: `This is sentence ${turn} of call ${position}, about as long as what people say on a phone.`,
        time: 1_786_000_000_000 + turn * 3_000,
        endTime: 1_786_000_002_000 + turn * 3_000,
        secondsFromStart: turn * 3,
      })),
    },
  };
}
