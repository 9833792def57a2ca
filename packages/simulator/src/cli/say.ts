import type { SimulatorEvent } from "../events.ts";
import type { SimulatedRequest } from "../server/requests.ts";
import type { Simulator } from "../simulator.ts";

/** Puts an event into one line; nothing for what would only be noise. */
export type Say = (simulator: Simulator, event: SimulatorEvent) => string | undefined;

/** Rows are told by their position: a line holds no number. */
export function createSay(): Say {
  const names = new Map<string, string>();

  function nameOf({ campaigns }: Simulator, campaignId: string): string {
    const name = names.get(campaignId) ?? campaigns.find(({ id }) => id === campaignId)?.name ?? "deleted";
    names.set(campaignId, name);
    return name;
  }

  function toWords(simulator: Simulator, event: SimulatorEvent): string | undefined {
    switch (event.type) {
      case "request": {
        const request = simulator.requests[event.requestId - 1];
        return request && toRequestWords(request);
      }
      case "campaign":
        names.set(event.campaignId, event.name);
        return `"${event.name}" with ${event.rows} ${event.rows === 1 ? "row" : "rows"} is ${event.status}`;
      case "call": {
        if (event.status === "queued") return undefined;
        const outcome = event.outcome ? `: ${toText(event.outcome)}` : "";
        const row = `"${nameOf(simulator, event.campaignId)}" row ${event.position + 1}`;
        return `${row}  ${CALL_WORDS[event.status]}${outcome}`;
      }
      case "webhook":
        return `webhook ${event.message}  ${event.fate}`;
    }
  }

  return (simulator, event) => {
    const words = toWords(simulator, event);
    return words && `${event.at.slice(11, 19)}  ${simulator.provider.padEnd(6)}  ${words}`;
  };
}

function toRequestWords({ method, path, status, faults }: SimulatedRequest): string {
  const suffered = faults === undefined ? "" : `  (${faults.map(toText).join(", ")})`;
  return `${method} ${path.replace(/\?.*$/, "")}  ${status ?? "no answer"}${suffered}`;
}

const CALL_WORDS = { ringing: "rings", answered: "is picked up", ended: "is over" } as const;

/** A word of a table as people write it. */
export function toText(word: string): string {
  return word.replaceAll("_", " ");
}
