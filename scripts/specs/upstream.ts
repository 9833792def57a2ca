import { type Contract, isRecord } from "../contracts.ts";

/** Where a provider publishes its document. Undefined: it publishes none. */
export function publishedAt(contract: Contract): string | undefined {
  const { url } = upstreamOf(contract);
  return typeof url === "string" ? url : undefined;
}

/** The day of the document that a contract was last held against, `2026-08-18`. Undefined: of none. */
export function checkedDay(contract: Contract): string | undefined {
  const { checked } = upstreamOf(contract);
  return typeof checked === "string" ? checked : undefined;
}

function upstreamOf({ document }: Contract): Readonly<Record<string, unknown>> {
  const upstream = isRecord(document.info) ? document.info["x-upstream"] : undefined;
  return isRecord(upstream) ? upstream : {};
}
