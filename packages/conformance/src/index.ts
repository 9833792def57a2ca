export type { ClauseName, GroupName } from "./clauses.ts";
export {
  type Exchange,
  type ExchangeRequest,
  type Fault,
  type FaultAction,
  OUTCOMES,
  type Situation,
  type TrueAttempt,
  type TrueCampaign,
  type TrueOutcome,
  type TrueRing,
  type TrueRow,
} from "./exchange.ts";
export { type JudgeOptions, judge, openSession, type Session, type Verdict } from "./judge.ts";
export { brokenProperties } from "./model-shape.ts";
export type { Connection, Step, Subject } from "./subject.ts";
