import type { Simulator } from "@trunkline/simulator";

/** A request of the trial's own, past the library. Gives the body of its answer, which must be a good one. */
export async function clean(simulator: Simulator, request: string, body?: unknown): Promise<unknown> {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(simulator.url + path, {
    method,
    headers: { authorization: `Bearer ${simulator.apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${request} was answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Text somewhere in an answer. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = path.reduce<unknown>((inner, step) => (isObject(inner) ? Reflect.get(inner, step) : undefined), value);
  if (typeof found !== "string") throw new Error(`no text at ${path.join(".")}`);
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Two days after the simulated present. */
export function later(simulator: Simulator): string {
  return new Date(simulator.now() + 48 * 3_600_000).toISOString();
}
