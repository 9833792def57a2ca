import type { Difference } from "../surface/difference.ts";
import type { Grade } from "./grade.ts";

/** Where no adapter of ours is there to try it on, only what is added is harmless: the rest is for a person to say. */
export function gradeUntried({ aspect, before, after }: Difference): Grade {
  const isDemanded = String(after).startsWith("required ");
  if (before !== undefined || isDemanded) {
    return { consequence: "needs a person", because: "there is no adapter of ours to try it on" };
  }
  if (aspect === "word") return { consequence: "new word", because: "no table of ours can have it" };
  return { consequence: "none", because: "is new, and nothing of ours asks for it" };
}
