// Written by scripts/generate.ts from specs/cozmox.yaml: change that file, then run `pnpm generate`.

import type { InputRules } from "@trunkline/core/adapter";

/** What requests have to keep to, in the form that core holds them against. */
export const rules: InputRules = {
  named: {
    CampaignStatus: {"is":"s","of":["scheduled","in-progress","ended"]},
    SortOrder: {"is":"s","of":["ASC","DESC"]},
    CreateCampaign: {"is":"o","must":["name","phoneNumberId","customers"],"has":{"name":"text","assistantId":"text","workflowId":"text","phoneNumberId":"text","schedulePlan":"SchedulePlan","customers":{"is":"a","each":"Customer"}}},
    SchedulePlan: {"is":"o","must":["earliestAt"],"has":{"earliestAt":"moment","latestAt":"moment"}},
    Customer: {"is":"o","has":{"number":{"is":"s","min":3,"max":40},"numberE164CheckEnabled":"flag","extension":{"is":"s","max":10},"sipUri":"text","name":{"is":"s","max":40},"email":{"is":"s","max":40},"externalId":{"is":"s","max":40},"assistantOverrides":"AssistantOverrides"}},
    AssistantOverrides: {"is":"o","has":{"name":{"is":"s","max":40},"variableValues":"object","metadata":"object","firstMessage":"text","firstMessageInterruptionsEnabled":"flag","firstMessageMode":"FirstMessageMode","voicemailMessage":{"is":"s","max":1000},"endCallMessage":{"is":"s","max":1000},"endCallPhrases":{"is":"a","each":{"is":"s","min":2,"max":140}},"silenceTimeoutSeconds":{"is":"n","min":10,"max":3600},"maxDurationSeconds":{"is":"n","min":10,"max":43200},"transcriber":"object","model":"object","voice":"object","voicemailDetection":"object","backgroundDenoisingEnabled":"flag","backgroundSpeechDenoisingPlan":"object","modelOutputInMessagesEnabled":"flag","messagePlan":"object","startSpeakingPlan":"object","stopSpeakingPlan":"object","keypadInputPlan":"object","analysisPlan":"object","artifactPlan":"object","compliancePlan":"object","monitorPlan":"object","observabilityPlan":"object","hooks":{"is":"a","each":"object"},"transportConfigurations":{"is":"a","each":"object"},"credentials":{"is":"a","each":"object"},"credentialIds":{"is":"a","each":"text"},"server":"Server","clientMessages":{"is":"a","each":"ClientMessage"},"serverMessages":{"is":"a","each":"ServerMessage"}}},
    FirstMessageMode: {"is":"s","of":["assistant-speaks-first","assistant-speaks-first-with-model-generated-message","assistant-waits-for-user"]},
    Server: {"is":"o","has":{"url":"text","timeoutSeconds":{"is":"n","min":1,"max":300},"headers":"object","backoffPlan":"BackoffPlan"}},
    BackoffPlan: {"is":"o","must":["type","maxRetries","baseDelaySeconds"],"has":{"type":"BackoffType","maxRetries":{"is":"n","min":0,"max":10},"baseDelaySeconds":{"is":"n","min":0,"max":10}}},
    BackoffType: {"is":"s","of":["fixed","exponential"]},
    ClientMessage: {"is":"s","of":["conversation-update","function-call","function-call-result","hang","language-changed","metadata","model-output","speech-update","status-update","transcript","tool-calls","tool-calls-result","tool.completed","transfer-update","user-interrupted","voice-input","workflow.node.started"]},
    ServerMessage: {"is":"s","of":["conversation-update","end-of-call-report","function-call","hang","language-changed","language-change-detected","model-output","phone-call-control","speech-update","status-update","transcript","transcript[transcriptType=\"final\"]","tool-calls","transfer-destination-request","transfer-update","user-interrupted","voice-input"]},
    UpdateCampaign: {"is":"o","has":{"name":"text","assistantId":"text","workflowId":"text","phoneNumberId":"text","schedulePlan":"SchedulePlan","status":"UpdateCampaignStatus"}},
    UpdateCampaignStatus: {"is":"s","of":["ended"]},
  },
  operations: {
    listCampaigns: {"query":{"status":"CampaignStatus","page":{"is":"n","min":1},"sortOrder":"SortOrder","limit":{"is":"n","min":0,"max":1000},"createdAtGt":"moment","createdAtLt":"moment","createdAtGe":"moment","createdAtLe":"moment","updatedAtGt":"moment","updatedAtLt":"moment","updatedAtGe":"moment","updatedAtLe":"moment"}},
    createCampaign: {"body":"CreateCampaign","mustBody":1},
    updateCampaign: {"body":"UpdateCampaign","mustBody":1},
    listCalls: {"query":{"limit":{"is":"n","min":0,"max":1000},"createdAtGt":"moment","createdAtLt":"moment","createdAtGe":"moment","createdAtLe":"moment","updatedAtGt":"moment","updatedAtLt":"moment","updatedAtGe":"moment","updatedAtLe":"moment"}},
  },
};
