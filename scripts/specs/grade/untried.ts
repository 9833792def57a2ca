import type { Difference } from "../surface/difference.ts";
import type { Grade } from "./grade.ts";

/** Where no adapter of ours is there to try it on, only what is added is harmless: the rest is for a person to say. */
export function gradeUntried({ aspect, before, after }: Difference): Grade {
  const isDemanded = String(after).startsWith("required ");
  if (before !== undefined || isDemanded) {
    return {
      consequence: "needs a person",
      because: "not tried: scripts/specs/readers has no world of this provider's",
    };
  }
  if (aspect === "word") return { consequence: "new word", because: "not tried, and new to whoever reads it" };
  return { consequence: "none", because: "is new, and nothing of ours asks for it" };
}
