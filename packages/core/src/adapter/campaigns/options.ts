import { ConfigurationError, type ErrorContext, type Finding } from "../../errors.ts";
import type { IntentOptions } from "../../intents.ts";

/** Throws a `ConfigurationError` that names every option which is none. */
export function checkIntentOptions({ ledger, settleMs, leaseMs }: IntentOptions, context: ErrorContext): void {
  const findings: Finding[] = [
    ...(ledger === undefined || isLedger(ledger) ? [] : [{ field: "ledger", rule: "has not what a ledger has" }]),
    ...timeFindings("settleMs", settleMs),
    ...timeFindings("leaseMs", leaseMs),
  ];
  const [first, ...others] = findings;
  if (first !== undefined) throw new ConfigurationError([first, ...others], context);
}

function timeFindings(field: string, value: unknown): Finding[] {
  const isTime = value === undefined || (typeof value === "number" && Number.isFinite(value) && value >= 1);
  return isTime ? [] : [{ field, rule: "is not a finite number from 1" }];
}

function isLedger(ledger: unknown): boolean {
  const { read, entries, lease } = Object(ledger);
  return [read, entries, lease].every((part) => typeof part === "function");
}
