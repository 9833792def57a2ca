/** Campaigns of Vapi's two generations, and of its white label: the same ones, each told in its own way. */
import { isRecord } from "../../contracts.ts";
import { ago, LATER, LATEST, phoneNumber } from "./moments.ts";
import { ABSENT, bare, firstOf, NO_SUCH, onlyIfDemanded, thing, type Wish, type Wishes, wordsOf } from "./wishes.ts";
import type { Asked, World } from "./world.ts";

const DAY = 24 * 60;
/** So few that the second page is asked for as well. */
const CAMPAIGNS_PER_PAGE = 3;
const CONTACTS_PER_PAGE = 4;
const CALLS_PER_PAGE = 1_000;

/** Nobody publishes a list of these roles. */
const SAID: readonly Wishes[] = [
  { role: "bot", secondsFromStart: 1 },
  { role: "user", secondsFromStart: 4 },
  { role: "tool_calls", secondsFromStart: 9 },
  { role: "tool_call_result", message: ABSENT, secondsFromStart: 10 },
];

/** Who has been rung, by the number of the call: what the first has, the others lack in turn. */
const CALLS: readonly Wishes[] = [
  call(1, { status: "ended", endedReason: "customer-ended-call", artifact: { messages: SAID } }),
  call(2, {
    status: "ended",
    endedReason: "voicemail",
    artifact: { messages: ABSENT, recording: ABSENT },
  }),
  call(3, { status: "in-progress", artifact: { messages: SAID }, endedReason: ABSENT, endedAt: ABSENT, cost: ABSENT }),
  call(4, {
    status: "ended",
    endedReason: firstOf(
      "call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable",
      "customer-busy",
    ),
    artifact: { messages: ABSENT, recording: ABSENT, recordingUrl: ABSENT, transcript: ABSENT },
  }),
];
/** Of other campaigns. */
const OTHERS: readonly Wishes[] = [
  call(7, {
    status: "ended",
    artifact: { messages: SAID },
    endedReason: "customer-busy",
    campaignId: "campaign-3",
    ...times(3 * DAY - 10),
  }),
  call(9, { status: "ended", artifact: { messages: SAID }, campaignId: "campaign-2", ...times(2 * DAY - 10) }),
  // Of one that counts more calls than its contacts name.
  call(6, { status: "ended", artifact: { messages: SAID }, campaignId: "campaign-3", ...times(3 * DAY - 20) }),
  // In the middle of those that are looked for.
  call(5, { status: "ended", artifact: { messages: SAID }, campaignId: "campaign-of-others", ...times(DAY - 25) }),
];
const LISTED = newestFirst([...CALLS, ...OTHERS]);

const CAMPAIGNS: readonly Wishes[] = [
  campaign(1, {
    status: firstOf("in-progress"),
    endedReason: ABSENT,
    ...firstCounts({ inProgress: 1, ended: 3, voicemails: 1, calls: ["call-1", "call-2", "call-3", "call-4"] }),
    ...secondCounts({ pending: 1, dispatched: 1, completed: 2, failed: 1, skipped: 1 }),
    customers: [1, 2, 3, 4].map(customer),
    dialPlan: [{ customers: [customer(5)] }],
  }),
  campaign(2, {
    status: firstOf("ended"),
    endedReason: "campaign.ended.success",
    assistantId: ABSENT,
    ...firstCounts({ inProgress: 0, ended: 2, calls: ["call-8", "call-9"] }),
    ...secondCounts({ pending: 0, dispatched: 0, completed: 2, failed: 0, skipped: 0 }),
    customers: [8, 9].map(customer),
    dialPlan: ABSENT,
  }),
  campaign(3, {
    status: firstOf("cancelled", "ended"),
    endedReason: "campaign.in-progress.ended-by-user",
    assistantId: ABSENT,
    workflowId: ABSENT,
    ...firstCounts({ inProgress: 0, ended: 2, calls: ["call-6", "call-7"] }),
    ...secondCounts({ pending: 1, dispatched: 0, completed: 1, failed: 0, skipped: 0 }),
    callMetrics: { dialed: 2, connected: 1 },
    customers: [6, 7, 13].map(customer),
    dialPlan: ABSENT,
  }),
  campaign(4, {
    status: firstOf("scheduled"),
    endedReason: ABSENT,
    schedulePlan: { earliestAt: LATER, latestAt: LATEST },
    ...firstCounts({ inProgress: 0, ended: 0, calls: [] }),
    ...secondCounts({ pending: 2, dispatched: 0, completed: 0, failed: 0, skipped: 0 }),
    customers: [10, 11].map(customer),
    dialPlan: ABSENT,
  }),
  campaign(5, {
    status: firstOf("archived", "ended"),
    endedReason: "campaign.ended.success",
    ...firstCounts({ inProgress: 0, ended: 0, calls: [] }),
    ...secondCounts({ pending: 0, dispatched: 0, completed: 0, failed: 0, skipped: 0 }),
    customers: onlyIfDemanded([customer(12)]),
    dialPlan: [{ customers: [customer(12)] }],
  }),
];

