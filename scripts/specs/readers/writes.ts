/** The functions that change something, given as much as their provider takes. */
import type { Agent, CampaignProvider, CreateCampaignOptions, NewRow } from "@trunkline/core";
import { type Call, model } from "./functions.ts";
import { LATER, LATEST, phoneNumber } from "./moments.ts";
import type { Asked, WorldIds } from "./world.ts";

/** Campaigns in each way that one can begin, by each kind of agent. */
export function creationsOf(provider: CampaignProvider): readonly Call[] {
  const { draft, latestAt, retry, callerBy, manyCallers } = provider.capabilities.create;
  const caller = (index: number) => (callerBy === "id" ? { id: `line-${index}` } : { phoneNumber: phoneNumber(index) });
  const isByAssistantsOnly = provider.pauseCampaign !== undefined;
  const plain: CreateCampaignOptions = {
    name: "Autumn survey",
    agent: { kind: "assistant", id: "assistant-1" },
    callers: [caller(90)],
    rows: [{ contact: { phoneNumber: phoneNumber(1) } }],
    start: "now",
  };
  const rich = {
    ...plain,
    rows: [person(1, isByAssistantsOnly), person(2, isByAssistantsOnly)],
    variables: { topic: "autumn" },
  };
  const agents: readonly Agent[] = isByAssistantsOnly ? [] : [{ kind: "workflow", id: "workflow-1" }];
  const squads: readonly Agent[] = manyCallers ? [{ kind: "squad", id: "squad-1" }] : [];
  return [
    plain,
    { ...rich, ...(callerBy === "phoneNumber" && { maxConcurrency: 3 }), ...(retry && { retry: RETRY }) },
    { ...rich, start: { at: LATER }, ...(latestAt && { latestAt: LATEST }) },
    ...[...agents, ...squads].map((agent) => ({ ...rich, agent })),
    ...(manyCallers ? [{ ...rich, callers: [caller(90), caller(91)], maxConcurrency: 3 }] : []),
    ...(draft ? [{ ...plain, start: "draft" as const }] : []),
    ...(provider.id === "vapi" ? vapiOwn(rich, provider.capabilities.rows.id === "provider") : []),
  ]
    .map((options) => creation(provider, options))
    .concat(intentsOf(provider, plain));
}

function creation(provider: CampaignProvider, options: CreateCampaignOptions): Call {
  return {
    function: "createCampaign",
    async run() {
      const { campaign, warnings, how } = await provider.createCampaign(options);
      return [model("Campaign", campaign), model("Created", { warnings, how })];
    },
  };
}

/** What only Vapi understands; the first generation asks nobody before it dials. */
function vapiOwn(options: CreateCampaignOptions, isSecond: boolean): readonly CreateCampaignOptions[] {
  const server = { url: "https://example.com/hook", timeoutSeconds: 20 };
  const overrides = { firstMessage: "Hello", maxDurationSeconds: 600 };
  const shared = {
    server,
    serverMessages: VAPI_MESSAGES,
    ...(isSecond && { predialPlan: { enabled: true } }),
  };
  return [
    { ...options, providerOptions: { vapi: { ...shared, assistantOverrides: overrides } } },
    {
      ...options,
      agent: { kind: "squad", id: "squad-1" },
      providerOptions: { vapi: { ...shared, squadOverrides: overrides } },
    },
  ];
}

/** Once each: asked for as it should be, with an answer that is lost, and by somebody who is gone before it comes. */
function intentsOf(provider: CampaignProvider, plain: CreateCampaignOptions): readonly Call[] {
  let leave = () => {};
  const isCreation = ({ operation }: Asked) => operation.startsWith("createCampaign");
  return [
    creation(provider, { ...plain, intentKey: "intent-1" }),
    {
      ...creation(provider, { ...plain, intentKey: "intent-2" }),
      beforeAnswer(asked) {
        if (isCreation(asked)) throw new TypeError("the line is gone");
      },
    },
    {
      function: "reconcileIntents",
      beforeAnswer(asked) {
        if (isCreation(asked)) leave();
      },
      async prepare() {
        const gone = new AbortController();
        leave = () => gone.abort();
        const options = { ...plain, intentKey: "intent-3", signal: gone.signal };
        await provider.createCampaign(options).catch((error: unknown) => {
          if (!gone.signal.aborted) throw error;
        });
      },
      async run() {
        const reports = await provider.reconcileIntents({ intentKeys: ["intent-3"] });
        return reports.map((report) => model("IntentReport", report));
      },
    },
  ];
}

const VAPI_MESSAGES = [
  ...["campaign.started", "campaign.cancelled", "campaign.ended", "campaign.archived", "campaign.unarchived"],
  ...["contact.dispatched", "contact.completed", "contact.failed", "contact.skipped", "contact.predial-failed"],
  "campaign.job.continued",
];

const RETRY = {
  maxAttempts: 3,
  days: ["monday", "tuesday"],
  windows: [{ from: "09:30", until: "17:00", retryDelaySeconds: 600 }],
  timeZone: "Europe/Paris",
  secondAtOnce: true,
} as const;

function person(index: number, isNumberAlone: boolean): NewRow {
  const addresses = { sipUri: `sip:somebody-${index}@example.com`, extension: "12", email: "somebody@example.com" };
  return {
    contact: {
      phoneNumber: phoneNumber(index),
      ...(!isNumberAlone && { ...addresses, name: "Somebody", externalId: `book-${index}` }),
    },
    variables: { greeting: "Hello" },
  };
}

/** What can be done to campaigns that are there. */
export function changesOf(provider: CampaignProvider, ids: WorldIds): readonly Call[] {
  const { campaign, unbegun, over, paused = campaign } = ids;
  const { launchCampaign, pauseCampaign, resumeCampaign, updateCampaign } = provider;
  const { callerBy, retry } = provider.capabilities.create;
  const caller = callerBy === "id" ? { id: "line-91" } : { phoneNumber: phoneNumber(91) };
  const changed = retry ? { retry: RETRY, maxConcurrency: 2 } : { startAt: LATER, latestAt: LATEST };
  const of = (name: string, id: string, change: (options: { readonly id: string }) => Promise<unknown>): Call => ({
    function: name,
    run: () => change({ id }).then((value) => (value === undefined ? [] : [model("Campaign", value)])),
  });
  return [
    of("cancelCampaign", campaign, provider.cancelCampaign),
    of("cancelCampaign", over, provider.cancelCampaign),
    of("deleteCampaign", campaign, provider.deleteCampaign),
    of("deleteCampaign", over, provider.deleteCampaign),
    ...(pauseCampaign === undefined ? [] : [of("pauseCampaign", campaign, pauseCampaign)]),
    ...(resumeCampaign === undefined ? [] : [of("resumeCampaign", paused, resumeCampaign)]),
    ...(updateCampaign === undefined
      ? []
      : [
          of("updateCampaign", campaign, ({ id }) => updateCampaign({ id, name: "Winter survey" })),
          of("updateCampaign", unbegun, ({ id }) => updateCampaign({ id, callers: [caller], ...changed })),
        ]),
    ...(launchCampaign === undefined ? [] : [{}, { at: LATER }]).map((when) => ({
      function: "launchCampaign",
      async run() {
        const launched = await launchCampaign?.({ id: unbegun, ...when });
        return [model("Campaign", launched?.campaign), model("Launched", { warnings: launched?.warnings })];
      },
    })),
  ];
}
