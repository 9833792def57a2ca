import type { Readers, Sent } from "../readers/readers.ts";
import type { Difference, Site } from "../surface/difference.ts";
import type { Grade } from "./grade.ts";
import { areTaken } from "./taken.ts";

/** What it means for what our functions send that requests are to differ so. */
export function gradeSending(difference: Difference, sites: readonly Site[], readers: Readers): Grade {
  const uses = sites.map((site) => sentAt(site, readers));
  const functions = functionsOf(uses);
  const around = functionsOf(sites.map((site) => sentAt(holderOf(site), readers)));
  const isAlways = uses.every((use) => use?.always === true);
  const words = uses.flatMap((use) => use?.words ?? []);
  return {
    functions: concernsOthers(difference) ? [...new Set([...functions, ...around])].sort() : functions,
    ...verdict(difference, {
      functions,
      isAlways,
      words,
      values: uses.flatMap((use) => use?.values ?? []),
      isAround: around.length > 0,
    }),
  };
}

/** Whether it matters to those as well who send what it belongs to, and not itself: what is new is sent by nobody. */
function concernsOthers({ aspect, before, after }: Difference): boolean {
  if (aspect === "default") return true;
  if (aspect === "required") return after === true;
  return before === undefined && (aspect === "parameter" || aspect === "property" || aspect === "body");
}

function functionsOf(uses: readonly (Sent | undefined)[]): readonly string[] {
  return [...new Set(uses.flatMap((use) => use?.functions ?? []))].sort();
}

/** The object that a property is of; of a parameter or a body, the request. */
function holderOf({ path, ...site }: Site): Site {
  const above = path.slice(0, -1);
  return { ...site, path: above.slice(0, above.findLastIndex((step) => step !== "[]") + 1) };
}

/** What of ours is sent at a place. */
interface Use {
  /** Empty: nobody sends it, though callers may, among a provider's own options. */
  readonly functions: readonly string[];
  readonly isAlways: boolean;
  readonly words: readonly string[];
  readonly values: readonly unknown[];
  /** Whether anybody sends what holds it: the object that it is a property of, or the request. */
  readonly isAround: boolean;
}

function verdict(difference: Difference, use: Use): Omit<Grade, "functions"> {
  const { aspect, before, after, name, shape } = difference;
  const isAdded = before === undefined;
  const isRequired = String(after).startsWith("required ");
  const isSent = use.functions.length > 0;
  switch (aspect) {
    case "operation":
      if (isAdded) return none("can be asked for now");
      return isSent ? person("what we ask for is no longer there") : tolerable("we never ask for it");
    case "parameter":
    case "property":
      if (isAdded && !isRequired) return none("need not be sent");
      if (isAdded) return use.isAround ? person("is demanded now, and we do not send it") : tolerable(NEVER_AROUND);
      return isSent ? person("we send it, and it is no longer taken") : tolerable("we never send it ourselves");
    case "position":
      return isSent
        ? person(`we send it in the ${before}, and it belongs in the ${after}`)
        : tolerable("we never send it");
    case "style":
      return isSent ? person("we write it otherwise") : tolerable("we never send it");
    case "body":
      if (isAdded)
        return String(after) === "nothing"
          ? none("nothing is taken")
          : tolerable("a body is taken now, and we send none");
      return isSent ? person("we send a body, and none is taken") : tolerable("we never send one");
    case "required":
      if (after !== true) return none("may be left out now");
      if (!use.isAround) return tolerable(NEVER_AROUND);
      return use.isAlways
        ? tolerable("is demanded now, and we always send it")
        : person("is demanded now, and we may leave it out");
    case "null":
      return after === true ? none("null may be sent now") : tolerable("we never send null ourselves");
    case "kind":
      if (isWider(String(before), String(after))) return none("what we send is still taken");
      return isSent
        ? person("we send another kind of value than is taken now")
        : tolerable("we never send it ourselves");
    case "word":
      if (isAdded) return none("may be sent now");
      return use.words.includes(String(name))
        ? person("we send this word")
        : tolerable("we never send this word ourselves");
    case "words":
      if (after === "any text") return none("any word may be sent now");
      return isSent
        ? person(`we send it, and only ${shape?.words?.join(", ")} are taken`)
        : tolerable("we never send it ourselves");
    case "default":
      if (use.isAlways) return none("we always say it ourselves");
      if (!use.isAround) return tolerable("we never send what it is a part of");
      return person("what we leave out now means something else");
    case "proof":
      return isSent ? person("we prove ourselves otherwise") : tolerable("we never ask for it");
    case "deprecated":
      return none(after === true ? "is still taken, and will not be for ever" : "is to stay");
    case "readOnly":
      if (after !== true) return none("may be sent now");
      return isSent ? person("we send it, and it is no longer taken") : tolerable("we never send it ourselves");
    case "writeOnly":
    case "answer":
    case "discriminator":
    case "choice":
    case "schema":
      return none("what we send is still taken");
    default:
      if (isLooser(difference)) return none("more is taken than we let pass");
      return areTaken(use.values, aspect, after)
        ? tolerable("less is taken than we let pass: it would be refused there instead of here")
        : person("what our functions send is no longer taken");
  }
}

const NEVER_AROUND = "is demanded now of what we never send ourselves";

function sentAt({ operation, path }: Site, readers: Readers): Sent | undefined {
  const sent = readers.sent(operation);
  const [root = "", ...rest] = path;
  if (root === "") return { functions: readers.askedBy(operation), words: [], values: [], always: true };
  const inside = rest.join(".").replaceAll(".[]", "[]");
  return sent.get(inside === "" ? root : `${root} ${inside}`);
}

function isWider(before: string, after: string): boolean {
  if (after === "anything") return true;
  const now = new Set(after.split(" or "));
  return before.split(" or ").every((kind) => now.has(kind) || (kind === "integer" && now.has("number")));
}

/** Of a bound or a pattern: whether everything that was taken still is. */
function isLooser({ aspect, before, after }: Difference): boolean {
  if (after === undefined) return true;
  if (typeof before !== "number" || typeof after !== "number") return false;
  return aspect.startsWith("max") || aspect === "exclusiveMaximum" ? after > before : after < before;
}

function none(because: string): Grade {
  return { consequence: "none", because };
}

function tolerable(because: string): Grade {
  return { consequence: "tolerable", because };
}

function person(because: string): Grade {
  return { consequence: "needs a person", because };
}