const CONTACTS: readonly Wishes[] = [
  contact(1, { status: "contact.completed", callId: "call-1", endedReason: "customer-ended-call" }),
  contact(2, { status: "contact.completed", callId: "call-2", endedReason: "voicemail" }),
  contact(3, { status: "contact.dispatched", callId: "call-3", endedReason: ABSENT }),
  contact(4, { status: "contact.failed", callId: "call-4", endedReason: "customer-busy" }),
  contact(5, { status: "contact.pending", callId: ABSENT, endedReason: ABSENT, dispatchedAt: ABSENT }),
  contact(6, { status: "contact.skipped", callId: ABSENT, endedReason: ABSENT, dispatchedAt: ABSENT }),
];
const CONTACTS_OF: Readonly<Record<string, readonly Wishes[]>> = {
  "campaign-1": CONTACTS,
  "campaign-3": [contact(7, { status: "contact.failed", callId: "call-7", endedReason: "customer-busy" })],
};

/** So many calls that others made in the same hours that they fill a page, before the two that are looked for. */
const CROWD_DAY = 30 * DAY;
const CROWDED = campaign(30, {
  status: firstOf("ended"),
  endedReason: "campaign.ended.success",
  ...firstCounts({ inProgress: 0, ended: 2, calls: [] }),
  ...secondCounts({ pending: 0, dispatched: 0, completed: 2, failed: 0, skipped: 0 }),
  customers: [customer(20), customer(21)],
  dialPlan: ABSENT,
});
/** Invented only when it is asked for: there is a lot of it. */
const CROWD: () => readonly Wishes[] = once(() =>
  newestFirst(
    Array.from({ length: CALLS_PER_PAGE + 2 }, (_, index) =>
      bare(
        thing("call in a crowd", {
          id: `call-in-a-crowd-${index}`,
          createdAt: ago(CROWD_DAY - 2 - index / 10),
          campaignId: index < 2 ? "campaign-30" : "campaign-of-others",
          status: firstOf("ended"),
          customer: bare({ number: phoneNumber(20 + (index % 2)) }),
        }),
      ),
    ),
  ),
);

/** Made of what was asked for, if that is to be found again by its name. */
const MADE = new Map<string, Wishes>();
const MARK = "[tl-";

export const VAPI: World = {
  ids: {
    campaign: "campaign-1",
    all: CAMPAIGNS.map(({ id }) => String(id)),
    attempts: CALLS.map(({ id }) => String(id)),
    cancelled: "campaign-3",
    planned: "campaign-5",
    unbegun: "campaign-4",
    over: "campaign-2",
    crowded: {
      id: "campaign-30",
      // What calls are told apart and paged by; nothing else about them depends on how many there are.
      onlyFor: ({ operation, path: [, property, ...below] }) =>
        operation === "listCalls" &&
        below.length === 0 &&
        (property === undefined || ["id", "createdAt", "campaignId"].includes(property)),
    },
  },
  open() {
    let made: Wishes | undefined;
    const campaigns = () => (made === undefined ? CAMPAIGNS : [made, ...CAMPAIGNS]);
    const campaignPage = (asked: Asked) => campaignPageOf(campaigns(), asked);
    const campaignOf = ({ path }: Asked) => byId([...campaigns(), CROWDED], path.id);
    const created = (asked: Asked) => {
      made = madeOf(asked);
      return made ?? createdFor(asked);
    };
    const answers: Readonly<Record<string, (asked: Asked) => Wish | typeof NO_SUCH>> = {
      listCampaigns: campaignPage,
      listCampaignsV2: campaignPage,
      listContactsV2: contactPage,
      listCalls: callPage,
      getCall: ({ path }) => byId(LISTED, path.id),
      createCampaign: created,
      createCampaignV2: created,
      getCampaign: campaignOf,
      getCampaignV2: campaignOf,
      updateCampaign: campaignOf,
      updateCampaignV2: campaignOf,
      deleteCampaign: campaignOf,
      deleteCampaignV2: campaignOf,
    };
    return { answer: (asked) => answers[asked.operation]?.(asked), state: () => JSON.stringify(wordsOf(made?.name)) };
  },
};

export const COZMOX: World = VAPI;

/** Up to a moment of creation, by number. */
function campaignPageOf(campaigns: readonly Wishes[], { parameters }: Asked): Wishes {
  return page(campaigns.filter(isWithin(parameters)), CAMPAIGNS_PER_PAGE, parameters);
}

function callPage({ parameters }: Asked): readonly Wishes[] {
  const limit = Number(parameters.get("query limit")?.[0] ?? CALLS_PER_PAGE);
  const [from = ""] = parameters.get("query createdAtGe") ?? [];
  const isOfOld = from !== "" && from < ago(CROWD_DAY - 1);
  return (isOfOld ? [...LISTED, ...CROWD()] : LISTED).filter(isWithin(parameters)).slice(0, limit);
}

