// Written by scripts/generate.ts from specs/vapi.yaml: change that file, then run `pnpm generate`.

import type { InputRules } from "@trunkline/core/adapter";

/** What requests have to keep to, in the form that core holds them against. */
export const rules: InputRules = {
  named: {
    CampaignStatus: {"is":"s","of":["scheduled","in-progress","ended","cancelled","archived"]},
    SortOrder: {"is":"s","of":["ASC","DESC"]},
    CampaignSortBy: {"is":"s","of":["createdAt","duration","cost"]},
    CreateCampaign: {"is":"o","must":["name"],"has":{"name":"text","assistantId":"text","workflowId":"text","squadId":"text","phoneNumberId":"text","dialPlan":{"is":"a","each":"DialPlanEntry"},"schedulePlan":"SchedulePlan","customers":{"is":"a","max":10000,"each":"Customer"},"maxConcurrency":{"is":"n","min":1},"assistantOverrides":"AssistantOverrides","squadOverrides":"AssistantOverrides","server":"Server","serverMessages":{"is":"a","each":"CampaignServerMessage"},"predialPlan":"PredialPlan","duplicateFromCampaignId":"text"}},
    DialPlanEntry: {"is":"o","must":["phoneNumberId","customers"],"has":{"phoneNumberId":"text","customers":{"is":"a","each":"Customer"}}},
    Customer: {"is":"o","has":{"number":{"is":"s","min":3,"max":40},"numberE164CheckEnabled":"flag","extension":{"is":"s","max":10},"sipUri":"text","name":{"is":"s","max":40},"email":{"is":"s","max":40},"externalId":{"is":"s","max":40},"assistantOverrides":"AssistantOverrides","squadOverrides":"AssistantOverrides"}},
    AssistantOverrides: {"is":"o","has":{"name":{"is":"s","max":40},"variableValues":"object","metadata":"object","firstMessage":"text","firstMessageInterruptionsEnabled":"flag","firstMessageMode":"FirstMessageMode","voicemailMessage":{"is":"s","max":1000},"endCallMessage":{"is":"s","max":1000},"endCallPhrases":{"is":"a","each":{"is":"s","min":2,"max":140}},"maxDurationSeconds":{"is":"n","min":10,"max":43200},"transcriber":"object","model":"object","voice":"object","backgroundSpeechDenoisingPlan":"object","modelOutputInMessagesEnabled":"flag","startSpeakingPlan":"object","stopSpeakingPlan":"object","keypadInputPlan":"object","analysisPlan":"object","artifactPlan":"object","compliancePlan":"object","monitorPlan":"object","observabilityPlan":"object","hooks":{"is":"a","each":"object"},"tools:append":{"is":"a","each":"object"},"transportConfigurations":{"is":"a","each":"object"},"credentials":{"is":"a","each":"object"},"credentialIds":{"is":"a","each":"text"},"server":"Server","clientMessages":{"is":"a","each":"ClientMessage"},"serverMessages":{"is":"a","each":"ServerMessage"}}},
    FirstMessageMode: {"is":"s","of":["assistant-speaks-first","assistant-speaks-first-with-model-generated-message","assistant-waits-for-user"]},
    Server: {"is":"o","has":{"url":"text","timeoutSeconds":{"is":"n","min":1,"max":300},"credentialId":"text","staticIpAddressesEnabled":"flag","encryptedPaths":{"is":"a","each":"text"},"headers":"object","backoffPlan":"BackoffPlan"}},
    BackoffPlan: {"is":"o","must":["type","maxRetries","baseDelaySeconds"],"has":{"type":"BackoffType","maxRetries":{"is":"n","min":0,"max":10},"baseDelaySeconds":{"is":"n","min":0,"max":10},"excludedStatusCodes":"list"}},
    BackoffType: {"is":"s","of":["fixed","exponential"]},
    ClientMessage: {"is":"s","of":["conversation-update","assistant.speechStarted","function-call","function-call-result","hang","language-changed","metadata","model-output","speech-update","status-update","transcript","tool-calls","tool-calls-result","tool.completed","transfer-update","user-interrupted","voice-input","workflow.node.started","assistant.started"]},
    ServerMessage: {"is":"s","of":["assistant.started","assistant.speechStarted","conversation-update","end-of-call-report","function-call","hang","language-changed","language-change-detected","model-output","phone-call-control","speech-update","status-update","transcript","transcript[transcriptType=\"final\"]","tool-calls","transfer-destination-request","handoff-destination-request","transfer-update","user-interrupted","voice-input","chat.created","chat.deleted","session.created","session.updated","session.deleted","call.deleted","call.delete.failed","call.artifact.upload"]},
    SchedulePlan: {"is":"o","must":["earliestAt"],"has":{"earliestAt":"moment","latestAt":"moment"}},
    CampaignServerMessage: {"is":"s","of":["campaign.started","campaign.cancelled","campaign.ended","campaign.archived","campaign.unarchived","contact.dispatched","contact.completed","contact.failed","contact.skipped","contact.predial-failed","campaign.job.continued"]},
    PredialPlan: {"is":"o","has":{"enabled":"flag"}},
    UpdateCampaign: {"is":"o","has":{"name":"text","assistantId":"text","workflowId":"text","squadId":"text","phoneNumberId":"text","dialPlan":{"is":"a","each":"DialPlanEntry"},"schedulePlan":"SchedulePlan","status":"UpdateCampaignStatus"}},
    UpdateCampaignStatus: {"is":"s","of":["ended","cancelled"]},
    ContactStatus: {"is":"s","of":["contact.pending","contact.dispatched","contact.completed","contact.failed","contact.skipped","contact.predial-failed"]},
    ContactSortBy: {"is":"s","of":["position","status"]},
  },
  operations: {
    listCampaigns: {"query":{"status":"CampaignStatus","page":{"is":"n","min":1},"sortOrder":"SortOrder","sortBy":"CampaignSortBy","limit":{"is":"n","min":0,"max":1000},"createdAtGt":"moment","createdAtLt":"moment","createdAtGe":"moment","createdAtLe":"moment","updatedAtGt":"moment","updatedAtLt":"moment","updatedAtGe":"moment","updatedAtLe":"moment"}},
    createCampaign: {"body":"CreateCampaign","mustBody":1},
    updateCampaign: {"body":"UpdateCampaign","mustBody":1},
    listCampaignsV2: {"query":{"status":"CampaignStatus","includeCounters":"flag","page":{"is":"n","min":1},"sortOrder":"SortOrder","sortBy":"CampaignSortBy","limit":{"is":"n","min":0,"max":1000},"createdAtGt":"moment","createdAtLt":"moment","createdAtGe":"moment","createdAtLe":"moment","updatedAtGt":"moment","updatedAtLt":"moment","updatedAtGe":"moment","updatedAtLe":"moment"}},
    createCampaignV2: {"body":"CreateCampaign","mustBody":1},
    getCampaignV2: {"query":{"includeCounters":"flag"}},
    updateCampaignV2: {"body":"UpdateCampaign","mustBody":1},
    listContactsV2: {"query":{"status":{"is":"a","each":"ContactStatus"},"limit":{"is":"n","min":1,"max":1000},"sortBy":"ContactSortBy","page":{"is":"n","min":1}}},
    listCalls: {"query":{"limit":{"is":"n","min":0,"max":1000},"createdAtGt":"moment","createdAtLt":"moment","createdAtGe":"moment","createdAtLe":"moment","updatedAtGt":"moment","updatedAtLt":"moment","updatedAtGe":"moment","updatedAtLe":"moment"}},
  },
};
