/** What of a provider's answers is not to be found in what our functions gave: told from the answers, by no code of ours. */
import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../contracts.ts";
import type { Model } from "../../specs/readers/functions.ts";
import type { Decoded } from "./versions.ts";

type Node = Readonly<Record<string, unknown>>;
type Kind = "Campaign" | "Row" | "CallAttempt";

/** In words, for whoever mends it; empty: nothing is lost, and nothing is there that was not answered. */
export function lossesOf({ function: name, number, models, exchanges }: Decoded): readonly string[] {
  const answers = exchanges
    .filter(({ answered }) => answered.status < 300 && answered.text !== "")
    .map(({ asked, answered }) => ({ asked, value: JSON.parse(answered.text) as unknown }));
  const items = (kind: Kind) =>
    answers.flatMap(({ asked, value }) => (ITEMS[kind][asked.operation]?.(value) ?? []).filter(isRecord));
  const own = models.flatMap((model) => (isKind(model.type) ? [{ kind: model.type, value: fields(model) }] : []));
  const inside = own.flatMap(({ value }) =>
    listIn(value.attempts).map((each) => ({ kind: "CallAttempt" as const, value: each })),
  );
  const told = [...own, ...inside];

  const strange = told.flatMap(({ kind, value }) => [
    ...(items(kind).some((item) => isCarried(value, item)) ? [] : [`${kind} ${value.id}: its raw was never answered`]),
    ...misread(kind, value),
  ]);
  const given = (kind: Kind) => own.flatMap((model) => (model.kind === kind ? [String(model.value.id)] : []));
  const wanted = (kind: Kind, of: (item: Node) => boolean = () => true) =>
    items(kind)
      .filter(of)
      .map(({ id }) => String(id));
  return [...strange, ...lacking()].map((loss) => `${name}: ${loss}`);

  function lacking(): readonly string[] {
    // The first call of all asks for every campaign there is.
    if (name === "listCampaigns" && number === 0) return missing("Campaign", wanted("Campaign"), given("Campaign"));
    if (name === "listRows") {
      const rows = items("Row");
      if (rows.some(({ id }) => id === undefined))
        return missing(
          "Row",
          rows.map((_, at) => at),
          own.map((_, at) => at),
        );
      return missing("Row", wanted("Row"), given("Row"));
    }
    if (name !== "listAttempts") return [];
    const [campaign] = answers.flatMap(({ asked }) =>
      /^(getCampaign|listRows)/.test(asked.operation) ? [asked.path.id] : [],
    );
    // Revox's are of the campaign that was asked for, and do not say so.
    const isOwn = (call: Node) => ("campaignId" in call ? call.campaignId === campaign : "phone_number" in call);
    const [answered, there] = [wanted("CallAttempt", isOwn), new Set(given("CallAttempt"))];
    return answered.filter((id) => !there.has(id)).map((id) => `CallAttempt ${id} was answered, and is not there`);
  }
}

function missing(kind: Kind, wanted: readonly unknown[], given: readonly unknown[]): readonly string[] {
  const [all, there] = [new Set(wanted), new Set(given)];
  return [
    ...[...all].filter((each) => !there.has(each)).map((each) => `${kind} ${each} was answered, and is not there`),
    ...[...there].filter((each) => !all.has(each)).map((each) => `${kind} ${each} is there, and was not answered`),
    ...(there.size === given.length ? [] : [`${kind} comes twice`]),
  ];
}

/** The same, or, where something was left out on purpose, nothing else than was answered. */
function isCarried({ raw, omitted }: Node, item: Node): boolean {
  return isDeepStrictEqual(raw, item) || (omitted !== undefined && isPartOf(raw, item));
}

function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part) && Array.isArray(whole)) {
    return part.length === whole.length && part.every((each, index) => isPartOf(each, whole[index]));
  }
  if (!isRecord(part) || !isRecord(whole)) return isDeepStrictEqual(part, whole);
  return Object.entries(part).every(([name, each]) => isPartOf(each, whole[name]));
}