function isWithin(parameters: Asked["parameters"]): (thing: Wishes) => boolean {
  const [from = ""] = parameters.get("query createdAtGe") ?? [];
  const [until = LATEST] = parameters.get("query createdAtLe") ?? [];
  return ({ createdAt }) => from <= String(createdAt) && String(createdAt) <= until;
}

function contactPage({ path, parameters }: Asked): Wishes {
  return page(CONTACTS_OF[path.id ?? ""] ?? [], CONTACTS_PER_PAGE, parameters);
}

function page(all: readonly Wishes[], most: number, parameters: Asked["parameters"]): Wishes {
  const itemsPerPage = Math.min(most, Number(parameters.get("query limit")?.[0] ?? most));
  const currentPage = Number(parameters.get("query page")?.[0] ?? 1);
  const totalPages = Math.ceil(all.length / itemsPerPage);
  const before = (currentPage - 1) * itemsPerPage;
  const numbers = { itemsPerPage, totalItems: all.length, currentPage, totalPages };
  return {
    results: all.slice(before, before + itemsPerPage),
    metadata: {
      ...numbers,
      hasNextPage: currentPage < totalPages,
      nextCursor: ABSENT,
      itemsBeyondRetention: false,
    },
  };
}

function createdFor({ body }: Asked): Wish {
  return isRecord(body) && "schedulePlan" in body ? CAMPAIGNS[3] : CAMPAIGNS[0];
}

function madeOf({ body }: Asked): Wishes | undefined {
  const name = isRecord(body) ? String(body.name) : "";
  if (!name.includes(MARK)) return undefined;
  const made = MADE.get(name) ?? { ...CAMPAIGNS[0], id: "campaign-0", createdAt: ago(0), name: firstOf(name) };
  MADE.set(name, made);
  return made;
}

function newestFirst(calls: readonly Wishes[]): readonly Wishes[] {
  return [...calls].sort((a, b) => (String(a.createdAt) < String(b.createdAt) ? 1 : -1));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function byId(things: readonly Wishes[], id: string | undefined): Wishes | typeof NO_SUCH {
  return things.find((each) => each.id === id) ?? NO_SUCH;
}

/** The first is the newest. */
function campaign(number: number, wishes: Wishes): Wishes {
  const created = number * DAY;
  return thing(`campaign ${number}`, {
    id: `campaign-${number}`,
    createdAt: ago(created),
    updatedAt: ago(created - 3 * 60),
    schedulePlan: { earliestAt: ago(created - 10), latestAt: LATEST },
    ...wishes,
  });
}

function call(number: number, wishes: Wishes): Wishes {
  return thing(`call ${number}`, {
    id: `call-${number}`,
    campaignId: "campaign-1",
    ...times(DAY - number * 10),
    ...wishes,
    customer: {
      ...customer(number),
      ...(number === 3 && { number: ABSENT, sipUri: ABSENT }),
      ...([4, 7].includes(number) && { externalId: ABSENT }),
    },
  });
}

/** Of a call that was made so many minutes ago. */
function times(created: number) {
  return {
    createdAt: ago(created),
    startedAt: ago(created - 1),
    endedAt: ago(created - 4),
    updatedAt: ago(created - 5),
  };
}

/** A call says less of whom it rang, in turn: then another property says who it was. */
function customer(number: number): Wishes {
  return thing(`customer ${number}`, {
    number: number === 4 ? ABSENT : phoneNumber(number),
    numberE164CheckEnabled: true,
    extension: [5, 6, 7].includes(number) ? "12" : ABSENT,
    sipUri: `sip:somebody-${number}@example.com`,
    name: `Somebody ${number}`,
    email: `somebody-${number}@example.com`,
    externalId: `book-${number}`,
  });
}

function contact(number: number, wishes: Wishes): Wishes {
  const person = { number: phoneNumber(number), name: `Somebody ${number}` };
  return thing(`contact ${number}`, {
    ...{ id: `contact-${number}`, ...person, dispatchedAt: ago(DAY - number * 10) },
    ...wishes,
  });
}

/** Of the first generation, which counts and names calls. */
function firstCounts(counts: {
  readonly inProgress: number;
  readonly ended: number;
  readonly voicemails?: number;
  readonly calls: readonly string[];
}) {
  return {
    calls: Object.fromEntries(counts.calls.map((id) => [id, {}])),
    callsCounterScheduled: 0,
    callsCounterQueued: 0,
    callsCounterInProgress: counts.inProgress,
    callsCounterEndedVoicemail: counts.voicemails ?? 0,
    callsCounterEnded: counts.ended,
  };
}

/** Of the second one, which counts contacts. */
function secondCounts(
  counters: Readonly<Record<"pending" | "dispatched" | "completed" | "failed" | "skipped", number>>,
) {
  const { dispatched, completed, failed } = counters;
  return {
    contactCounters: { ...counters, predialFailed: 0 },
    callMetrics: { dialed: dispatched + completed + failed, connected: completed },
  };
}
