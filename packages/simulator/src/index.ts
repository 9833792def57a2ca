export { type CheckedAnswer, checkAnswer } from "./check.ts";
export type { Duration } from "./duration.ts";
export type { CallEvent, CampaignEvent, RequestEvent, SimulatorEvent, WebhookEvent } from "./events.ts";
export { INVENTED_DRIFT } from "./faults/invented.ts";
export {
  DRIFTS,
  type Drift,
  FAULT_STATUSES,
  type Fault,
  type FaultAction,
  type FaultKind,
  type FaultScope,
} from "./faults.ts";
export { type NumberOutcomes, OUTCOMES, type Outcome, type OutcomeWeights, USUAL_OUTCOMES } from "./outcomes.ts";
export type { Generation } from "./revox/routes.ts";
export { type SensitiveClass, type SensitivePlace, sensitivePlaces } from "./sensitive-places.ts";
export type { SimulatedRequest } from "./server/requests.ts";
export type { History } from "./simulation.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";
export type { ClockKind } from "./timeline.ts";
export type { Instant, Ring, TrueAttempt, TrueCampaign, TrueRow } from "./truth.ts";
export type { SimulatedWebhook, WebhookAuthentication, WebhookOptions } from "./webhooks.ts";
export { INVENTED_WORDS, type ProviderId } from "./words.ts";
