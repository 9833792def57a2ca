import type { CallEvent } from "../events.ts";
import { toInstant } from "../instant.ts";
import type { Outcome } from "../outcomes.ts";
import { sendContact } from "./campaign-messages.ts";
import { addressOf } from "./request.ts";
import { callServer, toWebhook } from "./server-messages.ts";
import type { Call } from "./state.ts";
import type { World } from "./world.ts";

type Step = "queued" | "ringing" | "in-progress" | "forwarding" | "ended";

/** What those who watch the simulator are told. */
const TOLD = {
  queued: "queued",
  ringing: "ringing",
  "in-progress": "answered",
  forwarding: undefined,
  ended: "ended",
} as const satisfies Record<Step, CallEvent["status"] | undefined>;

/** Tells everybody who wants to know that a call got further. */
export function tellCall(world: World, call: Call, step: Step, outcome?: Outcome): void {
  tell(world, call, step, outcome);
  // A call begins by being queued: its status has not changed yet.
  if (step !== "queued") sendStatus(world, call);
  const row = call.campaign?.rows[call.position];
  if (call.campaign === undefined || row === undefined) return;
  if (step === "queued") sendContact(world, call.campaign, row, "contact.dispatched");
  if (step !== "ended") return;
  sendContact(world, call.campaign, row, call.ending?.failed ? "contact.failed" : "contact.completed");
}

function tell(world: World, call: Call, step: Step, outcome: Outcome | undefined): void {
  const { campaign } = call;
  const status = TOLD[step];
  if (campaign === undefined || status === undefined) return;
  world.tell({
    type: "call",
    at: toInstant(world.timeline.now()),
    campaignId: campaign.id,
    position: call.position,
    attemptId: call.id,
    phoneNumber: addressOf(call.customer ?? {}),
    status,
    ...(outcome && { outcome }),
    ...(campaign.requestId !== undefined && { requestId: campaign.requestId }),
  });
}

function sendStatus({ webhooks, timeline, organisation, show }: World, call: Call): void {
  const { server, serverMessages } = callServer(call);
  if (!webhooks.reaches(server?.url)) return;
  const wanted = (type: string) => serverMessages?.includes(type) ?? true;
  const shown = show(call);
  const { status, endedReason, destination } = shown;
  const common = { timestamp: timeline.now(), call: shown, customer: call.customer };
  if (wanted("status-update")) {
    const whereTo = status === "forwarding" ? { destination } : {};
    webhooks.send(toWebhook({ type: "status-update", status, endedReason, ...whereTo, ...common }, server));
  }
  if (status === "ended" && wanted("end-of-call-report")) {
    const { artifact = {}, analysis = {}, cost, costs, startedAt, endedAt } = shown;
    const whereTo = organisation.provider === "vapi" ? { destination } : {};
    const report = { endedReason, artifact, analysis, cost, costs, startedAt, endedAt, ...whereTo };
    webhooks.send(toWebhook({ type: "end-of-call-report", ...report, ...common }, server));
  }
}