/** Values that a model names, and where the answer has them; of several, the first that is there. */
function misread(kind: Kind, model: Node): readonly string[] {
  const raw = isRecord(model.raw) ? model.raw : {};
  const isEnded = model.status === "ended";
  return Object.entries(VALUES[kind]).flatMap(([path, sources]) => {
    if (path.startsWith("end.") && !isEnded) return [];
    const answered = sources.map((source) => at(raw, source)).find((value) => value !== undefined && value !== null);
    const read = at(model, path);
    if (answered === undefined)
      return EMPTY.some((none) => isDeepStrictEqual(none, read))
        ? []
        : isDerived(path)
          ? []
          : [`${kind}.${path} is there, and was not answered`];
    return isSame(read, answered)
      ? []
      : [`${kind}.${path} is ${JSON.stringify(read)}, and was ${JSON.stringify(answered)}`];
  });
}

const EMPTY: readonly unknown[] = [undefined, "", {}];

/** Told by other answers than its own. */
function isDerived(path: string): boolean {
  return path === "campaignId" || path === "id";
}

function isSame(read: unknown, answered: unknown): boolean {
  if (isDeepStrictEqual(read, answered)) return true;
  if (typeof read !== "string" || typeof answered !== "string") return false;
  // A moment may be written otherwise; a name is freed of the mark that we put there.
  return Date.parse(read) === Date.parse(answered) || read === answered.replace(/ \[tl-\w+\]$/, "");
}

const VALUES: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> = {
  Campaign: {
    id: ["id"],
    name: ["name"],
    providerStatus: ["status"],
    createdAt: ["createdAt", "created_at"],
    updatedAt: ["updatedAt", "updated_at"],
    "schedule.earliestAt": ["schedulePlan.earliestAt", "scheduled_at"],
    "schedule.latestAt": ["schedulePlan.latestAt"],
    maxConcurrency: ["maxConcurrency", "max_concurrent_calls"],
    endedReason: ["endedReason"],
  },
  Row: {
    id: ["id"],
    "contact.phoneNumber": ["number", "phone_number"],
    "contact.sipUri": ["sipUri"],
    "contact.extension": ["extension"],
    "contact.name": ["name"],
    "contact.email": ["email"],
    "contact.externalId": ["externalId"],
  },
  CallAttempt: {
    id: ["id"],
    campaignId: ["campaignId"],
    providerStatus: ["status"],
    phoneNumber: ["customer.number", "phone_number"],
    startedAt: ["startedAt", "started_at"],
    endedAt: ["endedAt", "ended_at"],
    "cost.amount": ["cost"],
    "end.providerReason": ["endedReason", "end_reason", "dial_error"],
  },
};

const inside =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.reduce<readonly unknown[]>(
      (found, name) => found.flatMap((each) => listed(isRecord(each) ? each[name] : undefined)),
      [value],
    );
const itself = (value: unknown) => listed(value);
const results = inside("results");
const people = (value: unknown) => [...inside("customers")(value), ...inside("dialPlan", "customers")(value)];

/** Where answers hold what our models are of, by operation. */
const ITEMS: Readonly<Record<Kind, Readonly<Record<string, (answer: unknown) => readonly unknown[]>>>> = {
  Campaign: {
    listCampaigns: (answer) => [...results(answer), ...inside("campaigns")(answer)],
    listCampaignsV2: results,
    ...Object.fromEntries(
      ["createCampaign", "createCampaignV2", "getCampaign", "getCampaignV2"].map((name) => [
        name,
        (answer: unknown) => [...itself(answer), ...inside("campaign")(answer)],
      ]),
    ),
  },
  Row: { getCampaign: people, listContactsV2: results, listRows: inside("rows") },
  CallAttempt: {
    listCalls: itself,
    getCall: (answer) =>
      isRecord(answer) && "call" in answer ? inside("call", "call_attempts")(answer) : itself(answer),
    listCallAttempts: inside("calls"),
    listRows: inside("rows", "call", "call_attempts"),
  },
};

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function listIn(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function fields({ value }: Model): Node {
  return isRecord(value) ? value : {};
}

function isKind(type: string): type is Kind {
  return Object.hasOwn(VALUES, type);
}

function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}
