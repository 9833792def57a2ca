import type { Seen } from "./run.ts";

/** What a run was, in a line. */
export function describeRun({ plan, ended, arrived, begun }: Seen): string {
  const { ask, faults, place, retry, abort, timeoutMs, pageSize, waits } = plan;
  const { setting: _setting, setUp: _setUp, kind: _kind, ...asked } = ask;
  const requests = arrived.map(({ operation, acted, status, faults: by }) => ({ operation, acted, status, by }));
  const end = ended.how === "answered" ? ended.how : String(ended.error);
  return JSON.stringify({
    asked,
    place,
    faults,
    retry,
    abort,
    timeoutMs,
    pageSize,
    waits,
    end,
    tries: begun.length,
    requests,
  });
}
